//! Opens a file: what it is, and the tables in it.

use super::{Block, CellNote, Door, ImportError, InputSpec, RowNumber};
use crate::model::CellRows;

/// Whether a sheet is shown to whoever opens the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// It is.
    Visible,
    /// It is not.
    Hidden,
}

/// A table of a file, opened.
pub struct OpenTable {
    /// The sheet, where the file has sheets.
    pub sheet: Option<String>,
    /// Whether the sheet is shown.
    pub visibility: Visibility,
    /// The encoding, or the workbook's format.
    pub format: String,
    /// What a person should know about how it was opened.
    pub notes: Vec<String>,
    /// The rows.
    pub door: Box<dyn Door>,
}

/// Opens every table of a file.
pub(crate) fn open(spec: &InputSpec) -> Result<Vec<OpenTable>, ImportError> {
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_path(&spec.file)
        .map_err(|error| unreadable(spec, error))?;
    Ok(vec![OpenTable {
        sheet: None,
        visibility: Visibility::Visible,
        format: "UTF-8".to_owned(),
        notes: Vec::new(),
        door: Box::new(CommaDoor {
            reader,
            spec: spec.clone(),
            number: 0,
        }),
    }])
}

fn unreadable(spec: &InputSpec, error: csv::Error) -> ImportError {
    ImportError::Unreadable {
        file: spec.file.clone(),
        source: error.into(),
    }
}

struct CommaDoor {
    reader: csv::Reader<std::fs::File>,
    spec: InputSpec,
    number: RowNumber,
}

impl Door for CommaDoor {
    fn next_block(&mut self) -> Result<Option<Block>, ImportError> {
        let mut block = Block {
            cells: CellRows::new(),
            numbers: Vec::new(),
            notes: Vec::<CellNote>::new(),
        };
        let mut record = csv::StringRecord::new();
        while !block.is_full() {
            let more = self.reader.read_record(&mut record);
            if !more.map_err(|error| unreadable(&self.spec, error))? {
                break;
            }
            self.number += 1;
            block.cells.push_row(record.iter());
            block.numbers.push(self.number);
        }
        Ok((!block.cells.is_empty()).then_some(block))
    }
}
