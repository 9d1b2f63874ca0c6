//! Tells which records share which keys, block by block.
//!
//! After `block` has made the keys, before `walk` walks them. What comes in: [`Keys`]. What goes out: an [`Index`]. Most
//! keys are one record's alone, and those are left out before anything is sorted.

use std::ops::Range;

use rayon::prelude::*;

use super::known::BlockKey;
use super::table::{Pos, position};

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

    /// Makes room for so many further records with as many keys as those that are here have on average, so that this much
    /// memory is not taken twice while it grows.
    pub(super) fn make_room_for(&mut self, records: usize) {
        let each = self.all.len().div_ceil(self.len().max(1));
        // A fiftieth more than the first records need.
        let wanted = each * records + each * records / 50;
        self.all.reserve_exact(wanted);
        self.ends.reserve_exact(records);
    }

    /// The keys of a record, ascending.
    pub(super) fn of(&self, pos: Pos) -> &[BlockKey] {
        &self.all[range(&self.ends, pos as usize)]
    }

    /// The keys of all records, and where those of each end.
    pub(super) fn into_parts(self) -> (Vec<BlockKey>, Vec<usize>) {
        (self.all, self.ends)
    }

    /// The keys of all records.
    pub(super) fn all(&self) -> &[BlockKey] {
        &self.all
    }

    /// Whether the keys of a record have been added.
    pub(super) fn has(&self, pos: Pos) -> bool {
        (pos as usize) < self.ends.len()
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
}

impl Index {
    /// The index of all `keys`. They are taken in waves, by their first bits, so that what is looked up at random stays in
    /// the cache.
    pub(super) fn whole(keys: &Keys) -> Self {
        let waves = Waves::for_keys(keys.all().len());
        let parts: Vec<Index> = (0..waves.count())
            .into_par_iter()
            .map(|wave| {
                let mut part = Index::default();
                part.add(&shared_entries(keys, waves, wave));
                part
            })
            .collect();
        let mut index = Index::default();
        parts.into_iter().for_each(|part| index.append(part));
        index
    }

    /// The index of those keys that are `asked` for, and of some others, among the records whose `keys` are known and
    /// further ones that `bear` some.
    pub(super) fn around(asked: &[BlockKey], keys: &Keys, bear: &[(BlockKey, Pos)]) -> Self {
        // Eight times the room, for what slips through is sorted in vain.
        let mut seen = Seen::with_room_for(asked.len() * 8);
        asked.iter().for_each(|&key| seen.add(key));
        let keyed = (0..position(keys.len())).into_par_iter().with_min_len(4096);
        let keyed = keyed.flat_map_iter(|pos| keys.of(pos).iter().map(move |&key| (key, pos)));
        let mut entries: Vec<Entry> = keyed
            .chain(bear.par_iter().with_min_len(4096).copied())
            .filter(|&(key, _)| seen.once(key))
            .map(|(key, pos)| Entry::new(key, pos))
            .collect();
        entries.par_sort_unstable_by_key(Entry::order);
        let mut index = Index::default();
        index.add(&entries);
        index
    }

    /// Adds the blocks of another index, whose keys are all behind those that are here.
    fn append(&mut self, other: Index) {
        let before = self.members.len();
        self.keys.extend(other.keys);
        self.ends.extend(other.ends.iter().map(|end| end + before));
        self.members.extend(other.members);
    }

    /// Adds the blocks of entries, whose keys are all behind those that are here.
    fn add(&mut self, entries: &[Entry]) {
        for block in entries.chunk_by(|one, other| one.key() == other.key()) {
            if let [first, _, ..] = block {
                self.keys.push(first.key());
                self.members.extend(block.iter().map(|entry| entry.pos));
                self.ends.push(self.members.len());
            }
        }
    }

    /// All blocks.
    pub(super) fn blocks(&self) -> Range<BlockIx> {
        0..position(self.keys.len())
    }

    /// The key of a block.
    pub(super) fn key(&self, block: BlockIx) -> BlockKey {
        self.keys[block as usize]
    }

    /// The block of a key, where two or more records have it.
    pub(super) fn block(&self, key: BlockKey) -> Option<BlockIx> {
        self.keys.binary_search(&key).ok().map(position)
    }

    /// The records of a block, ascending.
    pub(super) fn members(&self, block: BlockIx) -> &[Pos] {
        &self.members[range(&self.ends, block as usize)]
    }
}

/// Parts of the keys by their first bits.
#[derive(Clone, Copy, Debug)]
struct Waves {
    bits: u32,
}

impl Waves {
    /// Keys in one wave, about; more where there are many keys, for each wave reads through all of them.
    const SIZE: usize = 1 << 20;
    const MOST_BITS: u32 = 3;

    fn for_keys(keys: usize) -> Self {
        let bits = (keys / Self::SIZE).next_power_of_two().trailing_zeros();
        Waves {
            bits: bits.min(Self::MOST_BITS),
        }
    }

    fn count(self) -> u64 {
        1 << self.bits
    }

    fn of(self, key: BlockKey) -> u64 {
        key.number() >> (BlockKey::BITS - self.bits)
    }

    /// Those of the keys of a record, which ascend, that are of a wave.
    fn part(self, keys: &[BlockKey], wave: u64) -> &[BlockKey] {
        let from = keys.partition_point(|&key| self.of(key) < wave);
        let keys = &keys[from..];
        &keys[..keys.partition_point(|&key| self.of(key) == wave)]
    }
}

/// A key and who has it, in twelve bytes.
#[derive(Clone, Copy, Debug)]
struct Entry {
    key: [u32; 2],
    pos: Pos,
}

impl Entry {
    #[expect(clippy::cast_possible_truncation, reason = "the two halves of a key")]
    fn new(key: BlockKey, pos: Pos) -> Self {
        Entry {
            key: [(key.number() >> 32) as u32, key.number() as u32],
            pos,
        }
    }

    fn key(&self) -> BlockKey {
        BlockKey::numbered(u64::from(self.key[0]) << 32 | u64::from(self.key[1]))
    }

    /// By key, then by position.
    fn order(&self) -> u128 {
        u128::from(self.key().number()) << 32 | u128::from(self.pos)
    }
}

/// The keys of a wave with who has them, in order; next to none that a single record has.
fn shared_entries(keys: &Keys, waves: Waves, wave: u64) -> Vec<Entry> {
    let all = || {
        (0..position(keys.len())).flat_map(|pos| {
            let part = waves.part(keys.of(pos), wave).iter();
            part.map(move |&key| Entry::new(key, pos))
        })
    };
    let mut seen = Seen::with_room_for(keys.all().len() >> waves.bits);
    all().for_each(|entry| seen.add(entry.key()));
    let mut entries: Vec<Entry> = Vec::new();
    // Taken by `for_each`, for an iterator in an iterator is slow to ask for one after another.
    all()
        .filter(|entry| seen.twice(entry.key()))
        .for_each(|entry| entries.push(entry));
    entries.sort_unstable_by_key(Entry::order);
    entries
}

/// Whether a key was seen once or oftener, two bits a key; a key that was seen once may be taken for one that was seen
/// twice, never the other way round. Keys are digests, so their own bits tell where to look.
struct Seen(Vec<u64>);

impl Seen {
    const EACH: usize = 32;

    /// Eight places a key: one key in eight shares its place.
    fn with_room_for(keys: usize) -> Self {
        Seen(vec![0; (keys * 8 / Self::EACH).next_power_of_two()])
    }

    #[expect(clippy::cast_possible_truncation, reason = "the last bits of a digest")]
    fn place(&self, key: BlockKey) -> (usize, u32) {
        let [word, bit] = [key.number() >> 5, key.number() % 32 * 2];
        (word as usize & (self.0.len() - 1), bit as u32)
    }

    fn add(&mut self, key: BlockKey) {
        let (at, bit) = self.place(key);
        let before = self.0[at] >> bit & 1;
        self.0[at] |= (1 + 2 * before) << bit;
    }

    fn once(&self, key: BlockKey) -> bool {
        let (at, bit) = self.place(key);
        self.0[at] >> bit & 1 == 1
    }

    fn twice(&self, key: BlockKey) -> bool {
        let (at, bit) = self.place(key);
        self.0[at] >> bit & 2 == 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_keys_are_found_from_both_sides() {
        let mut keys = Keys::default();
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
        let found = [2, 3].map(|key| index.block(BlockKey::numbered(key)));
        assert_eq!(found, [Some(1), None], "the block of a key");
        let [two, seven] = [2, 7].map(BlockKey::numbered);
        let around = Index::around(&[two], &keys, &[(two, 5), (seven, 5), (two, 4)]);
        let found = around.block(two).map(|block| around.members(block));
        let expected = [0, 1, 3, 4, 5];
        assert_eq!(found, Some(&expected[..]), "of the key that is asked for");
    }
}
