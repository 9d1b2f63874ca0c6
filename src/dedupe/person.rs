//! A person's name, cut up for comparing.
//!
//! What comes in: the name fields of a row. What goes out: a [`PersonName`]: the script, the folded parts, how they sound,
//! and how rare they are. Knows names; knows no other field.

use std::cell::RefCell;

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use crate::model::{ContactRow, Field};
use crate::rules::Bits;
use crate::value::name::bearers::{self, Part, ShortForms};
use crate::value::{han, name};

use super::compare::text::Letters;
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

/// One part of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NamePart {
    /// The folded text; words have one space between them. Nearly all are short, and stand in place: a piece of memory of
    /// its own would be one more place to fetch when two records are compared.
    pub(super) text: CompactString,
    /// Its letters but for spaces.
    pub(super) letters: Letters,
    /// Whether it is one word, so that its letters tell what it is like.
    pub(super) is_word: bool,
    /// The names that it may be short for.
    pub(super) short_forms: ShortForms,
    /// The number of the text; [`NONE`] where the part is missing.
    pub(super) id: TextId,
    /// How it sounds: in pinyin, or the class of its consonants; [`NONE`] where it cannot be read.
    pub(super) sound: TextId,
    /// How rare it is.
    pub(super) rarity: Bits,
}

impl NamePart {
    fn new(text: &str, sound: TextId, rarity: Bits) -> Self {
        let is_word = !text.bytes().any(|byte| byte == b' ');
        NamePart {
            text: text.into(),
            letters: match is_word {
                true => Letters::of(text),
                false => Letters::of(&text.replace(' ', "")),
            },
            is_word,
            short_forms: ShortForms::of(text),
            id: keys::id(text),
            sound,
            rarity,
        }
    }

    /// Whether it is missing.
    pub(super) fn is_absent(&self) -> bool {
        self.id == NONE
    }

    /// Its words.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> + Clone {
        keys::split(&self.text).filter(|word| !word.is_empty())
    }
}

/// A name, ready to be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PersonName {
    pub(super) script: Script,
    /// The same for names that are equal but for order, case, spacing and accents.
    pub(super) id: TextId,
    /// A family name alone in Chinese; empty where a single Latin word is all there is.
    pub(super) family: NamePart,
    /// Given names; a single Latin word is taken for one, and may turn out to be a family name.
    pub(super) given: NamePart,
    /// How the name is written in pinyin, in each order it can be meant; [`NONE`] where it is no whole Chinese name.
    pub(super) pinyin: [TextId; 2],
}

impl PersonName {
    /// The name of `row`: from its parts where they are Latin and say as much as the whole, else from the whole.
    pub(super) fn of(row: ContactRow<'_>) -> Self {
        let part = |field| row.get(field).unwrap_or_default();
        let (family, given) = (part(Field::FamilyName), part(Field::GivenName));
        let whole = part(Field::Name);
        let words = |text: &str| text.split_whitespace().count();
        let alone = family.is_empty() || given.is_empty();
        let parted = !alone || (words(whole) > 0 && words(whole) <= words(family) + words(given));
        match () {
            () if han::has_han(whole) || (!parted && !whole.is_empty()) => Self::parse(whole),
            () if han::has_han(family) || han::has_han(given) => {
                Self::parse(&format!("{family}{given}"))
            }
            () => Self::of_words(&keys::words(given), &keys::words(family)),
        }
    }

    /// `text` as a name.
    pub(super) fn parse(text: &str) -> Self {
        if han::has_han(text) {
            return Self::of_han(text);
        }
        let written = keys::words(text);
        // A shop goes by its name with the article and without.
        let written = written.strip_prefix("the ").unwrap_or(&written);
        let (given, family) = written.split_at(family_at(written));
        Self::of_words(given.trim_end(), family)
    }

    fn of_han(text: &str) -> Self {
        let mut han = text.to_owned();
        han.retain(char::is_alphanumeric);
        let text = name::key(&han);
        let first = text.chars().next().map_or(0, char::len_utf8);
        let (family, given) = text.split_at(name::surname_len(&text).unwrap_or(first));
        let sounds = name::pinyin_parts(&text);
        let sound = |at: usize| sounds.as_ref().map_or(NONE, |sounds| keys::id(&sounds[at]));
        let whole = name::pinyin(&text).map_or(NONE, |letters| keys::id(&letters));
        PersonName {
            script: if text.is_empty() {
                Script::Absent
            } else {
                Script::Han
            },
            id: keys::id(&text),
            family: NamePart::new(family, sound(0), rarity_of_han_family(family)),
            given: NamePart::new(given, sound(1), rarity_of_han_given(given)),
            pinyin: [whole, NONE],
        }
    }

    fn of_words(given: &str, family: &str) -> Self {
        let words = [given, family].into_iter().flat_map(keys::split);
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        if words.is_empty() {
            return Self::default();
        }
        let readings = name::latin_readings(&words);
        let mut line = String::with_capacity(given.len() + family.len() + 1);
        keys::push_sorted_words(&mut line, words.into_iter());
        PersonName {
            script: Script::Words,
            id: keys::id(&line),
            family: latin_part(family, Part::Family),
            given: latin_part(given, Part::Given),
            pinyin: readings.map(|letters| letters.map_or(NONE, |letters| keys::id(&letters))),
        }
    }

    /// The family and the given name of a Chinese name, or the words of another.
    pub(super) fn tokens(&self) -> impl Iterator<Item = &str> {
        self.given.words().chain(self.family.words())
    }

    /// How the name sounds: the words of a Latin one in alphabetical order, and what can be pinyin as pinyin. A name that
    /// cannot be read stands for itself.
    ///
    /// They are added to `sounds`, which is empty.
    pub(super) fn sounds(&self, sounds: &mut Vec<TextId>) {
        let pinyin = self.pinyin.into_iter().filter(|&id| id != NONE);
        let words = self.words_sound(sounds);
        sounds.extend(words.into_iter().chain(pinyin));
        if sounds.is_empty() && self.id != NONE {
            sounds.push(self.id);
        }
    }

    /// How the words of a Latin name sound; `room`, which is empty and stays so, is to put them in order in.
    fn words_sound(&self, room: &mut Vec<TextId>) -> Option<TextId> {
        if self.script != Script::Words {
            return None;
        }
        let codes = self.tokens().filter_map(keys::sound);
        room.extend(codes.map(|code| TextId::from(u32::from_be_bytes(code))));
        room.sort_unstable();
        let sound = (!room.is_empty()).then(|| keys::combine(room));
        room.clear();
        sound
    }

    /// A text that brings alike names together when names are put in order.
    pub(super) fn sort_text(&self) -> [&str; 2] {
        [&self.family.text, &self.given.text]
    }
}

/// Where the family name begins in the words of a whole Latin name: at the last word, with the small words before it
/// that belong to it. A single word is no family name.
fn family_at(written: &str) -> usize {
    let Some(last) = written.rfind(' ') else {
        return written.len();
    };
    let mut at = last + 1;
    // The first word stays a given name, whatever it is.
    while let Some(space) = written[..at - 1].rfind(' ') {
        if !PARTICLES.contains(&&written[space + 1..at - 1]) {
            break;
        }
        at = space + 1;
    }
    at
}

/// Small words that begin a family name.
const PARTICLES: [&str; 14] = [
    "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "la", "le", "bin", "al",
];

thread_local! {
    /// The parts of Latin names that came up on a thread, family names and given names: a few thousand of them make up
    /// most of a list, and a part depends on its text alone.
    static KNOWN: RefCell<[FxHashMap<Box<str>, NamePart>; 2]> = RefCell::default();
}

/// Parts that are kept to be taken again, of each kind: so few that they stay in the cache of a core.
const MOST_KNOWN: usize = 4096;

fn latin_part(text: &str, part: Part) -> NamePart {
    KNOWN.with_borrow_mut(|known| {
        let known = &mut known[usize::from(part == Part::Given)];
        if let Some(found) = known.get(text) {
            return found.clone();
        }
        let made = new_latin_part(text, part);
        if known.len() < MOST_KNOWN {
            known.insert(text.into(), made.clone());
        }
        made
    })
}

fn new_latin_part(text: &str, part: Part) -> NamePart {
    let mut sounds = keys::split(text).filter_map(keys::sound);
    let sound = sounds
        .next()
        .map_or(NONE, |sound| u64::from(u32::from_be_bytes(sound)));
    NamePart::new(text, sound, rarity_of_latin(text, part))
}

/// Share of bearers of a name that no table has, in bits: less than one in 50,000 bears it, but lists of one country or
/// one trade have names of their own.
const UNKNOWN_LATIN: f64 = 13.0;
/// Share of bearers of a Chinese family name beyond the hundred most frequent: a seventh of the people share some 5,000.
const UNKNOWN_HAN_FAMILY: f64 = 10.5;
/// Chinese given names are made freely of some thousand characters; the frequent ones of two characters have one bearer
/// in a thousand, those of one character one in two hundred.
const HAN_GIVEN: [f64; 2] = [7.5, 10.5];

fn rarity_of_latin(text: &str, part: Part) -> Bits {
    let word = keys::split(text).next().unwrap_or_default();
    Bits::new(bearers::latin_share(word, part).map_or(UNKNOWN_LATIN, |share| -share.log2()))
}

fn rarity_of_han_family(family: &str) -> Bits {
    let share = bearers::han_family_share(family);
    Bits::new(share.map_or(UNKNOWN_HAN_FAMILY, |share| -share.log2()))
}

fn rarity_of_han_given(given: &str) -> Bits {
    Bits::new(HAN_GIVEN[usize::from(given.chars().nth(1).is_some())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cut_into_family_and_given_name() {
        let cases = [
            ("John Smith", "john", "smith"),
            ("Mary Ann van der Berg", "mary ann", "van der berg"),
            ("Madonna", "madonna", ""),
            ("De Niro", "de", "niro"),
            ("The Fox Inn", "fox", "inn"),
            ("欧阳娜娜", "娜娜", "欧阳"),
            ("張 偉", "伟", "张"),
            ("王", "", "王"),
            ("", "", ""),
        ];
        for (text, given, family) in cases {
            let name = PersonName::parse(text);
            assert_eq!(
                (&*name.given.text, &*name.family.text),
                (given, family),
                "{text}"
            );
        }
    }

    #[test]
    fn a_rare_name_says_more() {
        let family = |text| PersonName::parse(text).family.rarity;
        assert!(family("John Smith") < family("John Rundle"));
        assert!(family("王伟") < family("欧阳娜娜"));
    }
}
