//! What dedupe needs to know of the contacts that are here already, as a trait; `store` implements it.

use super::decision::Decision;
use super::edit::Edit;
use super::erased::Erased;
use crate::model::{ContactFrame, ContactId, Input, RecordId};

/// A digest of a row's own content: source, headers and cells. The same row of the same source has the same digest,
/// whatever the order of its columns; the n-th of several equal rows of one input has its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowDigest(pub [u8; 16]);

/// The digest of one blocking rule's key for one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlockKey(pub u64);

/// The recency of a record as ISO text: its own date, else its input's.
pub type Recency = String;

/// Records that are in the store, with what is needed to resolve them anew together with new rows.
#[derive(Clone, Debug, Default)]
pub struct KnownRecords {
    /// Standardized values, one row a record.
    pub frame: ContactFrame,
    /// Each row's durable identity.
    pub records: Vec<RecordId>,
    /// The contact each belongs to.
    pub contacts: Vec<ContactId>,
    /// Each record's digest, for ties.
    pub digests: Vec<RowDigest>,
    /// Each record's input (source, priority and date), as a position in `inputs`.
    pub input_of: Vec<usize>,
    /// The inputs they came from.
    pub inputs: Vec<Input>,
}

/// What dedupe asks of the contacts that are here already.
pub trait KnownContacts {
    /// What can go wrong while asking.
    type Error;

    /// Whether nothing at all is known, no record and no decision, so that there is nothing to ask for.
    fn is_empty(&self) -> bool {
        false
    }

    /// For each digest, the record that has it.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn holders(&self, digests: &[RowDigest]) -> Result<Vec<Option<RecordId>>, Self::Error>;

    /// All records of every contact that has a record with one of `keys` (the records of a contact always come
    /// together). One step is enough: dedupe asks again with the keys of the records that links lead to.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn sharing(&self, keys: &[BlockKey]) -> Result<KnownRecords, Self::Error>;

    /// All records of the contacts that `records` belong to.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn companions(&self, records: &[RecordId]) -> Result<KnownRecords, Self::Error>;

    /// Everything people decided about two records, oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn decisions(&self) -> Result<Vec<Decision>, Self::Error>;

    /// Everything people did to contacts that stands, oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn edits(&self) -> Result<Vec<Edit>, Self::Error> {
        Ok(Vec::new())
    }

    /// What is left of those who were erased.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn erased(&self) -> Result<Erased, Self::Error> {
        Ok(Erased::default())
    }
}

/// A store that holds nothing: for the filters, which have no store, and for tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct NothingKnown;

impl KnownContacts for NothingKnown {
    type Error = std::convert::Infallible;

    fn is_empty(&self) -> bool {
        true
    }

    fn holders(&self, digests: &[RowDigest]) -> Result<Vec<Option<RecordId>>, Self::Error> {
        Ok(vec![None; digests.len()])
    }

    fn sharing(&self, _: &[BlockKey]) -> Result<KnownRecords, Self::Error> {
        Ok(KnownRecords::default())
    }

    fn companions(&self, _: &[RecordId]) -> Result<KnownRecords, Self::Error> {
        Ok(KnownRecords::default())
    }

    fn decisions(&self) -> Result<Vec<Decision>, Self::Error> {
        Ok(Vec::new())
    }
}

/// What is known, where all its records are asked for at once, so that no key leads to another.
#[derive(Clone, Copy, Debug)]
pub struct AllAtHand<'a, K>(pub &'a K);

impl<K: KnownContacts> KnownContacts for AllAtHand<'_, K> {
    type Error = K::Error;

    fn holders(&self, digests: &[RowDigest]) -> Result<Vec<Option<RecordId>>, Self::Error> {
        self.0.holders(digests)
    }

    fn sharing(&self, _: &[BlockKey]) -> Result<KnownRecords, Self::Error> {
        Ok(KnownRecords::default())
    }

    fn companions(&self, records: &[RecordId]) -> Result<KnownRecords, Self::Error> {
        self.0.companions(records)
    }

    fn decisions(&self) -> Result<Vec<Decision>, Self::Error> {
        self.0.decisions()
    }

    fn edits(&self) -> Result<Vec<Edit>, Self::Error> {
        self.0.edits()
    }
}

/// What is known, and the word of a person that is not written yet.
#[derive(Clone, Copy, Debug)]
pub struct WithWord<'a, K> {
    /// What is known.
    pub known: &'a K,
    /// The decisions that come on top, later than all others.
    pub decisions: &'a [Decision],
    /// The edits that come on top, later than all others.
    pub edits: &'a [Edit],
}

impl<K: KnownContacts> KnownContacts for WithWord<'_, K> {
    type Error = K::Error;

    fn holders(&self, digests: &[RowDigest]) -> Result<Vec<Option<RecordId>>, Self::Error> {
        self.known.holders(digests)
    }

    fn sharing(&self, keys: &[BlockKey]) -> Result<KnownRecords, Self::Error> {
        self.known.sharing(keys)
    }

    fn companions(&self, records: &[RecordId]) -> Result<KnownRecords, Self::Error> {
        self.known.companions(records)
    }

    fn decisions(&self) -> Result<Vec<Decision>, Self::Error> {
        let mut decisions = self.known.decisions()?;
        decisions.extend_from_slice(self.decisions);
        Ok(decisions)
    }

    fn edits(&self) -> Result<Vec<Edit>, Self::Error> {
        let mut edits = self.known.edits()?;
        edits.extend_from_slice(self.edits);
        Ok(edits)
    }
}
