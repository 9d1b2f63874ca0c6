//! Shows how an input would be read: its columns with their reasons, and its first rows as mapped.
//!
//! Data only; the command line draws it.

use super::rows::{Place, RowReader};
use super::tables::{Table, open_tables};
use super::{Block, ImportError, InputSpec, SourceBook};
use crate::model::{Batch, CellRows, Input, InputIx};
use crate::rules::FieldRules;

/// Records that a preview shows.
pub const PREVIEW_ROWS: usize = 10;

/// How one input would be read.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The input: its columns with their use and the reason, and notes.
    pub input: Input,
    /// The first records as mapped, with what is rejected between them.
    pub batch: Batch,
}

/// Previews every list of a file.
///
/// # Errors
/// When the file cannot be read, holds no list, or lacks what the user named.
pub fn preview(
    spec: &InputSpec,
    rules: &FieldRules,
    sources: Option<&SourceBook>,
) -> Result<Vec<Preview>, ImportError> {
    let tables = open_tables(spec, rules, sources)?;
    Ok((0..)
        .zip(tables)
        .map(|(place, (input, table))| preview_table(InputIx(place), input, table))
        .collect())
}

fn preview_table(ix: InputIx, input: Input, table: Table) -> Preview {
    let skip = table.layout.first_data;
    let reader = RowReader::new(ix, &table.layout, table.mapping, table.raggedness);
    let end = reader.end_of_records(&table.head, skip, PREVIEW_ROWS);
    Preview {
        input,
        batch: reader.read(first_rows(&table.head, end), skip, Place::Middle),
    }
}

/// The first rows of a block.
fn first_rows(block: &Block, end: usize) -> Block {
    let mut cells = CellRows::new();
    (0..end).for_each(|row| cells.push_row(block.cells.row(row).iter()));
    let within = |row: u32| (row as usize) < end;
    Block {
        cells,
        numbers: block.numbers.iter().take(end).copied().collect(),
        notes: block
            .notes
            .iter()
            .filter(|note| within(note.row))
            .copied()
            .collect(),
    }
}
