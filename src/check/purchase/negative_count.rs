//! A count below zero.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A number of orders or of points below zero.
    /// ## Why it matters
    /// Nobody orders less than nothing; the column has slipped, or a correction was exported as a customer.
    /// ## Known false alarms
    /// Points that were spent in advance, where the programme allows it.
    /// ## Example
    /// -3 orders.
    NEGATIVE_COUNT = "AMT102", Error,
        "the number of orders or points is negative",
        "订单数或积分为负数";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &NEGATIVE_COUNT,
    needs: Needs::Any(&[Field::OrderCount, Field::Points]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let negative = |&field: &Field| row.number(field).is_some_and(|count| count < 0.0);
    let field = [Field::OrderCount, Field::Points]
        .into_iter()
        .find(negative)?;
    Some(Sighting::of(row, field))
}
