//! The Parquet door: what other data tools hand over, every cell as text.

use super::block::{Block, Door};
use super::error::ImportError;
use super::panics::{Panicked, caught};
use super::spec::InputSpec;
use super::table::{OpenTable, Visibility};
use crate::model::{ParquetError, ParquetRows};

/// A Parquet file, opened. Its column names come first, as the header row of other lists does.
struct ParquetDoor {
    spec: InputSpec,
    rows: ParquetRows,
    next_number: u32,
}

/// Rows read at once: a row group is decoded anew for each slice, so slices are larger than a block.
const ROWS_PER_SLICE: usize = 8 * Block::ROWS;

/// Opens a Parquet file.
pub(super) fn open(spec: &InputSpec) -> Result<Vec<OpenTable>, ImportError> {
    let file = std::fs::File::open(&spec.file).map_err(|source| ImportError::Unreadable {
        file: spec.file.clone(),
        source,
    })?;
    let rows = sound(spec, caught(|| ParquetRows::open(file)))?;
    let door = ParquetDoor {
        spec: spec.clone(),
        rows,
        next_number: 1,
    };
    Ok(vec![OpenTable {
        sheet: None,
        visibility: Visibility::Visible,
        format: "Parquet".to_owned(),
        notes: Vec::new(),
        door: Box::new(door),
    }])
}

/// What was read, or what is wrong with the file: the reader says so, or panics.
fn sound<T>(
    spec: &InputSpec,
    read: Result<Result<T, ParquetError>, Panicked>,
) -> Result<T, ImportError> {
    match read {
        Ok(Ok(read)) => Ok(read),
        Ok(Err(error)) => Err(broken(spec, &error)),
        Err(Panicked) => Err(broken(spec, &"it is not built as its format demands")),
    }
}

fn broken(spec: &InputSpec, reason: &dyn std::fmt::Display) -> ImportError {
    ImportError::Broken {
        file: spec.file.clone(),
        sheet: None,
        what: format!("cannot be read as Parquet: {reason}"),
        hint: "write the file again, or export it as CSV",
    }
}

impl Door for ParquetDoor {
    fn next_block(&mut self) -> Result<Option<Block>, ImportError> {
        if self.next_number == 1 {
            let mut block = Block::default();
            block
                .cells
                .push_row(self.rows.headers().iter().map(String::as_str));
            block.numbers.push(1);
            self.next_number = 2;
            return Ok(Some(block));
        }
        let rows = caught(|| self.rows.next_rows(ROWS_PER_SLICE));
        let Some(cells) = sound(&self.spec, rows)? else {
            return Ok(None);
        };
        let first = self.next_number;
        self.next_number += u32::try_from(cells.len()).unwrap_or(u32::MAX);
        let numbers = (first..self.next_number).collect();
        Ok(Some(Block {
            cells,
            numbers,
            notes: Vec::new(),
        }))
    }
}
