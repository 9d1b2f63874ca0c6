//! Everything known of the records at hand: their profiles, their keys, and how many share their numbers.
//!
//! After `table`, before `pairs`. What comes in: the rows of a table. What goes out: [`Records`], prepared once for all
//! pairs. Knows single records; knows nothing of weights.

use std::borrow::Cow;
use std::ops::Range;

use rayon::prelude::*;

use super::active::Active;
use super::block::{self, Keymaker};
use super::compare::{self, Grades};
use super::crowd::{self, Crowds};
use super::index::{Index, Keys};
use super::keys;
use super::known::BlockKey;
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
    pub(super) keys: Keys,
    /// Who shares a number with how many others.
    pub(super) crowds: Crowds,
    /// The index of the new rows, where it was made already.
    pub(super) index: Option<Index>,
}

/// Records taken up between two looks at the stop button.
const CHUNK: usize = 8_192;

/// Records that one core prepares at a time.
const SHARE: usize = 256;

/// Some records that follow each other, prepared.
#[derive(Default)]
struct Prepared {
    profiles: Vec<Profile>,
    versions: Vec<keys::TextId>,
    keys: Keys,
}

impl Prepared {
    /// Records of `table` in several parts, made side by side, in their order.
    fn of_all(
        table: &Table<'_>,
        records: Range<usize>,
        (rules, scope): (&MatchRules, BlockScope),
    ) -> Vec<Self> {
        let end = records.end;
        let starts: Vec<usize> = records.step_by(SHARE).collect();
        let parts = starts.into_par_iter().map_init(
            || Keymaker::new(block::in_scope(rules, scope)),
            |keymaker, from| {
                let mut part = Prepared::default();
                for pos in position(from)..position(end.min(from + SHARE)) {
                    let profile = Profile::of(table.row(pos), rules);
                    let version = table.version_of(pos);
                    part.keys.push(keymaker.keys_of(&profile, version));
                    part.profiles.push(profile);
                    part.versions.push(version);
                }
                part
            },
        );
        parts.collect()
    }

    fn put_below(
        mut self,
        profiles: &mut Vec<Profile>,
        versions: &mut Vec<keys::TextId>,
        keys: &mut Keys,
    ) {
        profiles.append(&mut self.profiles);
        versions.append(&mut self.versions);
        keys.append(&self.keys);
    }
}

impl<'a> Records<'a> {
    /// The new rows of `table`, prepared.
    pub(super) fn new(
        table: Table<'a>,
        (lists, scope): (Lists, BlockScope),
        rules: &MatchRules,
        ctx: &RunContext<'_>,
    ) -> Result<Self, Cancelled> {
        let mut records = Records {
            table,
            lists,
            scope,
            profiles: Vec::new(),
            versions: Vec::new(),
            keys: Keys::default(),
            crowds: Crowds::default(),
            index: None,
        };
        records.prepare(rules, ctx)?;
        Ok(records)
    }

    /// Prepares the records of the table that are not prepared yet; returns those of the others whose numbers turn out
    /// to be shared by more.
    pub(super) fn prepare(
        &mut self,
        rules: &MatchRules,
        ctx: &RunContext<'_>,
    ) -> Result<Vec<Pos>, Cancelled> {
        let before = self.profiles.len();
        let mut waiting: Vec<Prepared> = Vec::new();
        for from in (before..self.table.len()).step_by(CHUNK) {
            let to = self.table.len().min(from + CHUNK);
            let by = (rules, self.scope);
            let (table, profiles) = (&self.table, &mut self.profiles);
            let (versions, keys) = (&mut self.versions, &mut self.keys);
            // The records before are put in their place meanwhile.
            let (prepared, ()) = rayon::join(
                || Prepared::of_all(table, from..to, by),
                || {
                    let parts = waiting.drain(..);
                    parts.for_each(|part| part.put_below(profiles, versions, keys));
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
            part.put_below(&mut self.profiles, &mut self.versions, &mut self.keys);
        }
        if self.profiles.len() == before {
            return Ok(Vec::new());
        }
        let (crowds, mut changed) = crowd::count(&mut self.profiles);
        self.crowds = crowds;
        changed.retain(|&pos| (pos as usize) < before);
        Ok(changed)
    }

    /// Makes room for the records of the table that are not prepared yet.
    fn make_room(&mut self) {
        let rest = self.table.len() - self.profiles.len();
        self.profiles.reserve_exact(rest);
        self.versions.reserve_exact(rest);
        self.keys.make_room_for(rest);
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
                self.keys.of(pos).to_vec(),
            ))
        };
        known.filter_map(with_keys).collect()
    }

    /// The keys of every row of a run of `rows`; rows that went no further have none.
    pub(super) fn into_keys(self, rows: usize) -> Vec<Vec<BlockKey>> {
        let mut keys = vec![Vec::new(); rows];
        for (pos, row) in (0u32..).zip(self.table.new_rows()) {
            keys[row.at()] = self.keys.of(pos).to_vec();
        }
        keys
    }

    /// Lets go of the keys where the index says all that is asked of them from here on: no known record can come that
    /// shares one.
    pub(super) fn forget_keys(&mut self) {
        if self.index.is_some() {
            self.keys = Keys::default();
        }
    }

    /// All records, as active ones.
    pub(super) fn everything(&self) -> Active<'static> {
        Active::All {
            records: position(self.table.len()),
        }
    }

    /// The index of the keys that active records have; blocks of `largest` records and fewer are small.
    pub(super) fn index_of(&self, active: &Active<'_>, largest: usize) -> Cow<'_, Index> {
        let index = match (active, &self.index) {
            (Active::All { .. }, Some(index)) if self.known_positions().is_empty() => {
                return Cow::Borrowed(index);
            }
            (Active::All { .. }, _) => Index::whole(&self.keys),
            (Active::Some(_), _) => {
                let all = || (0..active.len()).map(|place| active.at(place));
                Index::around(&self.keys, all)
            }
        };
        Cow::Owned(index.with_small_blocks(self.table.len(), largest))
    }

    /// Brings the profiles of some pairs into the cache, side by side: asked for one by one, each would be waited for.
    pub(super) fn fetch(&self, pairs: &[[Pos; 2]]) {
        let profiles = pairs.iter().flatten().map(|&pos| self.profile(pos));
        std::hint::black_box(profiles.fold(0, |seen, profile| seen ^ profile.touch()));
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
