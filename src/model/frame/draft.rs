//! One row being rewritten. Knows no frame and no polars.

use std::borrow::Cow;

use super::super::Field;

/// One row being rewritten, field by field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowDraft<'a> {
    cells: [Option<Cow<'a, str>>; Field::WIDTH],
}

impl Default for RowDraft<'_> {
    fn default() -> Self {
        RowDraft {
            cells: [const { None }; Field::WIDTH],
        }
    }
}

impl<'a> RowDraft<'a> {
    /// The value as it stands; never empty text.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&str> {
        self.cells[field.index()].as_deref()
    }

    /// The fields that have a value, with it, in canonical order.
    pub(super) fn filled(&self) -> impl Iterator<Item = (Field, &str)> {
        let cells = Field::EVERY.into_iter().zip(&self.cells);
        cells.filter_map(|(field, cell)| Some((field, cell.as_deref()?)))
    }

    /// Writes a value; empty text clears the field.
    pub fn set(&mut self, field: Field, value: impl Into<Cow<'a, str>>) {
        let value = value.into();
        self.cells[field.index()] = (!value.is_empty()).then_some(value);
    }

    /// Takes the value out and leaves the field empty.
    pub fn take(&mut self, field: Field) -> Option<Cow<'a, str>> {
        self.cells[field.index()].take()
    }

    /// Adds a value to a field that holds several, joined by `;`, unless it is there already.
    pub fn push(&mut self, field: Field, value: &str) {
        let joined = match self.get(field) {
            Some(known) if known.split(';').any(|part| part == value) => return,
            Some(known) => format!("{known};{value}"),
            None => value.to_owned(),
        };
        self.set(field, joined);
    }
}

impl<'a, V: Into<Cow<'a, str>>> FromIterator<(Field, V)> for RowDraft<'a> {
    fn from_iter<I: IntoIterator<Item = (Field, V)>>(cells: I) -> Self {
        let mut draft = RowDraft::default();
        cells
            .into_iter()
            .for_each(|(field, value)| draft.set(field, value));
        draft
    }
}
