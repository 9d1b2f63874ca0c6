//! Walks the blocks and keeps the candidate pairs that weigh something.
//!
//! Puts `block`, `compare` and `score` together. What comes in: the records of a table. What goes out: the [`Edge`]s, the
//! pairs to be linked or put before a person. Where known records are drawn in, their own keys are followed as long as
//! links and people's decisions lead on, so that whatever could end up in one contact is at hand as a whole.

use rayon::prelude::*;

use super::block::{self, Index};
use super::decision::{Calls, Ruled, Standing};
use super::forest::Forest;
use super::known::{BlockKey, KnownContacts};
use super::profile::Profile;
use super::score::{self, Verdict};
use super::table::{Pos, Table};
use super::{Stopped, keys};
use crate::model::{ContactRow, RecordId};
use crate::rules::{Bits, MatchRules};
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
    pub(super) keys: Vec<Vec<BlockKey>>,
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
            keys: Vec::new(),
        };
        records.prepare(rules, ctx)?;
        Ok(records)
    }

    /// Prepares the records of the table that are not prepared yet.
    fn prepare(&mut self, rules: &MatchRules, ctx: &RunContext<'_>) -> Result<(), Cancelled> {
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
                self.keys.push(keys);
            }
            let new = to.min(self.table.new_len()).saturating_sub(from);
            ctx.checkpoint(new as u64)?;
        }
        Ok(())
    }

    /// Whether one source gave both records one key.
    pub(super) fn same_version(&self, a: Pos, b: Pos) -> bool {
        let version = self.versions[a as usize];
        version != keys::NONE && version == self.versions[b as usize]
    }

    /// The known records among them.
    pub(super) fn known_rows(&self) -> impl Iterator<Item = ContactRow<'_>> {
        let all = 0..Pos::try_from(self.table.len()).expect("less than 2^32 records");
        all.skip(self.table.new_len())
            .map(|pos| self.table.row(pos))
    }

    /// The keys of every row of a run of `rows`; rows that went no further have none.
    pub(super) fn into_keys(self, rows: usize) -> Vec<Vec<BlockKey>> {
        let mut keys = vec![Vec::new(); rows];
        for (row, found) in self.table.new_rows().iter().zip(self.keys) {
            keys[row.at()] = found;
        }
        keys
    }

    pub(super) fn profile(&self, pos: Pos) -> &Profile {
        &self.profiles[pos as usize]
    }

    /// All positions.
    pub(super) fn positions(&self) -> std::ops::Range<Pos> {
        0..position(self.table.len())
    }

    /// The positions of known records that are prepared.
    fn prepared_known(&self) -> std::ops::Range<Pos> {
        position(self.table.new_len())..position(self.profiles.len())
    }

    /// The positions of known records.
    pub(super) fn known_positions(&self) -> std::ops::Range<Pos> {
        position(self.table.new_len())..position(self.table.len())
    }
}

fn position(at: usize) -> Pos {
    Pos::try_from(at).expect("less than 2^32 records")
}

/// The edges among the records at hand, and how far links reach from the new ones.
#[derive(Debug)]
pub(super) struct Network {
    pub(super) edges: Vec<Edge>,
    /// Whether a record is new or was asked for, or a link or a decision leads to it (or to its contact) from such a
    /// one. Only these records are resolved anew.
    pub(super) reached: Vec<bool>,
    /// What people decided of the records at hand.
    pub(super) ruled: Ruled,
    /// How many records were at hand before others were drawn in; they have the first positions.
    pub(super) start: usize,
    /// How many pairs were compared.
    pub(super) compared: u64,
}

/// Draws in the known records that links and decisions can reach from the new rows and the contacts of `seeds`, and
/// finds all edges among the records at hand.
///
/// # Errors
/// When the user asked to stop, or what is known cannot be read.
pub(super) fn network<K: KnownContacts>(
    records: &mut Records<'_>,
    seeds: &[RecordId],
    known: &K,
    standing: &Standing,
    rules: &MatchRules,
    ctx: &RunContext<'_>,
) -> Result<Network, Stopped<K::Error>> {
    let seeded = known.companions(seeds).map_err(Stopped::Known)?;
    records.table.add_known(seeded);
    records.prepare(rules, ctx)?;
    let start = records.table.len();
    let mut asked: Vec<BlockKey> = Vec::new();
    let mut edges: Vec<Edge> = Vec::new();
    let mut compared = 0;
    let mut frontier = sorted(records.keys.iter().flatten().copied().collect());
    loop {
        records
            .table
            .add_known(known.sharing(&frontier).map_err(Stopped::Known)?);
        records.prepare(rules, ctx)?;
        asked = sorted([asked, frontier.clone()].concat());
        let found = edges_of(records, &frontier, &asked, rules, ctx)?;
        compared += found.compared;
        edges.extend(found.edges);
        let ruled = standing.ruled(records);
        let reached = reached(records, &edges, &ruled, start);
        let calls = standing.calls(records, &reached);
        let called = call(records, &calls, known)?;
        let further = records
            .prepared_known()
            .filter(|&pos| reached[pos as usize])
            .flat_map(|pos| &records.keys[pos as usize])
            .chain(&calls.keys)
            .filter(|key| asked.binary_search(key).is_err());
        frontier = sorted(further.copied().collect());
        if frontier.is_empty() && called == 0 {
            edges.par_sort_unstable_by_key(|edge| (edge.a, edge.b));
            edges.dedup();
            return Ok(Network {
                edges,
                reached,
                ruled,
                start,
                compared,
            });
        }
    }
}

/// Adds the contacts of the rows that decisions call for; returns how many records that adds.
fn call<K: KnownContacts>(
    records: &mut Records<'_>,
    calls: &Calls,
    known: &K,
) -> Result<usize, Stopped<K::Error>> {
    if calls.rows.is_empty() {
        return Ok(0);
    }
    let holders = known.holders(&calls.rows).map_err(Stopped::Known)?;
    let holders: Vec<RecordId> = holders.into_iter().flatten().collect();
    let before = records.table.len();
    let called = known.companions(&holders).map_err(Stopped::Known)?;
    records.table.add_known(called);
    Ok(records.table.len() - before)
}

fn sorted(mut keys: Vec<BlockKey>) -> Vec<BlockKey> {
    keys.par_sort_unstable();
    keys.dedup();
    keys
}

/// Which records links and decisions lead to from the first `start` ones; a contact is reached as a whole.
fn reached(records: &Records<'_>, edges: &[Edge], ruled: &Ruled, start: usize) -> Vec<bool> {
    let mut forest = Forest::new(records.table.len());
    for edge in edges.iter().filter(|edge| edge.verdict >= Verdict::Link) {
        forest.join(edge.a, edge.b);
    }
    for &(a, b) in &ruled.same {
        forest.join(a, b);
    }
    forest.join_contacts(&records.table, records.known_positions());
    let mut touched = vec![false; records.table.len()];
    for pos in 0..position(start) {
        touched[forest.root(pos) as usize] = true;
    }
    records
        .positions()
        .map(|pos| touched[forest.root(pos) as usize])
        .collect()
}

/// What a walk through some blocks came to.
#[derive(Debug, Default)]
struct Found {
    edges: Vec<Edge>,
    compared: u64,
}

impl Found {
    fn and(mut self, mut other: Found) -> Found {
        self.edges.append(&mut other.edges);
        self.compared += other.compared;
        self
    }
}

/// The edges of the blocks whose keys are in `frontier`. Of records that share several keys, only the smallest block
/// key compares the pair.
fn edges_of(
    records: &Records<'_>,
    frontier: &[BlockKey],
    asked: &[BlockKey],
    rules: &MatchRules,
    ctx: &RunContext<'_>,
) -> Result<Found, Cancelled> {
    let index = Index::of(entries(records, frontier), rules.blocks);
    let walk = Walk {
        records,
        index: &index,
        asked,
        rules,
    };
    index
        .blocks()
        .par_chunks(1024)
        .map(|blocks| {
            ctx.checkpoint(0)?;
            let mut found = Found::default();
            blocks
                .iter()
                .for_each(|block| walk.block(block, &mut found));
            Ok(found)
        })
        .try_reduce(Found::default, |one, other| Ok(one.and(other)))
}

/// New rows have no key that was not asked for; of known ones, only the keys in `frontier` have whole blocks.
fn entries(records: &Records<'_>, frontier: &[BlockKey]) -> Vec<(BlockKey, Pos)> {
    let new = records.table.new_len();
    let is_new = |pos: Pos| (pos as usize) < new;
    records
        .positions()
        .flat_map(|pos| {
            records.keys[pos as usize]
                .iter()
                .map(move |&key| (key, pos))
        })
        .filter(|&(key, pos)| is_new(pos) || frontier.binary_search(&key).is_ok())
        .collect()
}

/// A walk through the blocks.
struct Walk<'a> {
    records: &'a Records<'a>,
    index: &'a Index,
    asked: &'a [BlockKey],
    rules: &'a MatchRules,
}

impl Walk<'_> {
    fn block(&self, block: &std::ops::Range<usize>, found: &mut Found) {
        let (key, members) = self.index.block(block);
        let members: Vec<Pos> = members.collect();
        if !self.index.is_oversized(key) {
            for (at, &a) in members.iter().enumerate() {
                members[at + 1..]
                    .iter()
                    .for_each(|&b| self.pair(key, a, b, found));
            }
            return;
        }
        let digest = |pos| self.records.table.digest(pos);
        let members = block::by_name(members, &self.records.profiles, digest);
        for (at, &a) in members.iter().enumerate() {
            let end = members.len().min(at + 1 + self.rules.blocks.window);
            members[at + 1..end]
                .iter()
                .for_each(|&b| self.pair(key, a, b, found));
        }
    }

    fn pair(&self, key: BlockKey, a: Pos, b: Pos, found: &mut Found) {
        if self.records.lists == Lists::Across && self.records.table.one_list(a, b) {
            return;
        }
        if self.first_shared(a, b).is_some_and(|first| first != key) {
            return;
        }
        found.compared += 1;
        let records = self.records;
        let same = records.same_version(a, b);
        let score = score::score(records.profile(a), records.profile(b), same, self.rules);
        if score.verdict != Verdict::Apart {
            found.edges.push(Edge {
                a: a.min(b),
                b: a.max(b),
                weight: score.weight,
                verdict: score.verdict,
            });
        }
    }

    /// The smallest key that both records have and whose block is compared pair by pair.
    fn first_shared(&self, a: Pos, b: Pos) -> Option<BlockKey> {
        let of = |pos: Pos| &self.records.keys[pos as usize][..];
        let (mut ours, mut theirs) = (of(a), of(b));
        while let ([first, rest @ ..], [other, others @ ..]) = (ours, theirs) {
            if first == other && !self.index.is_oversized(*first) && self.is_whole(*first, a, b) {
                return Some(*first);
            }
            (ours, theirs) = match first.cmp(other) {
                std::cmp::Ordering::Less => (rest, theirs),
                std::cmp::Ordering::Greater => (ours, others),
                std::cmp::Ordering::Equal => (rest, others),
            };
        }
        None
    }

    /// Whether all records with `key` are at hand: always for the key of a new row, since those are asked for first.
    fn is_whole(&self, key: BlockKey, a: Pos, b: Pos) -> bool {
        let both_known = a.min(b) as usize >= self.records.table.new_len();
        !both_known || self.asked.binary_search(&key).is_ok()
    }
}
