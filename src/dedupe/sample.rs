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
    let index = records.whole_index().into_owned();
    records.index = Some(index);
    let seen = Evidences {
        records: count as u64,
        candidates: patterns(records, CANDIDATES, rules.blocks, ctx)?,
        random: random(records, RANDOM),
    };
    Ok(Some(fit::fitted(rules, &seen)))
}

/// Candidate pairs that the fit looks at, about: beyond a million the likelihoods do not move.
const CANDIDATES: u64 = 1_000_000;
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
        .fold(Patterns::default, |mut found, at| {
            let (a, b) = (drawn(at as u64, 0), drawn(at as u64, 1));
            if a != b {
                found.add(&records.grades(a, b));
            }
            found
        })
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
    let index = &*records.whole_index();
    let walk = Walk::new(records, index, blocks);
    let proposed: u64 = index.blocks().map(|block| walk.proposed(block)).sum();
    let one_in = (proposed / wanted).max(1);
    let looked_at: Vec<BlockIx> = index
        .blocks()
        .filter(|&block| index.key(block).number().is_multiple_of(one_in))
        .collect();
    let patterns = looked_at
        .par_chunks(256)
        .map(|blocks| {
            ctx.checkpoint(0)?;
            let mut found: Patterns = Patterns::default();
            for &block in blocks {
                walk.pairs_of(block, |a, b| found.add(&records.grades(a, b)));
            }
            Ok(found)
        })
        .try_reduce(Patterns::default, |one, other| Ok(one.and(other)))?;
    Ok(Sample { patterns, one_in })
}

/// Candidate pairs, counted by how they compare.
#[derive(Debug)]
pub(super) struct Sample {
    pub(super) patterns: Patterns,
    /// One in how many of all candidate pairs was looked at.
    pub(super) one_in: u64,
}
