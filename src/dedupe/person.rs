//! A person's name, cut up for comparing.
//!
//! What comes in: the name fields of a row. What goes out: a [`PersonName`]: the script, the folded text, and how common
//! the name is. Knows names; knows no other field.

use crate::model::{ContactRow, Field};
use crate::rules::MatchRules;

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
        let han: String = text.chars().filter(|&c| keys::is_han(c)).collect();
        if han.is_empty() {
            Self::words(text, rules)
        } else {
            Self::han(&han, rules)
        }
    }

    fn han(text: &str, rules: &MatchRules) -> Self {
        let text: Box<str> = keys::solid(text).into();
        let length = text.chars().count();
        let family_chars = if length > 2 && rules.names.is_compound_family(&text) {
            2
        } else {
            1
        };
        let frequent_family = text
            .chars()
            .next()
            .is_some_and(|c| rules.names.is_frequent_han(c));
        let short_given = length <= family_chars + 1;
        PersonName {
            script: Script::Han,
            id: keys::id(&text),
            text,
            family_chars: u8::try_from(family_chars).unwrap_or(1),
            rarity: rarity(frequent_family, short_given),
        }
    }

    fn words(text: &str, rules: &MatchRules) -> Self {
        let text: Box<str> = keys::sorted_words(&keys::words(text)).into();
        if text.is_empty() {
            return Self::default();
        }
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

    /// The sounds of the words, in alphabetical order; [`NONE`] where the name is not in Latin letters.
    pub(super) fn sound(&self) -> TextId {
        let mut sounds: Vec<[u8; 4]> = self.tokens().filter_map(keys::sound).collect();
        if self.script != Script::Words || sounds.is_empty() {
            return NONE;
        }
        sounds.sort_unstable();
        keys::combine(
            &sounds
                .iter()
                .map(|&s| u64::from(u32::from_be_bytes(s)))
                .collect::<Vec<_>>(),
        )
    }
}

const fn rarity(one: bool, other: bool) -> Rarity {
    match (one, other) {
        (true, true) => Rarity::Common,
        (false, false) => Rarity::Rare,
        _ => Rarity::Usual,
    }
}
