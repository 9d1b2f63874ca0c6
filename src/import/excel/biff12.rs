//! Skims the records of an xlsb sheet for what calamine does not tell: styles, hidden rows, merged ranges.

use std::io::{Read, Result};

use super::compound::{u16_at, u32_at};
use super::format::Shape;
use super::merged::Merge;

/// The numbers of the records that matter.
mod record {
    pub(super) const ROW: u16 = 0;
    pub(super) const FORMAT: u16 = 44;
    pub(super) const XF: u16 = 47;
    pub(super) const COLUMN: u16 = 60;
    pub(super) const BUNDLE_SHEET: u16 = 156;
    pub(super) const END_SHEET_DATA: u16 = 146;
    pub(super) const MERGE_CELL: u16 = 176;
    pub(super) const BEGIN_CELL_XFS: u16 = 617;
    pub(super) const END_CELL_XFS: u16 = 618;
    /// Cells with a value, the only ones that calamine gives.
    pub(super) const CELLS: std::ops::RangeInclusive<u16> = 2..=10;
}

/// Bytes of a record that are looked at; what is behind them is skipped.
const LOOKED_AT: usize = 1024;

/// Reads the records of a part, one after another.
pub(super) struct Records<R> {
    part: R,
    data: Vec<u8>,
}

impl<R: Read> Records<R> {
    /// The records of `part`.
    pub(super) fn new(part: R) -> Self {
        Records {
            part,
            data: Vec::new(),
        }
    }

    /// The next record's number and the beginning of its data.
    fn next(&mut self) -> Result<Option<(u16, &[u8])>> {
        let Some(low) = self.byte()? else {
            return Ok(None);
        };
        let mut kind = u16::from(low & 0x7F);
        if low & 0x80 != 0 {
            kind |= u16::from(self.byte()?.unwrap_or_default() & 0x7F) << 7;
        }
        let mut length = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?.unwrap_or_default();
            length |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        self.data.clear();
        let looked_at = length.min(LOOKED_AT as u64);
        self.part
            .by_ref()
            .take(looked_at)
            .read_to_end(&mut self.data)?;
        std::io::copy(
            &mut self.part.by_ref().take(length - looked_at),
            &mut std::io::sink(),
        )?;
        Ok(Some((kind, &self.data)))
    }

    fn byte(&mut self) -> Result<Option<u8>> {
        let mut byte = [0];
        Ok((self.part.read(&mut byte)? > 0).then_some(byte[0]))
    }

    /// The style of the next cell that has a value, with its row and column.
    pub(super) fn next_style(&mut self, row: &mut u32) -> Result<Option<((u32, u32), usize)>> {
        while let Some((kind, data)) = self.next()? {
            match kind {
                record::ROW => *row = u32_at(data, 0).unwrap_or_default(),
                record::END_SHEET_DATA => return Ok(None),
                kind if record::CELLS.contains(&kind) => {
                    let column = u32_at(data, 0).unwrap_or_default();
                    // The style has 24 bits; the other eight are flags.
                    let style = u32_at(data, 4).unwrap_or_default() & 0x00FF_FFFF;
                    return Ok(Some(((*row, column), style as usize)));
                }
                _ => {}
            }
        }
        Ok(None)
    }
}

/// What a sheet says of its cells besides their values.
#[derive(Debug, Default)]
pub(super) struct SheetSkim {
    /// The hidden rows, from 0.
    pub hidden_rows: Vec<u32>,
    /// Ranges of hidden columns, from 0.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Merged ranges.
    pub merges: Vec<Merge>,
}

/// Skims the part of a sheet.
pub(super) fn skim_sheet(part: impl Read) -> Result<SheetSkim> {
    let mut records = Records::new(part);
    let mut sheet = SheetSkim::default();
    while let Some((kind, data)) = records.next()? {
        let _ = sheet.see(kind, data);
    }
    Ok(sheet)
}

impl SheetSkim {
    /// Looks at a record; one that is too short says nothing.
    fn see(&mut self, kind: u16, data: &[u8]) -> Option<()> {
        match kind {
            record::ROW if data.get(11)? & 0x10 != 0 => self.hidden_rows.push(u32_at(data, 0)?),
            record::COLUMN if u16_at(data, 16)? & 1 != 0 => {
                self.hidden_columns
                    .push((u32_at(data, 0)?, u32_at(data, 4)?));
            }
            record::MERGE_CELL => self.merges.push(Merge {
                top: u32_at(data, 0)?,
                bottom: u32_at(data, 4)?,
                left: u32_at(data, 8)?,
                right: u32_at(data, 12)?,
            }),
            _ => {}
        }
        Some(())
    }
}

/// The shapes of a workbook's styles, in their order.
pub(super) fn shapes(part: impl Read) -> Result<Vec<Shape>> {
    let mut records = Records::new(part);
    let mut codes = std::collections::BTreeMap::new();
    let mut shapes = Vec::new();
    let mut inside = false;
    while let Some((kind, data)) = records.next()? {
        match kind {
            record::FORMAT => codes.extend(format_code(data)),
            record::BEGIN_CELL_XFS => inside = true,
            record::END_CELL_XFS => break,
            record::XF if inside => {
                let format = u16_at(data, 2).unwrap_or_default();
                shapes.push(
                    match codes.get(&format).map(|code: &String| Shape::of(code)) {
                        None | Some(Shape::Plain) => Shape::of_builtin(u32::from(format)),
                        Some(shape) => shape,
                    },
                );
            }
            _ => {}
        }
    }
    Ok(shapes)
}

/// A number format: its number and its code.
fn format_code(data: &[u8]) -> Option<(u16, String)> {
    Some((u16_at(data, 0)?, text_at(data, 2)?.0))
}

/// The relation that leads to the part of the sheet called `name`, from the part that names the sheets.
pub(super) fn relation_of(part: impl Read, name: &str) -> Result<Option<String>> {
    let mut records = Records::new(part);
    while let Some((kind, data)) = records.next()? {
        if kind != record::BUNDLE_SHEET {
            continue;
        }
        let relation = text_at(data, 8);
        let found = relation.and_then(|(relation, end)| Some((relation, text_at(data, end)?.0)));
        if let Some((relation, _)) = found.filter(|(_, found)| found == name) {
            return Ok(Some(relation));
        }
    }
    Ok(None)
}

/// A text in UTF-16 with its length before it, and where it ends.
fn text_at(data: &[u8], at: usize) -> Option<(String, usize)> {
    let from = at + 4;
    let to = (u32_at(data, at)? as usize)
        .checked_mul(2)?
        .checked_add(from)?;
    let units = data.get(from..to)?.chunks_exact(2);
    let units = units.map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
    let text = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER));
    Some((text.collect(), to))
}
