//! Tells amounts of lines from those of whole orders, where a list repeats the order's in every line of it.
//!
//! What proves it: in every order of several lines the amounts are all the same, though price times quantity is not.

use std::collections::BTreeMap;

use super::findings::OF_ORDER;
use super::reading::Reading;
use crate::model::{AmountOf, Batch, Code, Field, Finding, InputIx, Money, RowIx};

/// Orders that must say so before a list is believed: two may be chance, with goods of one price in odd numbers.
const ENOUGH_ORDERS: usize = 3;

/// What the lines of an order have shown.
#[derive(Clone, Copy)]
struct Shown {
    amount: Money,
    worth: Option<Money>,
    same_amounts: bool,
    same_worths: bool,
    lines: usize,
}

/// Turns amounts of lines into amounts of orders where the list proves that they are.
pub(super) fn tell(
    batch: &Batch,
    readings: &mut [Result<Reading, Code>],
    findings: &mut Vec<Finding>,
) {
    let mut orders: BTreeMap<(InputIx, &str), Shown> = BTreeMap::new();
    for (row, reading) in batch.frame.rows().zip(readings.iter()) {
        let (Ok(reading), Some(order)) = (reading, row.get(Field::OrderNo)) else {
            continue;
        };
        if reading.amount_of == AmountOf::Line {
            let read = |field| row.get(field).and_then(Money::read);
            let worth = read(Field::Price).zip(read(Field::Quantity));
            let worth = worth.and_then(|(price, quantity)| price.times(quantity));
            let input = batch.rows.origins[row.ix().at()].input;
            see(orders.entry((input, order)), reading.amount, worth);
        }
    }
    let proven = proven(&orders);
    if proven.is_empty() {
        return;
    }
    for (at, reading) in (0..).map(RowIx).zip(readings) {
        let input = batch.rows.origins[at.at()].input;
        if let (Ok(reading), true) = (reading, proven.contains(&input)) {
            if reading.amount_of == AmountOf::Line
                && batch.frame.row(at).get(Field::OrderNo).is_some()
            {
                reading.amount_of = AmountOf::Order;
                let told = Finding::new(&OF_ORDER, at, Field::Amount);
                findings.push(told.with_value(reading.amount.to_string()));
            }
        }
    }
}

fn see(
    entry: std::collections::btree_map::Entry<'_, (InputIx, &str), Shown>,
    amount: Money,
    worth: Option<Money>,
) {
    entry
        .and_modify(|shown| {
            shown.same_amounts &= shown.amount == amount;
            shown.same_worths &= shown.worth.is_none() || shown.worth == worth;
            shown.lines += 1;
        })
        .or_insert(Shown {
            amount,
            worth,
            same_amounts: true,
            same_worths: true,
            lines: 1,
        });
}

/// The lists in which every order of several lines has one amount, and enough of them lines of different worth.
fn proven(orders: &BTreeMap<(InputIx, &str), Shown>) -> Vec<InputIx> {
    let mut proofs: BTreeMap<InputIx, (usize, bool)> = BTreeMap::new();
    let several = orders.iter().filter(|(_, shown)| shown.lines > 1);
    for ((input, _), shown) in several {
        let (count, holds) = proofs.entry(*input).or_insert((0, true));
        *holds &= shown.same_amounts;
        *count += usize::from(!shown.same_worths);
    }
    let enough = |(_, (count, holds)): &(InputIx, (usize, bool))| *holds && *count >= ENOUGH_ORDERS;
    let proven = proofs.into_iter().filter(enough);
    proven.map(|(input, _)| input).collect()
}
