//! Reads the rows of one worksheet in Excel 2003's XML, event by event.

use quick_xml::events::{BytesStart, Event};

use super::cell::{write_iso, write_shaped, write_text};
use super::dates::DateSystem;
use super::events::{FORBIDDEN, Parts, push_entity};
use super::format::Shape;
use super::merged::Merge;
use super::ods_cell::count;
use super::place::Flaw;
use super::rows::{Halt, RowWriter};
use super::xml_survey::{Book, named};
use crate::import::CellFault;

/// The longest text of a cell, as for xlsx.
const LONGEST_TEXT: usize = 4 << 20;
/// The rows of the largest sheet.
const ROWS: u32 = 1_048_576;
const TOO_FAR: &str = "open it in Excel and save it as xlsx";

/// Gives the rows of the worksheet at `at`.
pub(super) fn read_worksheet(
    parts: &mut Parts<'_>,
    at: usize,
    book: &Book,
    rows: &mut RowWriter<'_>,
) -> Result<(), Halt> {
    let mut sheets = 0;
    loop {
        match parts.next()? {
            Event::Start(element) if element.local_name().as_ref() == "Worksheet" => {
                if sheets == at {
                    return Sheet {
                        book,
                        rows,
                        next: 0,
                    }
                    .read(parts);
                }
                sheets += 1;
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Goes through the rows of one worksheet.
struct Sheet<'r, 'w> {
    book: &'r Book,
    rows: &'r mut RowWriter<'w>,
    /// The row that comes next unless it says otherwise, from 0.
    next: u32,
}

/// What the tag of a cell says.
struct CellTag {
    column: u32,
    style: String,
    right: u32,
    down: u32,
}

/// The data of a cell: their kind, and as written.
struct CellData {
    kind: String,
    text: String,
}

impl Sheet<'_, '_> {
    fn read(mut self, parts: &mut Parts<'_>) -> Result<(), Halt> {
        loop {
            match parts.next()? {
                Event::Start(element) if element.local_name().as_ref() == "Row" => {
                    let at = named(&element, "Index").as_deref().map(count);
                    let row = at.map_or(self.next, |index| index - 1);
                    let further: u32 = named(&element, "Span")
                        .and_then(|span| span.parse().ok())
                        .unwrap_or(0);
                    if row >= ROWS || row < self.next {
                        let what =
                            format!("row {} comes after row {}", u64::from(row) + 1, self.next);
                        return Err(Flaw::new(what, TOO_FAR).into());
                    }
                    if named(&element, "Hidden").as_deref() == Some("1") {
                        self.rows.hide(row);
                    }
                    let style = named(&element, "StyleID").unwrap_or_default();
                    self.read_row(row, &style, parts)?;
                    self.next = row.saturating_add(1).saturating_add(further);
                }
                Event::End(element) if element.local_name().as_ref() == "Worksheet" => {
                    return Ok(());
                }
                Event::Eof => return Err(Flaw::damaged("its content breaks off").into()),
                _ => {}
            }
        }
    }

    fn read_row(&mut self, row: u32, style: &str, parts: &mut Parts<'_>) -> Result<(), Halt> {
        let mut column = 0;
        loop {
            match parts.next()? {
                Event::Start(element) if element.local_name().as_ref() == "Cell" => {
                    let tag = CellTag::of(&element, column, style);
                    column = tag.column.saturating_add(tag.right).saturating_add(1);
                    if let Some(data) = read_data(parts)? {
                        self.give(row, &tag, &data)?;
                    }
                }
                Event::End(element) if element.local_name().as_ref() == "Row" => return Ok(()),
                Event::Eof => return Err(Flaw::damaged("its content breaks off").into()),
                _ => {}
            }
        }
    }

    fn give(&mut self, row: u32, tag: &CellTag, data: &CellData) -> Result<(), Halt> {
        let shape = self.book.shape(&tag.style);
        self.rows
            .cell((row, tag.column), |out| write_data(data, shape, out))?;
        if tag.right > 0 || tag.down > 0 {
            self.rows.merge(Merge {
                top: row,
                left: tag.column,
                bottom: row.saturating_add(tag.down),
                right: tag.column.saturating_add(tag.right),
            });
        }
        Ok(())
    }
}

impl CellTag {
    fn of(element: &BytesStart<'_>, next: u32, row_style: &str) -> Self {
        let number = |name| named(element, name).and_then(|number| number.parse().ok());
        let index = number("Index").filter(|&index: &u32| index > next);
        CellTag {
            column: index.map_or(next, |index| index - 1),
            style: named(element, "StyleID").unwrap_or_else(|| row_style.to_owned()),
            right: number("MergeAcross").unwrap_or(0),
            down: number("MergeDown").unwrap_or(0),
        }
    }
}

/// The data of a cell, up to its end; its comment has data, too, which are not the cell's.
fn read_data(parts: &mut Parts<'_>) -> Result<Option<CellData>, Flaw> {
    let mut data: Option<CellData> = None;
    let (mut aside, mut inside) = (0, false);
    loop {
        match parts.next()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "Comment" | "PhoneticText" => aside += 1,
                "Data" if aside == 0 => {
                    inside = true;
                    let kind = named(&element, "Type").unwrap_or_default();
                    data = Some(CellData {
                        kind,
                        text: String::new(),
                    });
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "Comment" | "PhoneticText" => aside -= 1,
                "Data" => inside = false,
                "Cell" => return Ok(data),
                _ => {}
            },
            Event::Eof => return Err(Flaw::damaged("its content breaks off")),
            text => {
                if let Some(data) = data.as_mut().filter(|_| inside && aside == 0) {
                    data.add(&text)?;
                }
            }
        }
    }
}

impl CellData {
    fn add(&mut self, event: &Event<'_>) -> Result<(), Flaw> {
        match event {
            Event::Text(piece) => self.text.push_str(&piece.xml10_content()),
            Event::CData(piece) => self.text.push_str(&piece.xml10_content()),
            Event::GeneralRef(entity) => push_entity(entity, &mut self.text)?,
            _ => {}
        }
        if self.text.len() > LONGEST_TEXT {
            return Err(Flaw::new("a cell holds more than 4 MB of text", FORBIDDEN));
        }
        Ok(())
    }
}

fn write_data(data: &CellData, shape: &Shape, out: &mut String) -> Option<CellFault> {
    match (data.kind.as_str(), data.text.trim().parse::<f64>()) {
        // Dates are written out, and a number in a date's format counts from 1900 in every such file.
        ("Number", Ok(number)) if number.is_finite() => {
            write_shaped(number, shape, DateSystem::From1900, out)
        }
        ("DateTime", _) => {
            write_moment(data.text.trim(), out);
            None
        }
        ("Boolean", _) => {
            out.push_str(if data.text.trim() == "1" {
                "TRUE"
            } else {
                "FALSE"
            });
            None
        }
        ("Error", _) => {
            out.push_str(&data.text);
            Some(CellFault::FormulaError)
        }
        _ => write_text(&data.text, out),
    }
}

/// `2024-03-05T10:30:00.000` is `2024-03-05 10:30:00`; on the day before Excel's first, it is a time of day.
fn write_moment(text: &str, out: &mut String) {
    let whole = text.strip_suffix(".000").unwrap_or(text);
    match whole.split_once('T') {
        Some(("1899-12-31" | "1899-12-30", time)) => out.push_str(time),
        _ => write_iso(whole, out),
    }
}
