//! Walks the blocks and keeps the candidate pairs that weigh something.
//!
//! Puts `block`, `compare` and `score` together. What comes in: the records of a table. What goes out: the [`Edge`]s, the
//! pairs to be linked or put before a person.

use std::ops::Range;

use rayon::prelude::*;

use super::ceiling::Ceiling;
use super::index::BlockIx;
use super::records::{Frontier, Records};
use super::score::{self, Verdict};
use super::sketch::Sketch;
use super::table::Pos;
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

impl Edge {
    /// Its two records, the smaller position first.
    pub(super) fn pair(&self) -> (Pos, Pos) {
        (self.a, self.b)
    }
}

/// What a walk through some blocks came to.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) edges: Vec<Edge>,
    /// How many pairs were compared; those that several oversized blocks propose count several times.
    pub(super) compared: u64,
    /// How many pairs share a key that too many have, and are not neighbours there.
    pub(super) uncompared: u64,
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
    let bands = walk.bands().into_par_iter();
    let near = bands.map(|band| near(&walk, band, &scale, ctx));
    let mut near = near.try_reduce(Found::default, |one, other| Ok(one.and(other)))?;
    near.edges.par_sort_unstable_by_key(Edge::pair);
    let blocks = index.blocks().into_par_iter().with_min_len(4096);
    let blocks = blocks.filter(|&block| walk.is_oversized(block));
    let far = blocks.map(|block| far(&walk, block, &scale, &near.edges, ctx));
    let far = far.try_reduce(Found::default, |one, other| Ok(one.and(other)))?;
    Ok(near.and(far))
}

/// The edges of the records of a band with those behind them, by blocks that are compared pair by pair.
fn near(
    walk: &Walk<'_>,
    band: Range<Pos>,
    scale: &Scale<'_>,
    ctx: &RunContext<'_>,
) -> Result<Found, Cancelled> {
    let partners = walk.partners(band.clone());
    let (mut found, mut room) = (Found::default(), Vec::new());
    for pos in band {
        if pos % 1024 == 0 {
            ctx.checkpoint(0)?;
        }
        let others = partners.of(pos, &mut room);
        scale.fetch(others);
        others
            .iter()
            .for_each(|&other| found.weigh([pos, other], scale, &[]));
    }
    Ok(found)
}

/// The edges of neighbours in an oversized block, but for those that are in `near`.
fn far(
    walk: &Walk<'_>,
    block: BlockIx,
    scale: &Scale<'_>,
    near: &[Edge],
    ctx: &RunContext<'_>,
) -> Result<Found, Cancelled> {
    ctx.checkpoint(0)?;
    let members = walk.in_order(block);
    scale.fetch(&members);
    let mut found = Found {
        uncompared: walk.left_out(block),
        ..Found::default()
    };
    walk.neighbours(&members)
        .for_each(|pair| found.weigh(pair, scale, near));
    Ok(found)
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

    /// Brings the sketches of some records into the cache, side by side: asked for one by one, each would be waited for.
    fn fetch(&self, some: &[Pos]) {
        let sketches = some.iter().map(|&pos| &self.sketches[pos as usize]);
        std::hint::black_box(sketches.fold(0, |seen, sketch| seen ^ sketch.touch()));
    }
}

impl Found {
    /// Weighs a pair, unless it is in `known`, where edges are sorted by their pairs.
    fn weigh(&mut self, [a, b]: [Pos; 2], scale: &Scale<'_>, known: &[Edge]) {
        let records = scale.records;
        if !records.are_comparable(a, b) {
            return;
        }
        self.compared += 1;
        let [ours, theirs] = [a, b].map(|pos| &scale.sketches[pos as usize]);
        if !records.same_version(a, b) && !scale.ceiling.may_be_kept(ours, theirs) {
            return;
        }
        let pair = (a.min(b), a.max(b));
        if known.binary_search_by_key(&pair, Edge::pair).is_ok() {
            return;
        }
        let score = score::weigh(&records.grades(a, b), scale.ceiling.rules());
        if score.verdict != Verdict::Apart {
            self.edges.push(Edge {
                a: pair.0,
                b: pair.1,
                weight: score.weight,
                verdict: score.verdict,
            });
        }
    }
}
