//! Money spent at no time.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// An amount above zero without a date of the last purchase. Off by default, because a list without such a
    /// column would be full of it.
    /// ## Why it matters
    /// The customer can be counted among neither the active nor the lapsed ones.
    /// ## Known false alarms
    /// Lists that do not keep the date; it is off by default.
    /// ## Example
    /// 1280.50 without a date of the last purchase.
    SPENT_AT_NO_TIME = "AMT105", Info,
        "money was spent, but nobody knows when",
        "有消费金额但没有最近购买日期";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &SPENT_AT_NO_TIME,
    needs: Needs::All(&[Field::Amount]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let undated = !row.has(Field::LastPurchase) && row.number(Field::Amount)? > 0.0;
    undated.then(|| Sighting::of(row, Field::Amount))
}
