//! Draws in what is known and could end up in one contact with the rows of the run.
//!
//! Around `pairs`. What comes in: the new rows, and known records that are to be resolved anew. What goes out: a
//! [`Network`]: all edges among them and the records they lead to. The keys of known records are followed as long as
//! links and people's decisions lead on, so that whatever could end up in one contact is at hand as a whole.

use rayon::prelude::*;

use super::Stopped;
use super::active::Active;
use super::decision::{Ruled, Standing};
use super::draw::Drawn;
use super::forest::Forest;
use super::known::{BlockKey, KnownContacts};
use super::pairs::{Around, Edge, Round, edges_of};
use super::records::Records;
use super::score::Verdict;
use super::sketch::Sketch;
use super::table::{Pos, Table, position};
use crate::model::RecordId;
use crate::rules::MatchRules;
use crate::run::{Cancelled, RunContext};

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
    /// How many pairs share a key that too many have, and were left out there.
    pub(super) uncompared: u64,
}

impl Network {
    /// The known records that are resolved anew, by id.
    pub(super) fn known_reached(&self, table: &Table<'_>) -> Vec<RecordId> {
        let reached = (0u32..).zip(&self.reached).filter(|(_, reached)| **reached);
        let mut known: Vec<RecordId> = reached
            .filter_map(|(pos, _)| table.reference(pos).known())
            .collect();
        known.sort_unstable();
        known
    }
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
    let mut drawn = Drawn::new(known, rules, ctx);
    drawn.draw_seeds(records, seeds)?;
    let start = records.table.len();
    let mut active: Vec<Pos> = (0..position(start)).collect();
    let mut asked: Vec<BlockKey> = Vec::new();
    let mut walked = Walked::default();
    let mut keys = match known.is_empty() {
        true => Vec::new(),
        false => sorted(records.keys.all().to_vec()),
    };
    // Of the keys of the active records those that were never asked for; at first all of them.
    let mut further: Option<Vec<BlockKey>> = None;
    loop {
        let fresh = further.as_deref().unwrap_or(&keys);
        drawn.draw_bearers(records, fresh)?;
        walked.outdate(records.count_crowds());
        let around = Around {
            keys: &keys,
            fresh,
            bearers: &drawn.bearers,
        };
        walked.go_on(records, active, around, rules, ctx)?;
        let (ruled, reached) = loop {
            let ruled = standing.ruled(records);
            let reached = reached(records, &walked.edges, &ruled, start);
            if drawn.complete(records, &reached)? == 0 {
                break (ruled, reached);
            }
            walked.outdate(records.count_crowds());
        };
        let calls = standing.calls(records, &reached);
        let called = drawn.call(records, &calls)?;
        active = walked.not_yet(&reached);
        asked = both(asked, further.take().unwrap_or(keys));
        keys = records.keys_of(&active, rules);
        let wanted = keys.iter().chain(&calls.keys);
        let unasked = wanted.filter(|key| asked.binary_search(key).is_err());
        let fresh = sorted(unasked.copied().collect());
        let is_done = active.is_empty() && fresh.is_empty() && called == 0;
        further = Some(fresh);
        if is_done {
            let (compared, uncompared) = (walked.compared, walked.uncompared);
            return Ok(Network {
                edges: walked.settled(records, &drawn.bearers, rules, ctx)?,
                reached,
                ruled,
                start,
                compared,
                uncompared,
            });
        }
    }
}

/// What was found so far around the records that were active.
#[derive(Debug, Default)]
struct Walked {
    edges: Vec<Edge>,
    compared: u64,
    uncompared: u64,
    /// The records that have been compared with all others.
    done: Vec<bool>,
    sketches: Vec<Sketch>,
    /// Records that were weighed before it turned out that more share their numbers.
    outdated: Vec<Pos>,
}

impl Walked {
    /// Marks those of the records `recrowded`, whose numbers turned out to be shared by more, that were weighed already.
    fn outdate(&mut self, recrowded: Vec<Pos>) {
        let weighed = self.sketches.len();
        let is_weighed = |pos: &Pos| (*pos as usize) < weighed;
        self.outdated
            .extend(recrowded.into_iter().filter(is_weighed));
    }

    /// Compares the active records, none of which was active before, with all others that share a key.
    fn go_on(
        &mut self,
        records: &Records<'_>,
        active: Vec<Pos>,
        around: Around<'_>,
        rules: &MatchRules,
        ctx: &RunContext<'_>,
    ) -> Result<(), Cancelled> {
        let weighed = self.sketches.len();
        let new = records.profiles[weighed..].par_iter();
        let new = new.zip(&records.versions[weighed..]);
        self.sketches
            .par_extend(new.map(|(profile, &version)| Sketch::of(profile, version)));
        let count = records.table.len();
        let mut done = std::mem::take(&mut self.done);
        let alone = active.len() == count;
        let chosen = match alone {
            true => records.everything(),
            false => Active::some(active, &done, count),
        };
        let found = edges_of(
            Round {
                records,
                active: &chosen,
                sketches: &self.sketches,
                around: (!alone).then_some(around),
            },
            rules,
            ctx,
        )?;
        let now: Vec<Pos> = (0..chosen.len()).map(|place| chosen.at(place)).collect();
        done.resize(count, false);
        now.into_iter().for_each(|pos| done[pos as usize] = true);
        self.done = done;
        self.compared += found.compared;
        self.uncompared += found.uncompared;
        self.edges.extend(found.edges);
        Ok(())
    }

    /// Those of the records that are `reached` which were never active.
    fn not_yet(&self, reached: &[bool]) -> Vec<Pos> {
        let is_done = |at: usize| self.done.get(at).copied().unwrap_or_default();
        (0..position(reached.len()))
            .filter(|&pos| reached[pos as usize] && !is_done(pos as usize))
            .collect()
    }

    /// The edges once nothing more is drawn in. While records came, the crowds behind numbers grew, so that what was found
    /// before of those who have them weighs too much, and is weighed again.
    fn settled(
        mut self,
        records: &Records<'_>,
        bearers: &[(BlockKey, Pos)],
        rules: &MatchRules,
        ctx: &RunContext<'_>,
    ) -> Result<Vec<Edge>, Cancelled> {
        self.outdated.sort_unstable();
        self.outdated.dedup();
        if !self.outdated.is_empty() {
            let around = Around {
                keys: &records.keys_of(&self.outdated, rules),
                fresh: &[],
                bearers,
            };
            let active = Active::some(self.outdated, &[], records.table.len());
            let again = Round {
                records,
                active: &active,
                sketches: &self.sketches,
                around: Some(around),
            };
            let again = edges_of(again, rules, ctx)?.edges;
            self.edges.retain(|edge| !active.wants(edge.a, edge.b));
            self.edges.extend(again);
        }
        self.edges.par_sort_unstable_by_key(Edge::pair);
        self.edges.dedup();
        Ok(self.edges)
    }
}

/// Two lists of keys as one, sorted.
fn both(one: Vec<BlockKey>, mut other: Vec<BlockKey>) -> Vec<BlockKey> {
    match one.is_empty() {
        true => other,
        false => {
            other.extend(one);
            sorted(other)
        }
    }
}

fn sorted(mut keys: Vec<BlockKey>) -> Vec<BlockKey> {
    keys.par_sort_unstable();
    keys.dedup();
    keys
}

/// Which records links and decisions lead to from the first `start` ones, or share a number with them that a crowd has;
/// a contact is reached as a whole.
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
    for pos in (0..position(start)).chain(records.crowds.concerned(start)) {
        touched[forest.root(pos) as usize] = true;
    }
    records
        .positions()
        .map(|pos| touched[forest.root(pos) as usize])
        .collect()
}
