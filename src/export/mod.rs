//! Writes contacts, crosswalk, rejects and findings to files.
//!
//! Last in the flow, beside `review`. What comes in: a store and where to write. What goes out: a file in the format its
//! name ends with. [`TableWriter`] is also what the single stages write their rows with. It knows no SQL and no
//! terminal; standard output is a stream that the caller hands over.

mod around;
mod campaign;
mod csv;
mod error;
mod jsonl;
mod parquet;
mod table;
mod tables;
mod xlsx;

#[cfg(test)]
mod tests;

pub use campaign::{Exported, export_campaign};
pub use csv::Formulas;
pub use error::ExportError;
pub use table::{CellsOfRow, Format, Notation, TableWriter, Target, write_whole};
pub use tables::{Table, Telling, export};
