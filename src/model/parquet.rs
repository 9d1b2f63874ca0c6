//! A Parquet file of text columns being written: beside `frame`, the one other place where polars is used.

use std::io::Write;

use polars::prelude::StringChunkedBuilder;
use polars::prelude::{BatchedWriter, Column, DataFrame, DataType, IntoColumn, IntoSeries};
use polars::prelude::{Field as Named, ParquetWriter, PolarsError, Schema};

/// Rows of one row group: what is held in memory before it is written.
const GROUP: usize = 64 * 1024;

/// A table of text that goes into a Parquet file row group by row group, so that memory does not grow with it.
pub struct ParquetTable<W: Write> {
    writer: BatchedWriter<W>,
    names: Vec<String>,
    columns: Vec<StringChunkedBuilder>,
    rows: usize,
}

impl<W: Write> ParquetTable<W> {
    /// Begins a file with these columns; their names differ.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn new(out: W, names: Vec<String>) -> std::io::Result<Self> {
        let schema: Schema = names
            .iter()
            .map(|name| Named::new(name.into(), DataType::String))
            .collect();
        Ok(ParquetTable {
            writer: ParquetWriter::new(out).batched(&schema).map_err(io)?,
            columns: builders(&names),
            names,
            rows: 0,
        })
    }

    /// Writes a row of as many cells as there are columns.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn row(&mut self, cells: &[Option<&str>]) -> std::io::Result<()> {
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            column.append_option(*cell);
        }
        self.rows += 1;
        if self.rows == GROUP {
            self.flush()
        } else {
            Ok(())
        }
    }

    /// Writes what is left and the footer.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(mut self) -> std::io::Result<()> {
        if self.rows > 0 {
            self.flush()?;
        }
        self.writer.finish().map_err(io).map(|_| ())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        let full = std::mem::replace(&mut self.columns, builders(&self.names));
        let columns: Vec<Column> = full
            .into_iter()
            .map(|column| column.finish().into_series().into_column())
            .collect();
        let table = DataFrame::new(self.rows, columns).map_err(io)?;
        self.rows = 0;
        self.writer.write_batch(&table).map_err(io)
    }
}

impl<W: Write> std::fmt::Debug for ParquetTable<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ParquetTable")
            .field("names", &self.names)
            .finish_non_exhaustive()
    }
}

fn builders(names: &[String]) -> Vec<StringChunkedBuilder> {
    names
        .iter()
        .map(|name| StringChunkedBuilder::new(name.into(), 0))
        .collect()
}

fn io(error: PolarsError) -> std::io::Error {
    match error {
        PolarsError::IO { error, .. } => std::io::Error::new(error.kind(), error.to_string()),
        other => std::io::Error::other(other.to_string()),
    }
}
