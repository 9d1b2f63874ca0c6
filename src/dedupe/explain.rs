//! Says of two records why they are one person, or why not.
//!
//! Beside `cluster`. What comes in: the records resolved as in a run, and two of them. What goes out: an
//! [`Explanation`]: which blocking rules proposed the pair, what each comparison weighs, and what followed in the
//! company of all other records. Everything is read from the functions that decide; nothing is worked out a second time.

use std::collections::BTreeMap;

use super::cluster::Clusters;
use super::decision::Standing;
use super::forest::Camps;
use super::growth::Join;
use super::keys::NONE;
use super::pairs::Edge;
use super::records::Records;
use super::score::{self, Account, Score, Verdict};
use super::table::Pos;
use super::{Fate, RecordRef, block};
use crate::model::DecisionId;
use crate::rules::{Bits, BlockingRule, Level, MatchRules, Reach, Thresholds};

/// Why two records are one person, or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// One record.
    pub left: RecordRef,
    /// The other.
    pub right: RecordRef,
    /// The blocking rules by which they share a key, by name.
    pub blocking: Vec<String>,
    /// What each comparison weighs, and what they come to.
    pub account: Account,
    /// The level that goes furthest in saying what may follow, where one does.
    pub limit: Option<(Level, Reach)>,
    /// From where on a pair is linked or put before a person.
    pub thresholds: Thresholds,
    /// What followed.
    pub relation: Relation,
}

/// What two records are to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// One person: the pair itself is linked.
    Linked,
    /// One person: people said so, in these decisions.
    Decided(Vec<DecisionId>),
    /// One person only by way of others.
    Through(Vec<Hop>),
    /// Two, because people told them, or others that are one person with them, apart.
    KeptApart(Option<DecisionId>),
    /// A person is asked.
    Queued,
    /// A person would be asked, but other pairs are likelier than this one, and as many as people answer.
    Unasked,
    /// A person is asked: the pair is linked, but these two, each one person with one of the pair, speak against it.
    Contradicted([RecordRef; 2]),
    /// Two, because they were never compared, although they weigh enough.
    NotCompared,
    /// Two, because they weigh too little.
    Apart,
}

/// A step on the way from one record to another of the same person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// From here.
    pub from: RecordRef,
    /// To here.
    pub to: RecordRef,
    /// The weight of the link, in bits; none where people decided.
    pub weight: Option<Bits>,
    /// The decisions, where people decided.
    pub decisions: Vec<DecisionId>,
}

/// The positions of `wanted`, where they are at hand; a row that repeats another stands where that one does.
pub(super) fn positions(
    records: &Records<'_>,
    wanted: &[RecordRef],
    early: &[Option<Fate>],
) -> Vec<Pos> {
    let first = |wanted: &RecordRef| match *wanted {
        RecordRef::New(row) => match early.get(row.at()) {
            Some(Some(Fate::Repeats(first))) => RecordRef::New(*first),
            _ => RecordRef::New(row),
        },
        known => known,
    };
    let wanted: Vec<RecordRef> = wanted.iter().map(first).collect();
    records
        .positions()
        .filter(|&pos| wanted.contains(&records.table.reference(pos)))
        .collect()
}

/// Records that were resolved, and how.
pub(super) struct Scene<'a> {
    pub(super) records: &'a Records<'a>,
    pub(super) edges: &'a [Edge],
    pub(super) apart: &'a [(Pos, Pos)],
    pub(super) clusters: &'a Clusters,
    pub(super) standing: &'a Standing,
    pub(super) rules: &'a MatchRules,
}

impl Scene<'_> {
    /// Explains the likeliest pair of a record of `ours` and one of `theirs`; none where there are not two.
    pub(super) fn explain(&self, ours: &[Pos], theirs: &[Pos]) -> Option<Explanation> {
        let pairs = ours
            .iter()
            .flat_map(|&one| theirs.iter().map(move |&other| (one, other)))
            .filter(|(one, other)| one != other);
        let (a, b) = pairs.max_by_key(|&(one, other)| {
            let score = self.score(one, other);
            let digests = [one, other].map(|pos| self.records.table.digest(pos));
            (score.verdict, score.weight, digests)
        })?;
        Some(self.pair(a, b))
    }

    fn score(&self, a: Pos, b: Pos) -> Score {
        score::weigh(&self.records.grades(a, b), self.rules)
    }

    fn pair(&self, a: Pos, b: Pos) -> Explanation {
        let grades = self.records.grades(a, b);
        let reach = |level: Level| (self.rules.weights.of(level).reach, level);
        let limit = grades.iter().map(reach).max_by_key(|(reach, _)| *reach);
        Explanation {
            left: self.records.table.reference(a),
            right: self.records.table.reference(b),
            blocking: self.blocking(a, b),
            account: score::steps(&grades, self.rules),
            limit: limit
                .filter(|(reach, _)| *reach > Reach::Weighs)
                .map(|(reach, level)| (level, reach)),
            thresholds: self.rules.thresholds,
            relation: self.relation(a, b),
        }
    }

    /// The rules by which two records share a key.
    fn blocking(&self, a: Pos, b: Pos) -> Vec<String> {
        let shared = |rule: &BlockingRule| {
            let keys = |pos| block::keys_of(self.records.profile(pos), NONE, [rule]);
            let theirs = keys(b);
            keys(a).iter().any(|key| theirs.contains(key))
        };
        let versions = self.records.same_version(a, b).then_some("source key");
        let rules = block::in_scope(self.rules, self.records.scope).filter(|rule| shared(rule));
        versions
            .into_iter()
            .chain(rules.map(|rule| rule.name.as_str()))
            .map(str::to_owned)
            .collect()
    }

    fn relation(&self, a: Pos, b: Pos) -> Relation {
        let root = |pos: Pos| self.clusters.roots[pos as usize];
        let between = |edge: &&Edge| (edge.a, edge.b) == (a.min(b), a.max(b));
        let edge = self.edges.iter().find(between);
        let verdict = edge.map_or(Verdict::Apart, |edge| edge.verdict);
        if root(a) == root(b) {
            return self.together(a, b, verdict);
        }
        if self.told_apart(a, b) {
            let (ours, theirs) = (self.cluster_of(a), self.cluster_of(b));
            return Relation::KeptApart(self.standing.between(self.records, &ours, &theirs));
        }
        let in_doubt = verdict > Verdict::Apart;
        if in_doubt && !self.is_asked(root(a), root(b)) {
            return Relation::Unasked;
        }
        match verdict {
            Verdict::Sure | Verdict::Link => self
                .contradiction(a, b)
                .map_or(Relation::Queued, Relation::Contradicted),
            Verdict::Review => Relation::Queued,
            Verdict::Apart if self.score(a, b).verdict > Verdict::Apart => Relation::NotCompared,
            Verdict::Apart => Relation::Apart,
        }
    }

    /// Whether a person is asked about two clusters.
    fn is_asked(&self, a: Pos, b: Pos) -> bool {
        let roots = |edge: &Edge| [edge.a, edge.b].map(|pos| self.clusters.roots[pos as usize]);
        let mut asked = self.clusters.doubts.iter().map(roots);
        asked.any(|pair| pair == [a, b] || pair == [b, a])
    }

    /// What made one person of two records.
    fn together(&self, a: Pos, b: Pos, verdict: Verdict) -> Relation {
        if verdict >= Verdict::Link {
            return Relation::Linked;
        }
        let decisions = self.standing.ties(self.records, a, b);
        if !decisions.is_empty() {
            return Relation::Decided(decisions);
        }
        let hop = |(from, to, weight): (Pos, Pos, Option<Bits>)| Hop {
            from: self.records.table.reference(from),
            to: self.records.table.reference(to),
            weight,
            decisions: match weight {
                Some(_) => Vec::new(),
                None => self.standing.ties(self.records, from, to),
            },
        };
        Relation::Through(
            way(&self.clusters.joins, a, b)
                .into_iter()
                .map(hop)
                .collect(),
        )
    }

    fn told_apart(&self, a: Pos, b: Pos) -> bool {
        let mut camps = Camps::new(self.records.table.len());
        for join in &self.clusters.joins {
            camps.join(join.a, join.b);
        }
        for &(one, other) in self.apart {
            camps.part(one, other);
        }
        camps.are_apart(a, b)
    }

    /// The records of the cluster that `pos` is in, itself first.
    fn cluster_of(&self, pos: Pos) -> Vec<Pos> {
        let root = self.clusters.roots[pos as usize];
        let others = (0..).zip(&self.clusters.roots);
        let others = others.filter(|&(other, &of)| of == root && other != pos);
        std::iter::once(pos)
            .chain(others.map(|(other, _)| other))
            .collect()
    }

    /// The two records of the two clusters that speak most clearly against one person; none where nothing does.
    fn contradiction(&self, a: Pos, b: Pos) -> Option<[RecordRef; 2]> {
        let theirs = self.cluster_of(b);
        let against = |(one, other): &(Pos, Pos)| {
            let weight = score::tie(&self.records.grades(*one, *other), self.rules);
            weight.unwrap_or(Bits::new(f64::from(i16::MIN)))
        };
        self.cluster_of(a)
            .into_iter()
            .flat_map(|one| theirs.iter().map(move |&other| (one, other)))
            .map(|pair| (against(&pair), pair))
            .filter(|(weight, _)| *weight < Bits::ZERO)
            .min()
            .map(|(_, (one, other))| [one, other].map(|pos| self.records.table.reference(pos)))
    }
}

/// The way from `a` to `b` over what brought their cluster together, which is a tree.
fn way(joins: &[Join], a: Pos, b: Pos) -> Vec<(Pos, Pos, Option<Bits>)> {
    let mut neighbours: BTreeMap<Pos, Vec<(Pos, Option<Bits>)>> = BTreeMap::new();
    for join in joins {
        let (one, other) = (join.a, join.b);
        neighbours
            .entry(one)
            .or_default()
            .push((other, join.weight));
        neighbours
            .entry(other)
            .or_default()
            .push((one, join.weight));
    }
    let mut ways = vec![(a, Vec::new())];
    let mut from = BTreeMap::from([(a, a)]);
    while let Some((here, way)) = ways.pop() {
        if here == b {
            return way;
        }
        for &(there, weight) in neighbours.get(&here).into_iter().flatten() {
            if from.insert(there, here).is_none() {
                ways.push((there, [&way[..], &[(here, there, weight)]].concat()));
            }
        }
    }
    Vec::new()
}
