//! Less than nothing spent.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// An amount below zero.
    /// ## Why it matters
    /// Returns were counted and purchases were not; sums and averages of the list are wrong.
    /// ## Known false alarms
    /// Returns that outweigh the purchases of the period.
    /// ## Example
    /// -120.00.
    NEGATIVE_AMOUNT = "AMT101", Warning,
        "the amount spent is negative",
        "消费金额为负数";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &NEGATIVE_AMOUNT,
    needs: Needs::All(&[Field::Amount]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    (row.number(Field::Amount)? < 0.0).then(|| Sighting::of(row, Field::Amount))
}
