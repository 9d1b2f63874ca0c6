//! Walks the blocks: from a record to those it shares one with, or from a block to its pairs.
//!
//! After `index`, for `pairs`. What comes in: an [`Index`]. What goes out: positions, two by two. Knows how large a block
//! may be; knows nothing of weights.

use super::block;
use super::index::{BlockIx, Index};
use super::pairs::Records;
use super::table::Pos;
use crate::rules::BlockLimits;

/// A walk through the blocks.
pub(super) struct Walk<'a> {
    records: &'a Records<'a>,
    index: &'a Index,
    limits: BlockLimits,
}

impl<'a> Walk<'a> {
    /// A walk over the blocks of `index`.
    pub(super) fn new(records: &'a Records<'a>, index: &'a Index, limits: BlockLimits) -> Self {
        Walk {
            records,
            index,
            limits,
        }
    }

    /// Whether too many records share the key of a block.
    pub(super) fn is_oversized(&self, block: BlockIx) -> bool {
        self.index.members(block).len() > self.limits.largest
    }

    /// How many pairs a block proposes, at most.
    pub(super) fn proposed(&self, block: BlockIx) -> u64 {
        let size = self.index.members(block).len() as u64;
        match self.is_oversized(block) {
            false => size * (size - 1) / 2,
            true => size * self.limits.window as u64,
        }
    }

    /// Visits the records behind `pos` that share a block with it which is compared pair by pair, each once.
    pub(super) fn partners_of(&self, pos: Pos, visit: impl FnMut(Pos)) {
        let mut partners: Vec<Pos> = Vec::new();
        for &block in self.index.blocks_of(pos) {
            let members = self.index.members(block);
            if members.len() <= self.limits.largest {
                partners.extend(&members[members.partition_point(|&other| other <= pos)..]);
            }
        }
        partners.sort_unstable();
        partners.dedup();
        partners
            .into_iter()
            .filter(|&other| self.records.are_comparable(pos, other))
            .for_each(visit);
    }

    /// Visits the pairs of a block. Of records that share several keys, only the smallest block key proposes the pair.
    pub(super) fn pairs_of(&self, block: BlockIx, mut visit: impl FnMut(Pos, Pos)) {
        let mut members = self.index.members(block).to_vec();
        let mut reach = members.len();
        if self.is_oversized(block) {
            let digest = |pos| self.records.table.digest(pos);
            members = block::by_name(members, &self.records.profiles, digest);
            reach = self.limits.window + 1;
        }
        for (at, &a) in members.iter().enumerate() {
            let end = members.len().min(at + reach);
            for &b in &members[at + 1..end.max(at + 1)] {
                if self.records.are_comparable(a, b)
                    && self.first_shared(a, b).is_none_or(|first| first == block)
                {
                    visit(a, b);
                }
            }
        }
    }

    /// The first block that both records are in and that is compared pair by pair.
    fn first_shared(&self, a: Pos, b: Pos) -> Option<BlockIx> {
        let (mut ours, mut theirs) = (self.index.blocks_of(a), self.index.blocks_of(b));
        while let ([first, rest @ ..], [other, others @ ..]) = (ours, theirs) {
            if first == other && !self.is_oversized(*first) {
                return Some(*first);
            }
            (ours, theirs) = match first.cmp(other) {
                std::cmp::Ordering::Less => (rest, theirs),
                std::cmp::Ordering::Greater => (ours, others),
                std::cmp::Ordering::Equal => (rest, others),
            };
        }
        None
    }
}
