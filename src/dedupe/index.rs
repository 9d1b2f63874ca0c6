//! Tells which records share which keys, block by block.
//!
//! After `block` has made the keys, before `walk` walks them. What comes in: [`KeyLists`], or [`Heaps`] that the keys were
//! put into as they were made. What goes out: an [`Index`], to be
//! read from a block to its records and from a record to its blocks. Most keys are one record's alone, and those are left
//! out before anything is sorted.

mod heaps;

use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;

pub(super) use self::heaps::Heaps;
use self::heaps::{Room, Seen, Waves};
use super::key_lists::KeyLists;
use super::known::BlockKey;
use super::table::{Pos, position};

/// The `at`-th of several ranges that follow each other, by where each ends.
#[inline]
fn range(ends: &[u32], at: usize) -> Range<usize> {
    let from = at.checked_sub(1).map_or(0, |before| ends[before]);
    from as usize..ends[at] as usize
}

/// A block: its place among all blocks, in the order of their keys.
pub(super) type BlockIx = u32;

/// The keys that two or more records share.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    keys: Vec<BlockKey>,
    /// Where the records of each block end.
    ends: Vec<u32>,
    /// The records, block by block, ascending within each.
    members: Vec<Pos>,
    small: SmallBlocks,
}

/// The blocks that are compared pair by pair, record by record.
#[derive(Clone, Debug, Default)]
struct SmallBlocks {
    /// Where the blocks of each record end.
    ends: Vec<u32>,
    /// Ascending within each record.
    blocks: Vec<BlockIx>,
}

impl Index {
    /// The index of all `keys`. They are taken in waves, by their first bits, and each wave in heaps, by the next ones, so
    /// that what is looked up at random stays in the cache.
    pub(super) fn whole(keys: &KeyLists) -> Self {
        let waves = Waves::for_keys(keys.all().len());
        let parts: Vec<Index> = (0..waves.count())
            .into_par_iter()
            .map(|wave| {
                let heaps = Heaps::of_wave(keys, waves, wave);
                let mut room = Room::default();
                let mut part = Index::default();
                for heap in 0..heaps.count() {
                    part.add(heaps.shared(heap, &mut room));
                }
                part
            })
            .collect();
        Self::joined(parts)
    }

    /// The index of all keys in `heaps`. Some of them are taken up side by side and put below the others, so that the memory
    /// for the parts of an index serves again and again.
    pub(super) fn of_heaps(heaps: &Heaps) -> Self {
        let mut whole = Index::default();
        for from in (0..heaps.count()).step_by(HEAPS) {
            let some = from..heaps.count().min(from + HEAPS);
            let parts = some.into_par_iter().map_init(Room::default, |room, heap| {
                let mut part = Index::default();
                part.add(heaps.shared(heap, room));
                part
            });
            let parts: Vec<Index> = parts.collect();
            parts.into_iter().for_each(|part| whole.append(part));
        }
        whole
    }

    /// The index of those keys that are `asked` for, and of some others, among the records whose `keys` are known and
    /// further ones that `bear` some.
    pub(super) fn around(asked: &[BlockKey], keys: &KeyLists, bear: &[(BlockKey, Pos)]) -> Self {
        // Eight times the room, for what slips through is sorted in vain.
        let mut seen = Seen::with_room_for(asked.len() * 8);
        asked.iter().for_each(|&key| seen.add(key));
        let keyed = (0..position(keys.len())).into_par_iter().with_min_len(4096);
        let keyed =
            keyed.flat_map_iter(|pos| keys.of(pos as usize).iter().map(move |&key| (key, pos)));
        let mut entries: Vec<(BlockKey, Pos)> = keyed
            .chain(bear.par_iter().with_min_len(4096).copied())
            .filter(|&(key, _)| seen.once(key))
            .collect();
        entries.par_sort_unstable();
        let mut index = Index::default();
        index.add(entries.into_iter());
        index
    }

    /// The index of several parts, each with keys that are all behind those of the part before.
    fn joined(parts: Vec<Index>) -> Self {
        let mut whole = Index::default();
        let count = |of_part: fn(&Index) -> usize| parts.iter().map(of_part).sum();
        whole.keys.reserve_exact(count(|part| part.keys.len()));
        whole.ends.reserve_exact(count(|part| part.ends.len()));
        whole
            .members
            .reserve_exact(count(|part| part.members.len()));
        parts.into_iter().for_each(|part| whole.append(part));
        whole
    }

    /// Adds the blocks of another index, whose keys are all behind those that are here.
    fn append(&mut self, other: Index) {
        let before = position(self.members.len());
        self.keys.extend(other.keys);
        self.ends.extend(other.ends.iter().map(|end| end + before));
        self.members.extend(other.members);
    }

    /// Adds the blocks of keys with who has them, which ascend and are all behind those that are here.
    fn add(&mut self, entries: impl Iterator<Item = (BlockKey, Pos)>) {
        let mut at_hand = None;
        for (key, pos) in entries {
            if let Some(before) = at_hand.filter(|&before| before != key) {
                self.close(before);
            }
            at_hand = Some(key);
            self.members.push(pos);
        }
        at_hand.into_iter().for_each(|last| self.close(last));
    }

    /// Ends the block of a key, whose records have been added; one record alone is no block.
    fn close(&mut self, key: BlockKey) {
        let from = self.ends.last().copied().unwrap_or(0) as usize;
        if self.members.len() - from < 2 {
            return self.members.truncate(from);
        }
        self.keys.push(key);
        self.ends.push(position(self.members.len()));
    }

    /// The same, to be read from each of so many records too: to its blocks of `largest` records and fewer.
    pub(super) fn with_small_blocks(mut self, records: usize, largest: usize) -> Self {
        self.small = SmallBlocks::of(&self, records, largest);
        self
    }

    /// Visits the members of those of some blocks that have `largest` records and fewer, and the block.
    fn each_small(
        &self,
        blocks: Range<BlockIx>,
        largest: usize,
        mut visit: impl FnMut(Pos, BlockIx),
    ) {
        for block in blocks {
            let members = self.members(block);
            if members.len() <= largest {
                members.iter().for_each(|&pos| visit(pos, block));
            }
        }
    }

    /// The blocks of a record that are compared pair by pair, ascending.
    #[inline]
    pub(super) fn small_blocks(&self, pos: Pos) -> &[BlockIx] {
        &self.small.blocks[range(&self.small.ends, pos as usize)]
    }

    /// All blocks.
    pub(super) fn blocks(&self) -> Range<BlockIx> {
        0..position(self.keys.len())
    }

    /// The key of a block.
    pub(super) fn key(&self, block: BlockIx) -> BlockKey {
        self.keys[block as usize]
    }

    /// The records of a block, ascending.
    #[inline]
    pub(super) fn members(&self, block: BlockIx) -> &[Pos] {
        &self.members[range(&self.ends, block as usize)]
    }
}

/// Heaps that are taken up side by side: enough for many cores.
const HEAPS: usize = 32;

/// Shares of the blocks that are gone through side by side: each counts for all records.
const SHARES: u32 = 4;

impl SmallBlocks {
    /// The blocks of `largest` records and fewer of so many records.
    fn of(index: &Index, records: usize, largest: usize) -> Self {
        let blocks = index.blocks();
        let length = blocks.end.div_ceil(SHARES).max(1);
        let starts: Vec<BlockIx> = blocks.clone().step_by(length as usize).collect();
        let share = |from: BlockIx| from..blocks.end.min(from.saturating_add(length));
        // How many blocks each record has in a share, and then where the next of them goes.
        let count = |from| {
            let mut counts: Vec<u32> = vec![0; records];
            index.each_small(share(from), largest, |pos, _| counts[pos as usize] += 1);
            counts
        };
        let mut next: Vec<Vec<u32>> = starts.par_iter().copied().map(count).collect();
        let mut ends = Vec::with_capacity(records);
        let mut end = 0;
        for record in 0..records {
            for of_share in &mut next {
                end += std::mem::replace(&mut of_share[record], end);
            }
            ends.push(end);
        }
        // Every share has places of its own in each record's; they are only written side by side.
        let places: Vec<AtomicU32> = (0..end).map(|_| AtomicU32::new(0)).collect();
        let filled = starts.into_par_iter().zip(next);
        filled.for_each(|(from, mut next)| {
            index.each_small(share(from), largest, |pos, block| {
                let place = &mut next[pos as usize];
                places[*place as usize].store(block, Ordering::Relaxed);
                *place += 1;
            });
        });
        SmallBlocks {
            ends,
            blocks: places.into_iter().map(AtomicU32::into_inner).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_keys_are_found_from_both_sides() {
        let mut keys = KeyLists::default();
        for of_record in [&[1, 2, 7][..], &[2, 3], &[], &[1, 2, 9]] {
            let of_record: Vec<BlockKey> =
                of_record.iter().copied().map(BlockKey::numbered).collect();
            keys.push(&of_record);
        }
        let index = Index::whole(&keys);
        let blocks: Vec<_> = index
            .blocks()
            .map(|block| (index.key(block).number(), index.members(block)))
            .collect();
        assert_eq!(blocks, [(1, &[0, 3][..]), (2, &[0, 1, 3])]);
        let [two, seven] = [2, 7].map(BlockKey::numbered);
        let around = Index::around(&[two], &keys, &[(two, 5), (seven, 5), (two, 4)]);
        let block = around.blocks().find(|&block| around.key(block) == two);
        let found = block.map(|block| around.members(block));
        let expected = [0, 1, 3, 4, 5];
        assert_eq!(found, Some(&expected[..]), "of the key that is asked for");
        let mut heaps = Heaps::default();
        heaps.add(0, &keys);
        let of_heaps = Index::of_heaps(&heaps);
        assert_eq!(of_heaps.keys, index.keys, "from heaps");
        assert_eq!(of_heaps.members, index.members, "from heaps");
        let index = index.with_small_blocks(4, 2);
        let small = [0, 1, 3].map(|pos| index.small_blocks(pos));
        assert_eq!(small, [&[0][..], &[], &[0]], "three share the other block");
    }
}
