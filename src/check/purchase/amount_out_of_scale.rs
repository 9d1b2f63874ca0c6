//! An amount nobody spends.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// An amount above the limit.
    /// ## Why it matters
    /// A telephone number or a customer number that slipped into the column looks like this, and one of them
    /// outweighs the whole list.
    /// ## Limit
    /// The greatest amount that is believed, in the currency of the list.
    /// ## Known false alarms
    /// Customers of capital goods: raise the limit.
    /// ## Example
    /// 18607151849 as the amount spent.
    AMOUNT_OUT_OF_SCALE = "AMT107", Info,
        "the amount spent is out of all scale",
        "消费金额异常大";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &AMOUNT_OUT_OF_SCALE,
    needs: Needs::All(&[Field::Amount]),
    look,
};

fn look(row: &Facts<'_>, limit: f64) -> Option<Sighting> {
    (row.number(Field::Amount)? > limit).then(|| Sighting::of(row, Field::Amount))
}
