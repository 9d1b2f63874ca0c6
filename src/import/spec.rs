//! What the user says of an input, after options and configured sources have been put together.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::model::{Field, ListKind};

/// One file to read, and how.
#[derive(Clone, Debug)]
pub struct InputSpec {
    /// The file; `-` is standard input.
    pub file: PathBuf,
    /// What its rows are.
    pub kind: ListKind,
    /// The source its records belong to; by default the file's name without its ending.
    pub source: Option<String>,
    /// The sheet to read; by default every visible sheet with a list on it.
    pub sheet: Option<String>,
    /// The encoding, where the user knows better than the evidence.
    pub encoding: Option<String>,
    /// The delimiter, where the user knows better than the evidence.
    pub delimiter: Option<char>,
    /// Columns named for fields: `mobile=手机` or `address=省+市+地址`.
    pub columns: Vec<(Field, Vec<String>)>,
    /// How much the source is trusted; higher wins.
    pub priority: i64,
    /// How recent the input is: the option, else the file's modification date (read by the command line).
    pub as_of: Date,
}

impl InputSpec {
    /// A file of which the user says nothing further.
    #[must_use]
    pub fn new(file: impl Into<PathBuf>, as_of: Date) -> Self {
        InputSpec {
            file: file.into(),
            kind: ListKind::Contacts,
            source: None,
            sheet: None,
            encoding: None,
            delimiter: None,
            columns: Vec::new(),
            priority: 0,
            as_of,
        }
    }
}
