//! What the queue and the exports read: line after line, so that memory does not grow with the store.

mod contacts;
mod crosswalk;
mod past;
mod person;
mod queue;
mod seen;

pub use contacts::ContactLine;
pub use crosswalk::CrosswalkLine;
pub use past::{Image, Phase, Whereabouts};
pub use person::Person;
pub use queue::{QueueLine, StoredFinding, StoredRecord};
pub use seen::{FindingLine, RecordLine, RejectLine};

/// Where a row was read, as files and reports name it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Place {
    /// The source.
    pub source: String,
    /// The base name of the file.
    pub file: String,
    /// The sheet, where the file has sheets.
    pub sheet: Option<String>,
    /// The data row, counted from 1 below the header.
    pub row: u32,
}
