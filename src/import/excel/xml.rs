//! Streams the sheets of a workbook in Excel 2003's XML, all of which stand in one file.

use std::io::BufReader;
use std::path::PathBuf;
use std::sync::Arc;

use super::door::SheetDoor;
use super::events::Parts;
use super::place::{Flaw, Place};
use super::rows::{Layout, RowWriter};
use super::sheets::{Contents, SheetFound, Workbook, comments_note, hidden_columns_note};
use super::xml_rows::read_worksheet;
use super::xml_survey::{About, Book, survey};
use crate::import::text::input::Input;
use crate::import::text::{DecodedBytes, markup_bytes};
use crate::import::{Door, ImportError};

/// A workbook, looked through once.
pub(super) struct XmlWorkbook {
    place: Place,
    file: PathBuf,
    book: Arc<Book>,
}

impl XmlWorkbook {
    /// Looks through the workbook.
    pub(super) fn open(place: &Place) -> Result<Self, Flaw> {
        let book = survey(&mut parts(&place.file)?)?;
        Ok(XmlWorkbook {
            place: place.clone(),
            file: place.file.clone(),
            book: Arc::new(book),
        })
    }

    fn about(&self, sheet: &str) -> Option<&About> {
        self.book.sheets.iter().find(|about| about.name == sheet)
    }
}

/// The events of the file, whatever encoding it is in.
fn parts(file: &PathBuf) -> Result<Parts<'static>, Flaw> {
    let damaged = |error: ImportError| Flaw::damaged(error);
    let bytes: DecodedBytes = markup_bytes(Input::open(file).map_err(damaged)?).map_err(damaged)?;
    Ok(Parts::new(Box::new(BufReader::new(bytes))))
}

impl Workbook for XmlWorkbook {
    fn sheets(&mut self) -> Result<Vec<SheetFound>, Flaw> {
        let found = |about: &About| SheetFound {
            name: about.name.clone(),
            visibility: about.visibility,
        };
        Ok(self.book.sheets.iter().map(found).collect())
    }

    fn look(&mut self, sheet: &str) -> Result<Contents, Flaw> {
        let Some(about) = self.about(sheet).filter(|about| about.has_text) else {
            return Ok(Contents::Nothing);
        };
        let hidden = about.hidden_columns.iter();
        let mut notes: Vec<String> = hidden
            .map(|&(first, last)| hidden_columns_note(first, last))
            .collect();
        notes.extend(comments_note(about.comments));
        Ok(Contents::Rows { notes })
    }

    fn door(&mut self, sheet: &str) -> Box<dyn Door> {
        let at = self
            .book
            .sheets
            .iter()
            .position(|about| about.name == sheet);
        let (book, file) = (Arc::clone(&self.book), self.file.clone());
        Box::new(SheetDoor::new(self.place.sheet(sheet), move |sink| {
            let mut rows = RowWriter::new(sink, Layout::default());
            read_worksheet(
                &mut parts(&file)?,
                at.unwrap_or(usize::MAX),
                &book,
                &mut rows,
            )?;
            rows.finish()
        }))
    }
}
