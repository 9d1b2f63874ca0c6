//! Parts keys until those that several records share stand side by side.
//!
//! For `index`. What comes in: the keys of all records. What goes out: keys with who has them, in order, part by part, so
//! that what is looked up at random stays in the cache.

use crate::dedupe::key_lists::KeyLists;
use crate::dedupe::known::BlockKey;
use crate::dedupe::table::{Pos, position};

/// Parts of the keys by their first bits.
#[derive(Clone, Copy, Debug, Default)]
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
        key.first(self.bits)
    }

    /// Those of the keys of a record, which ascend, that are of a wave.
    fn part(self, keys: &[BlockKey], wave: u64) -> &[BlockKey] {
        let from = keys.partition_point(|&key| self.of(key) < wave);
        let keys = &keys[from..];
        &keys[..keys.partition_point(|&key| self.of(key) == wave)]
    }
}

/// The last bits of a key and who has it. What is left out, a heap has in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry(u64);

impl Entry {
    /// How many bits of a key are kept.
    const BITS: u32 = 32;

    fn new(key: BlockKey, pos: Pos) -> Self {
        Entry(key.number() << Self::BITS | u64::from(pos))
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "the last half is the position"
    )]
    fn pos(self) -> Pos {
        self.0 as Pos
    }

    /// The key, given the bits before those that are kept.
    fn key(self, first: u64) -> BlockKey {
        BlockKey::numbered(first << Self::BITS | self.0 >> Self::BITS)
    }
}

/// The keys of a wave with who has them, parted by their next bits; the memory serves one wave after another.
pub(super) struct Heaps {
    heaps: Vec<Vec<Entry>>,
    /// What the keys of the first heap begin with, in as many bits as the wave and the heaps tell.
    first: u64,
    waves: Waves,
    seen: Seen,
}

impl Default for Heaps {
    fn default() -> Self {
        Heaps {
            heaps: vec![Vec::new(); 1 << Self::BITS],
            first: 0,
            waves: Waves::default(),
            seen: Seen::with_room_for(0),
        }
    }
}

/// By its heap as much of a key is known as is left out of an entry.
const _: () = assert!(
    Heaps::BITS >= BlockKey::BITS - Entry::BITS,
    "no key is lost"
);

impl Heaps {
    /// So few that they are written side by side, so many that one with what was seen in it fits into the cache of a core.
    const BITS: u32 = 8;

    /// Parts the keys of a wave.
    pub(super) fn fill(&mut self, keys: &KeyLists, waves: Waves, wave: u64) {
        self.heaps.iter_mut().for_each(Vec::clear);
        (self.waves, self.first) = (waves, wave << Self::BITS);
        let known = BlockKey::BITS - waves.bits - Self::BITS;
        for pos in 0..position(keys.len()) {
            for &key in waves.part(keys.of(pos as usize), wave) {
                let heap = (key.number() >> known) - self.first;
                self.heaps[heap as usize].push(Entry::new(key, pos));
            }
        }
    }

    /// Does `each` for the heaps one after another: for their keys with who has them, in order, next to none of them a key
    /// that a single record has.
    pub(super) fn each_shared(
        &mut self,
        mut each: impl FnMut(&mut dyn Iterator<Item = (BlockKey, Pos)>),
    ) {
        let left = Self::BITS + self.waves.bits + Entry::BITS - BlockKey::BITS;
        for (at, heap) in (0..).zip(&mut self.heaps) {
            let first = (self.first + at) >> left;
            self.seen.forget(heap.len());
            heap.iter()
                .for_each(|entry| self.seen.add(entry.key(first)));
            heap.retain(|entry| self.seen.twice(entry.key(first)));
            heap.sort_unstable();
            each(&mut heap.iter().map(|entry| (entry.key(first), entry.pos())));
        }
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
        let [word, bit] = [key.number() >> 5, key.number() % 32 * 2];
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
