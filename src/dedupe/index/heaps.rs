//! Parts keys until those that several records share stand side by side.
//!
//! For `index`. What comes in: the keys of all records. What goes out: entries in the order of their keys, part by part, so
//! that what is looked up at random stays in the cache.

use super::Keys;
use crate::dedupe::known::BlockKey;
use crate::dedupe::table::{Pos, position};

/// Parts of the keys by their first bits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waves {
    bits: u32,
}

impl Waves {
    /// Keys in one wave, about; more where there are many keys, for each wave reads through all of them.
    const SIZE: usize = 1 << 20;
    const MOST_BITS: u32 = 3;

    pub(super) fn for_keys(keys: usize) -> Self {
        let bits = (keys / Self::SIZE).next_power_of_two().trailing_zeros();
        Waves {
            bits: bits.min(Self::MOST_BITS),
        }
    }

    pub(super) fn count(self) -> u64 {
        1 << self.bits
    }

    fn of(self, key: BlockKey) -> u64 {
        key.0.checked_shr(u64::BITS - self.bits).unwrap_or(0)
    }

    /// Which of the heaps of its wave a key is part of: the bits behind those of the wave.
    fn heap(self, key: BlockKey) -> usize {
        (key.0 << self.bits >> (u64::BITS - Heaps::BITS)) as usize
    }

    /// Which slot of its heap a key is part of: the bits behind those of the heap.
    fn slot(self, key: BlockKey) -> usize {
        (key.0 << (self.bits + Heaps::BITS) >> (u64::BITS - Sorter::BITS)) as usize
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
pub(super) struct Entry {
    key: [u32; 2],
    pub(super) pos: Pos,
}

impl Entry {
    #[expect(clippy::cast_possible_truncation, reason = "the two halves of a key")]
    pub(super) fn new(key: BlockKey, pos: Pos) -> Self {
        Entry {
            key: [(key.0 >> 32) as u32, key.0 as u32],
            pos,
        }
    }

    pub(super) fn key(&self) -> BlockKey {
        BlockKey(u64::from(self.key[0]) << 32 | u64::from(self.key[1]))
    }

    /// By key, then by position.
    pub(super) fn order(&self) -> u128 {
        u128::from(self.key().0) << 32 | u128::from(self.pos)
    }
}

/// The keys of a wave with who has them, parted by their next bits; the memory serves one wave after another.
pub(super) struct Heaps {
    heaps: Vec<Vec<Entry>>,
    seen: Seen,
    sorter: Sorter,
}

impl Default for Heaps {
    fn default() -> Self {
        Heaps {
            heaps: vec![Vec::new(); 1 << Self::BITS],
            seen: Seen::with_room_for(0),
            sorter: Sorter::default(),
        }
    }
}

impl Heaps {
    /// So few that they are written side by side, so many that one with what was seen in it fits into the cache of a core.
    const BITS: u32 = 8;

    /// Parts the keys of a wave.
    pub(super) fn fill(&mut self, keys: &Keys, waves: Waves, wave: u64) {
        self.heaps.iter_mut().for_each(Vec::clear);
        for pos in 0..position(keys.len()) {
            for &key in waves.part(keys.of(pos), wave) {
                self.heaps[waves.heap(key)].push(Entry::new(key, pos));
            }
        }
    }

    /// Does `each` for the heaps one after another: for their entries in order, next to none of them with a key that a
    /// single record has.
    pub(super) fn each_shared(&mut self, waves: Waves, mut each: impl FnMut(&[Entry])) {
        for heap in &mut self.heaps {
            self.seen.forget(heap.len());
            heap.iter().for_each(|entry| self.seen.add(entry.key()));
            heap.retain(|entry| self.seen.twice(entry.key()));
            each(self.sorter.sorted(heap, waves));
        }
    }
}

/// Puts entries in order: those of a heap are dealt out to slots by the next bits of their keys, and hardly a slot gets
/// more than one key.
#[derive(Default)]
struct Sorter {
    /// Where the entries of each slot end.
    ends: Vec<usize>,
    sorted: Vec<Entry>,
}

impl Sorter {
    /// A heap of a million records has some thousand entries that are shared.
    const BITS: u32 = 12;
    /// Fewer entries are sorted sooner than the slots are looked through.
    const FEWEST: usize = 512;

    fn sorted<'s>(&'s mut self, heap: &'s mut [Entry], waves: Waves) -> &'s [Entry] {
        if heap.len() < Self::FEWEST {
            heap.sort_unstable_by_key(Entry::order);
            return heap;
        }
        self.ends.clear();
        self.ends.resize(1 << Self::BITS, 0);
        for entry in heap.iter() {
            self.ends[waves.slot(entry.key())] += 1;
        }
        let mut end = 0;
        for count in &mut self.ends {
            end += std::mem::replace(count, end);
        }
        self.sorted.clear();
        self.sorted.extend_from_slice(heap);
        for &entry in heap.iter() {
            // Each end moves from where the entries of its slot begin to where they end.
            let at = &mut self.ends[waves.slot(entry.key())];
            self.sorted[*at] = entry;
            *at += 1;
        }
        let mut from = 0;
        for &end in &self.ends {
            self.sorted[std::mem::replace(&mut from, end)..end].sort_unstable_by_key(Entry::order);
        }
        &self.sorted
    }
}

/// Whether a key was seen once or oftener, two bits a key; a key that was seen once may be taken for one that was seen
/// twice, never the other way round. Keys are digests, so their own bits tell where to look.
pub(super) struct Seen(Vec<u64>);

impl Seen {
    const EACH: usize = 32;

    /// Eight places a key: one key in eight shares its place.
    pub(super) fn with_room_for(keys: usize) -> Self {
        let mut seen = Seen(Vec::new());
        seen.forget(keys);
        seen
    }

    /// Begins anew, with room for so many keys.
    fn forget(&mut self, keys: usize) {
        self.0.clear();
        self.0
            .resize((keys * 8 / Self::EACH).next_power_of_two(), 0);
    }

    #[expect(clippy::cast_possible_truncation, reason = "the last bits of a digest")]
    fn place(&self, key: BlockKey) -> (usize, u32) {
        let [word, bit] = [key.0 >> 5, key.0 % 32 * 2];
        (word as usize & (self.0.len() - 1), bit as u32)
    }

    pub(super) fn add(&mut self, key: BlockKey) {
        let (at, bit) = self.place(key);
        let before = self.0[at] >> bit & 1;
        self.0[at] |= (1 + 2 * before) << bit;
    }

    pub(super) fn once(&self, key: BlockKey) -> bool {
        let (at, bit) = self.place(key);
        self.0[at] >> bit & 1 == 1
    }

    fn twice(&self, key: BlockKey) -> bool {
        let (at, bit) = self.place(key);
        self.0[at] >> bit & 2 == 2
    }
}
