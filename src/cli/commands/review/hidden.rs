//! The queue with persons hidden.

use crate::cli::mask::Mask;
use crate::model::Field;
use crate::review::{Detail, Item};

/// Hides the persons of a list.
pub(super) fn items(items: &mut [Item], mask: Mask) {
    let records = items.iter_mut().flat_map(|item| &mut item.records);
    for (field, value) in records.flat_map(|record| &mut record.values) {
        *value = mask.value(*field, value);
    }
}

/// Hides the persons of one question: the values of each field, and every cell as it was read.
pub(super) fn detail(detail: &mut Detail, mask: Mask) {
    for line in &mut detail.fields {
        for value in &mut line.values {
            *value = mask.maybe(line.field, value.as_deref());
        }
    }
    for side in &mut detail.sides {
        for (_, cell) in side.cells.iter_mut().filter(|(_, cell)| !cell.is_empty()) {
            *cell = mask.cell(None, cell);
        }
        for finding in &mut side.findings {
            let field = finding
                .field
                .as_deref()
                .and_then(|name| name.parse::<Field>().ok());
            for text in [&mut finding.value, &mut finding.proposal]
                .into_iter()
                .flatten()
            {
                *text = mask.cell(field, text);
            }
        }
    }
}
