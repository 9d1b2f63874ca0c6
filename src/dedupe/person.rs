//! A person's name, cut up for comparing.
//!
//! What comes in: the name fields of a row. What goes out: a [`PersonName`]: the script, the folded text, and how common
//! the name is. Knows names; knows no other field.

use crate::model::{ContactRow, Field};
use crate::rules::MatchRules;
use crate::value::{han, name};

use super::keys::{self, NONE, TextId};

/// How a name is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Script {
    /// There is no name.
    #[default]
    Absent,
    /// In Chinese characters.
    Han,
    /// In words.
    Words,
}

/// How many people bear a name, roughly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rarity {
    /// Family name and given name are both among the most frequent kinds.
    Common,
    /// One of them is.
    #[default]
    Usual,
    /// Neither is.
    Rare,
}

/// A name, ready to be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PersonName {
    pub(super) script: Script,
    /// The same for names that are equal but for order, case, spacing and accents.
    pub(super) id: TextId,
    /// The folded name: Chinese characters without spaces, or words in alphabetical order.
    pub(super) text: Box<str>,
    /// How many characters of a Chinese name are the family name.
    pub(super) family_chars: u8,
    pub(super) rarity: Rarity,
    /// How the name is written in pinyin, in each order it can be meant; [`NONE`] where it is no whole Chinese name.
    pub(super) pinyin: [TextId; 2],
}

impl PersonName {
    /// The name of `row`: the whole one, else put together from its parts.
    pub(super) fn of(row: ContactRow<'_>, rules: &MatchRules) -> Self {
        if let Some(name) = row.get(Field::Name) {
            return Self::parse(name, rules);
        }
        let parts =
            [Field::FamilyName, Field::GivenName].map(|field| row.get(field).unwrap_or_default());
        Self::parse(parts.join(" ").trim(), rules)
    }

    /// `text` as a name.
    pub(super) fn parse(text: &str, rules: &MatchRules) -> Self {
        if han::has_han(text) {
            Self::han(text, rules)
        } else {
            Self::words(text, rules)
        }
    }

    fn han(text: &str, rules: &MatchRules) -> Self {
        let han: String = text.chars().filter(|&c| han::is_han(c)).collect();
        let text: Box<str> = name::key(&han).into();
        let length = text.chars().count();
        let family = name::surname_len(&text).map_or(1, |end| text[..end].chars().count());
        let frequent_family = text
            .chars()
            .next()
            .is_some_and(|c| rules.names.is_frequent_han(c));
        PersonName {
            script: Script::Han,
            id: keys::id(&text),
            family_chars: u8::try_from(family).unwrap_or(1),
            rarity: rarity(frequent_family, length <= family + 1),
            pinyin: [
                name::pinyin(&text).map_or(NONE, |letters| keys::id(&letters)),
                NONE,
            ],
            text,
        }
    }

    fn words(text: &str, rules: &MatchRules) -> Self {
        let written = keys::words(text);
        if written.is_empty() {
            return Self::default();
        }
        let readings = name::latin_readings(&written.split(' ').collect::<Vec<_>>());
        let text: Box<str> = keys::sorted_words(&written).into();
        let frequent = text
            .split(' ')
            .filter(|word| rules.names.is_frequent_word(word))
            .count();
        PersonName {
            script: Script::Words,
            id: keys::id(&text),
            rarity: rarity(frequent > 0, frequent > 1 || !text.contains(' ')),
            text,
            family_chars: 0,
            pinyin: readings.map(|letters| letters.map_or(NONE, |letters| keys::id(&letters))),
        }
    }

    /// The family and the given name of a Chinese name, or the words of another.
    pub(super) fn tokens(&self) -> impl Iterator<Item = &str> {
        let split = match self.script {
            Script::Han => self.given_at(),
            Script::Absent | Script::Words => 0,
        };
        let (family, rest) = self.text.split_at(split);
        std::iter::once(family)
            .chain(rest.split(' '))
            .filter(|token| !token.is_empty())
    }

    /// Where in the text of a Chinese name the given name begins.
    pub(super) fn given_at(&self) -> usize {
        self.text
            .char_indices()
            .nth(usize::from(self.family_chars))
            .map_or(self.text.len(), |(at, _)| at)
    }

    /// How the name sounds: the words of a Latin one in alphabetical order, and what can be pinyin as pinyin.
    pub(super) fn sounds(&self) -> impl Iterator<Item = TextId> {
        let pinyin = self.pinyin.into_iter().filter(|&id| id != NONE);
        self.words_sound().into_iter().chain(pinyin)
    }

    fn words_sound(&self) -> Option<TextId> {
        let mut sounds: Vec<[u8; 4]> = self.tokens().filter_map(keys::sound).collect();
        if self.script != Script::Words || sounds.is_empty() {
            return None;
        }
        sounds.sort_unstable();
        let codes = sounds
            .iter()
            .map(|&sound| u64::from(u32::from_be_bytes(sound)));
        Some(keys::combine(&codes.collect::<Vec<_>>()))
    }
}

const fn rarity(one: bool, other: bool) -> Rarity {
    match (one, other) {
        (true, true) => Rarity::Common,
        (false, false) => Rarity::Rare,
        _ => Rarity::Usual,
    }
}
