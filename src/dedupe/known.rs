//! What dedupe needs to know of the contacts that are here already, as a trait; `store` implements it.

use super::decision::Decision;
use super::edit::Edit;
use super::erased::Erased;
use crate::model::{ContactFrame, ContactId, Input, RecordId};

/// A digest of a row's own content: source, headers and cells. The same row of the same source has the same digest,
/// whatever the order of its columns; the n-th of several equal rows of one input has its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowDigest(pub [u8; 16]);

/// The digest of one blocking rule's key for one record, in 40 bits: stores keep it for every key of every record, so each
/// byte counts. Of ten million records with 30 keys each, one key in four thousand is taken for another, which costs a
/// comparison in vain; it is the same key in every run, so the order of arrival plays no part in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlockKey(u64);

impl BlockKey {
    /// How many bits it has.
    pub const BITS: u32 = 40;

    /// The key of a digest: its first bits.
    #[must_use]
    pub const fn of(digest: u64) -> Self {
        BlockKey(digest >> (u64::BITS - Self::BITS))
    }

    /// The key with this number, which is below two to the 40th; what is above is cut off.
    #[must_use]
    pub const fn numbered(number: u64) -> Self {
        BlockKey(number & ((1 << Self::BITS) - 1))
    }

    /// The number that its first bits make, so many of them.
    #[must_use]
    pub const fn first(self, bits: u32) -> u64 {
        self.0 >> (Self::BITS - bits)
    }

    /// Its number.
    #[must_use]
    pub const fn number(self) -> u64 {
        self.0
    }
}

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

    /// Which records have which of `keys`, which ascend. One step is enough: dedupe asks again with the keys of the
    /// records that links lead to.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn bearers(&self, keys: &[BlockKey]) -> Result<Vec<(BlockKey, RecordId)>, Self::Error>;

    /// All records of the contacts that `records` belong to, ascending.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn companions(&self, records: &[RecordId]) -> Result<Vec<RecordId>, Self::Error>;

    /// The records with these ids, which ascend; those that belong to no contact, because they wait for a person, are
    /// left out.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn load(&self, records: &[RecordId]) -> Result<KnownRecords, Self::Error>;

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

    fn bearers(&self, _: &[BlockKey]) -> Result<Vec<(BlockKey, RecordId)>, Self::Error> {
        Ok(Vec::new())
    }

    fn companions(&self, _: &[RecordId]) -> Result<Vec<RecordId>, Self::Error> {
        Ok(Vec::new())
    }

    fn load(&self, _: &[RecordId]) -> Result<KnownRecords, Self::Error> {
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

    fn bearers(&self, _: &[BlockKey]) -> Result<Vec<(BlockKey, RecordId)>, Self::Error> {
        Ok(Vec::new())
    }

    fn companions(&self, records: &[RecordId]) -> Result<Vec<RecordId>, Self::Error> {
        self.0.companions(records)
    }

    fn load(&self, records: &[RecordId]) -> Result<KnownRecords, Self::Error> {
        self.0.load(records)
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

    fn bearers(&self, keys: &[BlockKey]) -> Result<Vec<(BlockKey, RecordId)>, Self::Error> {
        self.known.bearers(keys)
    }

    fn companions(&self, records: &[RecordId]) -> Result<Vec<RecordId>, Self::Error> {
        self.known.companions(records)
    }

    fn load(&self, records: &[RecordId]) -> Result<KnownRecords, Self::Error> {
        self.known.load(records)
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
