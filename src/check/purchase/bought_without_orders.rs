//! A purchase without an order.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A date of the last purchase with zero orders.
    /// ## Why it matters
    /// One of the two figures is of another period or another system.
    /// ## Known false alarms
    /// Orders counted for this year alone.
    /// ## Example
    /// Last purchase 2024-11-11, 0 orders.
    BOUGHT_WITHOUT_ORDERS = "AMT106", Warning,
        "there is a last purchase, and no order",
        "有最近购买日期但订单数为 0";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &BOUGHT_WITHOUT_ORDERS,
    needs: Needs::All(&[Field::LastPurchase, Field::OrderCount]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let none = row.has(Field::LastPurchase) && row.number(Field::OrderCount)? == 0.0;
    none.then(|| Sighting::of(row, Field::OrderCount))
}
