//! Walks the blocks and keeps the candidate pairs that weigh something.
//!
//! Puts `block`, `compare` and `score` together. What comes in: the records of a table. What goes out: the [`Edge`]s, the
//! pairs to be linked or put before a person.

use rayon::prelude::*;

use super::ceiling::Ceiling;
use super::records::{Frontier, Records};
use super::score::{self, Verdict};
use super::sketch::Sketch;
use super::table::{Pos, position};
use super::walk::Walk;
use crate::rules::{Bits, MatchRules};
use crate::run::{Cancelled, RunContext};

/// A pair worth keeping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) a: Pos,
    pub(super) b: Pos,
    pub(super) weight: Bits,
    pub(super) verdict: Verdict,
}

/// What a walk through some blocks came to.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) edges: Vec<Edge>,
    /// How many pairs were compared; those that several oversized blocks propose count several times.
    pub(super) compared: u64,
    /// How many pairs share a key that too many have, and are not neighbours there.
    pub(super) uncompared: u64,
    /// Room for the partners of one record.
    room: Vec<Pos>,
}

impl Found {
    fn and(mut self, mut other: Found) -> Found {
        self.edges.append(&mut other.edges);
        self.compared += other.compared;
        self.uncompared += other.uncompared;
        self
    }
}

/// The edges of the blocks of a frontier.
pub(super) fn edges_of(
    records: &Records<'_>,
    frontier: Frontier<'_>,
    rules: &MatchRules,
    ctx: &RunContext<'_>,
) -> Result<Found, Cancelled> {
    let index = &*records.index_of(frontier);
    let walk = Walk::new(records, index, rules.blocks);
    let scale = Scale::new(records, rules);
    let mut found = Found::default();
    for band in walk.bands() {
        let partners = walk.partners(&band);
        let near = in_parts(band, 512, ctx, |pos, found: &mut Found| {
            let mut room = std::mem::take(&mut found.room);
            for &other in partners.of(pos, &mut room) {
                found.weigh([pos, other], &scale);
            }
            found.room = room;
        })?;
        found = found.and(near);
    }
    let mut near = std::mem::take(&mut found.edges);
    near.par_sort_unstable_by_key(|edge| (edge.a, edge.b));
    let far = in_parts(index.blocks(), 4096, ctx, |block, found: &mut Found| {
        if walk.is_oversized(block) {
            found.uncompared += walk.left_out(block);
            walk.neighbours_of(block, |a, b| {
                let pair = (a.min(b), a.max(b));
                // Who is an edge by a smaller block need not be weighed again.
                if near.binary_search_by_key(&pair, |edge| (edge.a, edge.b)).is_err() {
                    found.weigh([a, b], &scale);
                }
            });
        }
    })?;
    Ok(Found { edges: near, ..found }.and(far))
}

/// Does `each` for all of a range, `size` of them in a row, and puts together what was found.
fn in_parts(
    range: std::ops::Range<u32>,
    size: usize,
    ctx: &RunContext<'_>,
    each: impl Fn(u32, &mut Found) + Sync,
) -> Result<Found, Cancelled> {
    let starts = range.clone().into_par_iter().step_by(size);
    starts
        .map(|from| {
            ctx.checkpoint(0)?;
            let mut found = Found::default();
            let to = range.end.min(from.saturating_add(position(size)));
            (from..to).for_each(|at| each(at, &mut found));
            Ok(found)
        })
        .try_reduce(Found::default, |one, other| Ok(one.and(other)))
}

/// What pairs are weighed with: first by their sketches, then letter by letter.
struct Scale<'a> {
    records: &'a Records<'a>,
    sketches: Vec<Sketch>,
    ceiling: Ceiling<'a>,
}

impl<'a> Scale<'a> {
    fn new(records: &'a Records<'a>, rules: &'a MatchRules) -> Self {
        Scale {
            records,
            sketches: records.profiles.par_iter().map(Sketch::of).collect(),
            ceiling: Ceiling::of(rules),
        }
    }
}

impl Found {
    fn weigh(&mut self, [a, b]: [Pos; 2], scale: &Scale<'_>) {
        let records = scale.records;
        if !records.are_comparable(a, b) {
            return;
        }
        self.compared += 1;
        let [ours, theirs] = [a, b].map(|pos| &scale.sketches[pos as usize]);
        if !records.same_version(a, b) && !scale.ceiling.may_be_kept(ours, theirs) {
            return;
        }
        let score = score::weigh(&records.grades(a, b), scale.ceiling.rules());
        if score.verdict != Verdict::Apart {
            self.edges.push(Edge {
                a: a.min(b),
                b: a.max(b),
                weight: score.weight,
                verdict: score.verdict,
            });
        }
    }
}
