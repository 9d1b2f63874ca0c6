//! What holds a contact together: for each of its records but one, the link that ties it to another.
//!
//! After `assign`. What comes in: the contacts the run touches, and the joins that made their clusters, a tree for each.
//! What goes out: [`Link`]s, for the store to keep, so that it can be told later, and by others, why two records are one
//! contact. Each tree hangs from the record that is first by content, so that it does not matter in which order they came.

use std::collections::VecDeque;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::RecordRef;
use super::assign::Touched;
use super::growth::Join;
use super::records::Records;
use super::table::Pos;
use crate::rules::Bits;

/// What ties a record to another of its contact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The record; each is tied at most once.
    pub record: RecordRef,
    /// The record it is tied to.
    pub to: RecordRef,
    /// By what.
    pub reason: Tie,
    /// The weight of the pair in bits; none where people decided.
    pub weight: Option<f64>,
}

/// What makes two records one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// They weigh enough.
    Match,
    /// One source gave both the same key.
    Version,
    /// People said so.
    Decision,
}

impl Tie {
    /// The name in stores.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Tie::Match => "match",
            Tie::Version => "version",
            Tie::Decision => "decision",
        }
    }
}

/// The links of all contacts that are `touched`; their records are in no order.
pub(super) fn links(touched: &[Touched], joins: &[Join], records: &Records<'_>) -> Vec<Link> {
    let ways = Ways::of(joins);
    let trees = touched.par_iter().with_min_len(256);
    trees
        .flat_map_iter(|contact| tree(&contact.members, &ways, records))
        .collect()
}

/// The links of one contact, the nearest to its first record first.
fn tree(members: &[Pos], ways: &Ways, records: &Records<'_>) -> Vec<Link> {
    let first = members.iter().copied();
    let first = first.min_by_key(|&pos| (records.table.digest(pos), pos));
    let mut links = Vec::with_capacity(members.len().saturating_sub(1));
    let mut tied: FxHashSet<Pos> = first.into_iter().collect();
    let mut open: VecDeque<Pos> = first.into_iter().collect();
    while let Some(to) = open.pop_front() {
        for &(_, pos, weight) in ways.from(to) {
            if tied.insert(pos) {
                links.push(link(pos, to, weight, records));
                open.push_back(pos);
            }
        }
    }
    links
}

fn link(pos: Pos, to: Pos, weight: Option<Bits>, records: &Records<'_>) -> Link {
    let reason = match weight {
        None => Tie::Decision,
        Some(_) if records.same_version(pos, to) => Tie::Version,
        Some(_) => Tie::Match,
    };
    Link {
        record: records.table.reference(pos),
        to: records.table.reference(to),
        reason,
        weight: weight.map(Bits::as_f64),
    }
}

/// The joins, to be walked either way: from, to and weight, sorted.
struct Ways(Vec<(Pos, Pos, Option<Bits>)>);

impl Ways {
    fn of(joins: &[Join]) -> Self {
        let both = |join: &Join| [(join.a, join.b, join.weight), (join.b, join.a, join.weight)];
        let mut ways: Vec<_> = joins.iter().flat_map(both).collect();
        ways.par_sort_unstable();
        Ways(ways)
    }

    fn from(&self, pos: Pos) -> &[(Pos, Pos, Option<Bits>)] {
        let from = self.0.partition_point(|way| way.0 < pos);
        let ways = &self.0[from..];
        &ways[..ways.partition_point(|way| way.0 == pos)]
    }
}
