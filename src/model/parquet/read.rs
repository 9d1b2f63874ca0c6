//! Parquet as a table of text: every cell as the text a person would see.
//!
//! Beside `frame` the only place where polars is used. Knows nothing of fields.

use std::fs::File;

use polars::prelude::{Column, DataFrame, DataType, ParquetReader, PolarsError, SerReader};

use crate::model::CellRows;

/// A Parquet file being read, some rows at a time.
#[derive(Debug)]
pub struct ParquetRows {
    file: File,
    headers: Vec<String>,
    rows: usize,
    at: usize,
}

/// A Parquet file that cannot be read, in polars' words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ParquetError(String);

impl From<PolarsError> for ParquetError {
    fn from(error: PolarsError) -> Self {
        ParquetError(error.to_string())
    }
}

impl From<std::io::Error> for ParquetError {
    fn from(error: std::io::Error) -> Self {
        ParquetError(error.to_string())
    }
}

impl ParquetRows {
    /// Reads the file's own description.
    ///
    /// # Errors
    /// When it is no Parquet file, or a broken one.
    pub fn open(file: File) -> Result<Self, ParquetError> {
        let mut reader = ParquetReader::new(file.try_clone()?);
        let headers = reader.schema()?.iter_names().map(ToString::to_string).collect();
        let rows = reader.num_rows()?;
        Ok(ParquetRows { file, headers, rows, at: 0 })
    }

    /// The names of the columns.
    #[must_use]
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The next rows, at most `count`; none at the end.
    ///
    /// # Errors
    /// When the file is broken, or a column is no table of single values.
    pub fn next_rows(&mut self, count: usize) -> Result<Option<CellRows>, ParquetError> {
        let count = count.min(self.rows - self.at);
        if count == 0 {
            return Ok(None);
        }
        let reader = ParquetReader::new(self.file.try_clone()?);
        let frame = reader.with_slice(Some((self.at, count))).finish()?;
        self.at += count;
        Ok(Some(text_rows(&frame)?))
    }
}

fn text_rows(frame: &DataFrame) -> Result<CellRows, ParquetError> {
    let columns: Result<Vec<Column>, PolarsError> =
        frame.columns().iter().map(|column| column.cast(&DataType::String)).collect();
    let columns = columns?;
    let texts: Result<Vec<_>, PolarsError> = columns.iter().map(|column| column.str()).collect();
    let texts = texts?;
    let mut rows = CellRows::new();
    for row in 0..frame.height() {
        rows.push_row(texts.iter().map(|text| text.get(row).unwrap_or_default()));
    }
    Ok(rows)
}
