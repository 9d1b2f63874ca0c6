//! Lists of words that are looked for as whole cells.

use rustc_hash::FxHashSet;

/// Words to be found as whole cells, whatever their case.
#[derive(Clone, Debug, Default)]
pub(super) struct Tokens {
    words: FxHashSet<Box<str>>,
    longest: usize,
    /// Lengths in bytes, as bits: most cells are told apart by their length alone.
    lengths: u64,
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
            self.words.insert(word.to_ascii_lowercase().into());
        }
    }

    #[inline]
    pub(super) fn contains(&self, cell: &str) -> bool {
        if cell.len() > self.longest || self.lengths & (1 << cell.len().min(63)) == 0 {
            return false;
        }
        if cell.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return self.words.contains(cell.to_ascii_lowercase().as_str());
        }
        self.words.contains(cell)
    }
}
