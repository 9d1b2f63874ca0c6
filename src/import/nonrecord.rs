//! Tells rows that are no records: blank rows, repeated headers, totals, signatures.
//!
//! A row that reaches somebody is a record, whatever else it says: a person called 合计 with a telephone is a person.

use super::layout::Layout;
use super::mapping::Mapping;
use super::marks::{is_count, is_footnote, is_rule, is_total};
use super::rejects;
use super::shape::{Shape, shape_of};
use crate::model::{Cells, Field, FindingKind};

/// Fields that reach or identify a person.
const REACHING: [Field; 8] = [
    Field::Mobile,
    Field::MobileAlt,
    Field::Phone,
    Field::PhoneAlt,
    Field::Email,
    Field::EmailAlt,
    Field::IdNumber,
    Field::Wechat,
];
/// Fields whose text says who or where somebody is.
const NAMING: [Field; 5] = [
    Field::Name,
    Field::FamilyName,
    Field::Company,
    Field::Address,
    Field::Street,
];

/// Digits a number needs to reach anyone.
const REACHING_DIGITS: usize = 7;
/// A list needs so many columns before a lone cell is a heading or a note rather than a poor record.
const WIDE: usize = 3;

/// What a row is held against.
#[derive(Clone, Debug)]
pub(crate) struct RowJudge {
    reaching: Vec<usize>,
    naming: Vec<usize>,
    header_rows: Vec<Vec<String>>,
    titles: Vec<String>,
    width: usize,
}

/// The texts of a row, seen once.
struct Sight<'a> {
    filled: usize,
    first: (usize, &'a str),
    all_same: bool,
}

impl RowJudge {
    /// For the rows of one table.
    pub(crate) fn new(layout: &Layout, mapping: &Mapping) -> Self {
        RowJudge {
            reaching: mapping.sources_of(&REACHING),
            naming: mapping.sources_of(&NAMING),
            header_rows: layout.header_rows.clone(),
            titles: layout.titles.clone(),
            width: layout.headers.len(),
        }
    }

    /// Why the row is no record; none where it is one.
    pub(crate) fn judge(&self, cells: Cells<'_>) -> Option<&'static FindingKind> {
        if self.reaches(cells) {
            return None;
        }
        let Some(sight) = see(cells) else {
            return Some(&rejects::BLANK_ROW);
        };
        let text = sight.first.1;
        if self.is_header(cells, &sight) {
            Some(&rejects::REPEATED_HEADER)
        } else if sight.all_same && self.titles.iter().any(|title| title == text) {
            Some(&rejects::REPEATED_TITLE)
        } else if texts(cells).all(is_rule) {
            Some(&rejects::SEPARATOR)
        } else if self.is_totals(cells) {
            Some(&rejects::TOTALS_ROW)
        } else if is_footnote(text) && !self.names_somebody(cells, sight.first.0) {
            Some(&rejects::FOOTNOTE)
        } else if self.is_heading(&sight) {
            Some(&rejects::GROUP_HEADING)
        } else {
            None
        }
    }

    /// Why the row is no record if no fuller row follows: a lone text at the end of a list is a note.
    pub(crate) fn judge_tail(&self, cells: Cells<'_>) -> Option<&'static FindingKind> {
        let sight = see(cells)?;
        let (column, text) = sight.first;
        let named = self.naming.contains(&column)
            && matches!(
                shape_of(text),
                Shape::Person | Shape::Company | Shape::Address
            );
        let lone = sight.all_same && self.width >= WIDE && !self.reaches(cells);
        (lone && !named && shape_of(text) != Shape::Number).then_some(&rejects::FOOTNOTE)
    }

    /// Whether the row has text in more than one cell.
    pub(crate) fn is_full(cells: Cells<'_>) -> bool {
        see(cells).is_some_and(|sight| !sight.all_same)
    }

    /// Whether the row reaches somebody. Nearly every row does, so this comes first.
    fn reaches(&self, cells: Cells<'_>) -> bool {
        self.reaching.iter().any(|&column| {
            let text = cells.get(column).unwrap_or_default();
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            digits >= REACHING_DIGITS || text.contains('@') || is_wide_number(text)
        })
    }

    fn is_header(&self, cells: Cells<'_>, sight: &Sight<'_>) -> bool {
        let repeats = |header: &Vec<String>| {
            let cell = |column: usize| cells.get(column).unwrap_or_default().trim();
            let filled = header.iter().filter(|text| !text.is_empty()).count();
            let same = header
                .iter()
                .enumerate()
                .filter(|(column, text)| !text.is_empty() && cell(*column) == text.as_str())
                .count();
            let enough = if self.width == 1 { 1 } else { 2 };
            same >= enough && 5 * same >= 4 * filled && 5 * same >= 4 * sight.filled
        };
        self.header_rows.iter().any(repeats)
    }

    fn is_totals(&self, cells: Cells<'_>) -> bool {
        let (mut totals, mut others) = (0, 0);
        for (column, text) in filled(cells) {
            if is_total(text) {
                totals += 1;
            } else if !is_count(text) {
                // A name beside the word makes it a person's row; one other text is the group that was summed up.
                if self.naming.contains(&column) {
                    return false;
                }
                others += 1;
            }
        }
        totals > 0 && others <= 1
    }

    /// Whether another cell than `first` says who somebody is.
    fn names_somebody(&self, cells: Cells<'_>, first: usize) -> bool {
        filled(cells).any(|(column, text)| {
            let label = text.contains([':', '：']);
            column != first
                && self.naming.contains(&column)
                && !label
                && shape_of(text) != Shape::Person
        })
    }

    /// One text over most of the width, or alone in the first of many columns.
    fn is_heading(&self, sight: &Sight<'_>) -> bool {
        let (column, text) = sight.first;
        let spans = sight.all_same && sight.filled >= WIDE && 2 * sight.filled > self.width;
        let identifies = self.naming.contains(&column) || self.reaching.contains(&column);
        let alone = sight.filled == 1 && column == 0 && self.width > WIDE && !identifies;
        (spans || alone) && matches!(shape_of(text), Shape::Text | Shape::Person | Shape::Address)
    }
}

fn filled(cells: Cells<'_>) -> impl Iterator<Item = (usize, &str)> {
    let texts = cells.iter().map(str::trim).enumerate();
    texts.filter(|(_, text)| !text.is_empty())
}

fn texts(cells: Cells<'_>) -> impl Iterator<Item = &str> {
    filled(cells).map(|(_, text)| text)
}

fn see(cells: Cells<'_>) -> Option<Sight<'_>> {
    let mut all = filled(cells);
    let first = all.next()?;
    let mut sight = Sight {
        filled: 1,
        first,
        all_same: true,
    };
    for (_, text) in all {
        sight.filled += 1;
        sight.all_same &= text == first.1;
    }
    Some(sight)
}

/// A number in full-width digits.
fn is_wide_number(text: &str) -> bool {
    let wide = |letter: &char| ('０'..='９').contains(letter);
    !text.is_ascii() && text.chars().filter(wide).count() >= REACHING_DIGITS
}

#[cfg(test)]
mod tests;
