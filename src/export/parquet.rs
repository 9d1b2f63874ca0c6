//! Parquet: every column text, an empty cell null.

use std::io::Write;

use super::error::Fault;
use super::table::Sheet;
use crate::model::ParquetTable;

/// A Parquet file being written.
pub(super) struct ParquetSheet<W: Write>(ParquetTable<W>);

impl<W: Write> ParquetSheet<W> {
    pub(super) fn new(out: W, columns: &[String]) -> Result<Self, Fault> {
        Ok(ParquetSheet(ParquetTable::new(out, columns.to_vec())?))
    }
}

impl<W: Write> Sheet for ParquetSheet<W> {
    fn row(&mut self, cells: &[Option<&str>]) -> Result<(), Fault> {
        Ok(self.0.row(cells)?)
    }

    fn finish(self: Box<Self>) -> Result<(), Fault> {
        Ok(self.0.finish()?)
    }
}
