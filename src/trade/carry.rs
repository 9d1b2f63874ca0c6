//! Fills in what a list says once for several rows: the head of an order, above the lines that belong to it.
//!
//! A row that has goods and no order of its own, right below a line of an order, is the next line of it, unless it says
//! another day or buyer.

use super::findings::FROM_ABOVE;
use crate::model::{Batch, ContactRow, Field, Finding, FrameBuilder, RowDraft};

/// What a list may say for an order once, or again in every line.
const HEAD: [Field; 5] = [
    Field::OrderedOn,
    Field::SourceKey,
    Field::Mobile,
    Field::Phone,
    Field::Email,
];

/// What goes along with the head.
const ALONG: [Field; 6] = [
    Field::OrderNo,
    Field::Name,
    Field::Company,
    Field::OrderAmount,
    Field::OrderStatus,
    Field::Shop,
];

/// Gives the further lines of orders the head that stands above them.
pub(super) fn carry(batch: &mut Batch, findings: &mut Vec<Finding>) {
    // Nearly all lists have whole rows, and are left as they are.
    let has_orders = batch.frame.fields().any(|field| field == Field::OrderNo);
    if !has_orders || !batch.frame.rows().any(may_be_further) {
        return;
    }
    let mut builder = FrameBuilder::with_capacity(batch.frame.len());
    let mut above: Option<(usize, RowDraft<'_>)> = None;
    for row in batch.frame.rows() {
        let at = row.ix().at();
        let mut draft = row.draft();
        let head = above
            .take()
            .filter(|(last, head)| follows(batch, *last, at) && is_further(row, head));
        if let Some((_, head)) = head {
            for field in HEAD.into_iter().chain(ALONG) {
                match head.get(field) {
                    Some(value) if draft.get(field).is_none() => draft.set(field, value.to_owned()),
                    _ => {}
                }
            }
            let order = head.get(Field::OrderNo).unwrap_or_default();
            findings.push(Finding::new(&FROM_ABOVE, row.ix(), Field::OrderNo).with_value(order));
        }
        builder.push(&draft);
        above = Some((at, draft));
    }
    let filled = builder.finish();
    batch.frame = filled.beside(std::mem::take(&mut batch.frame));
}

/// Whether a row has goods and no order of its own.
fn may_be_further(row: ContactRow<'_>) -> bool {
    let goods = [Field::Product, Field::ProductCode];
    row.get(Field::OrderNo).is_none() && goods.iter().any(|&field| row.get(field).is_some())
}

/// Whether a row is a further line of the order that the row above is of.
fn is_further(row: ContactRow<'_>, above: &RowDraft<'_>) -> bool {
    let agrees = |&field: &Field| {
        row.get(field)
            .is_none_or(|own| above.get(field) == Some(own))
    };
    may_be_further(row) && above.get(Field::OrderNo).is_some() && HEAD.iter().all(agrees)
}

/// Whether a row stands right below another: a line of totals between them ends the order.
fn follows(batch: &Batch, above: usize, row: usize) -> bool {
    let [above, row] = [above, row].map(|at| batch.rows.origins[at]);
    above.input == row.input && above.row + 1 == row.row
}
