//! Lists of words that are looked for as whole cells.

use rustc_hash::FxHashSet;

/// Words to be found as whole cells, whatever their case.
#[derive(Clone, Debug, Default)]
pub(super) struct Tokens {
    words: FxHashSet<Box<str>>,
    longest: usize,
    /// Lengths in bytes, as bits: most cells are told apart by their length alone.
    lengths: u64,
    /// The bytes they begin with, as bits: most others by their first letter.
    firsts: [u64; 4],
}

impl Tokens {
    pub(super) fn new(words: &[String]) -> Self {
        let mut tokens = Tokens::default();
        tokens.extend(words);
        tokens
    }

    pub(super) fn extend(&mut self, words: &[String]) {
        for word in words {
            self.longest = self.longest.max(word.len());
            self.lengths |= 1 << word.len().min(63);
            let lower = word.to_ascii_lowercase();
            if let Some((slot, bit)) = lower.bytes().next().map(place_of) {
                self.firsts[slot] |= bit;
            }
            self.words.insert(lower.into());
        }
    }

    #[inline]
    pub(super) fn contains(&self, cell: &str) -> bool {
        if cell.len() > self.longest || self.lengths & (1 << cell.len().min(63)) == 0 {
            return false;
        }
        let Some((slot, bit)) = cell.bytes().next().map(place_of) else {
            return false;
        };
        if self.firsts[slot] & bit == 0 {
            return false;
        }
        if cell.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return self.words.contains(cell.to_ascii_lowercase().as_str());
        }
        self.words.contains(cell)
    }
}

/// Where the bit of a byte stands, whatever its case.
#[inline]
fn place_of(byte: u8) -> (usize, u64) {
    let lower = byte.to_ascii_lowercase();
    (usize::from(lower / 64), 1 << (lower % 64))
}
