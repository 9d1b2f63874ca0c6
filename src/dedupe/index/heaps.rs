//! Parts keys until those that several records share stand side by side.
//!
//! For `index`. What comes in: the keys of all records, record by record as they are made or from lists. What goes out:
//! keys with who has them, in order, part by part, so that what is looked up at random stays in the cache.

use rayon::prelude::*;

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

/// Keys with who has them, parted by their first bits; or those of a wave, by the bits behind the wave's, where the memory
/// serves one wave after another.
#[derive(Debug)]
pub(in crate::dedupe) struct Heaps {
    heaps: Vec<Vec<Entry>>,
    /// What the keys of the first heap begin with, in as many bits as the wave and the heaps tell.
    first: u64,
    waves: Waves,
}

impl Default for Heaps {
    fn default() -> Self {
        Heaps {
            heaps: vec![Vec::new(); 1 << Self::BITS],
            first: 0,
            waves: Waves::default(),
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

    /// Adds the keys of further records, which follow `before` others.
    pub(in crate::dedupe) fn add(&mut self, before: usize, keys: &KeyLists) {
        for at in 0..keys.len() {
            let pos = position(before + at);
            for &key in keys.of(at) {
                self.heaps[key.first(Self::BITS) as usize].push(Entry::new(key, pos));
            }
        }
    }

    /// Makes room for so many further records with keys like those of the `first` ones, so that this much memory is not
    /// taken twice while it grows.
    pub(in crate::dedupe) fn make_room_for(&mut self, rest: usize, first: usize) {
        for heap in &mut self.heaps {
            let alike = heap.len() * rest / first.max(1);
            // A sixteenth more, for few records tell what the others are like; room that is not used costs nothing.
            heap.reserve_exact(alike + alike / 16);
        }
    }

    /// The bits of a key that the heap at a place has in common and that are not in its entries.
    fn beginning(&self, at: usize) -> u64 {
        let left = Self::BITS + self.waves.bits + Entry::BITS - BlockKey::BITS;
        (self.first + at as u64) >> left
    }

    /// Does `each` for the heaps one after another: for their keys with who has them, in order, next to none of them a key
    /// that a single record has.
    pub(super) fn each_shared(
        &mut self,
        seen: &mut Seen,
        mut each: impl FnMut(&mut dyn Iterator<Item = (BlockKey, Pos)>),
    ) {
        for at in 0..self.heaps.len() {
            let first = self.beginning(at);
            let shared = seen.shared(&mut self.heaps[at], first);
            each(&mut shared.iter().map(|entry| (entry.key(first), entry.pos())));
        }
    }

    /// What `each` makes of every heap in the same way, side by side; a heap that is done gives its memory back.
    pub(super) fn into_shared<T: Send>(
        mut self,
        each: impl Fn(&mut dyn Iterator<Item = (BlockKey, Pos)>) -> T + Sync,
    ) -> Vec<T> {
        let heaps = std::mem::take(&mut self.heaps);
        let numbered = heaps.into_par_iter().enumerate();
        let made = numbered.map_init(Seen::default, |seen, (at, mut heap)| {
            let first = self.beginning(at);
            let shared = seen.shared(&mut heap, first);
            each(&mut shared.iter().map(|entry| (entry.key(first), entry.pos())))
        });
        made.collect()
    }
}

/// Whether a key was seen once or oftener, two bits a key; a key that was seen once may be taken for one that was seen
/// twice, never the other way round. Keys are digests, so their own bits tell where to look.
#[derive(Default)]
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

    /// The entries of a heap whose keys several records have, and a few others, in order and each once; what the keys begin
    /// with, the heap has in common.
    fn shared<'h>(&mut self, heap: &'h mut Vec<Entry>, first: u64) -> &'h [Entry] {
        self.forget(heap.len());
        heap.iter().for_each(|entry| self.add(entry.key(first)));
        heap.retain(|entry| self.twice(entry.key(first)));
        heap.sort_unstable();
        heap.dedup();
        heap
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
