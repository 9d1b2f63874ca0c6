//! CSV: UTF-8 without a byte-order mark, commas, quotes where they are needed, LF.

use std::io::Write;

use super::error::Fault;
use super::table::Sheet;

/// What to do with a cell that a spreadsheet would take for a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formulas {
    /// Put a `'` before it: the file will be opened by a person.
    Defused,
    /// Leave it: the next reader is a program.
    Verbatim,
}

/// A CSV table being written.
pub(super) struct CsvSheet<W: Write> {
    writer: csv::Writer<W>,
    formulas: Formulas,
    defused: String,
}

impl<W: Write> CsvSheet<W> {
    pub(super) fn new(out: W, columns: &[String], formulas: Formulas) -> Result<Self, Fault> {
        let mut sheet = CsvSheet {
            writer: csv::Writer::from_writer(out),
            formulas,
            defused: String::new(),
        };
        let header: Vec<Option<&str>> = columns.iter().map(|name| Some(name.as_str())).collect();
        sheet.row(&header)?;
        Ok(sheet)
    }
}

impl<W: Write> Sheet for CsvSheet<W> {
    fn row(&mut self, cells: &[Option<&str>]) -> Result<(), Fault> {
        for cell in cells {
            let cell = cell.unwrap_or_default();
            if self.formulas == Formulas::Defused && runs_as_formula(cell) {
                self.defused.clear();
                self.defused.push('\'');
                self.defused.push_str(cell);
                self.writer.write_field(&self.defused)
            } else {
                self.writer.write_field(cell)
            }
            .map_err(fault)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(fault)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Fault> {
        Ok(self.writer.flush()?)
    }
}

fn fault(error: csv::Error) -> Fault {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Fault::Io(error),
        other => Fault::DoesNotFit(format!("{other:?}")),
    }
}

/// Whether a spreadsheet would run the cell: it begins like a formula and is not plainly a number or a phone number.
///
/// `+8613912345678`, `-12.5` and `+1 (212) 555-0100` stay as they are; so does a lone dash.
pub(super) fn runs_as_formula(cell: &str) -> bool {
    let plain = |rest: &str| {
        rest.bytes()
            .all(|byte| byte.is_ascii_digit() || b" .,()-%".contains(&byte))
    };
    match cell.as_bytes().first() {
        Some(b'=' | b'@' | b'\t' | b'\r') => true,
        Some(b'+' | b'-') => !plain(&cell[1..]),
        _ => false,
    }
}
