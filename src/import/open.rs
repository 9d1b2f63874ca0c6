//! What opening an input gives: its tables, each with a door and what was seen on the way in.

use super::Door;

/// Whether a person who opens the workbook sees the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// It has a tab.
    Visible,
    /// It is hidden, or hidden so well that only a macro can show it.
    Hidden,
}

/// A text file, or one sheet of a workbook, ready to be read.
pub struct OpenTable {
    /// The sheet, where the file is a workbook.
    pub sheet: Option<String>,
    /// Whether the sheet is hidden.
    pub visibility: Visibility,
    /// What the file turned out to be: an encoding, or the kind of workbook.
    pub format: String,
    /// What a person should know of the table before its rows are read.
    pub notes: Vec<String>,
    /// The rows.
    pub door: Box<dyn Door>,
}

impl std::fmt::Debug for OpenTable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenTable")
            .field("sheet", &self.sheet)
            .field("visibility", &self.visibility)
            .field("format", &self.format)
            .field("notes", &self.notes)
            .finish_non_exhaustive()
    }
}
