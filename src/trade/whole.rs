//! Tells amounts of lines from those of whole orders, where a list states the order's in a column like a line's.
//!
//! What proves it, over the orders of several lines: all of them have one amount in every line, though price times
//! quantity differs; or all of them have it in one line alone, and price and quantity in the others too.

use std::collections::BTreeMap;

use super::findings::OF_ORDER;
use super::reading::{AmountFrom, Reading};
use crate::model::{AmountOf, Batch, Code, ContactRow, Field, Finding, InputIx, Money, RowIx};

/// Orders that must say so before a list is believed: two may be chance, with goods of one price in odd numbers.
const ENOUGH_ORDERS: usize = 3;

/// The lines of an order: what each states, and what it is worth by price and quantity.
#[derive(Default)]
struct Lines {
    stated: Vec<Money>,
    worths: Vec<Option<Money>>,
}

/// Turns amounts of lines into amounts of orders where the list proves that they are.
pub(super) fn tell(
    batch: &Batch,
    readings: &mut [Result<Reading, Code>],
    findings: &mut Vec<Finding>,
) {
    let proven = proven(&orders(batch, readings));
    for (at, reading) in (0..).map(RowIx).zip(readings) {
        let input = batch.rows.origins[at.at()].input;
        let is_told = proven.contains(&input) && batch.frame.row(at).get(Field::OrderNo).is_some();
        match reading {
            Ok(reading) if is_told && is_stated(reading) => {
                reading.amount_of = AmountOf::Order;
                let told = Finding::new(&OF_ORDER, at, Field::Amount);
                findings.push(told.with_value(reading.amount.to_string()));
            }
            _ => {}
        }
    }
}

fn is_stated(reading: &Reading) -> bool {
    reading.amount_of == AmountOf::Line && reading.from == AmountFrom::Stated
}

fn orders<'b>(
    batch: &'b Batch,
    readings: &[Result<Reading, Code>],
) -> BTreeMap<(InputIx, &'b str), Lines> {
    let mut orders: BTreeMap<(InputIx, &str), Lines> = BTreeMap::new();
    for (row, reading) in batch.frame.rows().zip(readings) {
        let (Ok(reading), Some(order)) = (reading, row.get(Field::OrderNo)) else {
            continue;
        };
        if reading.amount_of == AmountOf::Line {
            let input = batch.rows.origins[row.ix().at()].input;
            let lines = orders.entry((input, order)).or_default();
            lines.worths.push(worth(row));
            lines
                .stated
                .extend(is_stated(reading).then_some(reading.amount));
        }
    }
    orders
}

/// Price times quantity.
fn worth(row: ContactRow<'_>) -> Option<Money> {
    let read = |field| row.get(field).and_then(Money::read);
    read(Field::Price)?.times(read(Field::Quantity)?)
}

/// How many orders of a list speak for each proof, and whether none speaks against it.
#[derive(Default)]
struct Proofs {
    repeated: usize,
    not_repeated: bool,
    once: usize,
    not_once: bool,
}

impl Proofs {
    fn hold(&self) -> bool {
        (self.repeated >= ENOUGH_ORDERS && !self.not_repeated)
            || (self.once >= ENOUGH_ORDERS && !self.not_once)
    }
}

/// The lists of which it is proven.
fn proven(orders: &BTreeMap<(InputIx, &str), Lines>) -> Vec<InputIx> {
    let mut proofs: BTreeMap<InputIx, Proofs> = BTreeMap::new();
    for ((input, _), lines) in orders {
        let several = lines.worths.len() > 1 && !lines.stated.is_empty();
        if !several {
            continue;
        }
        let proof = proofs.entry(*input).or_default();
        let all_stated = lines.stated.len() == lines.worths.len();
        let one_amount = all_stated && lines.stated.iter().all(|one| *one == lines.stated[0]);
        let worths_differ = lines.worths.iter().any(|one| *one != lines.worths[0])
            && lines.worths.iter().all(Option::is_some);
        proof.repeated += usize::from(one_amount && worths_differ);
        proof.not_repeated |= !one_amount;
        proof.once += usize::from(lines.stated.len() == 1);
        proof.not_once |= lines.stated.len() != 1;
    }
    let proven = proofs.into_iter().filter(|(_, proof)| proof.hold());
    proven.map(|(input, _)| input).collect()
}
