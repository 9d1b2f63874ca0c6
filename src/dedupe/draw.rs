//! Draws known records to hand.
//!
//! Part of `network`. What comes in: keys, or ids of known records. What goes out: the same records, with what is known of
//! them beside, each once. A record that is drawn in by a key comes without its contact's other records: most of them are
//! nobody that is looked for, and the others of a contact are drawn in when a link leads to it.

use rustc_hash::FxHashSet;

use super::Stopped;
use super::known::{BlockKey, KnownContacts};
use super::records::Records;
use super::table::{Pos, position};
use crate::model::{ContactId, RecordId};

/// What was drawn in.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// Which of the records that were drawn in has which of the keys that were asked for.
    pub(super) bearers: Vec<(BlockKey, Pos)>,
    /// The contacts that are at hand with all their records.
    whole: FxHashSet<ContactId>,
}

impl Drawn {
    /// The contacts of `seeds`, with all their records.
    pub(super) fn seeds<K: KnownContacts>(
        records: &mut Records<'_>,
        seeds: &[RecordId],
        known: &K,
    ) -> Result<Self, Stopped<K::Error>> {
        draw_companions(records, seeds, known)?;
        let contacts = records.known_positions();
        let contacts = contacts.filter_map(|pos| records.table.contact(pos));
        Ok(Drawn {
            bearers: Vec::new(),
            whole: contacts.collect(),
        })
    }

    /// Draws in the records that have one of `keys`, which ascend and were never asked for before.
    pub(super) fn draw_bearers<K: KnownContacts>(
        &mut self,
        records: &mut Records<'_>,
        keys: &[BlockKey],
        known: &K,
    ) -> Result<(), Stopped<K::Error>> {
        let bearers = known.bearers(keys).map_err(Stopped::Known)?;
        draw(records, bearers.iter().map(|(_, record)| *record), known)?;
        let keyed = position(records.keys.len());
        let placed = bearers.into_iter().filter_map(|(key, record)| {
            let pos = records.table.place_of(record)?;
            (pos >= keyed).then_some((key, pos))
        });
        self.bearers.extend(placed);
        Ok(())
    }

    /// Draws in what is missing of the contacts that are `reached`; returns how many records that adds.
    pub(super) fn complete<K: KnownContacts>(
        &mut self,
        records: &mut Records<'_>,
        reached: &[bool],
        known: &K,
    ) -> Result<usize, Stopped<K::Error>> {
        let mut lacking = Vec::new();
        for pos in records.known_positions() {
            let is_reached = reached.get(pos as usize) == Some(&true);
            let contact = records.table.contact(pos).filter(|_| is_reached);
            if contact.is_some_and(|contact| self.whole.insert(contact)) {
                lacking.extend(records.table.reference(pos).known());
            }
        }
        draw_companions(records, &lacking, known)
    }
}

/// Draws in all records of the contacts that `some` belong to; returns how many records that adds.
pub(super) fn draw_companions<K: KnownContacts>(
    records: &mut Records<'_>,
    some: &[RecordId],
    known: &K,
) -> Result<usize, Stopped<K::Error>> {
    if some.is_empty() {
        return Ok(0);
    }
    let companions = known.companions(some).map_err(Stopped::Known)?;
    draw(records, companions.into_iter(), known)
}

/// Draws in those of `wanted` that are not at hand; returns how many records that adds.
fn draw<K: KnownContacts>(
    records: &mut Records<'_>,
    wanted: impl Iterator<Item = RecordId>,
    known: &K,
) -> Result<usize, Stopped<K::Error>> {
    let is_missing = |record: &RecordId| records.table.place_of(*record).is_none();
    let mut missing: Vec<RecordId> = wanted.filter(is_missing).collect();
    missing.sort_unstable();
    missing.dedup();
    let before = records.table.len();
    if !missing.is_empty() {
        let loaded = known.load(&missing).map_err(Stopped::Known)?;
        records.table.add_known(loaded);
    }
    Ok(records.table.len() - before)
}
