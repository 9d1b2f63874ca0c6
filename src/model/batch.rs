//! What flows between the stages: a frame, its rows as read, the rejected rows, and the findings beside them.

use super::{ContactFrame, Finding, InputIx, RecordRows, Rejected, RowIx};

/// Some rows on their way to the store. Each stage wraps it in a type of its own, so that the compiler knows how far
/// the rows have come.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// The records.
    pub frame: ContactFrame,
    /// The same records as they were read, row by row.
    pub rows: RecordRows,
    /// The rows read that are no records.
    pub rejected: Vec<Rejected>,
    /// What was seen in the records, in the order of the rows.
    pub findings: Vec<Finding>,
}

impl Batch {
    /// The rows read: records and rejected rows.
    #[must_use]
    pub fn rows_read(&self) -> u64 {
        (self.frame.len() + self.rejected.len()) as u64
    }

    /// The input of its rows, which import reads one after another: a batch as it comes from there has one.
    #[must_use]
    pub fn input(&self) -> Option<InputIx> {
        let of_records = self.rows.origins.iter();
        of_records
            .chain(self.rejected.iter().map(|rejected| &rejected.origin))
            .next()
            .map(|at| at.input)
    }

    /// Adds the rows of `other` below these; positions in its findings move along.
    ///
    /// # Panics
    /// When there are 2^32 rows.
    pub fn append(&mut self, other: Batch) {
        let offset = u32::try_from(self.frame.len()).expect("less than 2^32 rows");
        self.frame.append(&other.frame);
        self.rows.origins.extend(&other.rows.origins);
        self.rows.raw.append(&other.rows.raw);
        self.rejected.extend(other.rejected);
        let moved = other.findings.into_iter().map(|mut finding| {
            finding.row = RowIx(finding.row.0 + offset);
            finding
        });
        self.findings.extend(moved);
    }
}
