//! The words that make another name of the place name before them: 路, 大学, 商业街, 经济开发区.
//!
//! Knows the words and of which kind they are; whether they decide is for `follow`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

const TABLE: &str = include_str!("../../../rules/reference/place_endings.csv");

/// What a word makes of the place name before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// A road or a crossing.
    Road,
    /// Water, a hill, a temple: what a place may be called after and a road after that.
    Nature,
    /// A village, an estate, a farm.
    Settlement,
    /// A house, a firm, a shop, directly behind the name.
    House,
    /// A development zone, which lies in the place it is called after.
    Zone,
    /// An institution, some words behind the name: 北京协和医学院.
    Institution,
    /// A shop, some words behind the name: 兰州老马家拉面.
    Shop,
}

impl Ending {
    fn read(kind: &str) -> Self {
        match kind {
            "road" => Ending::Road,
            "nature" => Ending::Nature,
            "settlement" => Ending::Settlement,
            "zone" => Ending::Zone,
            "institution" => Ending::Institution,
            "shop" => Ending::Shop,
            _ => Ending::House,
        }
    }
}

type Words = FxHashMap<char, Vec<(&'static str, Ending)>>;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    let rows = TABLE
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(','));
    for (word, kind) in rows {
        if let Some(first) = word.chars().next() {
            words
                .entry(first)
                .or_default()
                .push((word, Ending::read(kind)));
        }
    }
    words
});

/// The words with which `text` begins, and their kinds.
pub(super) fn at(text: &str) -> impl Iterator<Item = (&'static str, Ending)> {
    let words = text.chars().next().and_then(|first| WORDS.get(&first));
    words
        .into_iter()
        .flatten()
        .copied()
        .filter(|(word, _)| text.starts_with(word))
}

/// Whether `text` begins with a word of one of the kinds.
pub(super) fn begins(text: &str, kinds: &[Ending]) -> bool {
    at(text).any(|(_, kind)| kinds.contains(&kind))
}

/// Where the first word of a kind begins within the first `reach` characters.
pub(super) fn near(text: &str, kind: Ending, reach: usize) -> Option<usize> {
    text.char_indices()
        .take(reach)
        .map(|(at, _)| at)
        .find(|at| begins(&text[*at..], &[kind]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_by_its_beginning_and_its_kind() {
        assert!(begins("大学医学部", &[Ending::House]));
        assert!(begins("工业园区星湖街", &[Ending::Zone]));
        assert!(!begins("虹漕路", &[Ending::Road]));
        assert_eq!(near("协和医学院", Ending::Institution, 6), Some(9));
    }
}
