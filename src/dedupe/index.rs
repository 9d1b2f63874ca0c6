//! Tells which records share which keys, block by block and record by record.
//!
//! After `block` has made the keys, before `pairs` walks them. What comes in: [`Keys`]. What goes out: an [`Index`]. Most
//! keys are one record's alone, and those are left out before anything is sorted.

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::known::BlockKey;
use super::table::Pos;

/// The keys of records, one record after another: a single piece of memory, for there are some thirty a record.
#[derive(Debug, Default)]
pub(super) struct Keys {
    all: Vec<BlockKey>,
    ends: Vec<usize>,
}

impl Keys {
    /// Adds the keys of the next record.
    pub(super) fn push(&mut self, keys: &[BlockKey]) {
        self.all.extend_from_slice(keys);
        self.ends.push(self.all.len());
    }

    /// The keys of a record.
    pub(super) fn of(&self, pos: Pos) -> &[BlockKey] {
        &self.all[range(&self.ends, pos as usize)]
    }

    /// The keys of all records.
    pub(super) fn all(&self) -> &[BlockKey] {
        &self.all
    }

    /// How many records have been added.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }
}

/// The `at`-th of several ranges that follow each other, by where each ends.
fn range(ends: &[usize], at: usize) -> Range<usize> {
    let from = at.checked_sub(1).map_or(0, |before| ends[before]);
    from..ends[at]
}

/// A block: its place among all blocks, in the order of their keys.
pub(super) type BlockIx = u32;

/// The keys that two or more records share.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    keys: Vec<BlockKey>,
    /// Where the records of each block end.
    ends: Vec<usize>,
    /// The records, block by block, ascending within each.
    members: Vec<Pos>,
    /// Where the blocks of each record end.
    ends_of: Vec<usize>,
    /// The blocks, record by record, ascending for each.
    blocks_of: Vec<BlockIx>,
}

impl Index {
    /// The index of those of `keys` that are `wanted`.
    pub(super) fn of(keys: &Keys, wanted: impl Fn(Pos, BlockKey) -> bool + Sync) -> Self {
        let entries = shared_entries(keys, wanted);
        let mut index = Index::default();
        let mut counts = vec![0; keys.len()];
        for block in entries.chunk_by(|one, other| one.0 == other.0) {
            if let [first, _, ..] = block {
                index.keys.push(first.0);
                index.members.extend(block.iter().map(|entry| entry.1));
                index.ends.push(index.members.len());
                block.iter().for_each(|entry| counts[entry.1 as usize] += 1);
            }
        }
        drop(entries);
        index.turn(counts);
        index
    }

    /// Tells the blocks of each record; `counts` is how many each has.
    fn turn(&mut self, mut counts: Vec<usize>) {
        let mut end = 0;
        for count in &mut counts {
            let from = end;
            end += *count;
            *count = from;
        }
        let mut next = counts;
        self.blocks_of = vec![0; self.members.len()];
        for block in self.blocks() {
            for at in range(&self.ends, block as usize) {
                let place = &mut next[self.members[at] as usize];
                self.blocks_of[*place] = block;
                *place += 1;
            }
        }
        // Each place has moved to where the next record's blocks begin.
        self.ends_of = next;
    }

    /// All blocks.
    pub(super) fn blocks(&self) -> Range<BlockIx> {
        0..BlockIx::try_from(self.keys.len()).expect("less than 2^32 blocks")
    }

    /// The key of a block.
    pub(super) fn key(&self, block: BlockIx) -> BlockKey {
        self.keys[block as usize]
    }

    /// The records of a block, ascending.
    pub(super) fn members(&self, block: BlockIx) -> &[Pos] {
        &self.members[range(&self.ends, block as usize)]
    }

    /// The blocks of a record, ascending.
    pub(super) fn blocks_of(&self, pos: Pos) -> &[BlockIx] {
        &self.blocks_of[range(&self.ends_of, pos as usize)]
    }
}

/// Keys with who has them, in order; next to none that a single record has.
fn shared_entries(
    keys: &Keys,
    wanted: impl Fn(Pos, BlockKey) -> bool + Sync,
) -> Vec<(BlockKey, Pos)> {
    let wanted = &wanted;
    let of = |pos: Pos| {
        let keys = keys.of(pos).iter().copied();
        keys.filter(move |&key| wanted(pos, key))
    };
    let positions = 0..Pos::try_from(keys.len()).expect("less than 2^32 records");
    let seen = Seen::with_room_for(keys.all().len());
    let all = positions.into_par_iter().with_min_len(1024);
    all.clone()
        .for_each(|pos| of(pos).for_each(|key| seen.add(key)));
    let mut entries: Vec<(BlockKey, Pos)> = all
        .flat_map_iter(|pos| of(pos).map(move |key| (key, pos)))
        .filter(|&(key, _)| seen.twice(key))
        .collect();
    entries.par_sort_unstable();
    entries
}

/// Whether a key was seen once or oftener, two bits a key; a key that was seen once may be taken for one that was seen
/// twice, never the other way round. Keys are digests, so their own bits tell where to look.
struct Seen(Vec<AtomicU64>);

impl Seen {
    const EACH: usize = 32;

    /// Eight places a key: one key in eight shares its place.
    fn with_room_for(keys: usize) -> Self {
        let words = (keys * 8 / Self::EACH).next_power_of_two();
        Seen((0..words).map(|_| AtomicU64::new(0)).collect())
    }

    fn place(&self, key: BlockKey) -> (&AtomicU64, u32) {
        let [word, bit] = [key.0 >> 5, key.0 % 32 * 2];
        (&self.0[word as usize & (self.0.len() - 1)], bit as u32)
    }

    fn add(&self, key: BlockKey) {
        let (word, bit) = self.place(key);
        if word.fetch_or(1 << bit, Ordering::Relaxed) >> bit & 1 == 1 {
            word.fetch_or(2 << bit, Ordering::Relaxed);
        }
    }

    fn twice(&self, key: BlockKey) -> bool {
        let (word, bit) = self.place(key);
        word.load(Ordering::Relaxed) >> bit & 2 == 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_keys_are_found_from_both_sides() {
        let mut keys = Keys::default();
        for of_record in [&[1, 2, 7][..], &[2, 3], &[], &[1, 2, 9]] {
            let of_record: Vec<BlockKey> = of_record.iter().copied().map(BlockKey).collect();
            keys.push(&of_record);
        }
        let index = Index::of(&keys, |_, _| true);
        let blocks: Vec<_> = index
            .blocks()
            .map(|block| (index.key(block).0, index.members(block)))
            .collect();
        assert_eq!(blocks, [(1, &[0, 3][..]), (2, &[0, 1, 3])]);
        let of_records: Vec<_> = (0..4).map(|pos| index.blocks_of(pos)).collect();
        assert_eq!(of_records, [&[0, 1][..], &[1], &[], &[0, 1]]);
        let without = Index::of(&keys, |pos, _| pos != 3);
        assert_eq!(without.blocks().len(), 1, "of a key that is not wanted");
    }
}
