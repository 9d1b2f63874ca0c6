//! Draws known records to hand.
//!
//! Part of `network`. What comes in: keys, or ids of known records. What goes out: the same records, with what is known of
//! them beside, each once. A record that is drawn in by a key comes without its contact's other records: most of them are
//! nobody that is looked for, and the others of a contact are drawn in when a link leads to it. While the store loads some
//! records, those that came before them are prepared.

use rustc_hash::FxHashSet;

use super::Stopped;
use super::decision::Calls;
use super::known::{BlockKey, KnownContacts};
use super::prepared::Keyed;
use super::records::Records;
use super::table::{Pos, position};
use crate::model::{ContactId, RecordId};
use crate::rules::MatchRules;
use crate::run::RunContext;

/// What was drawn in, and by what it is prepared.
pub(super) struct Drawn<'a, K> {
    known: &'a K,
    rules: &'a MatchRules,
    ctx: &'a RunContext<'a>,
    /// Which of the records that were drawn in has which of the keys that were asked for.
    pub(super) bearers: Vec<(BlockKey, Pos)>,
    /// The contacts that are at hand with all their records.
    whole: FxHashSet<ContactId>,
}

/// Records that are loaded at once.
const AT_ONCE: usize = 16_384;

impl<'a, K: KnownContacts> Drawn<'a, K> {
    /// Nothing yet.
    pub(super) fn new(known: &'a K, rules: &'a MatchRules, ctx: &'a RunContext<'a>) -> Self {
        Drawn {
            known,
            rules,
            ctx,
            bearers: Vec::new(),
            whole: FxHashSet::default(),
        }
    }

    /// Draws in the contacts of `seeds`, with all their records, whose keys are made at once.
    pub(super) fn draw_seeds(
        &mut self,
        records: &mut Records<'_>,
        seeds: &[RecordId],
    ) -> Result<(), Stopped<K::Error>> {
        self.draw_companions(records, seeds, Keyed::Now)?;
        let contacts = records.known_positions();
        let contacts = contacts.filter_map(|pos| records.table.contact(pos));
        self.whole.extend(contacts);
        records.count_crowds();
        Ok(())
    }

    /// Draws in the records that have one of `keys`, which ascend and were never asked for before.
    pub(super) fn draw_bearers(
        &mut self,
        records: &mut Records<'_>,
        keys: &[BlockKey],
    ) -> Result<(), Stopped<K::Error>> {
        let bearers = self.known.bearers(keys).map_err(Stopped::Known)?;
        let wanted = bearers.iter().map(|(_, record)| *record);
        self.draw(records, wanted, Keyed::WhenActive)?;
        let keyed = position(records.keys.len());
        let placed = bearers.into_iter().filter_map(|(key, record)| {
            let pos = records.table.place_of(record)?;
            (pos >= keyed).then_some((key, pos))
        });
        self.bearers.extend(placed);
        Ok(())
    }

    /// Draws in what is missing of the contacts that are `reached`; returns how many records that adds.
    pub(super) fn complete(
        &mut self,
        records: &mut Records<'_>,
        reached: &[bool],
    ) -> Result<usize, Stopped<K::Error>> {
        let mut lacking = Vec::new();
        for pos in records.known_positions() {
            let is_reached = reached.get(pos as usize) == Some(&true);
            let contact = records.table.contact(pos).filter(|_| is_reached);
            if contact.is_some_and(|contact| self.whole.insert(contact)) {
                lacking.extend(records.table.reference(pos).known());
            }
        }
        self.draw_companions(records, &lacking, Keyed::WhenActive)
    }

    /// Draws in the contacts of the rows that decisions call for; returns how many records that adds.
    pub(super) fn call(
        &mut self,
        records: &mut Records<'_>,
        calls: &Calls,
    ) -> Result<usize, Stopped<K::Error>> {
        if calls.rows.is_empty() {
            return Ok(0);
        }
        let holders = self.known.holders(&calls.rows).map_err(Stopped::Known)?;
        let holders: Vec<RecordId> = holders.into_iter().flatten().collect();
        self.draw_companions(records, &holders, Keyed::WhenActive)
    }

    /// Draws in all records of the contacts that `some` belong to; returns how many records that adds.
    fn draw_companions(
        &mut self,
        records: &mut Records<'_>,
        some: &[RecordId],
        keyed: Keyed,
    ) -> Result<usize, Stopped<K::Error>> {
        if some.is_empty() {
            return Ok(0);
        }
        let companions = self.known.companions(some).map_err(Stopped::Known)?;
        self.draw(records, companions.into_iter(), keyed)
    }

    /// Draws in those of `wanted` that are not at hand, prepared; returns how many records that adds.
    fn draw(
        &mut self,
        records: &mut Records<'_>,
        wanted: impl Iterator<Item = RecordId>,
        keyed: Keyed,
    ) -> Result<usize, Stopped<K::Error>> {
        let is_missing = |record: &RecordId| records.table.place_of(*record).is_none();
        let mut missing: Vec<RecordId> = wanted.filter(is_missing).collect();
        missing.sort_unstable();
        missing.dedup();
        let before = records.table.len();
        records.expect_more(missing.len());
        let (rules, ctx) = (self.rules, self.ctx);
        let mut loaded = None;
        let parts = missing.chunks(AT_ONCE).map(Some).chain([None]);
        for part in parts {
            let mut prepared = Ok(());
            let next = rayon::in_place_scope(|scope| {
                if let Some(loaded) = loaded.take() {
                    scope.spawn(|_| {
                        records.table.add_known(loaded);
                        prepared = records.prepare(keyed, rules, ctx);
                    });
                }
                part.map(|part| self.known.load(part)).transpose()
            });
            prepared?;
            loaded = next.map_err(Stopped::Known)?;
        }
        Ok(records.table.len() - before)
    }
}
