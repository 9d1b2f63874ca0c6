//! A table of contacts or records.
//!
//! A [`ContactFrame`] has text columns only: a subset of [`Field`], in canonical order, and behind them the extras,
//! the columns of a list that map to no field. A column that is empty throughout is not there at all, so thirty-odd
//! fields cost nothing where a list has six. Only `condition` knows polars: it makes the columns an expression asks for.

mod build;
mod column;
mod condition;
mod draft;

pub use build::FrameBuilder;
pub use column::TextColumn;
pub use condition::{ExpressionFault, RowCondition, RowText, TODAY};
pub use draft::RowDraft;

use super::{Field, RowIx};

/// A table of text: canonical fields, then extras.
#[derive(Clone, Debug)]
pub struct ContactFrame {
    height: usize,
    fields: [Option<TextColumn>; Field::WIDTH],
    /// The fields that have a column, so that a row is read without a look at the thirty that have none.
    filled: Vec<Field>,
    extras: Vec<(String, TextColumn)>,
}

impl Default for ContactFrame {
    fn default() -> Self {
        Self::from_columns(0, Vec::new(), Vec::new())
    }
}

impl ContactFrame {
    /// A frame of `height` rows from columns.
    ///
    /// # Panics
    /// When a column has another number of rows: the columns of one frame are written together.
    #[must_use]
    pub fn from_columns(
        height: usize,
        fields: Vec<(Field, TextColumn)>,
        mut extras: Vec<(String, TextColumn)>,
    ) -> Self {
        extras.retain(|(_, column)| column.has_value());
        let frame = ContactFrame {
            height,
            fields: [const { None }; Field::WIDTH],
            filled: Vec::new(),
            extras,
        };
        frame.with_fields(fields)
    }

    /// Takes note of the columns there are.
    fn note_filled(&mut self) {
        let filled = |field: &Field| self.fields[field.index()].is_some();
        self.filled = Field::EVERY.into_iter().filter(filled).collect();
    }

    fn check_heights(&self) {
        let extras = self.extras.iter().map(|(_, column)| column);
        for column in self.fields.iter().flatten().chain(extras) {
            assert_eq!(
                column.len(),
                self.height,
                "a column is as long as its frame"
            );
        }
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.height
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.height == 0
    }

    /// The rows, in order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = ContactRow<'_>> {
        let height = u32::try_from(self.height).expect("a frame has less than 2^32 rows");
        (0..height).map(|row| self.row(RowIx(row)))
    }

    /// One row.
    #[must_use]
    pub fn row(&self, row: RowIx) -> ContactRow<'_> {
        ContactRow { frame: self, row }
    }

    /// The fields that have a value in some row.
    pub fn fields(&self) -> impl Iterator<Item = Field> + '_ {
        self.filled.iter().copied()
    }

    /// The headers of the extras, in the order of the list.
    pub fn extras(&self) -> impl ExactSizeIterator<Item = &str> {
        self.extras.iter().map(|(header, _)| header.as_str())
    }

    /// The same rows with other columns in place of those named; what is not named stays.
    ///
    /// # Panics
    /// When a column has another number of rows.
    #[must_use]
    pub fn with_fields(mut self, fields: Vec<(Field, TextColumn)>) -> Self {
        for (field, column) in fields {
            self.fields[field.index()] = column.has_value().then_some(column);
        }
        self.note_filled();
        self.check_heights();
        self
    }

    /// The same fields with the extras of `other`, whose rows these are.
    ///
    /// # Panics
    /// When `other` has another number of rows.
    #[must_use]
    pub fn beside(mut self, other: ContactFrame) -> Self {
        self.extras = other.extras;
        self.check_heights();
        self
    }

    /// Adds the rows of `other` below these; extras are matched by header.
    pub fn append(&mut self, other: &ContactFrame) {
        for (mine, theirs) in self.fields.iter_mut().zip(&other.fields) {
            if mine.is_some() || theirs.is_some() {
                let column = mine.get_or_insert_with(|| blank(self.height));
                put_below(column, theirs.as_ref(), other.height);
            }
        }
        for (header, column) in &mut self.extras {
            put_below(column, other.extra_column(header), other.height);
        }
        for (header, column) in &other.extras {
            if self.extra_column(header).is_none() {
                let mut whole = blank(self.height);
                whole.append(column);
                self.extras.push((header.clone(), whole));
            }
        }
        self.height += other.height;
        self.note_filled();
    }

    /// The column under a header, where some row has a value there.
    fn extra_column(&self, header: &str) -> Option<&TextColumn> {
        let mut extras = self.extras.iter();
        let found = extras.find(|(name, _)| name == header);
        found.map(|(_, column)| column)
    }
}

/// A column of `height` cells without a value.
fn blank(height: usize) -> TextColumn {
    let mut column = TextColumn::default();
    column.push_blanks(height);
    column
}

/// Puts `below`, or as many blank cells, below the cells of a column.
fn put_below(column: &mut TextColumn, below: Option<&TextColumn>, height: usize) {
    match below {
        Some(below) => column.append(below),
        None => column.push_blanks(height),
    }
}

/// One row of a frame, borrowed.
#[derive(Clone, Copy)]
pub struct ContactRow<'a> {
    frame: &'a ContactFrame,
    row: RowIx,
}

impl<'a> ContactRow<'a> {
    /// Where in its frame the row stands.
    #[must_use]
    pub fn ix(self) -> RowIx {
        self.row
    }

    /// The value of a field; never empty text.
    #[must_use]
    #[inline]
    pub fn get(self, field: Field) -> Option<&'a str> {
        self.frame.fields[field.index()]
            .as_ref()?
            .get(self.row.at())
    }

    /// The value of the extra at `position` of [`ContactFrame::extras`].
    #[must_use]
    pub fn extra(self, position: usize) -> Option<&'a str> {
        self.frame.extras.get(position)?.1.get(self.row.at())
    }

    /// The fields that have a value, with it, in canonical order.
    #[inline]
    pub fn cells(self) -> impl Iterator<Item = (Field, &'a str)> {
        let fields = self.frame.filled.iter();
        fields.filter_map(move |&field| Some((field, self.get(field)?)))
    }

    /// The row as a draft that can be written to.
    #[must_use]
    pub fn draft(self) -> RowDraft<'a> {
        let mut draft = RowDraft::default();
        self.cells()
            .for_each(|(field, cell)| draft.set(field, cell));
        draft
    }
}

impl std::fmt::Debug for ContactRow<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.cells()).finish()
    }
}

#[cfg(test)]
mod tests;
