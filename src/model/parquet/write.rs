//! A Parquet file of text columns being written: beside `frame`, the one other place where polars is used.

use std::io::Write;

use polars::io::parquet::write::BatchedWriter;
use polars::prelude::StringChunkedBuilder;
use polars::prelude::{Column, DataFrame, DataType, IntoColumn, IntoSeries};
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

#[cfg(test)]
mod tests {
    use polars::prelude::{ParquetReader, SerReader};

    use super::*;

    #[test]
    fn text_stays_text_and_an_empty_cell_is_null_across_row_groups() {
        let rows = GROUP + 2;
        let mut bytes = std::io::Cursor::new(Vec::new());
        let names = ["姓名", "mobile"].map(str::to_owned).to_vec();
        let mut table = ParquetTable::new(&mut bytes, names).expect("a buffer");
        for row in 0..rows {
            let cell = (row % 2 == 0).then_some("0013912345678");
            table.row(&[Some("张伟"), cell]).expect("a buffer");
        }
        table.finish().expect("a buffer");
        let read = ParquetReader::new(bytes).finish().expect("a parquet file");
        assert_eq!(
            (read.height(), read.get_column_names()[0].as_str()),
            (rows, "姓名")
        );
        let mobile = read.column("mobile").expect("the column");
        let mobile = mobile.str().expect("text");
        assert_eq!(
            (mobile.get(GROUP), mobile.get(GROUP + 1)),
            (Some("0013912345678"), None)
        );
    }

    #[test]
    fn a_table_without_rows_is_a_file_with_columns() {
        let mut bytes = std::io::Cursor::new(Vec::new());
        let table = ParquetTable::new(&mut bytes, vec!["x".to_owned()]).expect("a buffer");
        table.finish().expect("a buffer");
        let read = ParquetReader::new(bytes).finish().expect("a parquet file");
        assert_eq!((read.height(), read.width()), (0, 1));
    }
}
