//! What people decided: that two records are one person, or that they are not.
//!
//! Beside `pairs` and before `cluster`. What comes in: every decision ever taken, in the order in which they were taken.
//! What goes out: which of the records at hand are tied, which are kept apart, and which known records have to be drawn
//! in. A decision holds its records by what outlives them, so a list that is taken back and read again finds its
//! decisions. Of decisions that contradict each other, be it by way of others, the later one wins.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::forest::Camps;
use super::keys::TextId;
use super::known::{BlockKey, RowDigest};
use super::records::Records;
use super::table::{self, Pos};
use super::{block, profile::Profile};
use crate::model::DecisionId;

/// What a decision holds a record by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Anchor {
    /// The source and the key it gave: every version of the record is meant.
    Key {
        /// The source's name.
        source: String,
        /// The key, as the source gave it.
        key: String,
    },
    /// The digest of the row: this very row of its source is meant.
    Row(RowDigest),
}

/// What a person said of two records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// They are one person.
    Same,
    /// They are two.
    Different,
}

impl Answer {
    /// The name in the store and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Answer::Same => "same",
            Answer::Different => "different",
        }
    }
}

/// A decision about two records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its number.
    pub id: DecisionId,
    /// One record.
    pub left: Anchor,
    /// The other.
    pub right: Anchor,
    /// What was decided.
    pub answer: Answer,
}

/// The blocking key that all versions of a record share.
#[must_use]
pub fn version_key(source: &str, key: &str) -> BlockKey {
    block_key(table::version(source, key))
}

fn block_key(version: TextId) -> BlockKey {
    let keys = block::keys_of(&Profile::default(), version, &[]);
    *keys
        .first()
        .expect("a version is a blocking key of its own")
}

/// The decisions among `decisions`, oldest first, that a later one has taken back: directly, or by way of others.
#[must_use]
pub fn overruled(decisions: &[Decision]) -> Vec<DecisionId> {
    Standing::of(decisions).overruled
}

/// What all decisions come to, whichever records are at hand.
#[derive(Debug)]
pub(super) struct Standing {
    numbers: Numbers,
    /// Anchors that are one person, and those that are not.
    camps: Camps,
    /// The decisions that stand, the latest first, by the numbers of their anchors.
    taken: Vec<(DecisionId, Answer, [Pos; 2])>,
    overruled: Vec<DecisionId>,
}

/// The anchors, numbered.
#[derive(Debug, Default)]
struct Numbers {
    versions: FxHashMap<TextId, Pos>,
    rows: FxHashMap<RowDigest, Pos>,
    names: Vec<Name>,
}

/// An anchor as records are looked up by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    Version(TextId),
    Row(RowDigest),
}

impl Numbers {
    fn of(&mut self, anchor: &Anchor) -> Pos {
        let next = Pos::try_from(self.names.len()).expect("less than 2^32 decisions");
        let (name, number) = match anchor {
            Anchor::Key { source, key } => {
                let version = table::version(source, key);
                let number = *self.versions.entry(version).or_insert(next);
                (Name::Version(version), number)
            }
            Anchor::Row(digest) => {
                let number = *self.rows.entry(*digest).or_insert(next);
                (Name::Row(*digest), number)
            }
        };
        if number == next {
            self.names.push(name);
        }
        number
    }
}

impl Standing {
    /// What `decisions`, oldest first, come to.
    pub(super) fn of(decisions: &[Decision]) -> Self {
        let mut numbers = Numbers::default();
        let sides: Vec<[Pos; 2]> = decisions
            .iter()
            .map(|decision| [&decision.left, &decision.right].map(|side| numbers.of(side)))
            .collect();
        let mut standing = Standing {
            camps: Camps::new(numbers.names.len()),
            numbers,
            taken: Vec::new(),
            overruled: Vec::new(),
        };
        // The latest first: what contradicts it, alone or together with others, is older and gives way.
        for (decision, sides) in decisions.iter().zip(sides).rev() {
            if standing.take(decision.answer, sides) {
                standing.taken.push((decision.id, decision.answer, sides));
            } else {
                standing.overruled.push(decision.id);
            }
        }
        standing.overruled.sort_unstable();
        standing
    }

    /// Takes a decision up, unless a later one contradicts it.
    fn take(&mut self, answer: Answer, [left, right]: [Pos; 2]) -> bool {
        match answer {
            Answer::Same => self.camps.join(left, right).is_some(),
            Answer::Different => self.camps.part(left, right),
        }
    }

    /// What the decisions say of the records at hand.
    pub(super) fn ruled(&self, records: &Records<'_>) -> Ruled {
        if self.numbers.names.is_empty() {
            return Ruled::default();
        }
        let mut camps = self.camps.clone();
        let named = self.named(records, &mut camps);
        let mut first: FxHashMap<Pos, Pos> = FxHashMap::default();
        let mut ruled = Ruled::default();
        for &(pos, number) in &named {
            let one = *first.entry(camps.forest.root(number)).or_insert(pos);
            ruled.same.push((one, pos));
        }
        for (_, _, sides) in self.standing(Answer::Different) {
            let [left, right] = sides.map(|number| first.get(&camps.forest.root(number)));
            ruled.apart.extend(left.copied().zip(right.copied()));
        }
        ruled
    }

    /// The records at hand that decisions name, each with the number of the anchor that speaks for it.
    fn named(&self, records: &Records<'_>, camps: &mut Camps) -> Vec<(Pos, Pos)> {
        let mut named: Vec<(RowDigest, Pos, Pos)> = Vec::new();
        for pos in records.positions() {
            let digest = records.table.digest(pos);
            let row = self.numbers.rows.get(&digest);
            let version = self.numbers.versions.get(&records.versions[pos as usize]);
            named.extend(row.or(version).map(|&number| (digest, pos, number)));
        }
        // Content, not position, says which record comes first.
        named.sort_unstable();
        for &(_, pos, number) in &named {
            let version = self.numbers.versions.get(&records.versions[pos as usize]);
            // A row that is named by itself is a version of its record too, unless someone said otherwise.
            version.map(|&version| camps.join(number, version));
        }
        named
            .into_iter()
            .map(|(_, pos, number)| (pos, number))
            .collect()
    }

    /// What else decisions tie to the records that are `reached`: the keys and the rows to ask the store for.
    pub(super) fn calls(&self, records: &Records<'_>, reached: &[bool]) -> Calls {
        let mut calls = Calls::default();
        if self.numbers.names.is_empty() {
            return calls;
        }
        let mut camps = self.camps.clone();
        let wanted: BTreeSet<Pos> = self
            .named(records, &mut camps)
            .into_iter()
            .filter(|&(pos, _)| reached[pos as usize])
            .map(|(_, number)| camps.forest.root(number))
            .collect();
        for (number, name) in (0..).zip(&self.numbers.names) {
            if wanted.contains(&camps.forest.root(number)) {
                match *name {
                    Name::Version(version) => calls.keys.push(block_key(version)),
                    Name::Row(digest) => calls.rows.push(digest),
                }
            }
        }
        calls
    }

    /// The decisions that stand and give `answer`, the latest first.
    fn standing(&self, answer: Answer) -> impl Iterator<Item = &(DecisionId, Answer, [Pos; 2])> {
        self.taken.iter().filter(move |taken| taken.1 == answer)
    }

    /// The decision that keeps the records `ours` and `theirs` apart: that about the first of each, else the latest.
    pub(super) fn between(
        &self,
        records: &Records<'_>,
        ours: &[Pos],
        theirs: &[Pos],
    ) -> Option<DecisionId> {
        let anchors = |side: &[Pos]| -> BTreeSet<Pos> {
            side.iter()
                .flat_map(|&pos| self.anchors(records, pos))
                .collect()
        };
        let of = |ours: &[Pos], theirs: &[Pos]| {
            let (ours, theirs) = (anchors(ours), anchors(theirs));
            self.standing(Answer::Different)
                .find(|(_, _, [left, right])| {
                    (ours.contains(left) && theirs.contains(right))
                        || (ours.contains(right) && theirs.contains(left))
                })
                .map(|(id, ..)| *id)
        };
        of(&ours[..ours.len().min(1)], &theirs[..theirs.len().min(1)]).or_else(|| of(ours, theirs))
    }

    /// The decisions by which two records are one person, on the shortest way from one to the other.
    pub(super) fn ties(&self, records: &Records<'_>, a: Pos, b: Pos) -> Vec<DecisionId> {
        let goal: BTreeSet<Pos> = self.anchors(records, b).collect();
        let mut ways: Vec<(Pos, Vec<DecisionId>)> = Vec::new();
        ways.extend(self.anchors(records, a).map(|start| (start, Vec::new())));
        let mut at = 0;
        while let Some((here, way)) = ways.get(at).cloned() {
            if goal.contains(&here) {
                return way;
            }
            for &(id, _, [left, right]) in self.standing(Answer::Same) {
                let there = if left == here { right } else { left };
                let leads_on = left == here || right == here;
                if leads_on && ways.iter().all(|(seen, _)| *seen != there) {
                    ways.push((there, [&way[..], &[id]].concat()));
                }
            }
            at += 1;
        }
        Vec::new()
    }

    /// The anchors that name a record.
    fn anchors(&self, records: &Records<'_>, pos: Pos) -> impl Iterator<Item = Pos> {
        let row = self.numbers.rows.get(&records.table.digest(pos));
        let version = self.numbers.versions.get(&records.versions[pos as usize]);
        row.into_iter().chain(version).copied()
    }
}

/// What people decided of the records at hand.
#[derive(Clone, Debug, Default)]
pub(super) struct Ruled {
    /// Pairs that are one person.
    pub(super) same: Vec<(Pos, Pos)>,
    /// Pairs that are two.
    pub(super) apart: Vec<(Pos, Pos)>,
}

/// Known records that have to be at hand too.
#[derive(Clone, Debug, Default)]
pub(super) struct Calls {
    /// The blocking keys of all their versions.
    pub(super) keys: Vec<BlockKey>,
    /// Their digests.
    pub(super) rows: Vec<RowDigest>,
}

#[cfg(test)]
mod tests;
