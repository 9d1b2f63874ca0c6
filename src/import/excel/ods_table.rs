//! Reads the tables in the content of an OpenDocument workbook, event by event.

use quick_xml::events::{BytesStart, Event};

use super::events::{FORBIDDEN, Parts, attribute, is_hidden, push_entity};
use super::merged::Merge;
use super::ods_cell::{CellValue, count};
use super::place::Flaw;
use super::rows::{Halt, RowWriter};

/// The rows of the largest sheet.
const ROWS: u32 = 1_048_576;
/// Cells that may be the repetition of another: as many as a full sheet of 50 columns.
const REPEATED: u64 = 50 << 20;
/// The longest text of a cell, as for xlsx.
const LONGEST_TEXT: usize = 4 << 20;

const TOO_MUCH: &str =
    "delete the rows and columns that were filled to the end of the sheet, and save it again";

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
