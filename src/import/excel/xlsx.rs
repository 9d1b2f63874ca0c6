//! Streams the sheets of an xlsx workbook: one pass over the cells, whatever the size of the sheet.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufReader, Read as _};

use calamine::{Reader as _, Style, Xlsx, XlsxError};

use super::cell::{Styles, has_text, write_cell};
use super::dates::DateSystem;
use super::door::SheetDoor;
use super::format::Shape;
use super::guard::{Archive, open_archive, part_names};
use super::package::{count_comments, find, sheet_parts};
use super::place::{Flaw, Place, SAVE_AGAIN, guarded};
use super::rows::{Blocks, Halt, RowWriter, cell_name};
use super::scan::{Skim, check_strings, skim};
use super::sheets::{
    Contents, SheetFound, Workbook, comments_note, hidden_columns_note, worksheets,
};
use super::spare::Spare;
use crate::import::Door;

type Book = Xlsx<BufReader<File>>;

/// An xlsx workbook, opened.
pub(super) struct XlsxWorkbook {
    place: Place,
    spare: Spare<Book>,
}

impl XlsxWorkbook {
    /// Opens the workbook, once its parts have been looked at.
    pub(super) fn open(place: &Place) -> Result<Self, Flaw> {
        check_shared_strings(place)?;
        Ok(XlsxWorkbook {
            place: place.clone(),
            spare: Spare::open(place, open_book)?,
        })
    }
}

impl Workbook for XlsxWorkbook {
    fn sheets(&mut self) -> Result<Vec<SheetFound>, Flaw> {
        self.spare
            .with(|book| Ok(worksheets(book.sheets_metadata())))
    }

    fn look(&mut self, sheet: &str) -> Result<Contents, Flaw> {
        if self.spare.with(|book| is_empty(book, sheet))? {
            return Ok(Contents::Nothing);
        }
        Ok(Contents::Rows {
            notes: notes_on(&self.place, sheet)?,
        })
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
    guarded(|| Xlsx::new(BufReader::new(file)).map_err(|error| flaw(&error)))
}

/// The memory for shared strings is asked for by their count, so the count is held against their bytes first.
fn check_shared_strings(place: &Place) -> Result<(), Flaw> {
    let mut archive = open_archive(&place.file)?;
    let names: Vec<String> = part_names(&archive).map(Cow::into_owned).collect();
    for name in names
        .iter()
        .filter(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml"))
    {
        let part = archive.by_name(name).map_err(Flaw::damaged)?;
        let packed = part.compressed_size();
        check_strings(part, name, packed)?;
    }
    Ok(())
}

/// Whether a sheet has no cell with text.
fn is_empty(book: &mut Book, sheet: &str) -> Result<bool, Flaw> {
    let mut cells = book
        .worksheet_cells_reader(sheet)
        .map_err(|error| flaw(&error))?;
    loop {
        match cells.next_cell() {
            Ok(Some(cell)) if has_text(cell.get_value()) => return Ok(false),
            Ok(Some(_)) => {}
            Ok(None) => return Ok(true),
            Err(error) => return Err(flaw(&error)),
        }
    }
}

/// Bytes at the beginning of a sheet that its columns are described in: 16,384 columns of 60 bytes.
const COLUMNS_WITHIN: u64 = 1 << 20;

/// What a person should know of the sheet before its rows are read.
fn notes_on(place: &Place, sheet: &str) -> Result<Vec<String>, Flaw> {
    let mut archive = open_archive(&place.file)?;
    let Some(rows) = rows_part(&mut archive, sheet)? else {
        return Ok(Vec::new());
    };
    let mut notes = Vec::new();
    let beginning = skim_part(&mut archive, &rows, COLUMNS_WITHIN)?;
    for &(first, last) in beginning.hidden_columns() {
        notes.push(hidden_columns_note(first, last));
    }
    notes.extend(comments_note(count_comments(&mut archive, &rows)?));
    Ok(notes)
}

/// The part with the rows of a sheet.
fn rows_part(archive: &mut Archive, sheet: &str) -> Result<Option<String>, Flaw> {
    let parts = sheet_parts(archive)?;
    Ok(parts
        .into_iter()
        .find(|parts| parts.name == sheet)
        .map(|parts| parts.rows))
}

/// Skims the first `most` bytes of a part.
fn skim_part(archive: &mut Archive, name: &str, most: u64) -> Result<Skim, Flaw> {
    let Some(index) = find(archive, name) else {
        return Ok(Skim::default());
    };
    let part = archive.by_index(index).map_err(Flaw::damaged)?;
    let packed = part.compressed_size();
    skim(part.take(most), name, packed)
}

/// Gives the rows of a sheet.
fn read_sheet(book: &mut Book, place: &Place, sheet: &str, sink: &Blocks) -> Result<(), Halt> {
    let mut archive = open_archive(&place.file)?;
    let layout = match rows_part(&mut archive, sheet)? {
        Some(rows) => skim_part(&mut archive, &rows, u64::MAX)?.into_layout(),
        None => Skim::default().into_layout(),
    };
    let system = DateSystem::of(book.has_1904_epoch());
    let mut cells = book
        .worksheet_cells_reader(sheet)
        .map_err(|error| flaw(&error))?;
    let styles = Styles::new(cells.styles().iter().map(shape_of));
    let mut rows = RowWriter::new(sink, layout);
    let mut last = None;
    loop {
        match cells.next_cell_with_style_id() {
            Ok(Some((cell, style))) => {
                let at = cell.get_position();
                last = Some(at);
                rows.cell(at, |text| {
                    write_cell(cell.get_value(), styles.shape(style), system, text)
                })?;
            }
            Ok(None) => return rows.finish(),
            Err(error) => return Err(after(last, &error).into()),
        }
    }
}

/// The shape of a style's numbers.
fn shape_of(style: &Style) -> Shape {
    let Some(format) = &style.number_format else {
        return Shape::Plain;
    };
    match Shape::of(&format.format_code) {
        Shape::Plain => Shape::of_builtin(format.format_id.unwrap_or_default()),
        shape => shape,
    }
}

/// The flaw, with the last cell that could still be read.
fn after(last: Option<(u32, u32)>, error: &XlsxError) -> Flaw {
    let mut flaw = flaw(error);
    if let Some((row, column)) = last {
        flaw.what = format!("after cell {}: {}", cell_name(row, column), flaw.what);
    }
    flaw
}

fn flaw(error: &XlsxError) -> Flaw {
    match error {
        XlsxError::Password => super::guard::password(),
        XlsxError::Zip(_) | XlsxError::Io(_) => Flaw::new(
            format!("the workbook is cut short or damaged: {error}"),
            SAVE_AGAIN,
        ),
        error => Flaw::damaged(error),
    }
}
