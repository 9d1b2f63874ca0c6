//! Traditional characters brought to simplified ones, for keys.
//!
//! Only traditional text is converted: one that has a character which simplified text never uses. 乾安县, 陈昇 and 著名
//! are simplified text and stay; in 乾淨 the other character proves that the text is traditional, and then words decide what
//! 乾 becomes: 干 in 乾淨, itself in 乾隆.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::char::decompose_canonical;

/// Characters that simplified text does not use, and what they become. Source: SOURCES.md.
const CERTAIN: &str = include_str!("../../../rules/reference/simplified.csv");

/// Characters of both scripts, and words in which a character becomes another than usual. Source: SOURCES.md.
const CONTEXT: &str = include_str!("../../../rules/reference/simplified_context.csv");

/// The blocks in which nearly all traditional characters lie; the table is flat here, for it is asked for every
/// character of every cell.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;

static FLAT: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut flat: Vec<char> = (FIRST..=LAST)
        .map(|code| char::from_u32(code).expect("the block holds no surrogates"))
        .collect();
    for (from, to) in pairs(CERTAIN) {
        if let (Some(slot), Some(to)) = (only_char(from).and_then(slot), only_char(to)) {
            flat[slot] = to;
        }
    }
    flat
});

/// The few characters beyond those blocks.
static BEYOND: LazyLock<FxHashMap<char, char>> = LazyLock::new(|| {
    pairs(CERTAIN)
        .filter_map(|(from, to)| Some((only_char(from)?, only_char(to)?)))
        .filter(|(from, _)| slot(*from).is_none())
        .collect()
});

static WORDS: LazyLock<Words> = LazyLock::new(Words::read);

/// The two cells of every line.
fn pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(','))
}

fn only_char(cell: &str) -> Option<char> {
    let mut characters = cell.chars();
    characters.next().filter(|_| characters.next().is_none())
}

fn slot(character: char) -> Option<usize> {
    let code = u32::from(character);
    (FIRST..=LAST)
        .contains(&code)
        .then(|| (code - FIRST) as usize)
}

/// The simplified form of a character that simplified text does not use, or the character itself.
///
/// This is how names are compared: a person's 乾 or 昇 stays in either script, for no word around it says what it
/// would become.
#[must_use]
#[inline]
pub fn simplified(character: char) -> char {
    slot(character).map_or_else(|| beyond(character), |slot| FLAT[slot])
}

/// Doubles that stand for another character come first to that one.
fn beyond(character: char) -> char {
    if character < '\u{F900}' {
        return character;
    }
    let mut single = character;
    if matches!(character, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}') {
        decompose_canonical(character, |only| single = only);
        return if single == character {
            character
        } else {
            simplified(single)
        };
    }
    BEYOND.get(&character).copied().unwrap_or(character)
}

/// Characters of GB 2312 that the list of 2013 has not: a text in which one stands is traditional, but the character
/// alone may be a name.
const OLD: [char; 3] = ['後', '菸', '醣'];

/// The text in simplified characters if it is traditional; borrowed where it is not.
#[must_use]
pub fn simplify(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !is_traditional(text) {
        return Cow::Borrowed(text);
    }
    let words = &*WORDS;
    if text.chars().any(|one| words.varied.contains(&one)) {
        Cow::Owned(words.converted(text))
    } else {
        Cow::Owned(text.chars().map(simplified).collect())
    }
}

fn is_traditional(text: &str) -> bool {
    let flat: &[char] = &FLAT;
    let proof = |one: char| match slot(one) {
        Some(slot) => flat[slot] != one || OLD.contains(&one) && one.len_utf8() < text.len(),
        None => beyond(one) != one,
    };
    text.chars().any(proof)
}

/// What depends on the characters around.
struct Words {
    /// By the character they begin with, the longer first: a word, written as far simplified as single characters go,
    /// and what it becomes.
    by_first: FxHashMap<char, Vec<(Vec<char>, &'static str)>>,
    /// Characters of both scripts, in traditional text.
    single: FxHashMap<char, char>,
    /// All characters that do not become the same everywhere.
    varied: FxHashSet<char>,
}

impl Words {
    fn read() -> Self {
        let mut words = Words {
            by_first: FxHashMap::default(),
            single: FxHashMap::default(),
            varied: FxHashSet::default(),
        };
        for (written, becomes) in pairs(CONTEXT) {
            words.learn(written, becomes);
        }
        for listed in words.by_first.values_mut() {
            listed.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        words
    }

    fn learn(&mut self, written: &'static str, becomes: &'static str) {
        if let (Some(from), Some(to)) = (only_char(written), only_char(becomes)) {
            self.single.insert(from, to);
            self.varied.insert(from);
            return;
        }
        for (from, to) in written.chars().zip(becomes.chars()) {
            if simplified(from) != to {
                self.varied.insert(from);
            }
        }
        let word: Vec<char> = written.chars().collect();
        if let Some(&first) = word.first() {
            self.by_first
                .entry(first)
                .or_default()
                .push((word, becomes));
        }
    }

    /// Traditional text, the longest word at every place.
    fn converted(&self, text: &str) -> String {
        let folded: Vec<char> = text
            .chars()
            .map(|one| {
                if self.varied.contains(&one) {
                    one
                } else {
                    simplified(one)
                }
            })
            .collect();
        let mut out = String::with_capacity(text.len());
        let mut rest = folded.as_slice();
        while let Some((&first, behind)) = rest.split_first() {
            if let Some((word, becomes)) = self.word_at(rest) {
                out.push_str(becomes);
                rest = &rest[word.len()..];
            } else {
                out.push(
                    self.single
                        .get(&first)
                        .copied()
                        .unwrap_or_else(|| simplified(first)),
                );
                rest = behind;
            }
        }
        out
    }

    fn word_at(&self, rest: &[char]) -> Option<&(Vec<char>, &'static str)> {
        let listed = self.by_first.get(rest.first()?)?;
        listed.iter().find(|(word, _)| rest.starts_with(word))
    }
}

#[cfg(test)]
mod tests;
