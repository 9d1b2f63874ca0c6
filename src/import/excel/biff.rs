//! Skims the records of an xls workbook for what calamine does not tell: number formats, hidden rows, and how much
//! memory its cells would ask for.
//!
//! calamine lays the cells of a sheet out as a rectangle, and makes room for as many as the sheet claims. A few bytes
//! can claim billions, so the claims are held against a limit before calamine sees them.

use std::collections::BTreeMap;

use super::compound::{u16_at, u32_at};
use super::format::Shape;
use super::merged::Merge;
use super::place::Flaw;

/// The most cells the sheets of an xls workbook may span together: six full sheets of 65,536 rows by 32 columns,
/// 400 MB in memory.
const CELLS: u64 = 12 << 20;
const SPREAD: &str = "cells far outside of the list are in use: delete what stands beside and below it, or save it as \
                      .xlsx";

/// The numbers of the records that matter.
mod record {
    pub(super) const BOF: u16 = 0x0809;
    pub(super) const EOF: u16 = 0x000A;
    pub(super) const FILE_PASS: u16 = 0x002F;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const XF: u16 = 0x00E0;
    pub(super) const BOUND_SHEET: u16 = 0x0085;
    pub(super) const DIMENSIONS: u16 = 0x0200;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const COL_INFO: u16 = 0x007D;
    pub(super) const MUL_RK: u16 = 0x00BD;
    pub(super) const MERGE_CELLS: u16 = 0x00E5;
    /// Records of one cell: row, column and style stand first.
    pub(super) const CELLS: [u16; 8] = [
        0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD, 0x0006, 0x0201,
    ];
    /// Cells that are numbers: a number, a formula, a compact number.
    pub(super) const NUMBERS: [u16; 3] = [0x0203, 0x0006, 0x027E];
}

/// The records of Excel 97 and later. Those of Excel 95 write formats in another way, and are shown without them.
const BIFF8: u16 = 0x0600;

/// What a sheet says of its cells besides their values.
#[derive(Debug, Default)]
pub(super) struct SheetSkim {
    /// The hidden rows, from 0, in the order of the file.
    pub hidden_rows: Vec<u32>,
    /// Ranges of hidden columns.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Merged ranges.
    pub merges: Vec<Merge>,
    /// The styles of the numbers whose text depends on it.
    pub styles: BTreeMap<(u32, u32), u16>,
    /// The corners of the used cells.
    span: Option<Merge>,
}

/// What the workbook says.
#[derive(Debug, Default)]
pub(super) struct BookSkim {
    /// The shapes of its styles.
    pub shapes: Vec<Shape>,
    /// The sheets, in their order.
    pub sheets: Vec<SheetSkim>,
}

/// Skims the stream of a workbook.
pub(super) fn skim(stream: &[u8]) -> Result<BookSkim, Flaw> {
    let mut codes = BTreeMap::new();
    let mut formats = Vec::new();
    let mut starts = Vec::new();
    let mut version = 0;
    for (kind, data) in records(stream) {
        match kind {
            record::FILE_PASS if u16_at(data, 0) != Some(0) => return Err(super::guard::password()),
            record::BOF => version = u16_at(data, 0).unwrap_or_default(),
            record::FORMAT if version == BIFF8 => codes.extend(format_code(data)),
            record::XF => formats.push(u16_at(data, 2).unwrap_or_default()),
            record::BOUND_SHEET => starts.push(u32_at(data, 0).unwrap_or_default() as usize),
            record::EOF => break,
            _ => {}
        }
    }
    let shapes: Vec<Shape> = formats
        .iter()
        .map(|format| shape(*format, &codes))
        .collect();
    let mut sheets = Vec::new();
    let mut cells = 0;
    for start in starts {
        let stream = stream
            .get(start..)
            .ok_or_else(|| Flaw::damaged("a sheet is not where it should be"))?;
        let sheet = skim_sheet(stream, &shapes, CELLS - cells)?;
        cells += sheet.cells();
        if cells > CELLS {
            return Err(too_far(&format!("{cells} cells")));
        }
        sheets.push(sheet);
    }
    Ok(BookSkim { shapes, sheets })
}

fn too_far(what: &str) -> Flaw {
    Flaw::new(format!("its cells are strewn over {what}"), SPREAD)
}

fn shape(format: u16, codes: &BTreeMap<u16, String>) -> Shape {
    match codes.get(&format).map(|code| Shape::of(code)) {
        None | Some(Shape::Plain) => Shape::of_builtin(u32::from(format)),
        Some(shape) => shape,
    }
}

fn skim_sheet(stream: &[u8], shapes: &[Shape], most: u64) -> Result<SheetSkim, Flaw> {
    let mut sheet = SheetSkim::default();
    let mut depth = 0;
    for (kind, data) in records(stream) {
        match kind {
            record::BOF => depth += 1,
            record::EOF if depth > 1 => depth -= 1,
            record::EOF => break,
            // Inside the sheet's own records, not those of a chart in it.
            kind if depth <= 1 => {
                if kind == record::DIMENSIONS && claimed(data) > most {
                    return Err(too_far(&format!("{} cells", claimed(data))));
                }
                let _ = sheet.see(kind, data, shapes);
            }
            _ => {}
        }
    }
    Ok(sheet)
}

/// The cells that a sheet says it has, as calamine counts them.
fn claimed(data: &[u8]) -> u64 {
    let wide = data.len() > 10;
    let rows = match wide {
        true => u32_at(data, 4).zip(u32_at(data, 0)),
        false => u16_at(data, 2)
            .map(u32::from)
            .zip(u16_at(data, 0).map(u32::from)),
    };
    let columns = if wide {
        u16_at(data, 10)
    } else {
        u16_at(data, 6)
    };
    let (last, first) = rows.unwrap_or_default();
    // Counted backwards, it would be a claim of billions.
    let rows = if last < first && last > 0 {
        u64::MAX >> 20
    } else {
        u64::from(last - first.min(last))
    };
    rows * u64::from(columns.unwrap_or_default())
}

impl SheetSkim {
    /// The cells of the rectangle that the sheet's cells span.
    fn cells(&self) -> u64 {
        self.span.map_or(0, |span| {
            u64::from(span.bottom - span.top + 1) * u64::from(span.right - span.left + 1)
        })
    }

    /// Looks at a record; one that is too short says nothing, and calamine will say so.
    fn see(&mut self, kind: u16, data: &[u8], shapes: &[Shape]) -> Option<()> {
        let word = |at| u16_at(data, at).map(u32::from);
        match kind {
            record::ROW if word(12)? & 0x20 != 0 => self.hidden_rows.push(word(0)?),
            record::COL_INFO if word(8)? & 1 != 0 => self.hidden_columns.push((word(0)?, word(2)?)),
            record::MERGE_CELLS => self
                .merges
                .extend(data.get(2..)?.chunks_exact(8).filter_map(merge)),
            record::MUL_RK => {
                let (row, first) = (word(0)?, word(2)?);
                for (column, rk) in (first..).zip(data.get(4..data.len() - 2)?.chunks_exact(6)) {
                    self.style((row, column), u16_at(rk, 0)?, shapes);
                    self.widen(row, column);
                }
            }
            kind if record::CELLS.contains(&kind) => {
                let at = (word(0)?, word(2)?);
                if record::NUMBERS.contains(&kind) {
                    self.style(at, u16_at(data, 4)?, shapes);
                }
                self.widen(at.0, at.1);
            }
            _ => {}
        }
        Some(())
    }

    fn style(&mut self, at: (u32, u32), style: u16, shapes: &[Shape]) {
        if shapes
            .get(usize::from(style))
            .is_some_and(|shape| *shape != Shape::Plain)
        {
            self.styles.insert(at, style);
        }
    }

    fn widen(&mut self, row: u32, column: u32) {
        let span = self.span.get_or_insert(Merge {
            top: row,
            left: column,
            bottom: row,
            right: column,
        });
        span.top = span.top.min(row);
        span.bottom = span.bottom.max(row);
        span.left = span.left.min(column);
        span.right = span.right.max(column);
    }
}

fn merge(data: &[u8]) -> Option<Merge> {
    let word = |at| u16_at(data, at).map(u32::from);
    Some(Merge {
        top: word(0)?,
        bottom: word(2)?,
        left: word(4)?,
        right: word(6)?,
    })
}

/// A number format: its number, and its code in bytes or in UTF-16.
fn format_code(data: &[u8]) -> Option<(u16, String)> {
    let length = usize::from(u16_at(data, 2)?);
    let text = data.get(5..)?;
    let code = if data[4] & 1 == 0 {
        text.iter()
            .take(length)
            .map(|&byte| char::from(byte))
            .collect()
    } else {
        let units = text
            .chunks_exact(2)
            .take(length)
            .map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
        char::decode_utf16(units)
            .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    Some((u16_at(data, 0)?, code))
}

/// The records of a stream: their kinds and their data.
fn records(mut stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let kind = u16_at(stream, 0)?;
        let end = 4 + usize::from(u16_at(stream, 2)?);
        let data = stream.get(4..end)?;
        stream = &stream[end..];
        Some((kind, data))
    })
}
