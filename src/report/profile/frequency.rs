//! How often each value of a column occurs, without keeping those that occur once.

use std::hash::{BuildHasher, BuildHasherDefault};

use rustc_hash::{FxHashMap, FxHasher};
use serde::Serialize;

/// Different values up to which all are kept as text; beyond, a value has to occur twice. A column with more different
/// values has no frequent ones among those that occur once.
const KEPT_AT_FIRST: usize = 256;

/// A value and how often it occurs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// The value.
    pub text: String,
    /// Rows that have it.
    pub count: u64,
}

/// How often each value occurs. Values are told apart by 64 bits of hash; only those that may have to be shown are kept
/// as text, so that a column of a million different numbers costs a million numbers.
#[derive(Debug, Default)]
pub(super) struct Frequencies {
    counts: FxHashMap<u64, u64>,
    texts: FxHashMap<u64, Box<str>>,
}

impl Frequencies {
    /// Counts a value.
    pub(super) fn add(&mut self, text: &str) {
        // The hasher has no random state: the same list gives the same figures every time.
        let hash = BuildHasherDefault::<FxHasher>::default().hash_one(text);
        let count = self.counts.entry(hash).or_default();
        *count += 1;
        if *count == 2 || (*count == 1 && self.counts.len() <= KEPT_AT_FIRST) {
            self.texts.entry(hash).or_insert_with(|| text.into());
        }
    }

    /// How many different values there are.
    pub(super) fn distinct(&self) -> u64 {
        self.counts.len() as u64
    }

    /// The most frequent values; those of one frequency by their text.
    #[expect(
        clippy::disallowed_methods,
        reason = "what the map gives is sorted before it is shown"
    )]
    pub(super) fn top(&self, shown: usize) -> Vec<Share> {
        let all_kept = self.counts.len() <= KEPT_AT_FIRST;
        let mut shares: Vec<Share> = self
            .texts
            .iter()
            .map(|(hash, text)| Share {
                text: text.to_string(),
                count: self.counts[hash],
            })
            .filter(|share| share.count > 1 || all_kept)
            .collect();
        shares.sort_by(|one, other| (other.count, &one.text).cmp(&(one.count, &other.text)));
        shares.truncate(shown);
        shares
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_values_are_shown_whatever_the_order() {
        let mut cells: Vec<String> = (0..1_000).map(|number| number.to_string()).collect();
        cells.extend(["无", "无", "7"].map(str::to_owned));
        let tops = [false, true].map(|backwards| {
            let mut frequencies = Frequencies::default();
            let mut cells = cells.clone();
            if backwards {
                cells.reverse();
            }
            cells.iter().for_each(|cell| frequencies.add(cell));
            assert_eq!(frequencies.distinct(), 1_001);
            frequencies.top(5)
        });
        let share = |text: &str| Share {
            text: text.to_owned(),
            count: 2,
        };
        assert_eq!(tops[0], [share("7"), share("无")]);
        assert_eq!(tops[0], tops[1]);
    }

    #[test]
    fn a_short_list_shows_values_that_occur_once() {
        let mut frequencies = Frequencies::default();
        ["b", "a"].iter().for_each(|cell| frequencies.add(cell));
        let texts: Vec<String> = frequencies
            .top(5)
            .into_iter()
            .map(|share| share.text)
            .collect();
        assert_eq!(texts, ["a", "b"]);
    }
}
