//! A count that is no whole number.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A number of orders with a fraction, such as 2.5.
    /// ## Why it matters
    /// Nobody places half an order: the column holds an average, an amount, or the cells have slipped.
    /// ## Known false alarms
    /// Averages that were exported as counts.
    /// ## Example
    /// 2.5 orders.
    BROKEN_COUNT = "AMT108", Warning,
        "the number of orders is no whole number",
        "订单数不是整数";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &BROKEN_COUNT,
    needs: Needs::All(&[Field::OrderCount]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let count = row.number(Field::OrderCount)?;
    (count.fract() != 0.0).then(|| Sighting::of(row, Field::OrderCount))
}
