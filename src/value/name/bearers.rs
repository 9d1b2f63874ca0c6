//! How many people bear a name, and which given names are short for which.
//!
//! Sources: `names_latin.csv` and `nicknames.csv` in `rules/reference` (see SOURCES.md there); for Chinese family names
//! the order of the hundred most frequent ones.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::surnames::COMMON;

/// Which part of a name a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The family name.
    Family,
    /// The given name.
    Given,
}

static LATIN: LazyLock<[FxHashMap<&'static str, u32>; 2]> = LazyLock::new(|| {
    let table = include_str!("../../../rules/reference/names_latin.csv");
    let mut parts = [FxHashMap::default(), FxHashMap::default()];
    for line in table.lines().skip(1) {
        let mut cells = line.split(',');
        let (Some(name), Some(part), Some(share)) = (cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        parts[usize::from(part == "given")].insert(name, share.parse().unwrap_or(1));
    }
    parts
});

/// What share of people in English-speaking countries bear the name `word`, in small letters; none for a rare name.
#[must_use]
pub fn latin_share(word: &str, part: Part) -> Option<f64> {
    let table = &LATIN[usize::from(part == Part::Given)];
    table.get(word).map(|&share| f64::from(share) / 1e6)
}

/// What share of people in China bear the family name, by its place among the hundred most frequent ones; none beyond.
///
/// A curve through the shares that the yearly reports name: 7 % for the first, 1.4 % for the twentieth, 0.3 % for the
/// hundredth.
#[must_use]
pub fn han_family_share(family: &str) -> Option<f64> {
    let place = family.chars().next().and_then(|first| {
        (family.len() == first.len_utf8())
            .then(|| COMMON.chars().position(|common| common == first))?
    })?;
    Some(0.07 / (1.0 + 0.22 * place as f64))
}

static NICKNAMES: LazyLock<FxHashSet<(&'static str, &'static str)>> = LazyLock::new(|| {
    let table = include_str!("../../../rules/reference/nicknames.csv");
    table
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(','))
        .collect()
});

/// What tells at a glance that two given names are not short for each other: one of sixteen places for each name, and the
/// places of the names that are short for it or that it is short for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ShortForms {
    place: u8,
    others: u16,
}

impl ShortForms {
    /// The short forms of a given name in small letters.
    #[must_use]
    pub fn of(name: &str) -> Self {
        SHORT_FORMS.get(name).copied().unwrap_or_default()
    }

    /// Whether one of the two names may be short for the other; always where it is.
    #[must_use]
    pub fn may_be_of(self, other: ShortForms) -> bool {
        let knows = |one: ShortForms, other: ShortForms| one.others >> other.place & 1 == 1;
        knows(self, other) && knows(other, self)
    }
}

static SHORT_FORMS: LazyLock<FxHashMap<&'static str, ShortForms>> = LazyLock::new(|| {
    let table = include_str!("../../../rules/reference/nicknames.csv");
    let place = |name: &str| {
        name.bytes()
            .fold(0, |sum: u8, byte| sum.wrapping_mul(31) ^ byte)
            % 16
    };
    let mut forms: FxHashMap<&'static str, ShortForms> = FxHashMap::default();
    for (one, other) in table
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(','))
    {
        for (name, other) in [(one, other), (other, one)] {
            let known = forms.entry(name).or_default();
            known.place = place(name);
            known.others |= 1 << place(other);
        }
    }
    forms
});

/// Whether one of two given names, in small letters, is short for the other.
#[must_use]
pub fn is_nickname<'a>(one: &'a str, other: &'a str) -> bool {
    // The set holds text that lives as long as the program; a shorter life will do for a question.
    let names: &FxHashSet<(&'a str, &'a str)> = &NICKNAMES;
    names.contains(&(one, other)) || names.contains(&(other, one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_names_have_larger_shares() {
        let share = |word, part| latin_share(word, part).unwrap_or(0.0);
        assert!(share("smith", Part::Family) > share("rundle", Part::Family));
        assert!(share("mary", Part::Given) > 0.01);
        assert_eq!(latin_share("zzyzx", Part::Given), None);
        assert!(han_family_share("王") > han_family_share("汤"));
        assert_eq!(han_family_share("欧阳"), None);
        let unknown = ShortForms::of("zzyzx");
        assert!(!unknown.may_be_of(unknown), "a name without short forms");
    }

    #[test]
    fn short_forms_are_known_in_both_directions() {
        let cases = [
            ("bob", "robert", true),
            ("william", "bill", true),
            ("robert", "william", false),
        ];
        for (one, other, expected) in cases {
            assert_eq!(is_nickname(one, other), expected, "{one} {other}");
            let at_a_glance = ShortForms::of(one).may_be_of(ShortForms::of(other));
            assert!(at_a_glance || !expected, "{one} {other} at a glance");
        }
    }
}
