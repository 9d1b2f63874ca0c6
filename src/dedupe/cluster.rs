//! Makes clusters of linked pairs.
//!
//! After `score`, before `merge`. What comes in: the edges, and what people decided. What goes out: which records are one
//! person, and the pairs that are left in doubt. People's decisions come first, whatever the weights say. Then links are
//! taken in order of weight, the strongest first, so that of a way between two records that someone told apart the
//! weakest link is left out; `growth` says which are taken. What is not taken is put before a person, the strongest
//! first, as far as people can be expected to answer. Ties are broken by content.

use std::cmp::Reverse;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::edit::Edits;
use super::growth::{Growth, Join};
use super::known::RowDigest;
use super::network::Network;
use super::pairs::Edge;
use super::records::Records;
use super::score::{self, Verdict};
use super::table::{Pos, position};
use super::{Doubt, Fate, RecordRef};
use crate::rules::{Bits, MatchRules};

/// The records, parted into persons.
#[derive(Debug)]
pub(super) struct Clusters {
    /// The smallest position of each record's cluster.
    pub(super) roots: Vec<Pos>,
    /// The strongest link between each record and another of its cluster.
    pub(super) strengths: Vec<Option<Bits>>,
    /// What brought the records together: a tree for each cluster.
    pub(super) joins: Vec<Join>,
    /// The pairs that neither belong together nor can be told apart, strongest first; one for two clusters.
    pub(super) doubts: Vec<Edge>,
    /// How many further pairs are in doubt that nobody is asked about.
    pub(super) unasked: u64,
}

/// Parts the records into persons.
pub(super) fn cluster(
    records: &Records<'_>,
    network: Network,
    edits: &Edits,
    rules: &MatchRules,
) -> Clusters {
    let Network {
        edges,
        reached,
        ruled,
        start,
        ..
    } = network;
    let (mut links, mut open): (Vec<Edge>, Vec<Edge>) = edges
        .into_iter()
        .partition(|edge| edge.verdict >= Verdict::Link);
    // Contacts that no link leads to stay as they are.
    let resolved = |a: Pos, b: Pos| reached[a as usize] && reached[b as usize];
    links.retain(|edge| resolved(edge.a, edge.b));
    sort_by_weight(&mut links, records);
    let mut growth = Growth::new(records, rules);
    let unreached = records
        .known_positions()
        .filter(|&pos| !reached[pos as usize]);
    growth.camps.forest.join_contacts(&records.table, unreached);
    growth.number(&links);
    growth.obey(&ruled, resolved);
    open.extend(links.iter().filter(|&&link| !growth.take(link)));
    let Growth {
        mut camps, joins, ..
    } = growth;
    let roots: Vec<Pos> = records
        .positions()
        .map(|pos| camps.forest.root(pos))
        .collect();
    let strengths = strengths(&links, &roots);
    // What someone has decided is no question any more.
    open.retain(|edge| !camps.are_apart(edge.a, edge.b));
    // Nor is it one whether someone is the same as a contact in the recycle bin.
    let binned = edits.binned(&roots, records);
    let root = |pos: Pos| roots[pos as usize];
    open.retain(|edge| !binned.contains(&root(edge.a)) && !binned.contains(&root(edge.b)));
    sort_by_weight(&mut open, records);
    let mut doubts = strongest(open, &roots, start);
    let most = most_questions(start, rules);
    let unasked = doubts.len().saturating_sub(most) as u64;
    doubts.truncate(most);
    Clusters {
        roots,
        strengths,
        joins,
        doubts,
        unasked,
    }
}

/// Fewer questions than this are asked about any list.
const FEWEST_QUESTIONS: usize = 10;

/// How many questions may be asked about so many records. A queue that nobody works off serves nobody, so where a list
/// leaves more in doubt, only the pairs that are likeliest one person are put before a person; the others stay two
/// contacts, as a pair does that is just below the threshold of a review.
fn most_questions(records: usize, rules: &MatchRules) -> usize {
    let most = records.checked_div(rules.records_per_question);
    most.map_or(usize::MAX, |most| most.max(FEWEST_QUESTIONS))
}

/// The strongest of the links within a cluster that each record has.
fn strengths(links: &[Edge], roots: &[Pos]) -> Vec<Option<Bits>> {
    let mut strengths = vec![None; roots.len()];
    for link in links {
        let [a, b] = [link.a, link.b].map(|pos| pos as usize);
        if roots[a] == roots[b] {
            for side in [a, b] {
                strengths[side] = strengths[side].max(Some(link.weight));
            }
        }
    }
    strengths
}

/// Strongest first; equal weights in the order of the records' content.
fn sort_by_weight(edges: &mut [Edge], records: &Records<'_>) {
    let content = |edge: &Edge| -> (Reverse<(Verdict, Bits)>, [RowDigest; 2]) {
        let mut digests = [edge.a, edge.b].map(|pos| records.table.digest(pos));
        digests.sort_unstable();
        (Reverse((edge.verdict, edge.weight)), digests)
    };
    edges.par_sort_by_cached_key(content);
}

/// The strongest pair of any two clusters of which at least one has one of the first `start` records.
fn strongest(open: Vec<Edge>, roots: &[Pos], start: usize) -> Vec<Edge> {
    let mut told: FxHashSet<(Pos, Pos)> = FxHashSet::default();
    open.into_iter()
        .filter(|edge| {
            let (a, b) = (roots[edge.a as usize], roots[edge.b as usize]);
            // They have the first positions, so a cluster that has one has it as its root.
            let touched = (a.min(b) as usize) < start;
            a != b && touched && told.insert((a.min(b), a.max(b)))
        })
        .collect()
}

/// The strength of every row of a run; rows that went no further have none. A row that repeats another is tied to it by
/// all that the two have in common.
pub(super) fn ties(
    clusters: &Clusters,
    records: &Records<'_>,
    early: &[Option<Fate>],
    rules: &MatchRules,
) -> Vec<Option<f64>> {
    let mut ties = vec![None; early.len()];
    let rows = records.table.new_rows();
    for (row, strength) in rows.iter().zip(&clusters.strengths) {
        ties[row.at()] = *strength;
    }
    for (row, fate) in early.iter().enumerate() {
        if let Some(Fate::Repeats(first)) = fate
            && let Ok(at) = rows.binary_search(first)
        {
            let pos = position(at);
            let weight = score::weigh(&records.grades(pos, pos), rules).weight;
            ties[row] = ties[first.at()].max(Some(weight));
            ties[first.at()] = ties[row];
        }
    }
    ties.into_iter().map(|tie| tie.map(Bits::as_f64)).collect()
}

/// The pairs in doubt, as the stages after this one see them, and how many more there are that nobody is asked about.
pub(super) fn doubts(
    clusters: &Clusters,
    records: &Records<'_>,
    rules: &MatchRules,
) -> (Vec<Doubt>, u64) {
    let edges = clusters.doubts.iter();
    let doubts = edges.map(|edge| doubt(edge, records, rules)).collect();
    (doubts, clusters.unasked)
}

fn doubt(edge: &Edge, records: &Records<'_>, rules: &MatchRules) -> Doubt {
    let grades = records.grades(edge.a, edge.b);
    let mut sides: [(RowDigest, RecordRef); 2] =
        [edge.a, edge.b].map(|pos| (records.table.digest(pos), records.table.reference(pos)));
    sides.sort_unstable();
    Doubt {
        left: sides[0].1,
        right: sides[1].1,
        weight: edge.weight.as_f64(),
        reason: score::reason(&grades, rules),
    }
}
