//! Walks the blocks: from a record to those it shares one with, or from a block to its pairs.
//!
//! After `index`, for `pairs`. What comes in: an [`Index`]. What goes out: positions, two by two. Knows how large a block
//! may be; knows nothing of weights.

use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;

use super::block;
use super::index::{BlockIx, Index};
use super::records::Records;
use super::table::{Pos, position};
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
            true => self.neighbours_of(block, once),
            false => {
                let members = self.index.members(block);
                for (at, &a) in members.iter().enumerate() {
                    members[at + 1..].iter().for_each(|&b| once(a, b));
                }
            }
        }
    }

    /// Visits the pairs of neighbours in an oversized block.
    pub(super) fn neighbours_of(&self, block: BlockIx, mut visit: impl FnMut(Pos, Pos)) {
        let digest = |pos| self.records.table.digest(pos);
        let members = block::by_name(self.index.members(block), &self.records.profiles, digest);
        for (at, &a) in members.iter().enumerate() {
            let next = members[at + 1..].iter().take(self.limits.window);
            next.for_each(|&b| visit(a, b));
        }
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

    /// The partners of all records, in bands of so many records that what they share blocks with fits in memory.
    pub(super) fn bands(&self) -> Vec<Range<Pos>> {
        let counts = self.counts();
        let mut bands = Vec::new();
        let (mut from, mut partners) = (0, 0_u64);
        for (pos, count) in (0..).zip(&counts) {
            partners += u64::from(*count);
            if partners > BAND {
                bands.push(from..pos + 1);
                (from, partners) = (pos + 1, 0);
            }
        }
        bands.push(from..position(counts.len()));
        bands
    }

    /// How often each record has another behind it in a block.
    fn counts(&self) -> Vec<u32> {
        let counts = zeros(self.records.table.len());
        self.each_small(|members| {
            for (&pos, behind) in members.iter().rev().zip(0..) {
                counts[pos as usize].fetch_add(behind, Ordering::Relaxed);
            }
        });
        counts.into_iter().map(AtomicU32::into_inner).collect()
    }

    /// Does `each` for the records of every block that is compared pair by pair.
    fn each_small(&self, each: impl Fn(&[Pos]) + Sync) {
        let blocks = self.index.blocks().into_par_iter().with_min_len(4096);
        blocks
            .filter(|&block| !self.is_oversized(block))
            .for_each(|block| each(self.index.members(block)));
    }

    /// For each record of a band those behind it that share a block with it which is compared pair by pair.
    pub(super) fn partners(&self, band: &Range<Pos>) -> Partners {
        let here = |pos: Pos| band.contains(&pos).then(|| (pos - band.start) as usize);
        let ends = zeros(band.len());
        self.each_small(|members| {
            for (&pos, behind) in members.iter().rev().zip(0..) {
                if let Some(at) = here(pos) {
                    ends[at].fetch_add(behind, Ordering::Relaxed);
                }
            }
        });
        let mut end = 0;
        for count in &ends {
            end += count.swap(end, Ordering::Relaxed);
        }
        let all = zeros(end as usize);
        self.each_small(|members| {
            for (at, &pos) in members.iter().enumerate() {
                let behind = &members[at + 1..];
                if let Some(here) = here(pos) {
                    let count = position(behind.len());
                    let from = ends[here].fetch_add(count, Ordering::Relaxed) as usize;
                    let places = all[from..].iter().zip(behind);
                    places.for_each(|(place, &other)| place.store(other, Ordering::Relaxed));
                }
            }
        });
        Partners {
            first: band.start,
            // Each end has moved from where its partners begin to where they end.
            ends: ends.into_iter().map(AtomicU32::into_inner).collect(),
            all: all.into_iter().map(AtomicU32::into_inner).collect(),
        }
    }
}

/// Partners in one band, at most, about: 128 MiB.
const BAND: u64 = 1 << 25;

fn zeros(count: usize) -> Vec<AtomicU32> {
    (0..count).map(|_| AtomicU32::new(0)).collect()
}

/// For each record of a band the records it shares blocks with.
pub(super) struct Partners {
    first: Pos,
    ends: Vec<u32>,
    all: Vec<Pos>,
}

impl Partners {
    /// The partners of a record, each once, ascending; `found` is room to put them together in.
    pub(super) fn of<'f>(&self, pos: Pos, found: &'f mut Vec<Pos>) -> &'f [Pos] {
        let at = (pos - self.first) as usize;
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        found.clear();
        found.extend(&self.all[from as usize..self.ends[at] as usize]);
        found.sort_unstable();
        found.dedup();
        found
    }
}
