//! Cuts one record out of text: cells between delimiters, quotes around cells, a line break at the end.
//!
//! The rules are those of RFC 4180 and, where that is silent, of the `csv` crate: a quote is one only at the start of a
//! cell; what follows a closing quote is text. They are written out here because the crate passes over blank lines and
//! takes a quote that never closes to the end of the file, and a row's number and the rest of a file must not be lost.

use crate::model::CellRows;

/// The longest quoted cell. A quote that has not closed by then never will: Excel's longest cell is 32,767 characters.
const LONGEST_CELL: usize = 1 << 20;

const QUOTE: u8 = b'"';

/// What stands between two cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct Delimiter {
    bytes: [u8; 4],
    length: usize,
}

impl Delimiter {
    /// The delimiter that is this character.
    pub(in crate::import) fn new(character: char) -> Self {
        let mut bytes = [0; 4];
        let length = character.encode_utf8(&mut bytes).len();
        Delimiter { bytes, length }
    }

    /// Whether `rest`, which begins with the delimiter's first byte, begins with all of it.
    #[inline]
    fn continues(self, rest: &[u8]) -> bool {
        self.length == 1 || rest.starts_with(&self.bytes[..self.length])
    }
}

/// A row that was cut out of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// Its bytes, the line break among them.
    pub(super) length: usize,
    /// The (last) column that begins with a quote which never closes, and was read as text.
    pub(super) unclosed: Option<u32>,
}

/// Where the text to cut stands in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// More text follows.
    Open,
    /// The file ends with it.
    Final,
}

/// Cuts rows; holds the buffer for cells that are not in the text as they are read.
#[derive(Debug)]
pub(super) struct Cutter {
    delimiter: Delimiter,
    cell: String,
}

/// Where a cell ends, and what comes there.
struct CellEnd {
    /// The position behind what ended it.
    next: usize,
    by: EndedBy,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum EndedBy {
    Delimiter,
    LineBreak,
    EndOfText,
}

/// What became of a cell that may begin with a quote.
enum Quoted {
    Not,
    Cell(CellEnd),
    Unclosed,
    NeedsMore,
}

impl Cutter {
    /// A cutter at `delimiter`.
    pub(super) fn new(delimiter: Delimiter) -> Self {
        Cutter {
            delimiter,
            cell: String::new(),
        }
    }

    /// Cuts the row at the start of `text` and adds it to `rows`; none where the text ends before the row may.
    pub(super) fn cut(&mut self, text: &str, tail: Tail, rows: &mut CellRows) -> Option<Cut> {
        let cut = self.cells(text, tail, rows);
        match cut {
            Some(_) => rows.end_row(),
            None => rows.abandon_row(),
        }
        cut
    }

    fn cells(&mut self, text: &str, tail: Tail, rows: &mut CellRows) -> Option<Cut> {
        let (mut at, mut column) = (0, 0);
        let mut unclosed = None;
        loop {
            let quoted = if text.as_bytes().get(at) == Some(&QUOTE) {
                self.quoted(text, at, tail)
            } else {
                Quoted::Not
            };
            let end = match quoted {
                Quoted::NeedsMore => return None,
                Quoted::Not => self.plain(text, at, tail, rows)?,
                Quoted::Cell(end) => {
                    rows.push_cell(&self.cell);
                    end
                }
                Quoted::Unclosed => {
                    unclosed = Some(column);
                    self.plain(text, at, tail, rows)?
                }
            };
            if end.by != EndedBy::Delimiter {
                return Some(Cut {
                    length: end.next,
                    unclosed,
                });
            }
            at = end.next;
            column += 1;
        }
    }

    /// Reads the cell at `from` as it stands; none where the text ends before it may.
    #[inline]
    fn plain(&self, text: &str, from: usize, tail: Tail, rows: &mut CellRows) -> Option<CellEnd> {
        let bytes = text.as_bytes();
        let end = self.stop(bytes, from);
        let ended = self.ended(bytes, end, tail)?;
        rows.push_cell(&text[from..end]);
        Some(ended)
    }

    /// The position of the first delimiter or line break from `from` on, or the end.
    #[inline]
    fn stop(&self, bytes: &[u8], mut from: usize) -> usize {
        let first = self.delimiter.bytes[0];
        loop {
            match memchr::memchr3(first, b'\n', b'\r', &bytes[from..]) {
                None => return bytes.len(),
                Some(ahead) => {
                    let at = from + ahead;
                    if bytes[at] != first || self.delimiter.continues(&bytes[at..]) {
                        return at;
                    }
                    from = at + 1;
                }
            }
        }
    }

    /// What ends the cell at `end`; none where that cannot be told yet.
    #[inline]
    fn ended(&self, bytes: &[u8], end: usize, tail: Tail) -> Option<CellEnd> {
        if end == bytes.len() {
            return (tail == Tail::Final).then_some(CellEnd {
                next: end,
                by: EndedBy::EndOfText,
            });
        }
        if bytes[end] == self.delimiter.bytes[0] {
            return Some(CellEnd {
                next: end + self.delimiter.length,
                by: EndedBy::Delimiter,
            });
        }
        line_break(bytes, end, tail).map(|length| CellEnd {
            next: end + length,
            by: EndedBy::LineBreak,
        })
    }

    /// Reads the quoted cell at `from` into the buffer.
    fn quoted(&mut self, text: &str, from: usize, tail: Tail) -> Quoted {
        self.cell.clear();
        let bytes = text.as_bytes();
        let mut at = from + 1;
        loop {
            let Some(ahead) = memchr::memchr(QUOTE, &bytes[at..]) else {
                let long = bytes.len() - from > LONGEST_CELL;
                return if long || tail == Tail::Final {
                    Quoted::Unclosed
                } else {
                    Quoted::NeedsMore
                };
            };
            let quote = at + ahead;
            if quote - from > LONGEST_CELL {
                return Quoted::Unclosed;
            }
            self.cell.push_str(&text[at..quote]);
            match bytes.get(quote + 1) {
                Some(&QUOTE) => {
                    self.cell.push('"');
                    at = quote + 2;
                }
                None if tail == Tail::Open => return Quoted::NeedsMore,
                _ => return self.behind_quote(text, quote + 1, tail),
            }
        }
    }

    /// Reads what follows a closing quote: nothing, as a rule.
    ///
    /// Where the cell has line breaks in it and more than spaces follow, the quote that closed it was the opening
    /// quote of another cell, and its own never closed.
    fn behind_quote(&mut self, text: &str, from: usize, tail: Tail) -> Quoted {
        let end = self.stop(text.as_bytes(), from);
        let behind = &text[from..end];
        if !behind.trim_matches([' ', '\0']).is_empty() && has_break(&self.cell) {
            return Quoted::Unclosed;
        }
        match self.ended(text.as_bytes(), end, tail) {
            None => Quoted::NeedsMore,
            Some(end) => {
                self.cell.push_str(behind);
                Quoted::Cell(end)
            }
        }
    }
}

fn has_break(text: &str) -> bool {
    memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_some()
}

/// The length of the line break at `at`; none where more text may make it longer.
///
/// CR CR LF is what a file gets that has twice been through a conversion of line ends: one break, not two.
pub(super) fn line_break(bytes: &[u8], at: usize, tail: Tail) -> Option<usize> {
    if bytes[at] == b'\n' {
        return Some(1);
    }
    match (&bytes[at + 1..], tail) {
        ([b'\n', ..], _) => Some(2),
        ([b'\r', b'\n', ..], _) => Some(3),
        ([] | [b'\r'], Tail::Open) => None,
        _ => Some(1),
    }
}
