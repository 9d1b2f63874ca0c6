//! The records to be resolved, new and known, under one numbering.
//!
//! New rows come first, in the order of the run; known records follow. Positions in it mean nothing beyond the run, and
//! no result may depend on them but through content: the digests.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use crate::model::{
    Batch, ContactFrame, ContactId, ContactRow, Field, Input, Origin, RecordId, RowIx,
};

use super::known::{KnownRecords, Recency, RowDigest};
use super::{Fate, RecordRef, keys};

/// A record's position in the table.
pub(super) type Pos = u32;

/// The position at `at`: what has one is in memory, and no machine has room for 2^32 records.
pub(super) fn position(at: usize) -> Pos {
    Pos::try_from(at).expect("less than 2^32 of anything that is in memory")
}

/// The rows of the run that go on.
#[derive(Debug)]
pub(super) struct NewRows<'a> {
    /// The run's frame.
    pub(super) frame: &'a ContactFrame,
    /// Which rows of it go on, ascending.
    pub(super) rows: Vec<RowIx>,
    /// The digest of every row of the run.
    pub(super) digests: &'a [RowDigest],
    /// Where every row of the run was read.
    pub(super) origins: &'a [Origin],
    /// The run's inputs.
    pub(super) inputs: &'a [Input],
}

impl<'a> NewRows<'a> {
    /// The rows of `batch` that no fate has met yet.
    pub(super) fn of(
        batch: &'a Batch,
        fates: &[Option<Fate>],
        digests: &'a [RowDigest],
        inputs: &'a [Input],
    ) -> Self {
        let rows = (0u32..)
            .zip(fates)
            .filter(|(_, fate)| fate.is_none())
            .map(|(row, _)| RowIx(row))
            .collect();
        NewRows {
            frame: &batch.frame,
            rows,
            digests,
            origins: &batch.rows.origins,
            inputs,
        }
    }
}

/// New rows and known records.
#[derive(Debug)]
pub(super) struct Table<'a> {
    new: NewRows<'a>,
    known: Vec<KnownRecords>,
    /// Where each known record stands: part and row of the part.
    places: Vec<(u32, u32)>,
    /// The position of each known record.
    positions: FxHashMap<RecordId, Pos>,
}

impl<'a> Table<'a> {
    /// A table of new rows alone.
    pub(super) fn new(new: NewRows<'a>) -> Self {
        Table {
            new,
            known: Vec::new(),
            places: Vec::new(),
            positions: FxHashMap::default(),
        }
    }

    /// Adds the records of `part` that are not here yet.
    pub(super) fn add_known(&mut self, part: KnownRecords) {
        let number = u32::try_from(self.known.len()).expect("few parts");
        self.positions.reserve(part.records.len());
        for (row, &record) in (0u32..).zip(&part.records) {
            let next = position(self.len());
            if let Entry::Vacant(place) = self.positions.entry(record) {
                place.insert(next);
                self.places.push((number, row));
            }
        }
        self.known.push(part);
    }

    /// The position of a known record, where it is here.
    pub(super) fn place_of(&self, record: RecordId) -> Option<Pos> {
        self.positions.get(&record).copied()
    }

    /// How many records there are.
    pub(super) fn len(&self) -> usize {
        self.new.rows.len() + self.places.len()
    }

    /// How many of them are new; they come first.
    pub(super) fn new_len(&self) -> usize {
        self.new.rows.len()
    }

    /// The rows of the run that are here, in their order.
    pub(super) fn new_rows(&self) -> &[RowIx] {
        &self.new.rows
    }

    #[inline]
    fn known_at(&self, pos: Pos) -> Option<(&KnownRecords, usize)> {
        let at = (pos as usize).checked_sub(self.new.rows.len())?;
        let (part, row) = self.places[at];
        Some((&self.known[part as usize], row as usize))
    }

    /// The standardized values of a record.
    pub(super) fn row(&self, pos: Pos) -> ContactRow<'_> {
        match self.known_at(pos) {
            None => self.new.frame.row(self.new.rows[pos as usize]),
            Some((part, row)) => {
                let row = u32::try_from(row).expect("a frame has less than 2^32 rows");
                part.frame.row(RowIx(row))
            }
        }
    }

    /// The digest of a record: what breaks ties.
    #[inline]
    pub(super) fn digest(&self, pos: Pos) -> RowDigest {
        match self.known_at(pos) {
            None => self.new.digests[self.new.rows[pos as usize].at()],
            Some((part, row)) => part.digests[row],
        }
    }

    /// The input a record came from.
    pub(super) fn input(&self, pos: Pos) -> &Input {
        match self.known_at(pos) {
            None => {
                let row = self.new.rows[pos as usize].at();
                &self.new.inputs[self.new.origins[row].input.at()]
            }
            Some((part, row)) => &part.inputs[part.input_of[row]],
        }
    }

    /// Whether both are rows of one input of the run.
    pub(super) fn one_list(&self, a: Pos, b: Pos) -> bool {
        let input = |pos: Pos| {
            let row = self.new.rows.get(pos as usize)?;
            Some(self.new.origins[row.at()].input)
        };
        input(a).is_some() && input(a) == input(b)
    }

    /// The contact a known record belongs to so far.
    pub(super) fn contact(&self, pos: Pos) -> Option<ContactId> {
        self.known_at(pos).map(|(part, row)| part.contacts[row])
    }

    /// The record as the stages after this one name it.
    pub(super) fn reference(&self, pos: Pos) -> RecordRef {
        match self.known_at(pos) {
            None => RecordRef::New(self.new.rows[pos as usize]),
            Some((part, row)) => RecordRef::Known(part.records[row]),
        }
    }

    /// How recent a record is: the latest of its own dates that is not after its input's, else its input's.
    pub(super) fn recency(&self, pos: Pos) -> Recency {
        let as_of = self.input(pos).as_of.to_string();
        let row = self.row(pos);
        [Field::LastPurchase, Field::RegisteredOn]
            .into_iter()
            .filter_map(|field| row.get(field))
            .filter(|date| is_iso_date(date) && *date <= as_of.as_str())
            .max()
            .map_or(as_of.clone(), str::to_owned)
    }

    /// What makes two records versions of one: the source and the key it gave; [`keys::NONE`] where it gave none.
    pub(super) fn version_of(&self, pos: Pos) -> keys::TextId {
        match self.row(pos).get(Field::SourceKey) {
            Some(key) => version(&self.input(pos).source, key),
            None => keys::NONE,
        }
    }
}

/// The number of the record that `source` gave `key`.
pub(super) fn version(source: &str, key: &str) -> keys::TextId {
    keys::combine(&[keys::id(source), keys::id(key.trim())])
}

/// Whether `text` has the form `YYYY-MM-DD`, so that it can be ordered as text.
fn is_iso_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}
