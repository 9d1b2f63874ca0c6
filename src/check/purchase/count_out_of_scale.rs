//! More orders than anybody places.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A number of orders above the limit.
    /// ## Why it matters
    /// An amount, a telephone number or a customer number that slipped into the column looks like this.
    /// ## Limit
    /// The greatest number of orders that is believed.
    /// ## Known false alarms
    /// Customers who order by machine.
    /// ## Example
    /// 18607151849 orders.
    COUNT_OUT_OF_SCALE = "AMT109", Info,
        "the number of orders is out of all scale",
        "订单数异常大";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &COUNT_OUT_OF_SCALE,
    needs: Needs::All(&[Field::OrderCount]),
    look,
};

fn look(row: &Facts<'_>, limit: f64) -> Option<Sighting> {
    (row.number(Field::OrderCount)? > limit).then(|| Sighting::of(row, Field::OrderCount))
}
