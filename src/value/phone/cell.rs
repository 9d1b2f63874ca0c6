//! A whole cell: split into candidates first, then each one read with the words around it.

mod american;
mod fold;
mod parts;
mod reader;
mod whole;

use self::american::american;
use self::fold::{fold, without_enumeration};
use self::reader::Reader;
use self::whole::whole;
use super::number::{Aside, Flaw, Reading};
use super::read::read;
use crate::value::digits;

/// What a number is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A person answers.
    Contact,
    /// A machine answers.
    Fax,
}

/// One candidate of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The candidate as it was written.
    pub text: String,
    /// What it is.
    pub reading: Reading,
    /// What it is for.
    pub role: Role,
    /// Whether a note says that it is out of use.
    pub dead: bool,
    /// Something beside the number.
    pub aside: Option<Aside>,
}

/// Everything in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The candidates, in their order.
    pub entries: Vec<Entry>,
    /// E-mail addresses that stand among them.
    pub emails: Vec<String>,
    /// Words that are neither label nor number: names, remarks.
    pub notes: Vec<String>,
    /// Whether the cell says that WeChat is under the same number.
    pub wechat: bool,
}

/// Reads a cell that should hold telephone numbers.
#[must_use]
pub fn read_cell(text: &str) -> Cell {
    match american(text) {
        Some(entry) => Cell {
            entries: vec![entry],
            ..Cell::default()
        },
        None => read_in_full(text),
    }
}

/// Reads a cell of which nothing is known.
fn read_in_full(text: &str) -> Cell {
    let plain = fold(text);
    if let Some(entry) = whole(plain.trim()) {
        return Cell {
            entries: vec![entry],
            ..Cell::default()
        };
    }
    let plain = without_enumeration(&plain);
    let mut pieces = Vec::new();
    let mut separator = ';';
    let mut start = 0;
    for (at, c) in plain.char_indices() {
        if is_separator(c) {
            pieces.push((separator, plain[start..at].trim()));
            separator = c;
            start = at + c.len_utf8();
        }
    }
    pieces.push((separator, plain[start..].trim()));
    let mut cell = Reader::default().read(&pieces);
    // Digits here and there that are no number, a date for instance, are one thing to report.
    if cell.entries.len() > 1 && cell.entries.iter().all(Entry::is_small_change) {
        cell.entries = vec![Entry::new(text.trim(), Reading::Flaw(Flaw::Length), None)];
        cell.notes.clear();
    }
    // What may be something else stays exactly as it was.
    let alone = cell.notes.is_empty() && cell.emails.is_empty();
    if let [only] = cell.entries.as_mut_slice()
        && alone
        && matches!(only.reading, Reading::Unsure(_))
    {
        text.trim().clone_into(&mut only.text);
    }
    cell
}

/// Whether `c` always stands between two numbers.
fn is_separator(c: char) -> bool {
    matches!(c, ',' | ';' | '|' | '/' | '\\' | '\n' | '、' | '或' | '&')
}

fn entry_of(text: &str, digits: &str) -> Entry {
    match read(digits) {
        Ok((number, aside)) => Entry::new(text, Reading::Number(number), aside),
        Err(flaw) => Entry::new(text, Reading::Flaw(flaw), None),
    }
}

impl Entry {
    /// Whether it is a few digits and no number.
    fn is_small_change(&self) -> bool {
        self.reading == Reading::Flaw(Flaw::Length) && digits::only_digits(&self.text).len() <= 6
    }

    fn new(text: &str, reading: Reading, aside: Option<Aside>) -> Self {
        Entry {
            text: text.to_owned(),
            reading,
            role: Role::Contact,
            dead: false,
            aside,
        }
    }
}
