//! Streams the sheets of an xlsb workbook: the cells from calamine, their styles from the records beside them.

use std::fs::File;
use std::io::BufReader;

use calamine::{Reader as _, Xlsb, XlsbError};

use super::biff12::{Records, SheetSkim, relation_of, shapes, skim_sheet};
use super::cell::{Styles, has_text, write_cell};
use super::dates::DateSystem;
use super::door::SheetDoor;
use super::guard::{Archive, open_archive, password};
use super::merged::Merges;
use super::package::{find, related};
use super::place::{Flaw, Place, guarded};
use super::rows::{Blocks, Halt, Layout, RowWriter};
use super::sheets::{Contents, SheetFound, Workbook, hidden_columns_note, worksheets};
use super::spare::Spare;
use crate::import::Door;

type Book = Xlsb<BufReader<File>>;

/// An xlsb workbook, opened.
pub(super) struct XlsbWorkbook {
    place: Place,
    spare: Spare<Book>,
}

/// The part that names the sheets.
const WORKBOOK: &str = "xl/workbook.bin";
/// The part with the number formats.
const STYLES: &str = "xl/styles.bin";

impl XlsbWorkbook {
    /// Opens the workbook.
    pub(super) fn open(place: &Place) -> Result<Self, Flaw> {
        Ok(XlsbWorkbook {
            place: place.clone(),
            spare: Spare::open(place, open_book)?,
        })
    }
}

impl Workbook for XlsbWorkbook {
    fn sheets(&mut self) -> Result<Vec<SheetFound>, Flaw> {
        self.spare
            .with(|book| Ok(worksheets(book.sheets_metadata())))
    }

    fn look(&mut self, sheet: &str) -> Result<Contents, Flaw> {
        if self.spare.with(|book| is_empty(book, sheet))? {
            return Ok(Contents::Nothing);
        }
        let hidden = skim(&self.place, sheet)?.hidden_columns;
        let notes = hidden
            .into_iter()
            .map(|(first, last)| hidden_columns_note(first, last))
            .collect();
        Ok(Contents::Rows { notes })
    }

    fn door(&mut self, sheet: &str) -> Box<dyn Door> {
        let place = self.place.sheet(sheet);
        let (spare, sheet, file) = (self.spare.clone(), sheet.to_owned(), place.clone());
        Box::new(SheetDoor::new(place, move |sink| {
            spare.with(|book| read_sheet(book, &file, &sheet, sink))
        }))
    }
}

fn open_book(place: &Place) -> Result<Book, Flaw> {
    let file = File::open(&place.file)?;
    guarded(|| Xlsb::new(BufReader::new(file)).map_err(|error| flaw(&error)))
}

/// Whether a sheet has no cell with text.
fn is_empty(book: &mut Book, sheet: &str) -> Result<bool, Flaw> {
    let mut cells = book
        .worksheet_cells_reader(sheet)
        .map_err(|error| flaw(&error))?;
    while let Some(cell) = cells.next_cell().map_err(|error| flaw(&error))? {
        if has_text(cell.get_value()) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn rows_part(archive: &mut Archive, sheet: &str) -> Result<Option<usize>, Flaw> {
    let relation = archive
        .by_name(WORKBOOK)
        .ok()
        .map(|part| relation_of(part, sheet))
        .transpose()?;
    match relation.flatten() {
        Some(id) => Ok(related(archive, WORKBOOK, &id)?.and_then(|part| find(archive, &part))),
        None => Ok(None),
    }
}

fn skim(place: &Place, sheet: &str) -> Result<SheetSkim, Flaw> {
    let mut archive = open_archive(&place.file)?;
    match rows_part(&mut archive, sheet)? {
        Some(rows) => Ok(skim_sheet(BufReader::new(
            archive.by_index(rows).map_err(Flaw::damaged)?,
        ))?),
        None => Ok(SheetSkim::default()),
    }
}

fn styles_of(archive: &mut Archive) -> Result<Styles, Flaw> {
    let shapes = match archive.by_name(STYLES) {
        Ok(part) => shapes(BufReader::new(part))?,
        Err(_) => Vec::new(),
    };
    Ok(Styles::new(shapes.into_iter()))
}

/// Gives the rows of a sheet: its part is read twice side by side, for the values and for the styles.
fn read_sheet(book: &mut Book, place: &Place, sheet: &str, sink: &Blocks) -> Result<(), Halt> {
    let SheetSkim {
        hidden_rows,
        merges,
        ..
    } = skim(place, sheet)?;
    let mut archive = open_archive(&place.file)?;
    let styles = styles_of(&mut archive)?;
    let rows =
        rows_part(&mut archive, sheet)?.ok_or_else(|| Flaw::damaged("the sheet has no part"))?;
    let part = archive.by_index(rows).map_err(Flaw::damaged)?;
    let mut records = Records::new(BufReader::new(part));
    let system = DateSystem::of(book.has_1904_epoch());
    let mut cells = book
        .worksheet_cells_reader(sheet)
        .map_err(|error| flaw(&error))?;
    let mut rows = RowWriter::new(
        sink,
        Layout {
            hidden_rows,
            merges: Merges::new(merges),
        },
    );
    let mut row = 0;
    while let Some(cell) = cells.next_cell().map_err(|error| flaw(&error))? {
        let at = cell.get_position();
        let beside = records.next_style(&mut row).map_err(Flaw::from)?;
        let Some((_, style)) = beside.filter(|(position, _)| *position == at) else {
            return Err(Flaw::damaged("its cells are not in order").into());
        };
        rows.cell(at, |text| {
            write_cell(cell.get_value(), styles.shape(style), system, text)
        })?;
    }
    rows.finish()
}

fn flaw(error: &XlsbError) -> Flaw {
    match error {
        XlsbError::Password => password(),
        error => Flaw::damaged(error),
    }
}
