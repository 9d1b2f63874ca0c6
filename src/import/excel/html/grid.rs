//! Puts the cells of a web page's tables where they are seen: cells reach over rows and columns, and push others aside.

use crate::import::excel::cell::write_text;
use crate::import::excel::format::Shape;
use crate::import::excel::merged::Merge;
use crate::import::excel::number::{is_spoilt_number, write_number};
use crate::import::excel::place::Flaw;
use crate::import::excel::rows::{COLUMNS, Halt, RowWriter};

/// The longest text of a cell, as for xlsx.
const LONGEST_TEXT: usize = 4 << 20;
const TOO_LONG: &str =
    "no list has that much text in a cell: check that the page was saved to its end";

/// The farthest a cell reaches, as browsers have it.
const WIDEST: u32 = 1_000;
const TALLEST: u32 = 65_534;

/// How far a cell reaches, and the number it shows where the page says so.
#[derive(Clone, Debug, Default)]
pub(super) struct Span {
    /// Columns it covers.
    pub(super) columns: u32,
    /// Rows it covers.
    pub(super) rows: u32,
    /// Its number, of which its text may show less.
    pub(super) number: Option<String>,
}

/// The rows of all tables, below one another.
pub(super) struct Grid<'a> {
    rows: RowWriter<'a>,
    /// The row at hand, from 0; the rows begun so far, when none is.
    row: u32,
    is_in_row: bool,
    column: u32,
    /// For each column, the first row that no cell from above covers.
    free_from: Vec<u32>,
    cell: Option<Span>,
    /// Script and style inside of a cell are not its text.
    aside: bool,
    text: String,
}

impl<'a> Grid<'a> {
    /// No rows yet; they go to `rows`.
    pub(super) fn new(rows: RowWriter<'a>) -> Self {
        Grid {
            rows,
            row: 0,
            is_in_row: false,
            column: 0,
            free_from: Vec::new(),
            cell: None,
            aside: false,
            text: String::new(),
        }
    }

    /// Begins a row; the one before it ends, if nobody said so.
    pub(super) fn begin_row(&mut self, hidden: bool) -> Result<(), Halt> {
        self.end_row()?;
        self.is_in_row = true;
        if hidden {
            self.rows.hide(self.row);
        }
        Ok(())
    }

    /// Ends the row at hand.
    pub(super) fn end_row(&mut self) -> Result<(), Halt> {
        self.end_cell()?;
        if self.is_in_row {
            self.is_in_row = false;
            self.row += 1;
            self.column = 0;
        }
        Ok(())
    }

    /// Begins a cell, in a row of its own if none was begun.
    pub(super) fn begin_cell(&mut self, span: Span) -> Result<(), Halt> {
        self.end_cell()?;
        self.is_in_row = true;
        let covered = |column: u32| {
            self.free_from
                .get(column as usize)
                .is_some_and(|&row| row > self.row)
        };
        while covered(self.column) {
            self.column += 1;
        }
        self.cell = Some(Span {
            columns: span.columns.min(WIDEST),
            rows: span.rows.min(TALLEST),
            number: span.number,
        });
        Ok(())
    }

    /// Ends the cell at hand and gives it.
    pub(super) fn end_cell(&mut self) -> Result<(), Halt> {
        let Some(span) = self.cell.take() else {
            return Ok(());
        };
        self.aside = false;
        let seen = self.text.trim_end();
        self.rows.cell((self.row, self.column), |out| {
            match number_behind(seen, &span) {
                Some(number) => write_number(number, &Shape::Plain, out),
                None => write_text(seen, out),
            }
        })?;
        self.text.clear();
        let end = self.column.saturating_add(span.columns).min(COLUMNS);
        if span.rows > 1 {
            self.cover(end, self.row.saturating_add(span.rows));
        }
        if span.rows > 1 || span.columns > 1 {
            self.rows.merge(Merge {
                top: self.row,
                left: self.column,
                bottom: self.row.saturating_add(span.rows - 1),
                right: end.max(1) - 1,
            });
        }
        self.column = end.max(self.column.saturating_add(1));
        Ok(())
    }

    fn cover(&mut self, end: u32, free_from: u32) {
        let (first, end) = (self.column as usize, end as usize);
        if first < end {
            let width = self.free_from.len().max(end);
            self.free_from.resize(width, 0);
            self.free_from[first..end].fill(free_from);
        }
    }

    /// Adds text to the cell at hand, white space as a page shows it; outside of cells it belongs to no table.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Halt> {
        if self.cell.is_none() || self.aside {
            return Ok(());
        }
        for letter in text.chars() {
            if !letter.is_whitespace() {
                self.text.push(letter);
            } else if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
        if self.text.len() > LONGEST_TEXT {
            let what = format!(
                "a cell in row {} holds more than 4 MB of text",
                self.row + 1
            );
            return Err(Flaw::new(what, TOO_LONG).into());
        }
        Ok(())
    }

    /// Goes to the next line of the cell at hand.
    pub(super) fn break_line(&mut self) {
        let shown = self.text.trim_end_matches(' ').len();
        self.text.truncate(shown);
        if !self.text.is_empty() && self.text.len() < LONGEST_TEXT {
            self.text.push('\n');
        }
    }

    /// Goes to the next line, unless the cell is at the start of one.
    pub(super) fn begin_paragraph(&mut self) {
        if !self.text.ends_with('\n') {
            self.break_line();
        }
    }

    /// What follows is no text of the cell.
    pub(super) fn begin_aside(&mut self) {
        self.aside = true;
    }

    /// What follows may be.
    pub(super) fn end_aside(&mut self) {
        self.aside = false;
    }

    /// Gives the last rows; how many there were.
    pub(super) fn finish(mut self) -> Result<u64, Halt> {
        self.end_row()?;
        self.rows.finish()?;
        Ok(u64::from(self.row))
    }
}

/// The number of a cell that shows fewer digits than it has: `1.38E+10`.
fn number_behind(seen: &str, span: &Span) -> Option<f64> {
    let number = span.number.as_deref().filter(|_| is_spoilt_number(seen))?;
    number
        .trim()
        .parse()
        .ok()
        .filter(|number: &f64| number.is_finite())
}
