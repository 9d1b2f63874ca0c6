//! What dedupe says of the rows of a run: each row's fate, the contacts touched, and the pairs left in doubt.
//!
//! The output of the stage, and the reasons for which there is none. Knows nothing of how it came about.

use super::{BlockKey, KeyLists, Link, Provenance, RowDigest, Status};
use crate::model::{Batch, Code, ContactFrame, ContactId, Finding, RecordId, RowIx};
use crate::run::Cancelled;

/// What becomes of a row of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is this known record, cell for cell.
    Unchanged(RecordId),
    /// It is the same row as this earlier row of the run (of another input of the same source).
    Repeats(RowIx),
    /// It founds the contact at this position of [`Resolved::contacts`].
    Founds(usize),
    /// It joins the contact at this position of [`Resolved::contacts`].
    Joins(usize),
    /// It waits for a person, because of this finding.
    Review(Code),
    /// It is no usable record, because of this finding.
    Rejected(Code),
}

/// A contact that the run founds or touches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// The known contact it is; none for a new one.
    pub id: Option<ContactId>,
    /// Known contacts that turned out to be the same person; they resolve to this one from now on.
    pub absorbed: Vec<ContactId>,
    /// Its known records, in the order of their ids.
    pub known: Vec<RecordId>,
    /// Its new records: positions in the run's rows.
    pub rows: Vec<RowIx>,
    /// Whether it lies in the recycle bin.
    pub status: Status,
}

/// One side of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecordRef {
    /// A record of the store.
    Known(RecordId),
    /// A row of the run.
    New(RowIx),
}

impl RecordRef {
    /// The record that it is or becomes; `records` has that of each row of the run.
    #[must_use]
    pub fn among(self, records: &[Option<RecordId>]) -> Option<RecordId> {
        match self {
            RecordRef::Known(record) => Some(record),
            RecordRef::New(row) => records.get(row.at()).copied().flatten(),
        }
    }

    /// The record of the store that it is.
    pub(super) fn known(self) -> Option<RecordId> {
        match self {
            RecordRef::Known(record) => Some(record),
            RecordRef::New(_) => None,
        }
    }
}

/// Two records that may be one person; a person must decide.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// One record.
    pub left: RecordRef,
    /// The other.
    pub right: RecordRef,
    /// The match weight, in bits.
    pub weight: f64,
    /// What speaks for and against, field by field, with what it weighs against the likeliest other explanation: `mobile
    /// equal +9.1; name differs -3.0`.
    pub reason: String,
}

/// The run's rows, resolved into contacts; `G` is what was made of their values: one golden row each, or `()` where nobody
/// asks for them.
#[derive(Debug, Default)]
pub struct Resolved<G = ContactFrame> {
    /// The run's rows; without their cells as they were read where nobody keeps them ([`super::Golden::KEEPS_CELLS`]).
    pub batch: Batch,
    /// Each row's fate.
    pub fates: Vec<Fate>,
    /// Each row's digest.
    pub digests: Vec<RowDigest>,
    /// Each row's blocking keys, sorted, for the store's index; empty for rows that go no further. No row at all where
    /// nobody keeps contacts and nothing is known.
    pub keys: KeyLists,
    /// The blocking keys of the known records that were asked for, sorted, where no row came in.
    pub known_keys: Vec<(RecordId, Vec<BlockKey>)>,
    /// The contacts founded or touched.
    pub contacts: Vec<Contact>,
    /// Their golden values, position by position.
    pub golden: G,
    /// Where these come from, position by position; of a contact whose values are all those of its only record, nothing.
    pub provenance: Vec<Vec<Provenance>>,
    /// What ties the records of these contacts together; in no order.
    pub links: Vec<Link>,
    /// The weight of the strongest link of each row to another record of its contact, in bits; none where it has none.
    pub ties: Vec<Option<f64>>,
    /// The known records that were resolved anew, by id: of what was asked of a pair of them before, only what is among
    /// the doubts is a question still.
    pub anew: Vec<RecordId>,
    /// The pairs in doubt.
    pub doubts: Vec<Doubt>,
    /// Values of the rows that too many others share; beside the batch, for what is said of a row here changes with the
    /// rows that come later.
    pub shared: Vec<Finding>,
    /// How many pairs were compared.
    pub compared: u64,
    /// How many pairs share a key that too many records have, and were left out there: in such a block each record meets its
    /// neighbours in the order of names alone. A pair counts once for each such key; another may have brought it together.
    pub uncompared: u64,
    /// How many pairs are in doubt that nobody is asked about, because there are more than people answer.
    pub unasked: u64,
}

/// Why resolving stopped.
#[derive(Debug, thiserror::Error)]
pub enum Stopped<E> {
    /// The user asked to.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// What is known could not be read.
    #[error(transparent)]
    Known(E),
}
