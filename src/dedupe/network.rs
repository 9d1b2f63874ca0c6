//! Draws in what is known and could end up in one contact with the rows of the run.
//!
//! Around `pairs`. What comes in: the new rows, and known records that are to be resolved anew. What goes out: a
//! [`Network`]: all edges among them and the records they lead to. The keys of known records are followed as long as
//! links and people's decisions lead on, so that whatever could end up in one contact is at hand as a whole.

use rayon::prelude::*;

use super::Stopped;
use super::crowd;
use super::decision::{Calls, Ruled, Standing};
use super::forest::Forest;
use super::known::{BlockKey, KnownContacts};
use super::pairs::{Edge, Records, edges_of};
use super::score::Verdict;
use super::table::{Pos, position};
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
    let mut frontier = match known.is_empty() {
        true => Vec::new(),
        false => sorted(records.keys.all().to_vec()),
    };
    loop {
        records
            .table
            .add_known(known.sharing(&frontier).map_err(Stopped::Known)?);
        records.prepare(rules, ctx)?;
        let crowded = crowd::count(&mut records.profiles, start);
        asked = sorted([asked, frontier.clone()].concat());
        let found = edges_of(records, &frontier, rules, ctx)?;
        compared += found.compared;
        edges.extend(found.edges);
        let ruled = standing.ruled(records);
        let reached = reached(records, &edges, &ruled, &crowded, start);
        let calls = standing.calls(records, &reached);
        let called = call(records, &calls, known)?;
        let further = records
            .prepared_known()
            .filter(|&pos| reached[pos as usize])
            .flat_map(|pos| records.keys.of(pos))
            .chain(&calls.keys)
            .filter(|key| asked.binary_search(key).is_err());
        frontier = sorted(further.copied().collect());
        if frontier.is_empty() && called == 0 {
            return Ok(Network {
                edges: settled(records, edges, &asked, rules, ctx)?,
                reached,
                ruled,
                start,
                compared,
            });
        }
    }
}

/// The edges once nothing more is drawn in. While records came, the crowds behind their numbers grew, so that what was
/// found before weighs too much; a run without known records saw them all at once.
fn settled(
    records: &Records<'_>,
    mut edges: Vec<Edge>,
    asked: &[BlockKey],
    rules: &MatchRules,
    ctx: &RunContext<'_>,
) -> Result<Vec<Edge>, Cancelled> {
    if !records.known_positions().is_empty() {
        edges = edges_of(records, asked, rules, ctx)?.edges;
    }
    edges.par_sort_unstable_by_key(|edge| (edge.a, edge.b));
    edges.dedup();
    Ok(edges)
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

/// Which records links and decisions lead to from the first `start` ones, or share a number with them that a crowd has;
/// a contact is reached as a whole.
fn reached(
    records: &Records<'_>,
    edges: &[Edge],
    ruled: &Ruled,
    crowded: &[Pos],
    start: usize,
) -> Vec<bool> {
    let mut forest = Forest::new(records.table.len());
    for edge in edges.iter().filter(|edge| edge.verdict >= Verdict::Link) {
        forest.join(edge.a, edge.b);
    }
    for &(a, b) in &ruled.same {
        forest.join(a, b);
    }
    forest.join_contacts(&records.table, records.known_positions());
    let mut touched = vec![false; records.table.len()];
    for pos in (0..position(start)).chain(crowded.iter().copied()) {
        touched[forest.root(pos) as usize] = true;
    }
    records
        .positions()
        .map(|pos| touched[forest.root(pos) as usize])
        .collect()
}
