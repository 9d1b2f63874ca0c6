//! The text door: rows of text, block by block, in memory that does not grow with the file.

use std::collections::VecDeque;
use std::path::PathBuf;

use super::decode::TextSource;
use super::input::{Input, Wrapping};
use super::record::{Cutter, Delimiter, Tail, line_break};
use crate::import::{Block, CellFault, CellNote, Door, ImportError, RowNumber};
use crate::model::CellRows;

/// The longest row. Excel's widest sheet has 16,384 columns; a row beyond this is no row of a list, and is not loaded.
const LONGEST_ROW: usize = 8 << 20;

/// Text from which the parsed part is dropped, once there is so much of it.
const DROPPED_AT: usize = 256 << 10;

/// The text of a file, as far as it is decoded.
pub(super) struct Window {
    file: PathBuf,
    wrapping: Wrapping,
    source: TextSource,
    text: String,
    /// Up to where the text is done with.
    at: usize,
    pub(super) tail: Tail,
    /// Positions of lines that were in another encoding, ahead of `at`.
    odd_lines: VecDeque<usize>,
    /// Up to where the text may hold U+FFFD or NUL.
    marred_to: usize,
}

impl Window {
    /// The text of `source`, of which nothing is decoded yet.
    pub(super) fn new(file: PathBuf, wrapping: Wrapping, source: TextSource) -> Self {
        Window {
            file,
            wrapping,
            source,
            text: String::new(),
            at: 0,
            tail: Tail::Open,
            odd_lines: VecDeque::new(),
            marred_to: 0,
        }
    }

    /// The text ahead.
    pub(super) fn ahead(&self) -> &str {
        &self.text[self.at..]
    }

    /// Moves on by `length` bytes.
    pub(super) fn pass(&mut self, length: usize) {
        self.at += length;
        while self.odd_lines.front().is_some_and(|&line| line < self.at) {
            self.odd_lines.pop_front();
        }
    }

    /// Decodes more text, at least as much as is ahead already, so that a long row is not looked at over and over.
    pub(super) fn grow(&mut self) -> Result<(), ImportError> {
        self.drop_passed();
        let wanted = self.text.len() * 2;
        loop {
            let from = self.text.len();
            let piece = self
                .source
                .pull(&mut self.text)
                .map_err(|source| Input::error(&self.file, self.wrapping, source))?;
            if is_marred(&self.text.as_bytes()[from..]) {
                self.marred_to = self.text.len();
            }
            self.odd_lines.extend(piece.odd_lines);
            if piece.last {
                self.tail = Tail::Final;
                return Ok(());
            }
            if self.text.len() > from && self.text.len() >= wanted {
                return Ok(());
            }
        }
    }

    fn drop_passed(&mut self) {
        if self.at == self.text.len() || self.at >= DROPPED_AT {
            self.text.drain(..self.at);
            self.marred_to = self.marred_to.saturating_sub(self.at);
            for line in &mut self.odd_lines {
                *line -= self.at;
            }
            self.at = 0;
        }
    }

    /// What the text ahead begins with.
    fn looks_at(&self) -> Ahead {
        let ahead = self.ahead().as_bytes();
        match ahead.first() {
            None => Ahead::Nothing,
            Some(b'\n' | b'\r') => {
                line_break(ahead, 0, self.tail).map_or(Ahead::Nothing, Ahead::BlankLine)
            }
            Some(_) => Ahead::Row,
        }
    }

    /// Whether the text ahead may hold U+FFFD or NUL.
    fn is_marred(&self) -> bool {
        self.at < self.marred_to
    }

    /// Whether a line among the next `length` bytes was in another encoding than the file.
    fn is_odd(&self, length: usize) -> bool {
        self.odd_lines
            .front()
            .is_some_and(|&line| line < self.at + length)
    }
}

/// What the text ahead begins with.
enum Ahead {
    /// There is too little of it to tell.
    Nothing,
    /// A line with nothing on it, that many bytes long.
    BlankLine(usize),
    /// A row.
    Row,
}

/// Rows of a text file.
pub(super) struct TextDoor {
    window: Window,
    cutter: Cutter,
    /// The number of the row given last.
    number: RowNumber,
    /// Blank lines seen since, which are rows only if another row follows.
    blanks: u64,
    /// A row that needs looking at before it is given.
    marred: CellRows,
}

impl Door for TextDoor {
    fn next_block(&mut self) -> Result<Option<Block>, ImportError> {
        let mut block = Block::default();
        while !block.is_full() && self.next_row(&mut block)? {}
        Ok((!block.cells.is_empty()).then_some(block))
    }
}

impl TextDoor {
    /// The rows of `window`, cut at `delimiter`.
    pub(super) fn new(window: Window, delimiter: Delimiter) -> Self {
        TextDoor {
            window,
            cutter: Cutter::new(delimiter),
            number: 0,
            blanks: 0,
            marred: CellRows::new(),
        }
    }

    /// Adds the next row to `block`, the blank ones before it first; whether there was one.
    fn next_row(&mut self, block: &mut Block) -> Result<bool, ImportError> {
        loop {
            match (self.window.looks_at(), self.window.tail) {
                (Ahead::Nothing, Tail::Final) => return Ok(false),
                (Ahead::Nothing, Tail::Open) => self.window.grow()?,
                (Ahead::BlankLine(length), _) => {
                    self.blanks += 1;
                    self.window.pass(length);
                }
                (Ahead::Row, _) if self.blanks > 0 => {
                    self.blanks -= 1;
                    block.cells.end_row();
                    block.numbers.push(self.next_number()?);
                    return Ok(true);
                }
                (Ahead::Row, _) => match self.cut_row(block)? {
                    Some(()) => return Ok(true),
                    None => self.grow_for_row()?,
                },
            }
        }
    }

    /// Cuts the row ahead into `block`; none where more text is needed.
    fn cut_row(&mut self, block: &mut Block) -> Result<Option<()>, ImportError> {
        let marred = self.window.is_marred();
        self.marred.clear();
        let rows = if marred {
            &mut self.marred
        } else {
            &mut block.cells
        };
        let Some(cut) = self.cutter.cut(self.window.ahead(), self.window.tail, rows) else {
            return Ok(None);
        };
        let row = position(block.numbers.len());
        if marred {
            mend(&self.marred, block, row);
        }
        if self.window.is_odd(cut.length) {
            block.notes.push(CellNote {
                row,
                column: 0,
                fault: CellFault::OtherEncoding,
            });
        }
        if let Some(column) = cut.unclosed {
            block.notes.push(CellNote {
                row,
                column,
                fault: CellFault::UnclosedQuote,
            });
        }
        block.numbers.push(self.next_number()?);
        self.window.pass(cut.length);
        Ok(Some(()))
    }

    fn grow_for_row(&mut self) -> Result<(), ImportError> {
        if self.window.ahead().len() <= LONGEST_ROW {
            return self.window.grow();
        }
        Err(self.broken(
            format!(
                "row {} is longer than {} MiB",
                u64::from(self.number) + 1,
                LONGEST_ROW >> 20
            ),
            "a list has a line a row: is this another kind of file, or are its line breaks lost?",
        ))
    }

    fn next_number(&mut self) -> Result<RowNumber, ImportError> {
        let next = self.number.checked_add(1).ok_or_else(|| {
            self.broken("has more than 4,294,967,295 rows".into(), "split the file")
        })?;
        self.number = next;
        Ok(next)
    }

    fn broken(&self, what: String, hint: &'static str) -> ImportError {
        ImportError::Broken {
            file: self.window.file.clone(),
            sheet: None,
            what,
            hint,
        }
    }
}

/// Copies the only row of `marred` to `block` without its NULs, and notes what was wrong with its cells.
///
/// NULs alone are taken out at the door: other programs end a text at one. All other characters are the standardizers'
/// to judge.
fn mend(marred: &CellRows, block: &mut Block, row: u32) {
    for (column, cell) in marred.row(0).iter().enumerate() {
        let column = position(column);
        if cell.contains('\u{FFFD}') {
            block.notes.push(CellNote {
                row,
                column,
                fault: CellFault::Undecodable,
            });
        }
        if cell.contains('\0') {
            block.notes.push(CellNote {
                row,
                column,
                fault: CellFault::ControlCharacters,
            });
            block.cells.push_cell(&cell.replace('\0', ""));
        } else {
            block.cells.push_cell(cell);
        }
    }
    block.cells.end_row();
}

/// Whether text holds what `mend` looks for.
fn is_marred(text: &[u8]) -> bool {
    memchr::memchr(0, text).is_some() || memchr::memmem::find(text, "\u{FFFD}".as_bytes()).is_some()
}

fn position(index: usize) -> u32 {
    u32::try_from(index).expect("a block is closed long before it has 2^32 rows or columns")
}
