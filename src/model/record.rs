//! Where rows come from: inputs, origins, and the rows that are no records.

use std::path::PathBuf;

use jiff::civil::Date;

use super::{CellRows, Code, Field, InputIx};

/// How a column of an input is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnUse {
    /// It is (part of) a field.
    Field(Field),
    /// It maps to no field and is kept beside the record under its header.
    Extra,
    /// It has neither a header nor a value in any row looked at.
    Empty,
}

/// A column of an input: its header, what it is used for, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputColumn {
    /// The header, made unique within its input; two-row headers are joined by `/`.
    pub header: String,
    /// What the column is used for.
    pub usage: ColumnUse,
    /// Why, in a few words that `--preview` shows.
    pub reason: String,
}

/// One opened input: a text file, or one sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The file as it was named, `-` for standard input.
    pub file: PathBuf,
    /// The sheet, where the file has sheets.
    pub sheet: Option<String>,
    /// The source its records belong to.
    pub source: String,
    /// How much the source is trusted where records disagree; higher wins.
    pub priority: i64,
    /// How the text was encoded: `UTF-8`, `GB18030`, ... ; for workbooks the format, `xlsx`, `xls`, ...
    pub encoding: String,
    /// How recent the input is as a whole.
    pub as_of: Date,
    /// Its columns, from left to right, as many as the header has.
    pub columns: Vec<InputColumn>,
    /// What a person should know about how it was read.
    pub notes: Vec<String>,
}

impl Input {
    /// The file's name without its folder.
    #[must_use]
    pub fn file_name(&self) -> String {
        self.file
            .file_name()
            .unwrap_or(self.file.as_os_str())
            .to_string_lossy()
            .into_owned()
    }

    /// Its headers in alphabetical order, each with the place of its column: the same whatever the order of the columns.
    #[must_use]
    pub fn sorted_headers(&self) -> Vec<(&str, usize)> {
        let columns = self.columns.iter().enumerate();
        let mut headers: Vec<(&str, usize)> = columns
            .map(|(column, head)| (head.header.as_str(), column))
            .collect();
        headers.sort_unstable();
        headers
    }
}

/// Where a row was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    /// The input.
    pub input: InputIx,
    /// The data row, counted from 1 below the header.
    pub row: u32,
}

/// The rows of a frame as they were read: origin and verbatim cells, position by position.
#[derive(Clone, Debug, Default)]
pub struct RecordRows {
    /// Where each row was read.
    pub origins: Vec<Origin>,
    /// Its cells, in the order of the input's columns; a longer row keeps its surplus cells.
    pub raw: CellRows,
}

/// A row that is no record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// Where it was read.
    pub origin: Origin,
    /// Why it is no record: the code of a finding kind.
    pub code: Code,
    /// Its cells, verbatim.
    pub cells: Vec<String>,
}
