//! Excel workbooks. Every cell is text, so that leading zeros and long numbers stay what they are and nothing is run
//! as a formula.

use std::borrow::Cow;
use std::io::{Seek, Write};

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::error::Fault;
use super::table::Sheet;

/// Data rows a sheet can have below its header: Excel knows 1,048,576 rows.
const ROWS: u32 = 1_048_575;

/// Columns a sheet can have.
const COLUMNS: usize = 16_384;

/// Characters (UTF-16 units) a cell can have.
const CELL: usize = 32_767;

/// A workbook being written; when a sheet is full, the next one goes on with the same header.
pub(super) struct XlsxSheet<W: Write + Seek + Send> {
    out: W,
    workbook: Workbook,
    columns: Vec<String>,
    /// Rows of the sheet being written.
    rows: u32,
    sheets: usize,
    limit: u32,
}

impl<W: Write + Seek + Send> XlsxSheet<W> {
    pub(super) fn new(out: W, columns: &[String]) -> Result<Self, Fault> {
        Self::with_limit(out, columns, ROWS)
    }

    /// A workbook whose sheets end after `limit` rows.
    pub(super) fn with_limit(out: W, columns: &[String], limit: u32) -> Result<Self, Fault> {
        if columns.len() > COLUMNS {
            let what = format!("{} columns; Excel has room for {COLUMNS}", columns.len());
            return Err(Fault::DoesNotFit(what));
        }
        let mut sheet = XlsxSheet {
            out,
            workbook: Workbook::new(),
            columns: columns.to_vec(),
            rows: 0,
            sheets: 0,
            limit,
        };
        sheet.begin_sheet()?;
        Ok(sheet)
    }

    fn begin_sheet(&mut self) -> Result<(), Fault> {
        let sheet = self
            .workbook
            .add_worksheet_with_constant_memory()
            .map_err(fault)?;
        for (column, name) in (0..).zip(&self.columns) {
            sheet.write_string(0, column, name).map_err(fault)?;
        }
        sheet.set_freeze_panes(1, 0).map_err(fault)?;
        self.sheets += 1;
        self.rows = 0;
        Ok(())
    }

    fn sheet(&mut self) -> Result<&mut Worksheet, Fault> {
        self.workbook
            .worksheet_from_index(self.sheets - 1)
            .map_err(fault)
    }
}

impl<W: Write + Seek + Send> Sheet for XlsxSheet<W> {
    fn row(&mut self, cells: &[Option<&str>]) -> Result<(), Fault> {
        if self.rows == self.limit {
            self.begin_sheet()?;
        }
        self.rows += 1;
        let row = self.rows;
        let sheet = self.sheet()?;
        for (column, cell) in (0..).zip(cells) {
            if let Some(cell) = cell.filter(|cell| !cell.is_empty()) {
                sheet
                    .write_string(row, column, &*fitting(cell))
                    .map_err(fault)?;
            }
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), Fault> {
        self.workbook.save_to_writer(&mut self.out).map_err(fault)?;
        Ok(self.out.flush()?)
    }
}

/// The cell as far as Excel has room for it, with `…` where it was cut: a workbook with a longer cell would not open
/// at all, and the store still has the whole.
fn fitting(cell: &str) -> Cow<'_, str> {
    // A character takes at least as many bytes as UTF-16 units, so that nearly every cell passes here.
    if cell.len() <= CELL {
        return Cow::Borrowed(cell);
    }
    let mut units = 0;
    let mut last_fit = 0;
    for (at, letter) in cell.char_indices() {
        units += letter.len_utf16();
        if units > CELL {
            return Cow::Owned(format!("{}…", &cell[..last_fit]));
        }
        if units < CELL {
            last_fit = at + letter.len_utf8();
        }
    }
    Cow::Borrowed(cell)
}

fn fault(error: XlsxError) -> Fault {
    match error {
        XlsxError::IoError(error) => Fault::Io(error),
        other => Fault::DoesNotFit(other.to_string()),
    }
}
