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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ParquetTable;

    fn spec(file: &std::path::Path) -> InputSpec {
        InputSpec::new(file, jiff::civil::date(2024, 5, 1))
    }

    fn small_table() -> Vec<u8> {
        let mut bytes = Vec::new();
        let names = ["姓名", "手机"].map(str::to_owned).to_vec();
        let mut table = ParquetTable::new(&mut bytes, names).expect("a buffer");
        for row in 0..20 {
            let mobile = (row % 3 > 0).then_some("13912345678");
            table.row(&[Some("张伟"), mobile]).expect("a buffer");
        }
        table.finish().expect("a buffer");
        bytes
    }

    /// The rows of a file with these bytes, the header's among them.
    fn rows_of(bytes: &[u8]) -> Result<usize, ImportError> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("list.parquet");
        std::fs::write(&file, bytes).expect("a file");
        let mut rows = 0;
        for mut table in open(&spec(&file))? {
            while let Some(block) = table.door.next_block()? {
                rows += block.cells.len();
            }
        }
        Ok(rows)
    }

    #[test]
    fn the_names_of_the_columns_are_the_header() {
        assert_eq!(rows_of(&small_table()).expect("a sound file"), 21);
    }

    #[test]
    fn a_file_that_was_cut_off_is_refused() {
        let sound = small_table();
        for length in (0..sound.len()).step_by(7) {
            assert!(rows_of(&sound[..length]).is_err(), "cut at {length}");
        }
    }
}
