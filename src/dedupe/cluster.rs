//! Makes clusters of linked pairs.
//!
//! After `score`, before `merge`. What comes in: the edges, and what people decided. What goes out: which records are one
//! person, and the pairs that are left in doubt. People's decisions come first, whatever the weights say. Then links are
//! taken in order of weight, the strongest first, so that of a way between two records that someone told apart the
//! weakest link is left out. A link that would bring two records together whose own comparison rules it out is not taken
//! either, but put before a person. Ties are broken by content.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::decision::Ruled;
use super::forest::Camps;
use super::keys;
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
}

/// Two records that brought two clusters together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Join {
    pub(super) a: Pos,
    pub(super) b: Pos,
    /// The weight of the link; none where people decided.
    pub(super) weight: Option<Bits>,
}

/// Parts the records into persons.
pub(super) fn cluster(records: &Records<'_>, network: Network, rules: &MatchRules) -> Clusters {
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
    growth.obey(&ruled, resolved);
    for &link in &links {
        if !growth.take(link) {
            open.push(link);
        }
    }
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
    sort_by_weight(&mut open, records);
    let doubts = strongest(open, &roots, start);
    Clusters {
        roots,
        strengths,
        joins,
        doubts,
    }
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

/// A pair this much likelier to be two people than one is not made one by what others say, in bits.
const CONTRADICTION: f64 = -12.0;
/// One pair counts for no more than this where all pairs of two clusters are taken together, in bits.
const MOST_FOR: f64 = 12.0;
/// What all pairs of two clusters say on average must be worth a question at least, in bits.
const LEAST_ON_AVERAGE: f64 = 0.8;

/// A cluster argues with this many distinct identities at most, those that came first. Hardly a person has more, and a
/// crowd that links made one by mistake would cost the square of its size at every further link.
const MOST_IDENTITIES: usize = 24;

/// Clusters while they grow.
struct Growth<'a> {
    records: &'a Records<'a>,
    rules: &'a MatchRules,
    camps: Camps,
    /// One record for each distinct identity in a cluster, by root; empty for a record that is still alone.
    identities: Vec<Vec<Pos>>,
    /// The pairs of clusters that were found to clash, by root, with the number of identities each had then.
    clashing: FxHashMap<(Pos, Pos), (usize, usize)>,
    /// For the records that someone declared one person, one of them: their identities do not argue.
    declared: FxHashMap<Pos, Pos>,
    joins: Vec<Join>,
    /// A number for the values of each record, once it was asked for.
    numbers: Vec<u64>,
}

impl<'a> Growth<'a> {
    fn new(records: &'a Records<'a>, rules: &'a MatchRules) -> Self {
        Growth {
            records,
            rules,
            camps: Camps::new(records.table.len()),
            identities: vec![Vec::new(); records.table.len()],
            clashing: FxHashMap::default(),
            declared: FxHashMap::default(),
            joins: Vec::new(),
            numbers: vec![keys::NONE; records.table.len()],
        }
    }

    /// Does what people decided of the records that are `resolved` anew.
    fn obey(&mut self, ruled: &Ruled, resolved: impl Fn(Pos, Pos) -> bool) {
        for &(one, other) in ruled.same.iter().filter(|(a, b)| resolved(*a, *b)) {
            self.declared.insert(other, one);
            let [a, b] = [one, other].map(|pos| self.camps.forest.root(pos));
            if a != b {
                let (ours, theirs) = (self.identities_of(a), self.identities_of(b));
                let join = Join {
                    a: one,
                    b: other,
                    weight: None,
                };
                self.unite(join, ours, theirs);
            }
        }
        for &(one, other) in ruled.apart.iter().filter(|(a, b)| resolved(*a, *b)) {
            self.camps.part(one, other);
        }
    }

    /// Joins the two clusters of a link, unless someone told them apart or two of their records may not be one person.
    fn take(&mut self, link: Edge) -> bool {
        let (a, b) = (
            self.camps.forest.root(link.a),
            self.camps.forest.root(link.b),
        );
        if a == b {
            return true;
        }
        if self.camps.are_apart(a, b) {
            return false;
        }
        let (ours, theirs) = (self.identities_of(a), self.identities_of(b));
        if link.verdict != Verdict::Sure {
            // As long as neither has grown, they clash as they did before.
            let sizes = (ours.len(), theirs.len());
            if self.clashing.get(&(a, b)) == Some(&sizes) {
                return false;
            }
            if self.clashes(&ours, &theirs, link) {
                self.clashing.insert((a, b), sizes);
                return false;
            }
        }
        self.unite(
            Join {
                a: link.a,
                b: link.b,
                weight: Some(link.weight),
            },
            ours,
            theirs,
        );
        true
    }

    /// Makes one cluster of two, with the identities of both.
    fn unite(&mut self, join: Join, ours: Vec<Pos>, theirs: Vec<Pos>) {
        if let Some(root) = self.camps.join(join.a, join.b) {
            self.identities[root as usize] = self.distinct(ours, theirs);
            self.joins.push(join);
        }
    }

    fn identities_of(&self, root: Pos) -> Vec<Pos> {
        match self.identities[root as usize].as_slice() {
            [] => vec![root],
            several => several.to_vec(),
        }
    }

    /// Whether two clusters may not be one person, although a link leads from one to the other: two of their records
    /// contradict each other, or all pairs together speak against it, so that the link is a weak bridge. Records that
    /// were declared one person are someone together: the pair counts that agrees best.
    fn clashes(&self, ours: &[Pos], theirs: &[Pos], link: Edge) -> bool {
        let (ours, theirs) = (self.persons(ours), self.persons(theirs));
        let mut together = 0.0;
        for mine in &ours {
            for yours in &theirs {
                let pairs = mine
                    .iter()
                    .flat_map(|&one| yours.iter().map(move |&other| (one, other)));
                match pairs
                    .filter_map(|(one, other)| self.tie(one, other, link))
                    .max()
                {
                    Some(weight) if weight >= Bits::new(CONTRADICTION) => {
                        together += weight.as_f64().min(MOST_FOR);
                    }
                    _ => return true,
                }
            }
        }
        together < LEAST_ON_AVERAGE * (ours.len() * theirs.len()) as f64
    }

    /// The records of a cluster, those that were declared one person together.
    fn persons(&self, records: &[Pos]) -> Vec<Vec<Pos>> {
        if self.declared.is_empty() {
            return records.iter().map(|&pos| vec![pos]).collect();
        }
        let mut persons: BTreeMap<Pos, Vec<Pos>> = BTreeMap::new();
        for &pos in records {
            persons.entry(self.person(pos)).or_default().push(pos);
        }
        persons.into_values().collect()
    }

    fn person(&self, pos: Pos) -> Pos {
        self.declared.get(&pos).copied().unwrap_or(pos)
    }

    /// What speaks for or against a pair; what the link itself weighs is known.
    fn tie(&self, a: Pos, b: Pos, link: Edge) -> Option<Bits> {
        if (a.min(b), a.max(b)) == (link.a, link.b) {
            return Some(link.weight);
        }
        score::tie(&self.records.grades(a, b), self.rules)
    }

    fn distinct(&mut self, mut ours: Vec<Pos>, theirs: Vec<Pos>) -> Vec<Pos> {
        let known: Vec<_> = ours.iter().map(|&pos| self.identity(pos)).collect();
        for pos in theirs {
            if ours.len() < MOST_IDENTITIES && !known.contains(&self.identity(pos)) {
                ours.push(pos);
            }
        }
        ours
    }

    /// A number for everything that a clash depends on: every value of the record, and who was declared one person.
    fn identity(&mut self, pos: Pos) -> (Option<Pos>, u64) {
        let declared = self.declared.get(&pos).copied();
        let number = &mut self.numbers[pos as usize];
        if *number == keys::NONE {
            let row = self.records.table.row(pos);
            let version = self.records.versions[pos as usize];
            let cells = row
                .cells()
                .map(|(field, cell)| (field.index() as u64, keys::id(cell)));
            let number_of = |number, (field, cell)| keys::combine(&[number, field, cell]);
            *number = cells.fold(version, number_of).max(1);
        }
        (declared, *number)
    }
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

/// The pairs in doubt, as the stages after this one see them.
pub(super) fn doubts(clusters: &Clusters, records: &Records<'_>, rules: &MatchRules) -> Vec<Doubt> {
    let edges = clusters.doubts.iter();
    edges.map(|edge| doubt(edge, records, rules)).collect()
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
