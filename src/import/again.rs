//! Reads rows again that were read before and kept: their cells, verbatim, under the columns their input had.
//!
//! For a store whose rules have changed. What comes in: an input as it was described, and rows of it. What goes out: the
//! batch that a fresh reading would give. Which column is which field stays as it was found then: that was evidence of
//! the file, which is gone.

use super::Imported;
use super::mapping::{fill, outputs_of};
use crate::model::{Batch, CellRows, Input, RecordRows};

/// What spreadsheets show where a formula fails: no value, as when it was read first.
/// Source: ECMA-376, part 1, 18.17.3, and the errors that later versions of Excel have added.
const FORMULA_ERRORS: [&str; 12] = [
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#GETTING_DATA",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
];

/// Makes a batch of rows of `input` that were kept.
#[must_use]
pub fn again(input: &Input, rows: RecordRows) -> Imported {
    let kept: Vec<u32> = (0u32..).take(rows.raw.len()).collect();
    // Only workbooks have sheets, and formulas.
    let no_value = match input.sheet {
        Some(_) => formula_errors(&rows.raw),
        None => Vec::new(),
    };
    let frame = fill(&outputs_of(&input.columns), &rows.raw, &kept, &no_value);
    Imported(Batch {
        frame,
        rows,
        rejected: Vec::new(),
        findings: Vec::new(),
    })
}

/// The cells that show a formula error, by row and column.
fn formula_errors(cells: &CellRows) -> Vec<(u32, u32)> {
    let mut errors = Vec::new();
    for (row, cells) in (0u32..).zip(cells.iter()) {
        let failed = (0u32..)
            .zip(cells.iter())
            .filter(|(_, cell)| FORMULA_ERRORS.contains(cell));
        errors.extend(failed.map(|(column, _)| (row, column)));
    }
    errors
}
