//! Reads the tables in the content of an OpenDocument workbook, event by event.

use std::collections::BTreeSet;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::merged::Merge;
use super::ods_cell::{CellValue, count};
use super::place::Flaw;
use super::rows::{Halt, RowWriter};
use crate::import::Visibility;

/// The rows of the largest sheet.
const ROWS: u32 = 1_048_576;
/// Cells that may be the repetition of another: as many as a full sheet of 50 columns.
const REPEATED: u64 = 50 << 20;
/// The longest text of a cell, as for xlsx.
const LONGEST_TEXT: usize = 4 << 20;

const FORBIDDEN: &str =
    "no program that makes workbooks writes this; open it in LibreOffice and save it again";
const TOO_MUCH: &str =
    "delete the rows and columns that were filled to the end of the sheet, and save it again";

/// What is known of a table after a first look.
#[derive(Debug)]
pub(super) struct About {
    /// Its name.
    pub name: String,
    /// Whether a person sees it.
    pub visibility: Visibility,
    /// Whether any cell has text.
    pub has_text: bool,
    /// Ranges of hidden columns, from 0.
    pub hidden_columns: Vec<(u32, u32)>,
    /// How many cells have a comment.
    pub comments: usize,
    /// The columns described so far.
    columns: u32,
}

/// The events of the content.
pub(super) struct Parts<'a> {
    reader: Reader<Box<dyn BufRead + 'a>>,
    buffer: Vec<u8>,
}

impl<'a> Parts<'a> {
    /// The events of `content`.
    pub(super) fn new(content: Box<dyn BufRead + 'a>) -> Self {
        let mut reader = Reader::from_reader(content);
        reader.config_mut().expand_empty_elements = true;
        Parts {
            reader,
            buffer: Vec::new(),
        }
    }

    fn next(&mut self) -> Result<Event<'_>, Flaw> {
        self.buffer.clear();
        match self
            .reader
            .read_event_into(&mut self.buffer)
            .map_err(Flaw::damaged)?
        {
            Event::DocType(_) => Err(Flaw::new("its content declares XML entities", FORBIDDEN)),
            event => Ok(event),
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.as_ref() == name)?;
    Some(quick_xml::escape::unescape(&found.value).ok()?.into_owned())
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    matches!(
        attribute(element, "table:visibility").as_deref(),
        Some("collapse" | "filter")
    )
}

/// Looks through all tables.
pub(super) fn survey(parts: &mut Parts<'_>) -> Result<Vec<About>, Flaw> {
    let mut tables: Vec<About> = Vec::new();
    let mut hidden_styles = BTreeSet::new();
    let mut style = None;
    let mut inside = false;
    loop {
        match parts.next()? {
            Event::Start(element) => match element.name().as_ref() {
                "style:style" => style = attribute(&element, "style:name"),
                "style:table-properties" => {
                    if attribute(&element, "table:display").as_deref() == Some("false") {
                        hidden_styles.extend(style.take());
                    }
                }
                "table:table" => {
                    inside = true;
                    tables.push(about(&element, &hidden_styles));
                }
                name => {
                    if let Some(table) = tables.last_mut().filter(|_| inside) {
                        table.see(name, &element);
                    }
                }
            },
            Event::End(element) if element.name().as_ref() == "table:table" => inside = false,
            Event::Eof => return Ok(tables),
            _ => {}
        }
    }
}

fn about(element: &BytesStart<'_>, hidden_styles: &BTreeSet<String>) -> About {
    let style = attribute(element, "table:style-name").unwrap_or_default();
    About {
        name: attribute(element, "table:name").unwrap_or_default(),
        visibility: match hidden_styles.contains(&style) {
            true => Visibility::Hidden,
            false => Visibility::Visible,
        },
        has_text: false,
        hidden_columns: Vec::new(),
        comments: 0,
        columns: 0,
    }
}

impl About {
    fn see(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "text:p" => self.has_text = true,
            "office:annotation" => self.comments += 1,
            "table:table-column" => {
                let repeated = attribute(element, "table:number-columns-repeated");
                let first = self.columns;
                self.columns = first.saturating_add(repeated.as_deref().map_or(1, count));
                if is_hidden(element) {
                    self.hidden_columns.push((first, self.columns - 1));
                }
            }
            _ => {}
        }
    }
}

/// Gives the rows of the table at `at`.
pub(super) fn read_table(
    parts: &mut Parts<'_>,
    at: usize,
    rows: &mut RowWriter<'_>,
) -> Result<(), Halt> {
    let mut tables = 0;
    loop {
        match parts.next()? {
            Event::Start(element) if element.name().as_ref() == "table:table" => {
                if tables == at {
                    return TableReader {
                        rows,
                        row: 0,
                        repeated: 0,
                    }
                    .read(parts);
                }
                tables += 1;
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// A cell of the row at hand.
struct Cell {
    column: u32,
    value: CellValue,
    text: String,
}

/// Goes through the rows of one table.
struct TableReader<'r, 'w> {
    rows: &'r mut RowWriter<'w>,
    /// The row at hand, from 0.
    row: u32,
    /// The cells given so far that repeat another.
    repeated: u64,
}

impl TableReader<'_, '_> {
    fn read(mut self, parts: &mut Parts<'_>) -> Result<(), Halt> {
        loop {
            match parts.next()? {
                Event::Start(element) if element.name().as_ref() == "table:table-row" => {
                    let repeated = attribute(&element, "table:number-rows-repeated");
                    let repeated = repeated.as_deref().map_or(1, count).min(ROWS - self.row);
                    let hidden = is_hidden(&element);
                    let cells = read_cells(parts)?;
                    self.give(&cells, repeated, hidden)?;
                }
                Event::End(element) if element.name().as_ref() == "table:table" => return Ok(()),
                Event::Eof => return Err(Flaw::damaged("its content breaks off").into()),
                _ => {}
            }
        }
    }

    fn give(&mut self, cells: &[Cell], repeated: u32, hidden: bool) -> Result<(), Halt> {
        if cells.is_empty() {
            if hidden {
                (self.row..self.row + repeated).for_each(|row| self.rows.hide(row));
            }
            self.row += repeated;
            return Ok(());
        }
        self.expect(cells, repeated)?;
        for _ in 0..repeated {
            if hidden {
                self.rows.hide(self.row);
            }
            cells.iter().try_for_each(|cell| self.give_cell(cell))?;
            self.row += 1;
        }
        Ok(())
    }

    /// Counts what is about to be written out, and refuses more than any list has.
    fn expect(&mut self, cells: &[Cell], repeated: u32) -> Result<(), Halt> {
        let row: u64 = cells
            .iter()
            .map(|cell| u64::from(cell.value.repeated))
            .sum();
        let written = cells.len() as u64;
        self.repeated += row
            .saturating_mul(u64::from(repeated))
            .saturating_sub(written);
        if self.repeated > REPEATED {
            let what = format!("row {} repeats its cells without end", self.row + 1);
            return Err(Flaw::new(what, TOO_MUCH).into());
        }
        Ok(())
    }

    fn give_cell(&mut self, cell: &Cell) -> Result<(), Halt> {
        for ahead in 0..cell.value.repeated {
            let at = (self.row, cell.column + ahead);
            self.rows
                .cell(at, |out| cell.value.write(&cell.text, out))?;
        }
        if cell.value.columns > 1 || cell.value.rows > 1 {
            self.rows.merge(Merge {
                top: self.row,
                left: cell.column,
                bottom: self.row.saturating_add(cell.value.rows - 1),
                right: cell.column.saturating_add(cell.value.columns - 1),
            });
        }
        Ok(())
    }
}

/// The cells of a row that have text.
fn read_cells(parts: &mut Parts<'_>) -> Result<Vec<Cell>, Flaw> {
    let mut cells = Vec::new();
    let mut column: u32 = 0;
    loop {
        match parts.next()? {
            Event::Start(element) => {
                let name = element.name();
                if matches!(
                    name.as_ref(),
                    "table:table-cell" | "table:covered-table-cell"
                ) {
                    let value = CellValue::of(&element);
                    let here = column;
                    column = column.saturating_add(value.repeated);
                    let text = read_text(parts)?;
                    if !text.is_empty() {
                        cells.push(Cell {
                            column: here,
                            value,
                            text,
                        });
                    }
                }
            }
            Event::End(element) if element.name().as_ref() == "table:table-row" => {
                return Ok(cells);
            }
            Event::Eof => return Err(Flaw::damaged("its content breaks off")),
            _ => {}
        }
    }
}

/// The text of a cell, up to its end; comments and drawings are not its text.
fn read_text(parts: &mut Parts<'_>) -> Result<String, Flaw> {
    let mut text = String::new();
    let mut paragraphs = 0;
    let mut aside = 0;
    loop {
        match parts.next()? {
            Event::Start(element) => {
                let name = element.name();
                let name = name.as_ref();
                if aside > 0 || name == "office:annotation" || name.starts_with("draw:") {
                    aside += 1;
                } else {
                    paragraphs += u32::from(name == "text:p");
                    write_mark(name, &element, paragraphs, &mut text);
                }
            }
            Event::End(_) if aside > 0 => aside -= 1,
            Event::End(element) if element.name().as_ref().ends_with("table-cell") => {
                return Ok(text);
            }
            Event::Text(piece) if aside == 0 && paragraphs > 0 => {
                text.push_str(&piece.xml10_content());
            }
            Event::GeneralRef(entity) if aside == 0 => push_entity(&entity, &mut text)?,
            Event::Eof => return Err(Flaw::damaged("its content breaks off")),
            _ => {}
        }
        if text.len() > LONGEST_TEXT {
            return Err(Flaw::new("a cell holds more than 4 MB of text", FORBIDDEN));
        }
    }
}

/// White space that OpenDocument writes as elements.
fn write_mark(name: &str, element: &BytesStart<'_>, paragraphs: u32, text: &mut String) {
    match name {
        "text:p" if paragraphs > 1 => text.push('\n'),
        "text:line-break" => text.push('\n'),
        "text:tab" => text.push('\t'),
        "text:s" => {
            let spaces = attribute(element, "text:c").as_deref().map_or(1, count);
            text.extend(std::iter::repeat_n(' ', spaces.min(1024) as usize));
        }
        _ => {}
    }
}

fn push_entity(entity: &BytesRef<'_>, text: &mut String) -> Result<(), Flaw> {
    if let Some(c) = entity.resolve_char_ref().map_err(Flaw::damaged)? {
        text.push(c);
    } else if let Some(known) = quick_xml::escape::resolve_predefined_entity(entity) {
        text.push_str(known);
    }
    Ok(())
}
