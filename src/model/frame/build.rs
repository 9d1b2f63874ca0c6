//! Frames being written, column by column or row by row.

use polars::prelude::{StringChunked, StringChunkedBuilder};

use super::super::Field;
use super::{ContactFrame, RowDraft};

/// A text column being written. It takes memory from its first value on: most of thirty-odd fields are empty
/// throughout in any one list.
#[derive(Default)]
pub struct TextColumn {
    room: usize,
    /// Blank cells before the first value.
    blanks: usize,
    builder: Option<StringChunkedBuilder>,
}

impl TextColumn {
    /// An empty column with room for `rows`.
    #[must_use]
    pub fn with_capacity(rows: usize) -> Self {
        TextColumn {
            room: rows,
            ..TextColumn::default()
        }
    }

    /// Adds a cell; blank text is no value.
    #[inline]
    pub fn push(&mut self, cell: Option<&str>) {
        match (cell.filter(|text| !text.is_empty()), &mut self.builder) {
            (Some(text), Some(builder)) => builder.append_value(text),
            (None, Some(builder)) => builder.append_null(),
            (None, None) => self.blanks += 1,
            (Some(text), None) => self.begin().append_value(text),
        }
    }

    fn begin(&mut self) -> &mut StringChunkedBuilder {
        let mut builder = StringChunkedBuilder::new("".into(), self.room.max(self.blanks + 1));
        (0..self.blanks).for_each(|_| builder.append_null());
        self.builder.insert(builder)
    }

    /// The column; none when it has no value.
    pub(super) fn finish(self) -> Option<StringChunked> {
        self.builder.map(StringChunkedBuilder::finish)
    }
}

impl std::fmt::Debug for TextColumn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextColumn")
            .field("filled", &self.builder.is_some())
            .finish_non_exhaustive()
    }
}

/// A frame being written row by row.
#[derive(Debug)]
pub struct FrameBuilder {
    height: usize,
    columns: Vec<TextColumn>,
}

impl FrameBuilder {
    /// An empty frame with room for `rows`.
    #[must_use]
    pub fn with_capacity(rows: usize) -> Self {
        FrameBuilder {
            height: 0,
            columns: Field::ALL
                .iter()
                .map(|_| TextColumn::with_capacity(rows))
                .collect(),
        }
    }

    /// Adds a row.
    pub fn push(&mut self, row: &RowDraft<'_>) {
        for field in Field::ALL {
            self.columns[field.index()].push(row.get(field));
        }
        self.height += 1;
    }

    /// The frame, without extras.
    #[must_use]
    pub fn finish(self) -> ContactFrame {
        ContactFrame::from_columns(self.height, self.named(), Vec::new())
    }

    /// The frame, with the extras of `other`, whose rows these are.
    #[must_use]
    pub fn finish_beside(self, other: &ContactFrame) -> ContactFrame {
        let extras_only = ContactFrame {
            height: other.height,
            fields: [const { None }; Field::COUNT],
            extras: other.extras.clone(),
        };
        extras_only.with_fields(self.named())
    }

    fn named(self) -> Vec<(Field, TextColumn)> {
        Field::ALL.into_iter().zip(self.columns).collect()
    }
}
