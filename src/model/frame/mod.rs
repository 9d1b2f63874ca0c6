//! A table of contacts or records: the one place where polars is used.
//!
//! A [`ContactFrame`] has text columns only: a subset of [`Field`], in canonical order, and behind them the extras,
//! the columns of a list that map to no field. A column that is empty throughout is not there at all, so thirty-odd
//! fields cost nothing where a list has six. The schema is checked once, when the frame is made.

mod build;
mod condition;
mod draft;
mod stack;

use std::borrow::Cow;

use polars::prelude::{
    Column, DataFrame, IntoColumn, IntoSeries, NamedFrom, Series, StringChunked,
};

pub use build::{FrameBuilder, TextColumn};
pub use condition::{ExpressionFault, RowCondition, RowText, TODAY};
pub use draft::RowDraft;

use super::{Field, RowIx};
use stack::stack;

/// A table of text: canonical fields, then extras.
#[derive(Clone, Debug)]
pub struct ContactFrame {
    height: usize,
    fields: [Option<StringChunked>; Field::COUNT],
    extras: Vec<(String, StringChunked)>,
}

impl Default for ContactFrame {
    fn default() -> Self {
        Self::from_columns(0, Vec::new(), Vec::new())
    }
}

impl ContactFrame {
    /// A frame of `height` rows from finished columns.
    ///
    /// # Panics
    /// When a column has another number of rows: the columns of one frame are written together.
    #[must_use]
    pub fn from_columns(
        height: usize,
        fields: Vec<(Field, TextColumn)>,
        extras: Vec<(String, TextColumn)>,
    ) -> Self {
        let mut frame = ContactFrame {
            height,
            fields: [const { None }; Field::COUNT],
            extras: Vec::new(),
        };
        for (field, column) in fields {
            frame.fields[field.index()] = column.finish();
        }
        for (header, column) in extras {
            if let Some(column) = column.finish() {
                frame.extras.push((header, column));
            }
        }
        frame.check_heights();
        frame
    }

    fn check_heights(&self) {
        let columns = self
            .fields
            .iter()
            .flatten()
            .chain(self.extras.iter().map(|(_, c)| c));
        for column in columns {
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
        Field::ALL
            .into_iter()
            .filter(|field| self.fields[field.index()].is_some())
    }

    /// The headers of the extras, in the order of the list.
    pub fn extras(&self) -> impl ExactSizeIterator<Item = &str> {
        self.extras.iter().map(|(header, _)| header.as_str())
    }

    /// The same rows with other columns in place of those named; what is not named stays.
    #[must_use]
    pub fn with_fields(mut self, fields: Vec<(Field, TextColumn)>) -> Self {
        for (field, column) in fields {
            self.fields[field.index()] = column.finish();
        }
        self.check_heights();
        self
    }

    /// The same fields with the extras of `other`, whose rows these are.
    #[must_use]
    pub fn beside(mut self, other: &ContactFrame) -> Self {
        self.extras.clone_from(&other.extras);
        self.check_heights();
        self
    }

    /// The frames below one another; extras are matched by header.
    #[must_use]
    pub fn concat<'a>(frames: impl IntoIterator<Item = &'a ContactFrame>) -> Self {
        let frames: Vec<&ContactFrame> = frames.into_iter().collect();
        let height = frames.iter().map(|frame| frame.height).sum();
        let stack = |pick: &dyn Fn(&ContactFrame) -> Option<StringChunked>| {
            let parts: Vec<_> = frames
                .iter()
                .map(|frame| (frame.height, pick(frame)))
                .collect();
            stack(&parts)
        };
        let mut headers: Vec<&str> = Vec::new();
        for header in frames.iter().flat_map(|frame| frame.extras()) {
            if !headers.contains(&header) {
                headers.push(header);
            }
        }
        let extras = headers
            .into_iter()
            .filter_map(|header| {
                Some((
                    header.to_owned(),
                    stack(&|frame| frame.extra_column(header))?,
                ))
            })
            .collect();
        let fields = Field::ALL.map(|field| stack(&|frame| frame.fields[field.index()].clone()));
        ContactFrame {
            height,
            fields,
            extras,
        }
    }

    fn extra_column(&self, header: &str) -> Option<StringChunked> {
        self.extras
            .iter()
            .find(|(name, _)| name == header)
            .map(|(_, column)| column.clone())
    }

    /// The frame for polars' own writers: fields under their names, extras under their headers.
    ///
    /// With `all_fields`, a field without any value is a column of nulls, so that every file has the same columns.
    #[must_use]
    pub fn to_polars(&self, all_fields: bool) -> DataFrame {
        let mut columns: Vec<Column> = Vec::new();
        for field in Field::ALL {
            match &self.fields[field.index()] {
                Some(column) => columns.push(named(column, field.name())),
                None if all_fields => columns.push(nulls(field.name(), self.height)),
                None => {}
            }
        }
        let names = self.extra_names();
        columns.extend(
            names
                .iter()
                .zip(&self.extras)
                .map(|(name, (_, c))| named(c, name)),
        );
        DataFrame::new(self.height, columns).expect("names are unique and heights are checked")
    }

    /// Names of the extras that clash neither with a field nor with one another.
    #[must_use]
    pub fn extra_names(&self) -> Vec<String> {
        let mut taken: Vec<String> = Field::ALL.iter().map(ToString::to_string).collect();
        for (header, _) in &self.extras {
            let mut name = header.clone();
            let mut number = 2;
            while taken.contains(&name) {
                name = format!("{header}_{number}");
                number += 1;
            }
            taken.push(name);
        }
        taken.split_off(Field::COUNT)
    }
}

fn named(column: &StringChunked, name: &str) -> Column {
    column
        .clone()
        .with_name(name.into())
        .into_series()
        .into_column()
}

fn nulls(name: &str, height: usize) -> Column {
    Series::new(name.into(), vec![None::<&str>; height]).into_column()
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

    /// The row as a draft that can be written to.
    #[must_use]
    pub fn draft(self) -> RowDraft<'a> {
        RowDraft::of(Field::ALL.map(|field| self.get(field).map(Cow::Borrowed)))
    }
}

impl std::fmt::Debug for ContactRow<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let cells = Field::ALL
            .into_iter()
            .filter_map(|field| Some((field, self.get(field)?)));
        f.debug_map().entries(cells).finish()
    }
}

#[cfg(test)]
mod tests;
