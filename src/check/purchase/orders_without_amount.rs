//! Orders without money.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// An amount of zero with one order or more.
    /// ## Why it matters
    /// Samples and cancelled orders do this; where it is common, the amount column is not filled.
    /// ## Known false alarms
    /// Free samples, and orders that are not yet paid.
    /// ## Example
    /// 2 orders, amount 0.
    ORDERS_WITHOUT_AMOUNT = "AMT104", Info,
        "there are orders, and nothing was spent",
        "有订单但消费金额为 0";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &ORDERS_WITHOUT_AMOUNT,
    needs: Needs::All(&[Field::Amount, Field::OrderCount]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let (amount, orders) = (row.number(Field::Amount)?, row.number(Field::OrderCount)?);
    (amount == 0.0 && orders > 0.0).then(|| Sighting::of(row, Field::Amount))
}
