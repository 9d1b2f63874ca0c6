//! Money without an order.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// An amount above zero with zero orders.
    /// ## Why it matters
    /// One of the two figures is of another period or another system.
    /// ## Known false alarms
    /// Amounts of this year beside orders of this month.
    /// ## Example
    /// 1280.50 spent, 0 orders.
    SPENT_WITHOUT_ORDERS = "AMT103", Warning,
        "money was spent without an order",
        "有消费金额但订单数为 0";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &SPENT_WITHOUT_ORDERS,
    needs: Needs::All(&[Field::Amount, Field::OrderCount]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let (amount, orders) = (row.number(Field::Amount)?, row.number(Field::OrderCount)?);
    (amount > 0.0 && orders == 0.0).then(|| Sighting::of(row, Field::OrderCount))
}
