//! Frames being written row by row.

use super::super::Field;
use super::{ContactFrame, RowDraft, TextColumn};

/// A frame being written row by row.
#[derive(Debug)]
pub struct FrameBuilder {
    height: usize,
    /// In canonical order; one that is shorter than the frame has no value in the last rows.
    columns: Vec<TextColumn>,
}

impl FrameBuilder {
    /// An empty frame with room for `rows`.
    #[must_use]
    pub fn with_capacity(rows: usize) -> Self {
        FrameBuilder {
            height: 0,
            columns: Field::EVERY
                .iter()
                .map(|_| TextColumn::with_capacity(rows))
                .collect(),
        }
    }

    /// Adds a row.
    pub fn push(&mut self, row: &RowDraft<'_>) {
        for (field, cell) in row.filled() {
            let column = &mut self.columns[field.index()];
            column.fill_to(self.height);
            column.push(Some(cell));
        }
        self.height += 1;
    }

    /// The frame, without extras.
    #[must_use]
    pub fn finish(mut self) -> ContactFrame {
        let columns = self.columns.iter_mut();
        columns.for_each(|column| column.fill_to(self.height));
        let named = Field::EVERY.into_iter().zip(self.columns).collect();
        ContactFrame::from_columns(self.height, named, Vec::new())
    }
}

impl ContactFrame {
    /// A frame of one row, without extras.
    #[must_use]
    pub fn of_row(row: &RowDraft<'_>) -> Self {
        let mut builder = FrameBuilder::with_capacity(1);
        builder.push(row);
        builder.finish()
    }
}
