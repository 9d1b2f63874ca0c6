//! A last purchase before the registration.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// The date of the last purchase lies more days before the registration than the limit allows.
    /// ## Why it matters
    /// Either a date is wrong, or the customer was moved from another system and the registration is the day of the
    /// move.
    /// ## Limit
    /// Days a purchase may lie before the registration: many shops register a customer after the first sale.
    /// ## Known false alarms
    /// Customers who were moved from another system: raise the limit.
    /// ## Example
    /// Bought 2019-11-11, registered 2021-03-02.
    PURCHASE_BEFORE_REGISTRATION = "DAT106", Warning,
        "the last purchase lies before the registration",
        "最近购买日期早于注册日期";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &PURCHASE_BEFORE_REGISTRATION,
    needs: Needs::All(&[Field::LastPurchase, Field::RegisteredOn]),
    look,
};

fn look(row: &Facts<'_>, limit: f64) -> Option<Sighting> {
    let days = row.purchased()?.until(row.registered()?).ok()?.get_days();
    (f64::from(days) > limit).then(|| Sighting::of(row, Field::LastPurchase))
}
