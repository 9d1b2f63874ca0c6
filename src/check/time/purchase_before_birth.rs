//! A purchase before the birth.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A date of the last purchase before the birth date, or before the one in the identity number.
    /// ## Why it matters
    /// One of the two dates is wrong.
    /// ## Known false alarms
    /// Accounts that parents opened and handed on.
    /// ## Example
    /// Bought 1980-01-01, born 1985-07-19.
    PURCHASE_BEFORE_BIRTH = "DAT105", Error,
        "bought before being born",
        "最近购买日期早于出生日期";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &PURCHASE_BEFORE_BIRTH,
    needs: Needs::All(&[Field::LastPurchase]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let early = row.purchased()? < row.birth_by_any()?;
    early.then(|| Sighting::of(row, Field::LastPurchase))
}
