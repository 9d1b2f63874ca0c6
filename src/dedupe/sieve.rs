//! Sifts candidate pairs: most are refused at little cost, and what is left is weighed letter by letter.
//!
//! For `pairs`, over `ceiling`, `compare` and `score`. What comes in: pairs of positions. What goes out: those that may
//! weigh enough, and then those of them that do, as [`Edge`]s. What is to be looked at of many records is fetched side by
//! side first: asked for one by one, each would be waited for.

use super::ceiling::Ceiling;
use super::pairs::Edge;
use super::records::Records;
use super::score::{self, Verdict};
use super::sketch::{Sketch, Traits};
use super::table::Pos;
use crate::rules::MatchRules;

/// What pairs are sifted with.
pub(super) struct Sieve<'a> {
    records: &'a Records<'a>,
    sketches: &'a [Sketch],
    ceiling: Ceiling<'a>,
}

impl<'a> Sieve<'a> {
    /// A sieve for records, whose `sketches` these are.
    pub(super) fn new(
        records: &'a Records<'a>,
        sketches: &'a [Sketch],
        rules: &'a MatchRules,
    ) -> Self {
        Sieve {
            records,
            sketches,
            ceiling: Ceiling::of(rules),
        }
    }

    fn sketch(&self, pos: Pos) -> &Sketch {
        &self.sketches[pos as usize]
    }

    /// Brings the sketches of some records into the cache.
    pub(super) fn fetch(&self, some: &[Pos]) {
        let sketches = some.iter().map(|&pos| self.sketch(pos));
        std::hint::black_box(sketches.fold(0, |seen, sketch| seen ^ sketch.touch()));
    }

    /// Whether the pair may weigh enough to be kept.
    fn passes(&self, [a, b]: [Pos; 2]) -> bool {
        let [ours, theirs] = [a, b].map(|pos| self.sketch(pos));
        let keyed = (ours.traits & theirs.traits).has(Traits::KEYED);
        let is_version = keyed && self.records.same_version(a, b);
        is_version || self.ceiling.may_be_kept(ours, theirs)
    }

    /// The edges among pairs that passed, weighed letter by letter.
    pub(super) fn edges<'p>(&'p self, pairs: &'p [[Pos; 2]]) -> impl Iterator<Item = Edge> + 'p {
        self.records.fetch(pairs);
        pairs.iter().filter_map(|&[a, b]| {
            let score = score::weigh(&self.records.grades(a, b), self.ceiling.rules());
            let (weight, verdict) = (score.weight, score.verdict);
            (verdict != Verdict::Apart).then_some(Edge {
                a,
                b,
                weight,
                verdict,
            })
        })
    }
}

/// Pairs that are worth weighing.
#[derive(Debug, Default)]
pub(super) struct Sifted {
    /// The smaller position first.
    pub(super) pairs: Vec<[Pos; 2]>,
    /// How many pairs were sifted; those that come several times count several times.
    pub(super) compared: u64,
    /// How many pairs were left out before.
    pub(super) uncompared: u64,
}

impl Sifted {
    /// Both together.
    pub(super) fn and(mut self, mut other: Sifted) -> Sifted {
        self.pairs.append(&mut other.pairs);
        self.compared += other.compared;
        self.uncompared += other.uncompared;
        self
    }

    /// Adds those of `pairs` that pass the sieve and are not `known`.
    pub(super) fn add(
        &mut self,
        pairs: impl Iterator<Item = [Pos; 2]>,
        sieve: &Sieve<'_>,
        known: &Known<'_>,
    ) {
        for [a, b] in pairs.filter(|&[a, b]| sieve.records.are_comparable(a, b)) {
            self.compared += 1;
            let pair = [a.min(b), a.max(b)];
            // Few pass, and it is they that have to be looked for.
            if sieve.passes(pair) && !known.has(pair) {
                self.pairs.push(pair);
            }
        }
    }
}

/// Edges, to be asked whether a pair is among them: of records that are alike it is asked again and again.
#[derive(Default)]
pub(super) struct Known<'e> {
    /// By their pairs.
    edges: &'e [Edge],
    /// Where the edges of each record with those behind it end.
    ends: Vec<Pos>,
}

impl<'e> Known<'e> {
    /// `edges`, in the order of their pairs, of so many records.
    pub(super) fn of(edges: &'e [Edge], records: usize) -> Self {
        let mut ends = vec![0; records];
        for (end, edge) in (1..).zip(edges) {
            ends[edge.a as usize] = end;
        }
        let mut last = 0;
        for end in &mut ends {
            last = last.max(*end);
            *end = last;
        }
        Known { edges, ends }
    }

    fn has(&self, [a, b]: [Pos; 2]) -> bool {
        let Some(&end) = self.ends.get(a as usize) else {
            return false;
        };
        let from = a
            .checked_sub(1)
            .map_or(0, |before| self.ends[before as usize]);
        let of_record = &self.edges[from as usize..end as usize];
        of_record.iter().any(|edge| edge.b == b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Bits;

    #[test]
    fn an_edge_is_known_by_its_pair() {
        let edges = [[0, 3], [2, 3], [2, 5]].map(|[a, b]| Edge {
            a,
            b,
            weight: Bits::ZERO,
            verdict: Verdict::Review,
        });
        let known = Known::of(&edges, 6);
        let pairs = (0..6).flat_map(|a| (a + 1..6).map(move |b| [a, b]));
        let found: Vec<[Pos; 2]> = pairs.filter(|&pair| known.has(pair)).collect();
        assert_eq!(found, [[0, 3], [2, 3], [2, 5]]);
        assert!(!Known::default().has([0, 1]), "none is known");
    }
}
