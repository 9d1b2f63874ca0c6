//! Reads lists: any CSV or workbook becomes batches of text cells under the names of fields.
//!
//! First in the flow. What comes in: files and the rules for headers. What goes out: [`Imported`] batches, one after
//! another, so that memory does not grow with a file. Text first: no cell is turned into a number or a date by
//! guessing. Knows files, encodings, sheets and headers; knows nothing of what a phone number or a name is beyond its
//! shape.
//!
//! The doors (`text`, `excel`, `parquet`) turn a file into [`Block`]s of raw cells; `layout` finds the header and the
//! rows that are no records; `mapping` tells which column is which field; `reader` puts them together.

mod again;
mod block;
mod error;
pub mod excel;
mod feed;
mod fingerprint;
pub mod findings;
mod knowledge;
mod layout;
mod mapping;
mod marks;
mod nonrecord;
pub mod open;
mod panics;
mod parquet;
mod preview;
mod reader;
pub mod rejects;
mod rows;
mod shape;
mod sniff;
mod sources;
mod spec;
mod spool;
mod table;
mod tables;
mod text;

pub use again::again;
pub use block::{Block, CellFault, CellNote, Door, RowNumber};
pub use error::ImportError;
pub use fingerprint::{FileDigest, file_digest};
pub use preview::{PREVIEW_ROWS, Preview, preview};
pub use reader::{Importer, OnBroken, Skipped, open};
pub use sources::{SaveError, Source, SourceBook, save_source};
pub use spec::InputSpec;
pub use table::{OpenTable, Visibility};

use crate::model::{Batch, Finding, Rejected};

/// Rows as read, columns mapped to fields, nothing rewritten.
#[derive(Debug)]
pub struct Imported(Batch);

impl Imported {
    /// The rows.
    #[must_use]
    pub fn batch(&self) -> &Batch {
        &self.0
    }

    /// The same with what is known of the rows from when their file was read.
    #[must_use]
    pub fn beside(mut self, rejected: Vec<Rejected>, findings: Vec<Finding>) -> Self {
        self.0.rejected = rejected;
        self.0.findings = findings;
        self
    }

    /// The rows, for the next stage.
    #[must_use]
    pub fn into_batch(self) -> Batch {
        self.0
    }
}
