//! Walks the blocks: from a record to those it shares one with, or from a block to its pairs.
//!
//! After `index`, for `pairs`. What comes in: an [`Index`]. What goes out: positions, two by two. Knows how large a block
//! may be; knows nothing of weights.

use std::cmp::Ordering;
use std::ops::Range;

use super::active::Active;
use super::index::{BlockIx, Index};
use super::known::BlockKey;
use super::order::NameOrder;
use super::records::Records;
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

    /// The key of a block.
    pub(super) fn key(&self, block: BlockIx) -> BlockKey {
        self.index.key(block)
    }

    /// Whether a block has an active record. Others may have got into the index.
    pub(super) fn concerns(&self, active: &Active<'_>, block: BlockIx) -> bool {
        let mut members = self.index.members(block).iter();
        members.any(|&pos| active.place(pos).is_some())
    }

    /// How many pairs of a block are not proposed, because too many records share its key.
    pub(super) fn left_out(&self, block: BlockIx) -> u64 {
        let members = self.index.members(block).len();
        match self.is_oversized(block) {
            false => 0,
            true => {
                let beyond = members.saturating_sub(self.limits.window) as u64;
                beyond * beyond.saturating_sub(1) / 2
            }
        }
    }

    /// Visits the pairs of a block. Of records that share several keys, only the smallest key whose block is compared
    /// pair by pair proposes the pair.
    pub(super) fn pairs_of(
        &self,
        block: BlockIx,
        order: &NameOrder,
        mut visit: impl FnMut(Pos, Pos),
    ) {
        let mut once = |a: Pos, b: Pos| {
            if self.records.are_comparable(a, b) && self.is_first(block, a, b) {
                visit(a, b);
            }
        };
        let members = self.index.members(block);
        match self.is_oversized(block) {
            true => {
                let members = order.sorted(members);
                let pairs = self.neighbours(&members, 0..members.len());
                pairs.for_each(|[a, b]| once(a, b));
            }
            false => {
                for (at, &a) in members.iter().enumerate() {
                    members[at + 1..].iter().for_each(|&b| once(a, b));
                }
            }
        }
    }

    /// The order of the records in those of `blocks` that are oversized.
    pub(super) fn order_of(&self, blocks: &[BlockIx]) -> NameOrder {
        let oversized = blocks.iter().filter(|&&block| self.is_oversized(block));
        let members = oversized.flat_map(|&block| self.index.members(block));
        NameOrder::of(self.records, members.copied())
    }

    /// The records of a block.
    pub(super) fn members(&self, block: BlockIx) -> &[Pos] {
        self.index.members(block)
    }

    /// The pairs of neighbours among the records of an oversized block that are in order, where the first of the two is
    /// at one of the `places`.
    pub(super) fn neighbours(
        &self,
        members: &[Pos],
        places: Range<usize>,
    ) -> impl Iterator<Item = [Pos; 2]> {
        let window = self.limits.window;
        places.flat_map(move |at| {
            let next = members[at + 1..].iter().take(window);
            next.map(move |&other| [members[at], other])
        })
    }

    /// How many records behind another are its neighbours in an oversized block.
    pub(super) fn window(&self) -> usize {
        self.limits.window
    }

    /// Whether no block with a smaller key, and if this one is oversized no other, proposes the pair too.
    fn is_first(&self, block: BlockIx, a: Pos, b: Pos) -> bool {
        let (mut ours, mut theirs) = (self.index.small_blocks(a), self.index.small_blocks(b));
        while let ([one, rest @ ..], [other, others @ ..]) = (ours, theirs) {
            match one.cmp(other) {
                Ordering::Less => ours = rest,
                Ordering::Greater => theirs = others,
                Ordering::Equal => return *one == block,
            }
        }
        true
    }

    /// Brings the blocks of the active records at some places into the cache, side by side: asked for one by one, each would
    /// be waited for.
    pub(super) fn fetch(&self, active: &Active<'_>, places: Range<Pos>) {
        let blocks = places.flat_map(|place| self.index.small_blocks(active.at(place)));
        let first = |&block: &BlockIx| self.index.members(block).first().copied();
        std::hint::black_box(blocks.filter_map(first).fold(0, |seen, pos| seen ^ pos));
    }

    /// Those whom the active record at a place is asked for in blocks that are compared pair by pair, each once and
    /// ascending; `room` is to put them together in.
    pub(super) fn partners<'f>(
        &self,
        active: &Active<'_>,
        place: Pos,
        room: &'f mut Room,
    ) -> &'f [Pos] {
        let pos = active.at(place);
        let Room { found, of_block } = room;
        found.clear();
        for &block in self.index.small_blocks(pos) {
            let members = self.index.members(block);
            let nth = members.partition_point(|&member| member < pos);
            found.extend_from_slice(active.partners(members, nth, of_block));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Room to put the partners of a record together in.
#[derive(Debug, Default)]
pub(super) struct Room {
    found: Vec<Pos>,
    of_block: Vec<Pos>,
}
