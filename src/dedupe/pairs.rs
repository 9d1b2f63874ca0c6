//! Walks the blocks and keeps the candidate pairs that weigh something.
//!
//! Puts `block`, `compare` and `score` together. What comes in: the records of a table. What goes out: the [`Edge`]s, the
//! pairs to be linked or put before a person.

use std::borrow::Cow;

use rayon::prelude::*;

use super::block;
use super::ceiling::Ceiling;
use super::compare::{self, Grades};
use super::crowd;
use super::fit::{self, Evidences, Patterns};
use super::index::{BlockIx, Index, Keys};
use super::keys;
use super::known::BlockKey;
use super::profile::Profile;
use super::rarity;
use super::score::{self, Verdict};
use super::sketch::Sketch;
use super::table::{Pos, Table, position};
use super::walk::Walk;
use crate::model::ContactRow;
use crate::rules::{Bits, BlockLimits, MatchRules};
use crate::run::{Cancelled, RunContext};

/// A pair worth keeping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) a: Pos,
    pub(super) b: Pos,
    pub(super) weight: Bits,
    pub(super) verdict: Verdict,
}

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
    pub(super) profiles: Vec<Profile>,
    /// What makes records versions of one; [`keys::NONE`] for those without a source key.
    pub(super) versions: Vec<keys::TextId>,
    pub(super) keys: Keys,
    /// The index of the new rows, where it was made already.
    index: Option<Index>,
}

/// Records taken up between two looks at the stop button.
const CHUNK: usize = 8_192;

impl<'a> Records<'a> {
    /// The new rows of `table`, prepared.
    pub(super) fn new(
        table: Table<'a>,
        lists: Lists,
        rules: &MatchRules,
        ctx: &RunContext<'_>,
    ) -> Result<Self, Cancelled> {
        let mut records = Records {
            table,
            lists,
            profiles: Vec::new(),
            versions: Vec::new(),
            keys: Keys::default(),
            index: None,
        };
        records.prepare(rules, ctx)?;
        Ok(records)
    }

    /// Prepares the records of the table that are not prepared yet.
    pub(super) fn prepare(
        &mut self,
        rules: &MatchRules,
        ctx: &RunContext<'_>,
    ) -> Result<(), Cancelled> {
        while self.profiles.len() < self.table.len() {
            let from = self.profiles.len();
            let to = self.table.len().min(from + CHUNK);
            let table = &self.table;
            let prepared: Vec<_> = (position(from)..position(to))
                .into_par_iter()
                .with_min_len(256)
                .map(|pos| {
                    let profile = Profile::of(table.row(pos), rules);
                    let version = table.version_of(pos);
                    let keys = block::keys_of(&profile, version, &rules.blocking);
                    (profile, version, keys)
                })
                .collect();
            for (profile, version, keys) in prepared {
                self.profiles.push(profile);
                self.versions.push(version);
                self.keys.push(&keys);
            }
            if from == 0 {
                self.make_room();
            }
            let new = to.min(self.table.new_len()).saturating_sub(from);
            ctx.checkpoint(new as u64)?;
        }
        Ok(())
    }

    /// Makes room for the records of the table that are not prepared yet.
    fn make_room(&mut self) {
        let rest = self.table.len() - self.profiles.len();
        self.profiles.reserve_exact(rest);
        self.versions.reserve_exact(rest);
        self.keys.make_room_for(rest);
    }

    /// Whether one source gave both records one key.
    pub(super) fn same_version(&self, a: Pos, b: Pos) -> bool {
        let version = self.versions[a as usize];
        version != keys::NONE && version == self.versions[b as usize]
    }

    /// The known records among them.
    pub(super) fn known_rows(&self) -> impl Iterator<Item = ContactRow<'_>> {
        self.known_positions().map(|pos| self.table.row(pos))
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

    /// New rows have no key that was not asked for; of known ones, only the keys in `frontier` have whole blocks.
    fn index_of(&self, frontier: &[BlockKey]) -> Cow<'_, Index> {
        if let Some(index) = &self.index
            && self.known_positions().is_empty()
        {
            return Cow::Borrowed(index);
        }
        let new = self.table.new_len();
        Cow::Owned(Index::of(&self.keys, |pos, key| {
            (pos as usize) < new || frontier.binary_search(&key).is_ok()
        }))
    }

    /// How two records compare.
    pub(super) fn grades(&self, a: Pos, b: Pos) -> Grades {
        compare::compare(self.profile(a), self.profile(b), self.same_version(a, b))
    }

    pub(super) fn profile(&self, pos: Pos) -> &Profile {
        &self.profiles[pos as usize]
    }

    /// All positions.
    pub(super) fn positions(&self) -> std::ops::Range<Pos> {
        0..position(self.table.len())
    }

    /// The positions of known records that are prepared.
    pub(super) fn prepared_known(&self) -> std::ops::Range<Pos> {
        position(self.table.new_len())..position(self.profiles.len())
    }

    /// Whether the two may be compared.
    pub(super) fn are_comparable(&self, a: Pos, b: Pos) -> bool {
        self.lists == Lists::Any || !self.table.one_list(a, b)
    }

    /// The positions of known records.
    pub(super) fn known_positions(&self) -> std::ops::Range<Pos> {
        position(self.table.new_len())..position(self.table.len())
    }
}

/// What a walk through some blocks came to.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) edges: Vec<Edge>,
    /// How many pairs were compared; those that several oversized blocks propose count several times.
    pub(super) compared: u64,
    /// How many pairs share a key that too many have, and are not neighbours there.
    pub(super) uncompared: u64,
    /// Room for the partners of one record.
    room: Vec<Pos>,
}

impl Found {
    fn and(mut self, mut other: Found) -> Found {
        self.edges.append(&mut other.edges);
        self.compared += other.compared;
        self.uncompared += other.uncompared;
        self
    }
}

/// The edges of the blocks whose keys are in `frontier`.
pub(super) fn edges_of(
    records: &Records<'_>,
    frontier: &[BlockKey],
    rules: &MatchRules,
    ctx: &RunContext<'_>,
) -> Result<Found, Cancelled> {
    let index = &*records.index_of(frontier);
    let walk = Walk::new(records, index, rules.blocks);
    let scale = Scale::new(records, rules);
    let mut found = Found::default();
    for band in walk.bands() {
        let partners = walk.partners(&band);
        let near = in_parts(band, 512, ctx, |pos, found: &mut Found| {
            let mut room = std::mem::take(&mut found.room);
            for &other in partners.of(pos, &mut room) {
                found.weigh([pos, other], &scale);
            }
            found.room = room;
        })?;
        found = found.and(near);
    }
    let far = in_parts(index.blocks(), 4096, ctx, |block, found: &mut Found| {
        if walk.is_oversized(block) {
            found.uncompared += walk.left_out(block);
            walk.neighbours_of(block, |a, b| found.weigh([a, b], &scale));
        }
    })?;
    Ok(found.and(far))
}

/// Does `each` for all of a range, `size` of them in a row, and puts together what was found.
fn in_parts(
    range: std::ops::Range<u32>,
    size: usize,
    ctx: &RunContext<'_>,
    each: impl Fn(u32, &mut Found) + Sync,
) -> Result<Found, Cancelled> {
    let starts = range.clone().into_par_iter().step_by(size);
    starts
        .map(|from| {
            ctx.checkpoint(0)?;
            let mut found = Found::default();
            let to = range.end.min(from.saturating_add(position(size)));
            (from..to).for_each(|at| each(at, &mut found));
            Ok(found)
        })
        .try_reduce(Found::default, |one, other| Ok(one.and(other)))
}

/// What pairs are weighed with: first by their sketches, then letter by letter.
struct Scale<'a> {
    records: &'a Records<'a>,
    sketches: Vec<Sketch>,
    ceiling: Ceiling<'a>,
}

impl<'a> Scale<'a> {
    fn new(records: &'a Records<'a>, rules: &'a MatchRules) -> Self {
        Scale {
            records,
            sketches: records.profiles.par_iter().map(Sketch::of).collect(),
            ceiling: Ceiling::of(rules),
        }
    }
}

impl Found {
    fn weigh(&mut self, [a, b]: [Pos; 2], scale: &Scale<'_>) {
        let records = scale.records;
        if !records.are_comparable(a, b) {
            return;
        }
        self.compared += 1;
        let [ours, theirs] = [a, b].map(|pos| &scale.sketches[pos as usize]);
        if !records.same_version(a, b) && !scale.ceiling.may_be_kept(ours, theirs) {
            return;
        }
        let score = score::weigh(&records.grades(a, b), scale.ceiling.rules());
        if score.verdict != Verdict::Apart {
            self.edges.push(Edge {
                a: a.min(b),
                b: a.max(b),
                weight: score.weight,
                verdict: score.verdict,
            });
        }
    }
}

/// The rules, fitted to the new rows; none where they are too few.
///
/// # Errors
/// When the user asked to stop.
pub(super) fn fitted(
    records: &mut Records<'_>,
    rules: &MatchRules,
    ctx: &RunContext<'_>,
) -> Result<Option<MatchRules>, Cancelled> {
    let count = records.table.len();
    if count < fit::FEWEST_RECORDS {
        return Ok(None);
    }
    rarity::count(&mut records.profiles);
    crowd::count(&mut records.profiles, 0);
    records.index = Some(records.index_of(&[]).into_owned());
    let seen = Evidences {
        records: count as u64,
        candidates: patterns(records, CANDIDATES, rules.blocks, ctx)?,
        random: random(records, RANDOM),
    };
    Ok(Some(fit::fitted(rules, &seen)))
}

/// Candidate pairs that the fit looks at, about: beyond a million the likelihoods do not move.
const CANDIDATES: u64 = 1_000_000;
/// Random pairs that it looks at, at most, and for each record.
const RANDOM: usize = 300_000;
const RANDOM_EACH: usize = 20;

/// How pairs drawn at random compare. Records are put in the order of their digests, so that the draw depends on content
/// alone.
fn random(records: &Records<'_>, wanted: usize) -> Patterns {
    let digested = |pos| (records.table.digest(pos), pos);
    let mut order: Vec<_> = records.positions().map(digested).collect();
    order.par_sort_unstable();
    let count = order.len() as u64;
    let drawn = |at: u64, side: u64| {
        order[usize::try_from(keys::combine(&[at, side]) % count).expect("a position")].1
    };
    let pairs = wanted.min(order.len() * RANDOM_EACH);
    (0..pairs)
        .into_par_iter()
        .with_min_len(4096)
        .fold(Patterns::default, |mut found, at| {
            let (a, b) = (drawn(at as u64, 0), drawn(at as u64, 1));
            if a != b {
                found.add(&records.grades(a, b));
            }
            found
        })
        .reduce(Patterns::default, Patterns::and)
}

/// How the new rows' candidate pairs compare, pattern by pattern, in about `wanted` of them. Which pairs are looked at
/// depends on their keys alone.
///
/// # Errors
/// When the user asked to stop.
pub(super) fn patterns(
    records: &Records<'_>,
    wanted: u64,
    blocks: BlockLimits,
    ctx: &RunContext<'_>,
) -> Result<Sample, Cancelled> {
    let index = &*records.index_of(&[]);
    let walk = Walk::new(records, index, blocks);
    let proposed: u64 = index.blocks().map(|block| walk.proposed(block)).sum();
    let one_in = (proposed / wanted).max(1);
    let looked_at: Vec<BlockIx> = index
        .blocks()
        .filter(|&block| index.key(block).0.is_multiple_of(one_in))
        .collect();
    let patterns = looked_at
        .par_chunks(256)
        .map(|blocks| {
            ctx.checkpoint(0)?;
            let mut found: Patterns = Patterns::default();
            for &block in blocks {
                walk.pairs_of(block, |a, b| found.add(&records.grades(a, b)));
            }
            Ok(found)
        })
        .try_reduce(Patterns::default, |one, other| Ok(one.and(other)))?;
    Ok(Sample { patterns, one_in })
}

/// Candidate pairs, counted by how they compare.
#[derive(Debug)]
pub(super) struct Sample {
    pub(super) patterns: Patterns,
    /// One in how many of all candidate pairs was looked at.
    pub(super) one_in: u64,
}
