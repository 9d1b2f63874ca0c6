//! Parts keys until those that several records share stand side by side.
//!
//! For `index`. What comes in: the keys of all records, record by record as they are made or from lists. What goes out:
//! keys with who has them, in order, part by part, so that what is looked up at random stays in the cache.

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

/// Keys with who has them, parted by their first bits; or those of a wave, by the bits behind the wave's.
///
/// All heaps grow side by side in two pieces of memory, block by block, for there are some thirty keys a record: nothing is
/// moved while they grow, and all of it goes back at once. An entry takes six bytes.
#[derive(Debug)]
pub(in crate::dedupe) struct Heaps {
    /// The last bits of each key.
    keys: Vec<u32>,
    /// How far behind the first record of its block the one is that has it.
    behind: Vec<u16>,
    heaps: Vec<Vec<Block>>,
    /// What the keys of the first heap begin with, in as many bits as the wave and the heaps tell.
    first: u64,
    waves: Waves,
}

/// Entries of one heap that stand one behind the other.
#[derive(Clone, Copy, Debug)]
struct Block {
    /// Where they begin.
    from: usize,
    count: usize,
    /// The first record that has one of the keys.
    first: Pos,
}

impl Block {
    /// Few enough that a last block that is nearly empty is no waste, many enough that they are read in one go.
    const SIZE: usize = 1024;
}

impl Default for Heaps {
    fn default() -> Self {
        Heaps {
            keys: Vec::new(),
            behind: Vec::new(),
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

    /// The keys of a wave.
    pub(super) fn of_wave(keys: &KeyLists, waves: Waves, wave: u64) -> Self {
        let mut heaps = Heaps {
            first: wave << Self::BITS,
            waves,
            ..Heaps::default()
        };
        for pos in 0..position(keys.len()) {
            let of_wave = waves.part(keys.of(pos as usize), wave);
            of_wave.iter().for_each(|&key| heaps.push(key, pos));
        }
        heaps
    }

    /// Adds the keys of further records, which follow `before` others.
    pub(in crate::dedupe) fn add(&mut self, before: usize, keys: &KeyLists) {
        for at in 0..keys.len() {
            let pos = position(before + at);
            keys.of(at).iter().for_each(|&key| self.push(key, pos));
        }
    }

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the last bits of a key")]
    fn push(&mut self, key: BlockKey, pos: Pos) {
        let heap = key.first(self.waves.bits + Self::BITS) - self.first;
        let heap = &mut self.heaps[heap as usize];
        let fits = |block: &&mut Block| block.count < Block::SIZE;
        let open = heap.last_mut().filter(fits);
        let open = open.and_then(|block| {
            let behind = u16::try_from(pos - block.first).ok()?;
            Some((block, behind))
        });
        let (at, behind) = match open {
            Some((block, behind)) => {
                block.count += 1;
                (block.from + block.count - 1, behind)
            }
            None => {
                let from = self.keys.len();
                heap.push(Block {
                    from,
                    count: 1,
                    first: pos,
                });
                self.keys.resize(from + Block::SIZE, 0);
                self.behind.resize(from + Block::SIZE, 0);
                (from, 0)
            }
        };
        self.keys[at] = key.number() as u32;
        self.behind[at] = behind;
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.heaps.len()
    }

    /// Takes up the keys of a heap that several records have, and a few others, with who has them: in order, each once.
    pub(super) fn shared<'r>(
        &self,
        heap: usize,
        room: &'r mut Room,
    ) -> impl Iterator<Item = (BlockKey, Pos)> + 'r {
        let left = Self::BITS + self.waves.bits + Entry::BITS - BlockKey::BITS;
        let first = (self.first + heap as u64) >> left;
        let Room { entries, seen } = room;
        entries.clear();
        for block in &self.heaps[heap] {
            let places = block.from..block.from + block.count;
            let behind = &self.behind[places.clone()];
            let found = self.keys[places].iter().zip(behind);
            let entry = |(&key, &behind): (&u32, &u16)| {
                Entry::new(
                    BlockKey::numbered(key.into()),
                    block.first + Pos::from(behind),
                )
            };
            entries.extend(found.map(entry));
        }
        seen.forget(entries.len());
        entries.iter().for_each(|entry| seen.add(entry.key(first)));
        entries.retain(|entry| seen.twice(entry.key(first)));
        entries.sort_unstable();
        entries.dedup();
        entries
            .iter()
            .map(move |entry| (entry.key(first), entry.pos()))
    }
}

/// Room to take up one heap after another in.
#[derive(Debug, Default)]
pub(super) struct Room {
    entries: Vec<Entry>,
    seen: Seen,
}

/// Whether a key was seen once or oftener, two bits a key; a key that was seen once may be taken for one that was seen
/// twice, never the other way round. Keys are digests, so their own bits tell where to look.
#[derive(Debug, Default)]
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
