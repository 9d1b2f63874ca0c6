//! Everything known of the records at hand: their profiles, their keys, and how many share their numbers.
//!
//! After `table`, before `pairs`. What comes in: the rows of a table. What goes out: [`Records`], prepared once for all
//! pairs. Knows single records; knows nothing of weights.

use std::borrow::Cow;

use rayon::prelude::*;

use super::active::Active;
use super::block::{self, Keymaker};
use super::compare::{self, Grades};
use super::crowd::{self, Crowds};
use super::index::{Heaps, Index};
use super::key_lists::KeyLists;
use super::keys;
use super::known::{BlockKey, KnownContacts};
use super::prepared::{Keyed, Prepared};
use super::profile::Profile;
use super::table::{Pos, Table, position};
use crate::model::{ContactRow, RecordId};
use crate::rules::{BlockScope, MatchRules};
use crate::run::{Cancelled, RunContext};

/// Which rows of the run are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lists {
    /// Every two.
    Any,
    /// Only two of different inputs.
    Across,
}

/// What the keys of the rows of a run serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeysServe {
    /// The index of the rows alone: they are parted for it as they are made, and are kept nowhere else.
    Index,
    /// A store too, which is asked for them, or keeps them.
    Store,
}

impl KeysServe {
    /// What they serve in a run against what is known that keeps nothing.
    pub(super) fn those_of<K: KnownContacts>(known: &K) -> Self {
        match known.is_empty() {
            true => KeysServe::Index,
            false => KeysServe::Store,
        }
    }
}

/// Everything known of the records at hand, position by position.
#[derive(Debug)]
pub(super) struct Records<'a> {
    pub(super) table: Table<'a>,
    lists: Lists,
    /// Which blocking rules propose pairs.
    pub(super) scope: BlockScope,
    pub(super) profiles: Vec<Profile>,
    /// What makes records versions of one; [`keys::NONE`] for those without a source key.
    pub(super) versions: Vec<keys::TextId>,
    /// The keys of the first records: of the new ones, and of the known ones that are resolved anew with them. None where
    /// they serve the index alone.
    pub(super) keys: KeyLists,
    /// Who shares a number with how many others.
    pub(super) crowds: Crowds,
    /// Among how many of the records, the first ones, they were counted.
    counted: usize,
    /// The index of the new rows, where it was made already.
    pub(super) index: Option<Index>,
}

/// Records taken up between two looks at the stop button.
const CHUNK: usize = 8_192;

impl<'a> Records<'a> {
    /// The new rows of `table`, prepared, and their index, where their keys serve nothing else.
    pub(super) fn new(
        table: Table<'a>,
        (lists, scope, serve): (Lists, BlockScope, KeysServe),
        rules: &MatchRules,
        ctx: &RunContext<'_>,
    ) -> Result<Self, Cancelled> {
        let mut records = Records {
            table,
            lists,
            scope,
            profiles: Vec::new(),
            versions: Vec::new(),
            keys: KeyLists::default(),
            crowds: Crowds::default(),
            counted: 0,
            index: None,
        };
        match serve {
            KeysServe::Store => records.prepare(Keyed::Now, rules, ctx)?,
            KeysServe::Index => {
                let mut heaps = Heaps::default();
                records.prepare_all((Keyed::ForIndex, Some(&mut heaps)), rules, ctx)?;
                let index = Index::of_heaps(&heaps);
                drop(heaps);
                let count = records.table.len();
                records.index = Some(index.with_small_blocks(count, rules.blocks.largest));
            }
        }
        records.count_crowds();
        Ok(records)
    }

    /// Prepares the records of the table that are not prepared yet, but for the crowds behind their numbers.
    pub(super) fn prepare(
        &mut self,
        keyed: Keyed,
        rules: &MatchRules,
        ctx: &RunContext<'_>,
    ) -> Result<(), Cancelled> {
        self.prepare_all((keyed, None), rules, ctx)
    }

    /// The same, with the keys put into heaps, where there are some.
    fn prepare_all(
        &mut self,
        (keyed, mut heaps): (Keyed, Option<&mut Heaps>),
        rules: &MatchRules,
        ctx: &RunContext<'_>,
    ) -> Result<(), Cancelled> {
        let before = self.profiles.len();
        let mut waiting: Vec<Prepared> = Vec::new();
        for from in (before..self.table.len()).step_by(CHUNK) {
            let to = self.table.len().min(from + CHUNK);
            let by = (rules, self.scope, keyed);
            let (table, keys) = (&self.table, &mut self.keys);
            let (profiles, versions) = (&mut self.profiles, &mut self.versions);
            // The records before are put in their place meanwhile.
            let (prepared, ()) = rayon::join(
                || Prepared::of_all(table, from..to, by),
                || {
                    for part in waiting.drain(..) {
                        part.put_below((profiles, versions), keys, heaps.as_deref_mut());
                    }
                },
            );
            waiting = prepared;
            if before == 0 && from == CHUNK {
                self.make_room();
            }
            let new = to.min(self.table.new_len()).saturating_sub(from);
            ctx.checkpoint(new as u64)?;
        }
        for part in waiting {
            let (profiles, versions) = (&mut self.profiles, &mut self.versions);
            part.put_below((profiles, versions), &mut self.keys, heaps.as_deref_mut());
        }
        Ok(())
    }

    /// Counts the crowds anew, where records have been prepared since that was done; returns those of the others whose
    /// numbers turn out to be shared by more.
    pub(super) fn count_crowds(&mut self) -> Vec<Pos> {
        let before = std::mem::replace(&mut self.counted, self.profiles.len());
        if self.profiles.len() == before {
            return Vec::new();
        }
        let (crowds, mut changed) = crowd::count(&mut self.profiles);
        self.crowds = crowds;
        changed.retain(|&pos| (pos as usize) < before);
        changed
    }

    /// Makes room for the records of the table that are not prepared yet.
    fn make_room(&mut self) {
        let rest = self.table.len() - self.profiles.len();
        self.profiles.reserve_exact(rest);
        self.versions.reserve_exact(rest);
        if !self.keys.is_empty() {
            self.keys.make_room_for(rest);
        }
    }

    /// Makes room for so many further records, which come part by part.
    pub(super) fn expect_more(&mut self, records: usize) {
        self.profiles.reserve(records);
        self.versions.reserve(records);
    }

    /// Whether one source gave both records one key.
    #[inline]
    pub(super) fn same_version(&self, a: Pos, b: Pos) -> bool {
        let version = self.versions[a as usize];
        version != keys::NONE && version == self.versions[b as usize]
    }

    /// The known records among them.
    pub(super) fn known_rows(&self) -> impl Iterator<Item = ContactRow<'_>> {
        self.known_positions().map(|pos| self.table.row(pos))
    }

    /// The keys of the known records among the first `start` ones, for the store's index.
    pub(super) fn keys_of_known(&self, start: usize) -> Vec<(RecordId, Vec<BlockKey>)> {
        let known = position(self.table.new_len())..position(start);
        let with_keys = |pos| {
            Some((
                self.table.reference(pos).known()?,
                self.keys.of(pos as usize).to_vec(),
            ))
        };
        known.filter_map(with_keys).collect()
    }

    /// The keys of every row of a run of `rows`; rows that went no further have none.
    pub(super) fn into_keys(self, rows: usize) -> KeyLists {
        self.keys.spread(self.table.new_rows(), rows)
    }

    /// Makes the index of the new rows, where there is none yet.
    pub(super) fn make_index(&mut self, largest: usize) {
        if self.index.is_none() {
            self.index = Some(self.whole_index(largest).into_owned());
        }
    }

    /// Lets go of what pairs were compared by, once none is to be compared any more.
    pub(super) fn forget_profiles(&mut self) {
        let profiles = std::mem::take(&mut self.profiles);
        profiles.into_par_iter().for_each(drop);
    }

    /// Lets go of the index, once all pairs are found.
    pub(super) fn forget_index(&mut self) {
        self.index = None;
    }

    /// All records, as active ones.
    pub(super) fn everything(&self) -> Active<'static> {
        Active::All {
            records: position(self.table.len()),
        }
    }

    /// The index of the keys of all records; blocks of `largest` records and fewer are small.
    pub(super) fn whole_index(&self, largest: usize) -> Cow<'_, Index> {
        match &self.index {
            Some(index) if self.known_positions().is_empty() => Cow::Borrowed(index),
            _ => Cow::Owned(Index::whole(&self.keys).with_small_blocks(self.table.len(), largest)),
        }
    }

    /// Brings the profiles of some pairs into the cache, side by side: asked for one by one, each would be waited for.
    pub(super) fn fetch(&self, pairs: &[[Pos; 2]]) {
        let profiles = pairs.iter().flatten().map(|&pos| self.profile(pos));
        std::hint::black_box(profiles.fold(0, |seen, profile| seen ^ profile.touch()));
    }

    /// The keys that `some` records have, sorted; those are made that are not yet.
    pub(super) fn keys_of(&self, some: &[Pos], rules: &MatchRules) -> Vec<BlockKey> {
        let keymaker = || Keymaker::new(block::in_scope(rules, self.scope));
        let mut keys: Vec<BlockKey> = some
            .par_iter()
            .with_min_len(256)
            .map_init(keymaker, |keymaker, &pos| {
                match self.keys.has(pos as usize) {
                    true => self.keys.of(pos as usize).to_vec(),
                    false => {
                        let version = self.versions[pos as usize];
                        keymaker.keys_of(self.profile(pos), version).to_vec()
                    }
                }
            })
            .flatten_iter()
            .collect();
        keys.par_sort_unstable();
        keys.dedup();
        keys
    }

    /// How two records compare.
    pub(super) fn grades(&self, a: Pos, b: Pos) -> Grades {
        compare::compare(self.profile(a), self.profile(b), self.same_version(a, b))
    }

    #[inline]
    pub(super) fn profile(&self, pos: Pos) -> &Profile {
        &self.profiles[pos as usize]
    }

    /// All positions.
    pub(super) fn positions(&self) -> std::ops::Range<Pos> {
        0..position(self.table.len())
    }

    /// Whether the two may be compared.
    #[inline]
    pub(super) fn are_comparable(&self, a: Pos, b: Pos) -> bool {
        self.lists == Lists::Any || !self.table.one_list(a, b)
    }

    /// The positions of known records.
    pub(super) fn known_positions(&self) -> std::ops::Range<Pos> {
        position(self.table.new_len())..position(self.table.len())
    }
}
