//! Walks the blocks: from a record to those it shares one with, or from a block to its pairs.
//!
//! After `index`, for `pairs`. What comes in: an [`Index`]. What goes out: positions, two by two. Knows how large a block
//! may be; knows nothing of weights.

use std::ops::Range;

use super::active::Active;
use super::block;
use super::index::{BlockIx, Index};
use super::known::BlockKey;
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
    pub(super) fn pairs_of(&self, block: BlockIx, mut visit: impl FnMut(Pos, Pos)) {
        let mut once = |a: Pos, b: Pos| {
            if self.records.are_comparable(a, b) && self.is_first(block, a, b) {
                visit(a, b);
            }
        };
        match self.is_oversized(block) {
            true => self
                .neighbours(&self.in_order(block))
                .for_each(|[a, b]| once(a, b)),
            false => {
                let members = self.index.members(block);
                for (at, &a) in members.iter().enumerate() {
                    members[at + 1..].iter().for_each(|&b| once(a, b));
                }
            }
        }
    }

    /// The records of an oversized block, likely pairs together.
    pub(super) fn in_order(&self, block: BlockIx) -> Vec<Pos> {
        let digest = |pos| self.records.table.digest(pos);
        block::by_name(self.index.members(block), &self.records.profiles, digest)
    }

    /// The pairs of neighbours among the records of an oversized block that are in order.
    pub(super) fn neighbours(&self, members: &[Pos]) -> impl Iterator<Item = [Pos; 2]> {
        let window = self.limits.window;
        (0..members.len()).flat_map(move |at| {
            let next = members[at + 1..].iter().take(window);
            next.map(move |&other| [members[at], other])
        })
    }

    /// Whether no block with a smaller key, and if this one is oversized no other, proposes the pair too.
    fn is_first(&self, block: BlockIx, a: Pos, b: Pos) -> bool {
        let here = self.index.key(block);
        let is_oversized = self.is_oversized(block);
        let (mut ours, mut theirs) = (self.records.keys.of(a), self.records.keys.of(b));
        while let ([key, rest @ ..], [other, others @ ..]) = (ours, theirs) {
            if key == other && (*key != here || !is_oversized) {
                let sharing = self.index.block(*key);
                if *key == here || sharing.is_some_and(|block| !self.is_oversized(block)) {
                    return *key == here;
                }
            }
            (ours, theirs) = match key.cmp(other) {
                std::cmp::Ordering::Less => (rest, theirs),
                std::cmp::Ordering::Greater => (ours, others),
                std::cmp::Ordering::Equal => (rest, others),
            };
        }
        true
    }

    /// The places of active records in bands of equal length, which can be walked side by side.
    pub(super) fn bands(active: &Active<'_>) -> Vec<Range<Pos>> {
        let records = active.len();
        let count = (records / SHORTEST_BAND).clamp(1, MOST_BANDS);
        let length = records.div_ceil(count).max(1);
        let starts = (0..records).step_by(length as usize);
        starts
            .map(|from| from..records.min(from + length))
            .collect()
    }

    /// For each active record of a band those it is asked for that share a block with it which is compared pair by pair.
    pub(super) fn partners(&self, active: &Active<'_>, band: Range<Pos>) -> Partners {
        let mut ends = vec![0; band.len()];
        self.each_small(active, &band, |at, others| ends[at] += others.len());
        let mut end = 0;
        for count in &mut ends {
            end += std::mem::replace(count, end);
        }
        let mut all = vec![0; end];
        self.each_small(active, &band, |at, others| {
            let from = ends[at];
            ends[at] += others.len();
            all[from..ends[at]].copy_from_slice(others);
        });
        // Each end has moved from where its partners begin to where they end.
        Partners {
            first: band.start,
            ends,
            all,
        }
    }

    /// Does `each` for every active record of a band, by its place in it, and those it is asked for in each block that is
    /// compared pair by pair.
    fn each_small(
        &self,
        active: &Active<'_>,
        band: &Range<Pos>,
        mut each: impl FnMut(usize, &[Pos]),
    ) {
        let mut room = Vec::new();
        for block in self.index.blocks() {
            let members = self.index.members(block);
            if members.len() > self.limits.largest {
                continue;
            }
            for (nth, &pos) in members.iter().enumerate() {
                if let Some(place) = active.place(pos)
                    && band.contains(&place)
                {
                    let others = active.partners(members, nth, &mut room);
                    each((place - band.start) as usize, others);
                }
            }
        }
    }
}

/// Records in one band, at least; and bands, at most, for each reads through all blocks.
const SHORTEST_BAND: Pos = 4_096;
const MOST_BANDS: Pos = 4;

/// For each active record of a band the records it shares blocks with.
pub(super) struct Partners {
    first: Pos,
    ends: Vec<usize>,
    all: Vec<Pos>,
}

impl Partners {
    /// The partners of the active record at a place, each once, ascending; `found` is room to put them together in.
    pub(super) fn of<'f>(&self, place: Pos, found: &'f mut Vec<Pos>) -> &'f [Pos] {
        let at = (place - self.first) as usize;
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        found.clear();
        found.extend(&self.all[from..self.ends[at]]);
        found.sort_unstable();
        found.dedup();
        found
    }
}
