//! Lets clusters grow, link by link.
//!
//! Part of `cluster`. What comes in: links, the strongest first. What goes out: which two clusters each of them joined, if
//! it joined any. A link is not taken where two records that it would bring together cannot be one person, or where all
//! that the two clusters say of each other speaks more against it than the link is worth.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::decision::Ruled;
use super::forest::{Camps, Forest};
use super::keys;
use super::pairs::Edge;
use super::records::Records;
use super::score::{self, Verdict};
use super::table::{Pos, position};
use crate::rules::{Bits, MatchRules};

/// Two records that brought two clusters together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Join {
    pub(super) a: Pos,
    pub(super) b: Pos,
    /// The weight of the link; none where people decided.
    pub(super) weight: Option<Bits>,
}

/// One pair counts for no more than this where all pairs of two clusters are taken together, in bits; nor does a link.
const MOST_FOR: f64 = 12.0;

/// A pair speaks against a link with this many bits more than the link weighs, at most, and always with [`LEAST_AGAINST`].
const MORE_AGAINST: f64 = 11.0;
/// See [`MORE_AGAINST`].
const LEAST_AGAINST: f64 = -3.0;
/// What all pairs of two clusters must weigh on average, in bits, for a link that weighs next to nothing.
const ON_AVERAGE: f64 = 2.4;
/// How much less they must weigh for each bit of the link.
const LESS_A_BIT: f64 = 0.4;

/// What a link must find among the pairs of the two clusters that it would join. A weak link is no better than what else is
/// known: of father and son of one name, a record without a birth date links to both. A strong link is better: a copy with
/// most of its fields damaged contradicts some of the other copies, and what is left of it ties it to those that have the
/// same left. So the stronger the link, the less any one pair can say against it, and the less is asked of the pairs on
/// average. The four numbers were chosen on lists of ten kinds (`benches/README.md`): a mean that does not heed the
/// link refuses five times as many right links as wrong ones, and without a mean the wrong pairs grow tenfold.
#[derive(Clone, Copy, Debug)]
struct Demand {
    /// One pair speaks no more against it than this.
    most_against: Bits,
    /// What the pairs must weigh on average.
    on_average: f64,
}

impl Demand {
    fn of(link: Edge) -> Self {
        let weight = link.weight.as_f64().min(MOST_FOR);
        Demand {
            most_against: Bits::new((weight - MORE_AGAINST).min(LEAST_AGAINST)),
            on_average: ON_AVERAGE - LESS_A_BIT * weight,
        }
    }
}

/// A cluster argues with this many distinct identities at most, those that came first. Hardly a person has more, and a
/// crowd that links made one by mistake would cost the square of its size at every further link.
const MOST_IDENTITIES: usize = 24;

/// Clusters while they grow.
pub(super) struct Growth<'a> {
    records: &'a Records<'a>,
    rules: &'a MatchRules,
    pub(super) camps: Camps,
    /// One record for each distinct identity in a cluster, by root; empty for a record that is still alone.
    identities: Vec<Vec<Pos>>,
    /// The pairs of clusters that were found to clash, by root, with the number of identities each had then.
    clashing: FxHashMap<(Pos, Pos), (usize, usize)>,
    /// For the records that are one person by what someone or their source says, one of them: they argue as one.
    persons: FxHashMap<Pos, Pos>,
    pub(super) joins: Vec<Join>,
    /// A number for the values of each record, once it was asked for.
    numbers: Vec<u64>,
}

impl<'a> Growth<'a> {
    /// Every record on its own.
    pub(super) fn new(records: &'a Records<'a>, rules: &'a MatchRules) -> Self {
        Growth {
            records,
            rules,
            camps: Camps::new(records.table.len()),
            identities: vec![Vec::new(); records.table.len()],
            clashing: FxHashMap::default(),
            persons: FxHashMap::default(),
            joins: Vec::new(),
            numbers: vec![keys::NONE; records.table.len()],
        }
    }

    /// Makes the numbers of the records that `links` lead to: all of them in the order of the table, for asked for link by
    /// link each cell would have to be waited for.
    pub(super) fn number(&mut self, links: &[Edge]) {
        let mut linked = vec![false; self.numbers.len()];
        let ends = links.iter().flat_map(|link| [link.a, link.b]);
        ends.for_each(|pos| linked[pos as usize] = true);
        let numbers = self.numbers.par_iter_mut().zip(linked).enumerate();
        numbers.for_each(|(at, (number, linked))| {
            if linked {
                *number = number_of(self.records, position(at));
            }
        });
    }

    /// Does what people decided of the records that are `resolved` anew.
    pub(super) fn obey(&mut self, ruled: &Ruled, resolved: impl Fn(Pos, Pos) -> bool) {
        let same = ruled.same.iter().copied();
        let same = same.filter(|(a, b)| a != b && resolved(*a, *b));
        let same: Vec<(Pos, Pos)> = same.collect();
        self.persons = persons(self.records, &same);
        for (a, b) in same {
            let [ours, theirs] = [a, b].map(|pos| self.camps.forest.root(pos));
            if ours != theirs {
                let (ours, theirs) = (self.identities_of(ours), self.identities_of(theirs));
                let weight = None;
                self.unite(Join { a, b, weight }, ours, theirs);
            }
        }
        for &(one, other) in ruled.apart.iter().filter(|(a, b)| resolved(*a, *b)) {
            self.camps.part(one, other);
        }
    }

    /// Joins the two clusters of a link, unless someone told them apart or they may not be one person.
    pub(super) fn take(&mut self, link: Edge) -> bool {
        let [a, b] = [link.a, link.b].map(|pos| self.camps.forest.root(pos));
        if a == b {
            return true;
        }
        if self.camps.are_apart(a, b) {
            return false;
        }
        let (ours, theirs) = (self.identities_of(a), self.identities_of(b));
        if link.verdict != Verdict::Sure {
            // As long as neither has grown, a link that is no stronger clashes as the one before did.
            let sizes = (ours.len(), theirs.len());
            if self.clashing.get(&(a, b)) == Some(&sizes) {
                return false;
            }
            if self.clashes(&ours, &theirs, link) {
                self.clashing.insert((a, b), sizes);
                return false;
            }
        }
        let weight = Some(link.weight);
        let (a, b) = link.pair();
        self.unite(Join { a, b, weight }, ours, theirs);
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
    /// cannot be one, or all pairs together speak against it, so that the link is a weak bridge. Of two persons the pair
    /// of records counts that agrees best.
    fn clashes(&self, ours: &[Pos], theirs: &[Pos], link: Edge) -> bool {
        if self.persons.is_empty() {
            return self.clash(ours.chunks(1), &theirs.chunks(1), link);
        }
        let [ours, theirs] = [ours, theirs].map(|records| self.by_person(records));
        let [ours, theirs] = [&ours, &theirs].map(|persons| persons.iter().map(Vec::as_slice));
        self.clash(ours, &theirs, link)
    }

    /// The same for persons, each with its records.
    fn clash<'p>(
        &self,
        ours: impl ExactSizeIterator<Item = &'p [Pos]>,
        theirs: &(impl ExactSizeIterator<Item = &'p [Pos]> + Clone),
        link: Edge,
    ) -> bool {
        let demand = Demand::of(link);
        let pairs_of_persons = (ours.len() * theirs.len()) as f64;
        let mut together = Bits::ZERO;
        for mine in ours {
            for yours in theirs.clone() {
                let pairs = mine
                    .iter()
                    .flat_map(|&one| yours.iter().map(move |&other| (one, other)));
                let ties = pairs.filter_map(|(one, other)| self.tie(one, other, link));
                match ties.max() {
                    None => return true,
                    Some(tie) => {
                        together += tie.min(Bits::new(MOST_FOR)).max(demand.most_against);
                    }
                }
            }
        }
        together.as_f64() < demand.on_average * pairs_of_persons
    }

    /// The records of a cluster, those of one person together.
    fn by_person(&self, records: &[Pos]) -> Vec<Vec<Pos>> {
        let mut persons: BTreeMap<Pos, Vec<Pos>> = BTreeMap::new();
        for &pos in records {
            let person = self.persons.get(&pos).copied().unwrap_or(pos);
            persons.entry(person).or_default().push(pos);
        }
        persons.into_values().collect()
    }

    /// What speaks for or against a pair; what the link itself weighs is known.
    fn tie(&self, a: Pos, b: Pos, link: Edge) -> Option<Bits> {
        if (a.min(b), a.max(b)) == link.pair() {
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

    /// A number for everything that a clash depends on: every value of the record, and whose it is said to be.
    fn identity(&mut self, pos: Pos) -> (Option<Pos>, u64) {
        let person = self.persons.get(&pos).copied();
        let number = &mut self.numbers[pos as usize];
        if *number == keys::NONE {
            *number = number_of(self.records, pos);
        }
        (person, *number)
    }
}

/// A number for the values of a record and what makes it one with its versions.
fn number_of(records: &Records<'_>, pos: Pos) -> u64 {
    let cells = records.table.row(pos).cells();
    let cells = cells.map(|(field, cell)| (field.index() as u64, keys::id(cell)));
    let version = records.versions[pos as usize];
    let number_of = |number, (field, cell)| keys::combine(&[number, field, cell]);
    cells.fold(version, number_of).max(1)
}

/// For the records that are one person with another, one of them: by what someone declared (`same`), and as versions of one
/// record of their source. Versions are one person whether or not a decision names them, so that a decision that is
/// taken back leaves nothing behind.
fn persons(records: &Records<'_>, same: &[(Pos, Pos)]) -> FxHashMap<Pos, Pos> {
    let mut versions: Vec<_> = records
        .positions()
        .map(|pos| (records.versions[pos as usize], pos))
        .filter(|(version, _)| *version != keys::NONE)
        .collect();
    versions.sort_unstable();
    let next = versions.windows(2).map(|pair| (pair[0], pair[1]));
    let one = next.filter(|(one, other)| one.0 == other.0);
    let mut tied: Vec<(Pos, Pos)> = one.map(|(one, other)| (one.1, other.1)).collect();
    tied.extend_from_slice(same);
    if tied.is_empty() {
        return FxHashMap::default();
    }
    let mut forest = Forest::new(records.table.len());
    for &(a, b) in &tied {
        forest.join(a, b);
    }
    let members = tied.iter().flat_map(|&(a, b)| [a, b]);
    members.map(|pos| (pos, forest.root(pos))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stronger_a_link_the_less_speaks_against_it() {
        let demand = |weight| {
            Demand::of(Edge {
                a: 0,
                b: 1,
                weight: Bits::new(weight),
                verdict: Verdict::Link,
            })
        };
        let [weak, strong, certain] = [2.5, 7.0, 30.0].map(demand);
        assert!(weak.on_average > 1.0, "a weak link brings little itself");
        assert!(weak.on_average > strong.on_average && strong.on_average > certain.on_average);
        assert!(weak.most_against < strong.most_against);
        assert!(strong.most_against < certain.most_against);
        assert!(
            certain.most_against < Bits::ZERO,
            "no link silences all others"
        );
    }
}
