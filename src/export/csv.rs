//! CSV: UTF-8 without a byte-order mark, commas, quotes where they are needed, LF.

use std::io::Write;

use rayon::prelude::*;

use super::error::Fault;
use super::table::{CellsOfRow, Sheet};

/// What to do with a cell that a spreadsheet would take for a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formulas {
    /// Put a `'` before it: the file will be opened by a person.
    Defused,
    /// Leave it: the next reader is a program.
    Verbatim,
}

/// A CSV table being written.
///
/// Most cells of a table with a column for every field are empty and nearly all others need no quotes, so a row is put
/// together here and handed on in one piece.
pub(super) struct CsvSheet<W: Write> {
    out: W,
    formulas: Formulas,
    line: Vec<u8>,
}

/// Rows whose lines are made before any of them is written: enough for every core, few enough to hold.
const WAVE: usize = 64 * 1024;

/// Rows of which one core makes lines at a time.
const SHARE: usize = 4 * 1024;

impl<W: Write + Send> CsvSheet<W> {
    pub(super) fn new(out: W, columns: &[String], formulas: Formulas) -> Result<Self, Fault> {
        let mut sheet = CsvSheet {
            out,
            formulas,
            line: Vec::new(),
        };
        let header: Vec<Option<&str>> = columns.iter().map(|name| Some(name.as_str())).collect();
        sheet.row(&header)?;
        Ok(sheet)
    }

    fn write_all(&mut self, lines: &[Vec<u8>]) -> Result<(), Fault> {
        for lines in lines {
            self.out.write_all(lines)?;
        }
        Ok(())
    }
}

impl<W: Write + Send> Sheet for CsvSheet<W> {
    fn row(&mut self, cells: &[Option<&str>]) -> Result<(), Fault> {
        self.line.clear();
        self.formulas.push_line(cells, &mut self.line);
        Ok(self.out.write_all(&self.line)?)
    }

    fn rows(&mut self, count: usize, cells: &CellsOfRow<'_>) -> Result<(), Fault> {
        let formulas = self.formulas;
        let lines_of = |rows: &[usize]| {
            let mut lines = Vec::new();
            for &row in rows {
                cells(row, &mut |cells| formulas.push_line(cells, &mut lines));
            }
            lines
        };
        let mut made: Vec<Vec<u8>> = Vec::new();
        for wave in (0..count).step_by(WAVE) {
            let rows: Vec<usize> = (wave..count.min(wave + WAVE)).collect();
            let shares = || rows.par_chunks(SHARE).map(lines_of).collect();
            // One wave is written while the lines of the next are made.
            let (next, written) = rayon::join(shares, || self.write_all(&made));
            written?;
            made = next;
        }
        self.write_all(&made)
    }

    fn finish(mut self: Box<Self>) -> Result<(), Fault> {
        Ok(self.out.flush()?)
    }
}

impl Formulas {
    /// Adds the line of a row.
    fn push_line(self, cells: &[Option<&str>], line: &mut Vec<u8>) {
        let begin = line.len();
        for (column, cell) in cells.iter().enumerate() {
            if column > 0 {
                line.push(b',');
            }
            if let Some(cell) = cell {
                self.push_cell(cell, line);
            }
        }
        if line.len() == begin {
            // The only cell of a row, and empty: without quotes it would be a blank line, which is no row.
            line.extend_from_slice(b"\"\"");
        }
        line.push(b'\n');
    }

    fn push_cell(self, cell: &str, line: &mut Vec<u8>) {
        let mark = match self {
            Formulas::Defused if runs_as_formula(cell) => "'",
            Formulas::Defused | Formulas::Verbatim => "",
        };
        if cell.bytes().any(|byte| QUOTED[usize::from(byte)]) {
            let doubled = cell.replace('"', "\"\"");
            for part in ["\"", mark, &doubled, "\""] {
                line.extend_from_slice(part.as_bytes());
            }
        } else {
            line.extend_from_slice(mark.as_bytes());
            line.extend_from_slice(cell.as_bytes());
        }
    }
}

/// Whether a byte ends a cell, a row or a quoted cell: cells are short, so a look at a table is the quickest.
const QUOTED: [bool; 256] = {
    let mut quoted = [false; 256];
    quoted[b',' as usize] = true;
    quoted[b'"' as usize] = true;
    quoted[b'\n' as usize] = true;
    quoted[b'\r' as usize] = true;
    quoted
};

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

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of one row as it is written here, and as the `csv` crate writes it.
    fn both(row: &[&str]) -> (Vec<u8>, Vec<u8>) {
        let columns: Vec<String> = row.iter().map(ToString::to_string).collect();
        let mut own = Vec::new();
        let sheet = CsvSheet::new(&mut own, &columns, Formulas::Verbatim).expect("a buffer");
        Box::new(sheet).finish().expect("a buffer");
        let mut other = csv::Writer::from_writer(Vec::new());
        other.write_record(row).expect("a buffer");
        (own, other.into_inner().expect("a buffer"))
    }

    #[test]
    fn rows_are_written_as_every_reader_of_csv_expects_them() {
        let rows: [&[&str]; 6] = [
            &["a", "", "张伟"],
            &["a,b", "say \"hi\"", " x "],
            &["two\nlines", "\r", "\"", "\"\""],
            &["", ""],
            &[""],
            &["'a'", "a;b", "#", "\t"],
        ];
        for row in rows {
            let (own, other) = both(row);
            assert_eq!(own, other, "{row:?}");
        }
    }
}
