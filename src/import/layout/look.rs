//! What one row looks like when a header is looked for.

use crate::import::shape::{Shape, is_data, shape_of};
use crate::model::Cells;
use crate::rules::{FieldRules, HeaderHit, Meaning, Strength};

/// A header cell is not longer than this, in characters; a question of a form may be.
const LONGEST_HEADER: usize = 40;

/// What one row looks like.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RowLook {
    /// Cells with text.
    pub(super) filled: usize,
    /// Different texts among them.
    pub(super) distinct: usize,
    /// Different words of the dictionary.
    pub(super) hits: usize,
    /// Cells that no header looks like.
    pub(super) data_cells: usize,
    /// Cells that reach or identify a person.
    pub(super) contacts: usize,
    /// Cells too long for a header.
    pub(super) long_cells: usize,
}

impl RowLook {
    /// Whether the row could be a header that the dictionary does not know.
    pub(super) fn may_be_header(&self) -> bool {
        self.filled > 0
            && self.data_cells == 0
            && self.long_cells == 0
            && self.distinct == self.filled
    }
}

/// Looks at one row.
pub(super) fn look_at(cells: Cells<'_>, rules: &FieldRules) -> RowLook {
    let mut look = RowLook::default();
    let mut texts: Vec<&str> = Vec::new();
    for text in cells.iter().map(str::trim).filter(|text| !text.is_empty()) {
        look.filled += 1;
        let is_new = !texts.contains(&text);
        let known = is_header_word(text, rules);
        if is_new {
            texts.push(text);
            look.hits += usize::from(known);
        }
        if !known {
            look.count_shape(text);
        }
    }
    look.distinct = texts.len();
    look
}

impl RowLook {
    fn count_shape(&mut self, text: &str) {
        let shape = shape_of(text);
        // A year is a fair header (`2023`, `2024`); other numbers are not.
        let is_year = text.len() == 4 && matches!(text.as_bytes(), [b'1' | b'2', b'0' | b'9', ..]);
        self.data_cells += usize::from(is_data(shape) && !(shape == Shape::Number && is_year));
        self.contacts += usize::from(matches!(
            shape,
            Shape::Mobile | Shape::Email | Shape::IdNumber | Shape::Phone
        ));
        self.long_cells += usize::from(text.chars().count() > LONGEST_HEADER);
    }
}

/// Whether the dictionary knows the text as a header. An ending alone proves nothing, as values end in such words, too;
/// nor does a word about someone else, as it may stand anywhere (`制表人：李四`).
pub(super) fn is_header_word(text: &str, rules: &FieldRules) -> bool {
    let known =
        |hit: HeaderHit| hit.strength >= Strength::Trimmed && hit.meaning != Meaning::SomeoneElse;
    text.chars().count() <= LONGEST_HEADER && rules.look_up(text).is_some_and(known)
}
