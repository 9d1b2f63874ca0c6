//! Reads the sheets of an xls workbook, which calamine holds in memory: there are 65,536 rows at most.

use std::fs::File;
use std::io::BufReader;
use std::sync::{Arc, Mutex, PoisonError};

use calamine::{Data, DataRef, Range, Reader as _, Xls, XlsError};

use super::biff::{self, BookSkim, SheetSkim};
use super::cell::{Styles, write_cell};
use super::compound::Compound;
use super::dates::DateSystem;
use super::door::SheetDoor;
use super::guard::password;
use super::merged::Merges;
use super::place::{Flaw, Place};
use super::rows::{Blocks, Halt, Layout, RowWriter};
use super::sheets::{Contents, SheetFound, Workbook, hidden_columns_note, worksheets};
use crate::import::Door;

/// An xls workbook, read.
pub(super) struct XlsWorkbook {
    place: Place,
    book: Arc<Mutex<Xls<BufReader<File>>>>,
    /// All sheets, charts too, in their order.
    names: Vec<String>,
    sheets: Vec<SheetSkim>,
    styles: Arc<Styles>,
    system: DateSystem,
}

impl XlsWorkbook {
    /// Reads the workbook, once its claims have been looked at.
    pub(super) fn open(place: &Place) -> Result<Self, Flaw> {
        let BookSkim { shapes, sheets } = biff::skim(&Compound::open(&place.file)?.workbook()?)?;
        let book =
            Xls::new(BufReader::new(File::open(&place.file)?)).map_err(|error| flaw(&error))?;
        let system = DateSystem::of(book.has_1904_epoch());
        Ok(XlsWorkbook {
            place: place.clone(),
            names: book.sheet_names(),
            book: Arc::new(Mutex::new(book)),
            sheets,
            styles: Arc::new(Styles::new(shapes.into_iter())),
            system,
        })
    }

    fn skim_of(&mut self, sheet: &str) -> Option<&mut SheetSkim> {
        let at = self.names.iter().position(|name| name == sheet)?;
        self.sheets.get_mut(at)
    }
}

impl Workbook for XlsWorkbook {
    fn sheets(&mut self) -> Result<Vec<SheetFound>, Flaw> {
        let book = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(worksheets(book.sheets_metadata()))
    }

    fn look(&mut self, sheet: &str) -> Result<Contents, Flaw> {
        if range_of(&self.book, sheet)?.is_empty() {
            return Ok(Contents::Nothing);
        }
        let hidden = self
            .skim_of(sheet)
            .map(|sheet| sheet.hidden_columns.as_slice())
            .unwrap_or_default();
        let notes = hidden
            .iter()
            .map(|&(first, last)| hidden_columns_note(first, last))
            .collect();
        Ok(Contents::Rows { notes })
    }

    fn door(&mut self, sheet: &str) -> Box<dyn Door> {
        let skim = self.skim_of(sheet).map(std::mem::take).unwrap_or_default();
        let (book, styles) = (Arc::clone(&self.book), Arc::clone(&self.styles));
        let (system, name) = (self.system, sheet.to_owned());
        Box::new(SheetDoor::new(self.place.sheet(sheet), move |sink| {
            let range = range_of(&book, &name)?;
            read_range(&range, skim, &styles, system, sink)
        }))
    }
}

fn range_of(book: &Mutex<Xls<BufReader<File>>>, sheet: &str) -> Result<Range<Data>, Flaw> {
    let mut book = book.lock().unwrap_or_else(PoisonError::into_inner);
    book.worksheet_range(sheet).map_err(|error| flaw(&error))
}

/// Gives the rows of a sheet.
fn read_range(
    range: &Range<Data>,
    mut skim: SheetSkim,
    styles: &Styles,
    system: DateSystem,
    sink: &Blocks,
) -> Result<(), Halt> {
    skim.hidden_rows.sort_unstable();
    let layout = Layout {
        hidden_rows: skim.hidden_rows,
        merges: Merges::new(skim.merges),
    };
    let mut rows = RowWriter::new(sink, layout);
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        // A sheet has 65,536 rows of 256 columns.
        let at = (top + row as u32, left + column as u32);
        // Only numbers whose text depends on their style have one here; 0 is the plain style of every workbook.
        let style = skim
            .styles
            .get(&at)
            .map_or(&super::format::Shape::Plain, |&style| {
                styles.shape(usize::from(style))
            });
        rows.cell(at, |text| write_cell(&borrowed(value), style, system, text))?;
    }
    rows.finish()
}

/// The cell, as the streaming readers give theirs.
fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::SharedString(text),
        Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn flaw(error: &XlsError) -> Flaw {
    match error {
        XlsError::Password => password(),
        error => Flaw::damaged(error),
    }
}
