//! Walks the blocks and keeps the candidate pairs that weigh something.
//!
//! Puts `block`, `compare` and `score` together. What comes in: the records of a table. What goes out: the [`Edge`]s, the
//! pairs to be linked or put before a person.

use std::borrow::Cow;
use std::ops::Range;

use rayon::prelude::*;

use super::active::Active;
use super::index::{BlockIx, Index};
use super::known::BlockKey;
use super::records::Records;
use super::score::Verdict;
use super::sieve::{Known, Sieve, Sifted};
use super::sketch::Sketch;
use super::table::{Pos, position};
use super::walk::{Room, Walk};
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
    let largest = rules.blocks.largest;
    let index = &*match round.around {
        None => records.whole_index(largest),
        Some(Around { keys, bearers, .. }) => {
            let around = Index::around(keys, &records.keys, bearers);
            Cow::Owned(around.with_small_blocks(records.table.len(), largest))
        }
    };
    let walk = Walk::new(records, index, rules.blocks);
    let sieve = Sieve::new(records, round.sketches, rules);
    let near: Vec<Range<Pos>> = stretches(0..active.len(), STRETCH).collect();
    let near = near.into_par_iter().map(|places| {
        ctx.checkpoint(0)?;
        Ok(near_of(&walk, active, places, &sieve))
    });
    let mut near = near.try_reduce(Found::default, |one, other| Ok(one.and(other)))?;
    near.edges.par_sort_unstable_by_key(Edge::pair);
    let known = Known::of(&near.edges, records.table.len());
    let oversized = |block: &BlockIx| walk.is_oversized(*block) && walk.concerns(active, *block);
    let oversized: Vec<BlockIx> = index.blocks().filter(oversized).collect();
    let order = walk.order_of(&oversized);
    let far = oversized.into_par_iter().map(|block| {
        ctx.checkpoint(0)?;
        let members = order.sorted(walk.members(block));
        Ok(far_of(&walk, (block, &members), round, (&sieve, &known)))
    });
    let far = far.try_reduce(Sifted::default, |one, other| Ok(one.and(other)))?;
    Ok(near.and(weighed(far, &sieve, ctx)?))
}

/// Records that are taken up one after another by one thread: so few that what is looked at of them stays in the cache of
/// a core, and that every core has as much to do.
const STRETCH: Pos = 1024;

/// Records whose blocks are fetched at once, for the same reason.
const FETCHED: Pos = 32;

/// Some places in stretches of so many.
fn stretches(places: Range<Pos>, length: Pos) -> impl Iterator<Item = Range<Pos>> {
    let starts = places.clone().step_by(length as usize);
    starts.map(move |from| from..places.end.min(from.saturating_add(length)))
}

/// The edges of the active records at some places, by blocks that are compared pair by pair.
fn near_of(walk: &Walk<'_>, active: &Active<'_>, places: Range<Pos>, sieve: &Sieve<'_>) -> Found {
    let (mut found, mut room) = (Found::default(), Room::default());
    let (mut sifted, nothing) = (Sifted::default(), Known::default());
    for places in stretches(places, FETCHED) {
        walk.fetch(active, places.clone());
        for place in places {
            let (pos, others) = (active.at(place), walk.partners(active, place, &mut room));
            sieve.fetch(others);
            let pairs = others.iter().map(|&other| [pos, other]);
            sifted.add(pairs, sieve, &nothing);
        }
        found.edges.extend(sieve.edges(&sifted.pairs));
        sifted.pairs.clear();
    }
    found.compared = sifted.compared;
    found
}

/// The pairs of neighbours in an oversized block, whose `members` are in order, that are worth weighing; without those
/// that are known.
fn far_of(
    walk: &Walk<'_>,
    (block, members): (BlockIx, &[Pos]),
    round: Round<'_>,
    (sieve, known): (&Sieve<'_>, &Known<'_>),
) -> Sifted {
    let Round { active, around, .. } = round;
    let mut sifted = Sifted::default();
    if around.is_none_or(|around| around.fresh.binary_search(&walk.key(block)).is_ok()) {
        sifted.uncompared = walk.left_out(block);
    }
    for places in stretches(0..position(members.len()), STRETCH) {
        let places = places.start as usize..places.end as usize;
        let behind = members.len().min(places.end + walk.window());
        sieve.fetch(&members[places.start..behind]);
        let pairs = walk.neighbours(members, places);
        sifted.add(pairs.filter(|&[a, b]| active.wants(a, b)), sieve, known);
    }
    sifted
}

/// The edges among the pairs of large blocks. Records that are alike are neighbours in many of them, and are weighed once.
fn weighed(
    mut sifted: Sifted,
    sieve: &Sieve<'_>,
    ctx: &RunContext<'_>,
) -> Result<Found, Cancelled> {
    sifted.pairs.par_sort_unstable();
    sifted.pairs.dedup();
    let pairs = sifted.pairs.par_chunks(STRETCH as usize);
    let edges = pairs.map(|pairs| {
        ctx.checkpoint(0)?;
        Ok(sieve.edges(pairs).collect::<Vec<Edge>>())
    });
    let edges: Vec<Vec<Edge>> = edges.collect::<Result<_, Cancelled>>()?;
    Ok(Found {
        edges: edges.concat(),
        compared: sifted.compared,
        uncompared: sifted.uncompared,
    })
}
