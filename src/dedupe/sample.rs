//! Draws the pairs that the weights are fitted by.
//!
//! Between `walk` and `fit`. What comes in: the records of a list. What goes out: how candidate pairs and how pairs drawn at
//! random compare. Which pairs are drawn depends on content alone.

use rayon::prelude::*;

use super::fit::{self, Evidences, Patterns};
use super::index::BlockIx;
use super::keys;
use super::rarity;
use super::records::Records;
use super::table::Pos;
use super::walk::Walk;
use crate::rules::{BlockLimits, MatchRules};
use crate::run::{Cancelled, RunContext};

/// The rules, fitted to the new rows; none where they are too few.
///
/// # Errors
/// When the user asked to stop.
pub(super) fn fitted(
    records: &mut Records<'_>,
    rules: &MatchRules,
    ctx: &RunContext<'_>,
) -> Result<Option<MatchRules>, Cancelled> {
    let count = records.table.len();
    if count < fit::FEWEST_RECORDS {
        return Ok(None);
    }
    rarity::count(&mut records.profiles);
    records.make_index(rules.blocks.largest);
    let seen = Evidences {
        records: count as u64,
        candidates: patterns(records, CANDIDATES, rules.blocks, ctx)?,
        random: random(records, RANDOM),
    };
    Ok(Some(fit::fitted(rules, &seen)))
}

/// Candidate pairs that the fit looks at, about: with three times as many the F1 of no list changes by more than 0.0004, up or
/// down (benches/README.md).
const CANDIDATES: u64 = 300_000;
/// Random pairs that it looks at, at most, and for each record.
const RANDOM: usize = 300_000;
const RANDOM_EACH: usize = 20;

/// How pairs drawn at random compare. Records are put in the order of their digests, so that the draw depends on content
/// alone.
fn random(records: &Records<'_>, wanted: usize) -> Patterns {
    let digested = |pos| (records.table.digest(pos), pos);
    let mut order: Vec<_> = records.positions().map(digested).collect();
    order.par_sort_unstable();
    let count = order.len() as u64;
    let drawn = |at: u64, side: u64| {
        order[usize::try_from(keys::combine(&[at, side]) % count).expect("a position")].1
    };
    let pairs = wanted.min(order.len() * RANDOM_EACH);
    (0..pairs)
        .into_par_iter()
        .with_min_len(4096)
        .map(|at| [0, 1].map(|side| drawn(at as u64, side)))
        .filter(|[a, b]| a != b)
        .fold(Drawn::default, |drawn, pair| drawn.with(pair, records))
        .map(|drawn| drawn.graded(records))
        .reduce(Patterns::default, Patterns::and)
}

/// How the new rows' candidate pairs compare, pattern by pattern, in about `wanted` of them. Which pairs are looked at
/// depends on their keys alone.
///
/// # Errors
/// When the user asked to stop.
pub(super) fn patterns(
    records: &Records<'_>,
    wanted: u64,
    blocks: BlockLimits,
    ctx: &RunContext<'_>,
) -> Result<Sample, Cancelled> {
    let index = &*records.whole_index(blocks.largest);
    let walk = Walk::new(records, index, blocks);
    let proposed: u64 = index.blocks().map(|block| walk.proposed(block)).sum();
    let one_in = (proposed / wanted).max(1);
    let looked_at: Vec<BlockIx> = index
        .blocks()
        .filter(|&block| index.key(block).number().is_multiple_of(one_in))
        .collect();
    let order = walk.order_of(&looked_at);
    let patterns = looked_at
        .par_chunks(256)
        .map(|blocks| {
            ctx.checkpoint(0)?;
            let mut drawn = Drawn::default();
            for &block in blocks {
                walk.pairs_of(block, &order, |a, b| drawn.add([a, b], records));
            }
            Ok(drawn.graded(records))
        })
        .try_reduce(Patterns::default, |one, other| Ok(one.and(other)))?;
    Ok(Sample { patterns, one_in })
}

/// Pairs that were drawn; the last of them wait until there are enough to be looked at together.
#[derive(Debug, Default)]
struct Drawn {
    patterns: Patterns,
    waiting: Vec<[Pos; 2]>,
}

impl Drawn {
    /// Pairs whose profiles are fetched together.
    const TOGETHER: usize = 64;

    fn with(mut self, pair: [Pos; 2], records: &Records<'_>) -> Self {
        self.add(pair, records);
        self
    }

    fn add(&mut self, pair: [Pos; 2], records: &Records<'_>) {
        self.waiting.push(pair);
        if self.waiting.len() == Self::TOGETHER {
            self.grade(records);
        }
    }

    fn grade(&mut self, records: &Records<'_>) {
        records.fetch(&self.waiting);
        for [a, b] in self.waiting.drain(..) {
            self.patterns.add(&records.grades(a, b));
        }
    }

    /// How all of them compare.
    fn graded(mut self, records: &Records<'_>) -> Patterns {
        self.grade(records);
        self.patterns
    }
}

/// Candidate pairs, counted by how they compare.
#[derive(Debug)]
pub(super) struct Sample {
    pub(super) patterns: Patterns,
    /// One in how many of all candidate pairs was looked at.
    pub(super) one_in: u64,
}
