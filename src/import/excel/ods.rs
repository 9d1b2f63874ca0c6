//! Streams the sheets of an OpenDocument workbook, all of which stand in one part of its archive.
//!
//! calamine would hold every sheet in memory with all repeated rows and cells written out, which a few bytes can ask
//! for by the million; here a repeated row or cell costs what it is worth.

use std::io::{BufReader, Read as _};

use memchr::memmem;

use super::door::SheetDoor;
use super::events::Parts;
use super::guard::{PART_BYTES, open_archive, password};
use super::ods_survey::{About, survey};
use super::ods_table::read_table;
use super::place::{Flaw, Place};
use super::rows::{Layout, RowWriter};
use super::sheets::{Contents, SheetFound, Workbook, hidden_columns_note};
use crate::import::Door;

/// The part with the sheets.
const CONTENT: &str = "content.xml";
/// The part that says which parts are encrypted; a few kilobytes.
const MANIFEST: &str = "META-INF/manifest.xml";
const MANIFEST_BYTES: u64 = 16 << 20;

/// An OpenDocument workbook, looked through once.
pub(super) struct OdsWorkbook {
    place: Place,
    tables: Vec<About>,
}

impl OdsWorkbook {
    /// Looks through the workbook.
    pub(super) fn open(place: &Place) -> Result<Self, Flaw> {
        refuse_encrypted(place)?;
        let tables = with_content(place, survey)?;
        Ok(OdsWorkbook {
            place: place.clone(),
            tables,
        })
    }

    fn at(&self, sheet: &str) -> usize {
        self.tables
            .iter()
            .position(|table| table.name == sheet)
            .unwrap_or(usize::MAX)
    }
}

impl Workbook for OdsWorkbook {
    fn sheets(&mut self) -> Result<Vec<SheetFound>, Flaw> {
        let found = |table: &About| SheetFound {
            name: table.name.clone(),
            visibility: table.visibility,
        };
        Ok(self.tables.iter().map(found).collect())
    }

    fn look(&mut self, sheet: &str) -> Result<Contents, Flaw> {
        let Some(table) = self
            .tables
            .get(self.at(sheet))
            .filter(|table| table.has_text)
        else {
            return Ok(Contents::Nothing);
        };
        let hidden = table.hidden_columns.iter();
        let mut notes: Vec<String> = hidden
            .map(|&(first, last)| hidden_columns_note(first, last))
            .collect();
        notes.extend(super::sheets::comments_note(table.comments));
        Ok(Contents::Rows { notes })
    }

    fn door(&mut self, sheet: &str) -> Box<dyn Door> {
        let (at, file) = (self.at(sheet), self.place.clone());
        Box::new(SheetDoor::new(self.place.sheet(sheet), move |sink| {
            with_content(&file, |parts| {
                let mut rows = RowWriter::new(sink, Layout::default());
                read_table(parts, at, &mut rows)?;
                rows.finish()
            })
        }))
    }
}

fn refuse_encrypted(place: &Place) -> Result<(), Flaw> {
    let mut archive = open_archive(&place.file)?;
    let Ok(part) = archive.by_name(MANIFEST) else {
        return Ok(());
    };
    let mut manifest = Vec::new();
    part.take(MANIFEST_BYTES).read_to_end(&mut manifest)?;
    match memmem::find(&manifest, b"encryption-data") {
        Some(_) => Err(password()),
        None => Ok(()),
    }
}

/// Shows the part with the sheets to `read`.
fn with_content<T, E: From<Flaw>>(
    place: &Place,
    read: impl FnOnce(&mut Parts<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let mut archive = open_archive(&place.file)?;
    let part = archive.by_name(CONTENT).map_err(Flaw::damaged)?;
    read(&mut Parts::new(Box::new(BufReader::new(
        part.take(PART_BYTES),
    ))))
}
