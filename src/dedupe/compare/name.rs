//! Two names.

use super::typo;
use crate::dedupe::keys::NONE;
use crate::dedupe::person::{PersonName, Rarity, Script};
use crate::rules::Level;

/// The level of two names.
pub(in crate::dedupe) fn name(a: &PersonName, b: &PersonName) -> Level {
    match (a.script, b.script) {
        (Script::Absent, Script::Absent) => Level::NameBothMissing,
        (Script::Absent, _) | (_, Script::Absent) => Level::NameOneMissing,
        (Script::Han, Script::Words) | (Script::Words, Script::Han) if sounds_equal(a, b) => {
            Level::NameRomanized
        }
        (Script::Han, Script::Words) | (Script::Words, Script::Han) => Level::NameOtherScript,
        _ if a.id == b.id => equal(a.rarity),
        (Script::Han, Script::Han) => han(a, b),
        (Script::Words, Script::Words) => words(&a.text, &b.text),
    }
}

const fn equal(rarity: Rarity) -> Level {
    match rarity {
        Rarity::Common => Level::NameEqualCommon,
        Rarity::Usual => Level::NameEqualUsual,
        Rarity::Rare => Level::NameEqualRare,
    }
}

/// Whether the two are written alike in pinyin.
fn sounds_equal(a: &PersonName, b: &PersonName) -> bool {
    a.pinyin
        .iter()
        .any(|&sound| sound != NONE && b.pinyin.contains(&sound))
}

/// Two different Chinese names. They are typed by sound, so a name that sounds the same is the same, mistyped.
fn han(a: &PersonName, b: &PersonName) -> Level {
    let (family_a, given_a) = a.text.split_at(a.given_at());
    let (family_b, given_b) = b.text.split_at(b.given_at());
    if family_a != family_b {
        return Level::NameDiffers;
    }
    if given_a.is_empty() || given_b.is_empty() {
        return Level::NameOneWord;
    }
    if sounds_equal(a, b) || turned(given_a, given_b) {
        return Level::NameTypo;
    }
    match given_a.chars().any(|character| given_b.contains(character)) {
        true => Level::NameOneCharacter,
        false => Level::NameRelated,
    }
}

/// Whether the two characters of a given name have changed places.
fn turned(a: &str, b: &str) -> bool {
    a.chars().rev().eq(b.chars())
}

/// How one word of a name stands to a word of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum WordMatch {
    Initial,
    Prefix,
    Typo,
    Equal,
}

/// Two different names in words, each in alphabetical order.
fn words(a: &str, b: &str) -> Level {
    let (shorter, longer) = if word_count(a) <= word_count(b) {
        (a, b)
    } else {
        (b, a)
    };
    let matches = match_words(shorter, longer);
    let (count, count_longer) = (word_count(shorter), word_count(longer));
    let solid = |found: &&WordMatch| **found >= WordMatch::Typo;
    let firm = matches.iter().filter(solid).count();
    if matches.len() == count && firm == count && count == count_longer {
        return Level::NameTypo;
    }
    if joined(a, b) {
        return Level::NameTypo;
    }
    if matches.len() == count && firm > 0 {
        return if count > 1 {
            Level::NameShortened
        } else {
            Level::NameOneWord
        };
    }
    if firm > 0 {
        Level::NameRelated
    } else {
        Level::NameDiffers
    }
}

fn word_count(text: &str) -> usize {
    text.split(' ').count()
}

/// The matches of the words of `shorter` with words of `longer`, each used once, the best first.
fn match_words(shorter: &str, longer: &str) -> Vec<WordMatch> {
    let mut used = 0_u32;
    let mut open: Vec<&str> = shorter.split(' ').collect();
    let mut matches = Vec::with_capacity(open.len());
    for wanted in [
        WordMatch::Equal,
        WordMatch::Typo,
        WordMatch::Prefix,
        WordMatch::Initial,
    ] {
        open.retain(|word| {
            let found =
                longer
                    .split(' ')
                    .take(u32::BITS as usize)
                    .enumerate()
                    .find(|(at, other)| {
                        used & (1 << at) == 0 && word_match(word, other) == Some(wanted)
                    });
            if let Some((at, _)) = found {
                used |= 1 << at;
                matches.push(wanted);
            }
            found.is_none()
        });
    }
    matches
}

fn word_match(a: &str, b: &str) -> Option<WordMatch> {
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if a == b {
        Some(WordMatch::Equal)
    } else if typo::word(a, b) {
        Some(WordMatch::Typo)
    } else if !longer.starts_with(shorter) {
        None
    } else if shorter.len() == 1 {
        Some(WordMatch::Initial)
    } else {
        (shorter.len() >= 3).then_some(WordMatch::Prefix)
    }
}

/// Whether the names are the same but for where their words are parted: `mary ann lee`, `maryann lee`.
fn joined(a: &str, b: &str) -> bool {
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().filter(|&c| c != ' ').collect();
        letters.sort_unstable();
        letters
    };
    a.len().abs_diff(b.len()) <= 2 && word_count(a) != word_count(b) && letters(a) == letters(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{MatchRules, RuleBook};

    fn rules() -> MatchRules {
        RuleBook::load(None)
            .expect("the default rules are right")
            .matching
    }

    #[test]
    fn two_names_are_graded_by_what_they_have_in_common() {
        let rules = rules();
        let cases = [
            ("张伟", "张 伟", Level::NameEqualCommon),
            ("欧阳娜娜", "欧阳娜娜", Level::NameEqualRare),
            ("王小明", "王晓明", Level::NameTypo),
            ("王明小", "王小明", Level::NameTypo),
            ("王小明", "王小红", Level::NameOneCharacter),
            ("張偉", "张伟", Level::NameEqualCommon),
            ("张伟", "Wei Zhang", Level::NameRomanized),
            ("歐陽娜娜", "Ouyang Nana", Level::NameRomanized),
            ("李伟", "Zhang Wei", Level::NameOtherScript),
            ("王小明", "王芳", Level::NameRelated),
            ("王小明", "王", Level::NameOneWord),
            ("王小明", "李娜", Level::NameDiffers),
            ("张伟", "", Level::NameOneMissing),
            ("", "-", Level::NameBothMissing),
            ("Smith, John", "John Smith", Level::NameEqualCommon),
            ("Jon Smith", "John Smith", Level::NameTypo),
            ("Mary Ann Lee", "Maryann Lee", Level::NameTypo),
            ("J. Smith", "John Smith", Level::NameShortened),
            ("John A. Smith", "John Smith", Level::NameShortened),
            ("Smith", "John Smith", Level::NameOneWord),
            ("Mary Smith", "John Smith", Level::NameRelated),
            ("Peter Pan", "John Smith", Level::NameDiffers),
        ];
        for (one, other, level) in cases {
            let (a, b) = (
                PersonName::parse(one, &rules),
                PersonName::parse(other, &rules),
            );
            assert_eq!(name(&a, &b), level, "{one} / {other}");
            assert_eq!(name(&b, &a), level, "{other} / {one}");
        }
    }
}
