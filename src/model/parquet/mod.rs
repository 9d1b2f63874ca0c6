//! Parquet as a table of text, read and written: beside `frame` the only place where polars is used.

mod read;
mod write;

pub use read::{ParquetError, ParquetRows};
pub use write::ParquetTable;
