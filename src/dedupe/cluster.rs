//! Makes clusters of linked pairs.
//!
//! After `score`, before `merge`. What comes in: the edges. What goes out: which records are one person, and the pairs
//! that are left in doubt. Links are taken in order of weight, the strongest first, and a link that would bring two
//! records together whose own comparison rules it out is not taken, but put before a person. Ties are broken by content.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::forest::Forest;
use super::keys;
use super::known::RowDigest;
use super::pairs::{Edge, Network, Records};
use super::score::{self, Verdict};
use super::table::Pos;
use super::{Doubt, RecordRef};
use crate::rules::{Bits, MatchRules};

/// The records, parted into persons.
#[derive(Debug)]
pub(super) struct Clusters {
    /// The smallest position of each record's cluster.
    pub(super) roots: Vec<Pos>,
    /// The pairs that neither belong together nor can be told apart, strongest first; one for two clusters.
    pub(super) doubts: Vec<Edge>,
}

/// Parts the records into persons.
pub(super) fn cluster(records: &Records<'_>, network: Network, rules: &MatchRules) -> Clusters {
    let Network { edges, reached, .. } = network;
    let (mut links, mut open): (Vec<Edge>, Vec<Edge>) = edges
        .into_iter()
        .partition(|edge| edge.verdict >= Verdict::Link);
    // Contacts that no link leads to stay as they are.
    links.retain(|edge| reached[edge.a as usize] && reached[edge.b as usize]);
    sort_by_weight(&mut links, records);
    let mut growth = Growth::new(records, rules);
    let unreached = records
        .known_positions()
        .filter(|&pos| !reached[pos as usize]);
    growth.forest.join_contacts(&records.table, unreached);
    for link in links {
        if !growth.take(link) {
            open.push(link);
        }
    }
    let mut forest = growth.forest;
    let roots: Vec<Pos> = records.positions().map(|pos| forest.root(pos)).collect();
    sort_by_weight(&mut open, records);
    let doubts = strongest(open, &roots, records.table.new_len());
    Clusters { roots, doubts }
}

/// Strongest first; equal weights in the order of the records' content.
fn sort_by_weight(edges: &mut [Edge], records: &Records<'_>) {
    let content = |edge: &Edge| -> ((Verdict, Bits), [RowDigest; 2]) {
        let mut digests = [edge.a, edge.b].map(|pos| records.table.digest(pos));
        digests.sort_unstable();
        ((edge.verdict, edge.weight), digests)
    };
    edges.par_sort_unstable_by(|one, other| {
        let (one, other) = (content(one), content(other));
        other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1))
    });
}

/// The strongest pair of any two clusters of which at least one has a new record.
fn strongest(open: Vec<Edge>, roots: &[Pos], new: usize) -> Vec<Edge> {
    let mut told: FxHashSet<(Pos, Pos)> = FxHashSet::default();
    open.into_iter()
        .filter(|edge| {
            let (a, b) = (roots[edge.a as usize], roots[edge.b as usize]);
            // New records have the first positions, so a cluster that has one has it as its root.
            let touched = (a.min(b) as usize) < new;
            a != b && touched && told.insert((a.min(b), a.max(b)))
        })
        .collect()
}

/// Clusters while they grow.
struct Growth<'a> {
    records: &'a Records<'a>,
    rules: &'a MatchRules,
    forest: Forest,
    /// One record for each distinct identity in a cluster, by root; empty for a record that is still alone.
    identities: Vec<Vec<Pos>>,
}

impl<'a> Growth<'a> {
    fn new(records: &'a Records<'a>, rules: &'a MatchRules) -> Self {
        Growth {
            records,
            rules,
            forest: Forest::new(records.table.len()),
            identities: vec![Vec::new(); records.table.len()],
        }
    }

    /// Joins the two clusters of a link, unless two of their records may not be one person.
    fn take(&mut self, link: Edge) -> bool {
        let (a, b) = (self.forest.root(link.a), self.forest.root(link.b));
        if a == b {
            return true;
        }
        let (ours, theirs) = (self.identities_of(a), self.identities_of(b));
        let clash = ours
            .iter()
            .any(|&one| theirs.iter().any(|&other| self.clash(one, other)));
        if clash && link.verdict != Verdict::Sure {
            return false;
        }
        let root = self.forest.join(a, b);
        self.identities[root as usize] = self.distinct(ours, theirs);
        true
    }

    fn identities_of(&self, root: Pos) -> Vec<Pos> {
        match self.identities[root as usize].as_slice() {
            [] => vec![root],
            several => several.to_vec(),
        }
    }

    fn clash(&self, a: Pos, b: Pos) -> bool {
        let same = self.records.same_version(a, b);
        score::conflict(
            self.records.profile(a),
            self.records.profile(b),
            same,
            self.rules,
        )
    }

    fn distinct(&self, mut ours: Vec<Pos>, theirs: Vec<Pos>) -> Vec<Pos> {
        let known: Vec<u64> = ours.iter().map(|&pos| self.identity(pos)).collect();
        ours.extend(
            theirs
                .into_iter()
                .filter(|&pos| !known.contains(&self.identity(pos))),
        );
        ours
    }

    /// A number for everything that a clash depends on.
    fn identity(&self, pos: Pos) -> u64 {
        let profile = self.records.profile(pos);
        let number = profile
            .id_number
            .as_ref()
            .map_or(keys::NONE, |number| keys::id(&number.text));
        keys::combine(&[profile.name.id, number, self.records.versions[pos as usize]])
    }
}

/// The pairs in doubt, as the stages after this one see them.
pub(super) fn doubts(clusters: &Clusters, records: &Records<'_>, rules: &MatchRules) -> Vec<Doubt> {
    let edges = clusters.doubts.iter();
    edges.map(|edge| doubt(edge, records, rules)).collect()
}

fn doubt(edge: &Edge, records: &Records<'_>, rules: &MatchRules) -> Doubt {
    let same = records.same_version(edge.a, edge.b);
    let grades = score::grades(
        records.profile(edge.a),
        records.profile(edge.b),
        same,
    );
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
