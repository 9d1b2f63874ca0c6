//! What every kind of workbook can do: name its sheets, say what is on them, give a door to each.

use calamine::{Sheet, SheetType, SheetVisible};

use super::place::Flaw;
use super::rows::cell_name;
use crate::import::{Door, Visibility};

/// A sheet that a workbook has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SheetFound {
    /// Its name.
    pub name: String,
    /// Whether a person sees it.
    pub visibility: Visibility,
}

/// What a look at a sheet shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Contents {
    /// No cell has text.
    Nothing,
    /// There are rows, and things worth knowing about them.
    Rows {
        /// What is worth knowing.
        notes: Vec<String>,
    },
}

/// An opened workbook.
pub(super) trait Workbook {
    /// Its worksheets, in their order; charts and macro sheets are none.
    fn sheets(&mut self) -> Result<Vec<SheetFound>, Flaw>;
    /// What is on a sheet.
    fn look(&mut self, sheet: &str) -> Result<Contents, Flaw>;
    /// The rows of a sheet.
    fn door(&mut self, sheet: &str) -> Box<dyn Door>;
}

/// The worksheets among the sheets of a workbook; charts, dialogs and macros have no rows.
pub(super) fn worksheets(sheets: &[Sheet]) -> Vec<SheetFound> {
    let found = |sheet: &Sheet| SheetFound {
        name: sheet.name.clone(),
        visibility: sheet.visible.into(),
    };
    sheets
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(found)
        .collect()
}

impl From<SheetVisible> for Visibility {
    fn from(visible: SheetVisible) -> Self {
        match visible {
            SheetVisible::Visible => Visibility::Visible,
            SheetVisible::Hidden | SheetVisible::VeryHidden => Visibility::Hidden,
        }
    }
}

/// The note on hidden columns, which are read like any other.
pub(super) fn hidden_columns_note(first: u32, last: u32) -> String {
    let letters = |column| cell_name(0, column).trim_end_matches('1').to_owned();
    if first == last {
        format!("column {} is hidden, and read", letters(first))
    } else {
        format!(
            "columns {} to {} are hidden, and read",
            letters(first),
            letters(last)
        )
    }
}

/// The note on comments, which are not read.
pub(super) fn comments_note(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("1 comment on a cell is not read".to_owned()),
        count => Some(format!("{count} comments on cells are not read")),
    }
}
