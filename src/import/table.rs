//! What opening an input gives: a table, and how it will be read.

use super::Door;

/// Whether a person who opens the workbook sees the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// It has a tab, or the file has no sheets.
    Visible,
    /// It is hidden.
    Hidden,
}

/// A table whose rows can be read.
pub struct OpenTable {
    /// The sheet, where the file has sheets.
    pub sheet: Option<String>,
    /// Whether the sheet is shown.
    pub visibility: Visibility,
    /// The encoding of a text file (`UTF-8`, `GB18030`, ...), else the format (`xlsx`, ...).
    pub format: String,
    /// What the user should know of how the file is read.
    pub notes: Vec<String>,
    /// Gives the rows.
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
