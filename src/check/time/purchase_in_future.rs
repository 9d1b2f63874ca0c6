//! A purchase that is yet to come.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A date of the last purchase after the date of the run.
    /// ## Why it matters
    /// The customer would count as the newest of all, and win every merge by recency.
    /// ## Known false alarms
    /// Lists of orders with the day of delivery; clocks in other time zones, by one day.
    /// ## Example
    /// 2052-03-02.
    PURCHASE_IN_FUTURE = "DAT108", Error,
        "the last purchase lies in the future",
        "最近购买日期晚于今天";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &PURCHASE_IN_FUTURE,
    needs: Needs::All(&[Field::LastPurchase]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    (row.purchased()? > row.today()).then(|| Sighting::of(row, Field::LastPurchase))
}
