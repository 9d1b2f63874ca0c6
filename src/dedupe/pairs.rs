//! Walks the blocks and keeps the candidate pairs that weigh something.
//!
//! Puts `block`, `compare` and `score` together. What comes in: the records of a table. What goes out: the [`Edge`]s, the
//! pairs to be linked or put before a person.

use std::borrow::Cow;
use std::ops::Range;

use rayon::prelude::*;

use super::active::Active;
use super::ceiling::Ceiling;
use super::index::{BlockIx, Index};
use super::known::BlockKey;
use super::records::Records;
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

/// What is walked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Round<'a> {
    pub(super) records: &'a Records<'a>,
    /// Those that are compared with all others.
    pub(super) active: &'a Active<'a>,
    /// The sketches of all records.
    pub(super) sketches: &'a [Sketch],
    /// Whose blocks are walked; all blocks, where all records are active.
    pub(super) around: Option<Around<'a>>,
}

/// The blocks around some active records.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'a> {
    /// The keys of the active records, sorted.
    pub(super) keys: &'a [BlockKey],
    /// The keys whose blocks were never walked before, sorted.
    pub(super) fresh: &'a [BlockKey],
    /// Which of the records that were drawn in has which key.
    pub(super) bearers: &'a [(BlockKey, Pos)],
}

/// The edges of the active records of a round.
pub(super) fn edges_of(
    round: Round<'_>,
    rules: &MatchRules,
    ctx: &RunContext<'_>,
) -> Result<Found, Cancelled> {
    let Round {
        records, active, ..
    } = round;
    let index = &*match round.around {
        None => records.whole_index(),
        Some(Around { keys, bearers, .. }) => {
            Cow::Owned(Index::around(keys, &records.keys, bearers))
        }
    };
    let walk = Walk::new(records, index, rules.blocks);
    let scale = Scale {
        round,
        ceiling: Ceiling::of(rules),
    };
    let bands = Walk::bands(active).into_par_iter();
    let near = bands.map(|band| near(&walk, band, &scale, ctx));
    let mut near = near.try_reduce(Found::default, |one, other| Ok(one.and(other)))?;
    near.edges.par_sort_unstable_by_key(Edge::pair);
    let blocks = index.blocks().into_par_iter().with_min_len(4096);
    let blocks = blocks.filter(|&block| walk.is_oversized(block) && walk.concerns(active, block));
    let far = blocks.map(|block| far(&walk, block, &scale, &near.edges, ctx));
    let far = far.try_reduce(Found::default, |one, other| Ok(one.and(other)))?;
    Ok(near.and(far))
}

/// The edges of a band of active records, by blocks that are compared pair by pair.
fn near(
    walk: &Walk<'_>,
    band: Range<Pos>,
    scale: &Scale<'_>,
    ctx: &RunContext<'_>,
) -> Result<Found, Cancelled> {
    let active = scale.round.active;
    let partners = walk.partners(active, band.clone());
    let (mut found, mut room) = (Found::default(), Vec::new());
    for place in band {
        if place % 1024 == 0 {
            ctx.checkpoint(0)?;
        }
        let (pos, others) = (active.at(place), partners.of(place, &mut room));
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
    let Round { active, around, .. } = scale.round;
    let members = walk.in_order(block);
    scale.fetch(&members);
    let mut found = Found::default();
    if around.is_none_or(|around| around.fresh.binary_search(&walk.key(block)).is_ok()) {
        found.uncompared = walk.left_out(block);
    }
    walk.neighbours(&members)
        .filter(|&[a, b]| active.wants(a, b))
        .for_each(|pair| found.weigh(pair, scale, near));
    Ok(found)
}

/// What pairs are weighed with: first by their sketches, then letter by letter.
struct Scale<'a> {
    round: Round<'a>,
    ceiling: Ceiling<'a>,
}

impl Scale<'_> {
    fn sketch(&self, pos: Pos) -> &Sketch {
        &self.round.sketches[pos as usize]
    }

    /// Brings the sketches of some records into the cache, side by side: asked for one by one, each would be waited for.
    fn fetch(&self, some: &[Pos]) {
        let sketches = some.iter().map(|&pos| self.sketch(pos));
        std::hint::black_box(sketches.fold(0, |seen, sketch| seen ^ sketch.touch()));
    }
}

impl Found {
    /// Weighs a pair, unless it is in `known`, where edges are sorted by their pairs.
    fn weigh(&mut self, [a, b]: [Pos; 2], scale: &Scale<'_>, known: &[Edge]) {
        let records = scale.round.records;
        if !records.are_comparable(a, b) {
            return;
        }
        self.compared += 1;
        let [ours, theirs] = [a, b].map(|pos| scale.sketch(pos));
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
