//! Parquet as a table of text: every cell as the text a person would see.
//!
//! Beside `frame` the only place where polars is used. Knows nothing of fields.

use std::borrow::Cow;
use std::fs::File;

use polars::prelude::{
    ArrowDataType, ArrowField, Column, DataFrame, DataType, ParallelStrategy, ParquetReader,
    PolarsError, SerReader, StringChunked,
};

use crate::model::CellRows;

/// A Parquet file being read, some rows at a time.
#[derive(Debug)]
pub struct ParquetRows {
    file: File,
    headers: Vec<String>,
    rows: usize,
    at: usize,
}

/// A Parquet file that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ParquetError {
    /// It is none, or a broken one, in polars' words.
    #[error("{0}")]
    Broken(#[from] PolarsError),
    /// It cannot be read on.
    #[error("{0}")]
    Unreadable(#[from] std::io::Error),
    /// A column holds what is no cell of a list.
    #[error("the column {column} holds {kind}, which no cell of a list is; write it as text")]
    UnknownKind {
        /// The column.
        column: String,
        /// What it holds, in Arrow's words.
        kind: String,
    },
}

impl ParquetRows {
    /// Reads the file's own description.
    ///
    /// # Errors
    /// When it is no Parquet file, a broken one, or has a column that is no column of single values.
    pub fn open(file: File) -> Result<Self, ParquetError> {
        let mut reader = ParquetReader::new(file.try_clone()?);
        let schema = reader.schema()?;
        if let Some(strange) = schema.iter_values().find(|field| !is_read(field)) {
            return Err(ParquetError::UnknownKind {
                column: strange.name.to_string(),
                kind: format!("{:?}", strange.dtype),
            });
        }
        let headers = schema.iter_names().map(ToString::to_string).collect();
        let rows = reader.num_rows()?;
        Ok(ParquetRows {
            file,
            headers,
            rows,
            at: 0,
        })
    }

    /// The names of the columns.
    #[must_use]
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The next rows, at most `count`; none at the end.
    ///
    /// # Errors
    /// When the file is broken.
    pub fn next_rows(&mut self, count: usize) -> Result<Option<CellRows>, ParquetError> {
        let count = count.min(self.rows - self.at);
        if count == 0 {
            return Ok(None);
        }
        let reader = ParquetReader::new(self.file.try_clone()?);
        // In this thread: what a malformed file makes polars do must be seen where it is caught.
        let reader = reader.read_parallel(ParallelStrategy::None);
        let frame = reader.with_slice(Some((self.at, count))).finish()?;
        self.at += count;
        Ok(Some(text_rows(&frame)?))
    }
}

/// The kinds of values that polars is built to read here; others would need its larger builds.
fn is_read(field: &ArrowField) -> bool {
    use ArrowDataType as Kind;
    matches!(
        field.dtype,
        Kind::Null
            | Kind::Boolean
            | Kind::Int32
            | Kind::Int64
            | Kind::UInt32
            | Kind::UInt64
            | Kind::Float32
            | Kind::Float64
            | Kind::Utf8
            | Kind::LargeUtf8
            | Kind::Utf8View
            | Kind::Date32
            | Kind::Timestamp(_, None)
    )
}

fn text_rows(frame: &DataFrame) -> Result<CellRows, PolarsError> {
    let texts: Result<Vec<Texts>, PolarsError> = frame.columns().iter().map(Texts::of).collect();
    let texts = texts?;
    let mut rows = CellRows::new();
    for row in 0..frame.height() {
        for column in &texts {
            rows.push_cell(&column.at(row));
        }
        rows.end_row();
    }
    Ok(rows)
}

/// The cells of a column.
struct Texts {
    written: StringChunked,
    kind: DataType,
}

impl Texts {
    fn of(column: &Column) -> Result<Self, PolarsError> {
        Ok(Texts {
            written: column.cast(&DataType::String)?.str()?.clone(),
            kind: column.dtype().clone(),
        })
    }

    /// A cell as a person sees it; one without a value is empty.
    fn at(&self, row: usize) -> Cow<'_, str> {
        let Some(text) = self.written.get(row) else {
            return Cow::Borrowed("");
        };
        match self.kind {
            DataType::Float32 | DataType::Float64 => whole(text),
            DataType::Datetime(..) => Cow::Borrowed(without_noise(text)),
            _ => Cow::Borrowed(text),
        }
    }
}

/// A number without `.0` and without an exponent: pandas stores mobile numbers as fractions where one is missing.
fn whole(text: &str) -> Cow<'_, str> {
    if let Some(digits) = text.strip_suffix(".0") {
        return Cow::Borrowed(digits);
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_nan() => Cow::Borrowed(""),
        Ok(number) if text.contains(['e', 'E']) => Cow::Owned(number.to_string()),
        _ => Cow::Borrowed(text),
    }
}

/// A moment without fractions of a second that are none; at midnight, the day.
fn without_noise(text: &str) -> &str {
    let text = match text.split_once('.') {
        Some((seconds, fraction)) if fraction.bytes().all(|byte| byte == b'0') => seconds,
        _ => text,
    };
    text.strip_suffix(" 00:00:00").unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_moments_are_written_as_a_person_sees_them() {
        let numbers = [
            ("13912345678.0", "13912345678"),
            ("1.5", "1.5"),
            ("1e16", "10000000000000000"),
            ("NaN", ""),
        ];
        for (text, seen) in numbers {
            assert_eq!(whole(text), seen, "{text}");
        }
        let moments = [
            ("2024-03-05 00:00:00.000000", "2024-03-05"),
            ("2024-03-05 10:30:00.000", "2024-03-05 10:30:00"),
            ("2024-03-05 10:30:00.250", "2024-03-05 10:30:00.250"),
        ];
        for (text, seen) in moments {
            assert_eq!(without_noise(text), seen, "{text}");
        }
    }
}
