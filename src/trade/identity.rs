//! Tells which line a row is: the same in every list of its source that states it.
//!
//! A line is known by its order and what tells it apart within: its own number, else the goods. Where there is no order
//! number, by all it says of buyer, day, goods and money. Equal lines of one list are counted, so that two are two, and
//! the same list again is the same two. They are counted in the order of their content, never of their rows.

use rustc_hash::FxHashSet;

use super::reading::{Reading, email, mobile};
use crate::model::{
    AmountOf, Batch, Cells, Code, ContactRow, Field, Input, InputIx, LineDigest, Slot,
};
use crate::model::{RowIx, Transaction};

/// The lines of all rows.
pub(super) fn identify(
    batch: &Batch,
    inputs: &[Input],
    readings: &[Result<Reading, Code>],
) -> Vec<Result<Transaction, Code>> {
    let layouts: Vec<Layout<'_>> = inputs.iter().map(Layout::of).collect();
    let numbered = numbered(batch, inputs.len());
    let rows: Vec<(InputIx, [u8; 16], [u8; 16])> = (0..)
        .zip(&batch.rows.origins)
        .map(|(at, origin)| {
            let row = batch.frame.row(RowIx(at));
            let layout = &layouts[origin.input.at()];
            let by_number = numbered[origin.input.at()];
            let cells = batch.rows.raw.row(row.ix().at());
            (
                origin.input,
                base(row, layout.source, by_number),
                layout.digest(cells),
            )
        })
        .collect();
    let nth = occurrences(&rows, readings);
    let all = readings.iter().zip(&rows).zip(nth);
    (0..)
        .zip(all)
        .map(|(at, ((reading, (_, base, content)), nth))| {
            let reading = (*reading)?;
            let slot = hash(&[base, &nth.to_le_bytes()]);
            Ok(Transaction {
                row: RowIx(at),
                slot: Slot(slot),
                digest: LineDigest(said(&slot, content, &reading)),
                amount: reading.amount,
                amount_of: reading.amount_of,
                day: reading.day,
                standing: reading.standing,
            })
        })
        .collect()
}

/// What a row says: its cells, and what they were read as, which another list may give another reading.
fn said(slot: &[u8], content: &[u8], reading: &Reading) -> [u8; 16] {
    let of: &[u8] = match reading.amount_of {
        AmountOf::Line => b"line",
        AmountOf::Order => b"order",
    };
    let (amount, day) = (reading.amount.0.to_le_bytes(), reading.day.to_string());
    hash(&[slot, content, &amount, of, day.as_bytes()])
}

/// How many lines of the same list and base come before each, by content.
fn occurrences(
    rows: &[(InputIx, [u8; 16], [u8; 16])],
    readings: &[Result<Reading, Code>],
) -> Vec<u32> {
    let mut nth = vec![0; rows.len()];
    let mut lines: Vec<usize> = (0..rows.len()).filter(|&at| readings[at].is_ok()).collect();
    lines.sort_unstable_by_key(|&at| (rows[at], at));
    for equal in lines.chunk_by(|&one, &other| {
        let (one, other) = (rows[one], rows[other]);
        (one.0, one.1) == (other.0, other.1)
    }) {
        for (count, &at) in (0..).zip(equal) {
            nth[at] = count;
        }
    }
    nth
}

/// What tells a line from all others but its equals.
fn base(row: ContactRow<'_>, source: &str, by_number: bool) -> [u8; 16] {
    let cell = |field| row.get(field).unwrap_or_default();
    if let Some(order) = row.get(Field::OrderNo) {
        let goods = row.get(Field::ProductCode).unwrap_or(cell(Field::Product));
        let number = row.get(Field::OrderLine).filter(|_| by_number);
        let within: [&str; 2] = match number {
            Some(number) => ["line", number],
            None => ["goods", goods],
        };
        return hash(&["order", source, order, within[0], within[1]].map(str::as_bytes));
    }
    let who = [
        cell(Field::SourceKey),
        mobile(row).unwrap_or_default(),
        email(row).unwrap_or_default(),
        cell(Field::Name),
    ];
    let what = [
        Field::OrderedOn,
        Field::ProductCode,
        Field::Product,
        Field::Quantity,
        Field::Price,
        Field::Amount,
        Field::OrderAmount,
        Field::Shop,
    ]
    .map(cell);
    let parts: Vec<&[u8]> = ["row", source]
        .into_iter()
        .chain(who)
        .chain(what)
        .map(str::as_bytes)
        .collect();
    hash(&parts)
}

/// For each input, whether its line numbers are of the orders. A number that no two rows share, over several orders,
/// and no longer than the list, is the number of the row: it changes with every export.
fn numbered(batch: &Batch, inputs: usize) -> Vec<bool> {
    let mut seen: Vec<(FxHashSet<&str>, FxHashSet<&str>, usize)> = Vec::new();
    seen.resize_with(inputs, Default::default);
    let mut longest = vec![0; inputs];
    for (row, origin) in batch.frame.rows().zip(&batch.rows.origins) {
        let at = origin.input.at();
        if let Some(number) = row.get(Field::OrderLine) {
            let (numbers, orders, rows) = &mut seen[at];
            numbers.insert(number);
            orders.extend(row.get(Field::OrderNo));
            *rows += 1;
            longest[at] = longest[at].max(number.len());
        }
    }
    let is_of_order =
        |((numbers, orders, rows), longest): (&(FxHashSet<_>, FxHashSet<_>, usize), _)| {
            let counts_rows = numbers.len() == *rows && orders.len() > 1;
            !counts_rows || longest > rows.to_string().len() + 1
        };
    seen.iter().zip(longest).map(is_of_order).collect()
}

/// How the cells of one input are read for a digest: by header, in alphabetical order.
struct Layout<'a> {
    source: &'a str,
    headers: Vec<(&'a str, usize)>,
}

impl<'a> Layout<'a> {
    fn of(input: &'a Input) -> Self {
        Layout {
            source: &input.source,
            headers: input.sorted_headers(),
        }
    }

    /// What a row says, whatever the order of its columns.
    fn digest(&self, cells: Cells<'_>) -> [u8; 16] {
        let named = self
            .headers
            .iter()
            .map(|&(header, column)| (header, column));
        let surplus = (self.headers.len()..cells.len()).map(|column| ("", column));
        let mut parts: Vec<&[u8]> = Vec::with_capacity(2 * cells.len());
        for (header, column) in named.chain(surplus) {
            let cell = cells.get(column).unwrap_or_default().trim();
            if !cell.is_empty() {
                parts.extend([header.as_bytes(), cell.as_bytes()]);
            }
        }
        hash(&parts)
    }
}

/// The length goes before each part, so that no two lists of parts look the same.
fn hash(parts: &[&[u8]]) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut short = [0; 16];
    short.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    short
}
