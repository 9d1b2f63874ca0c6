//! Where a record lives, cut up for comparing: the road apart from the numbers on it.
//!
//! What comes in: the address fields of a row. What goes out: a [`Place`]. Two addresses on one road differ in their
//! numbers, so the numbers are held apart from the words, which may be mistyped.

use compact_str::CompactString;

use crate::model::{ContactRow, Field};

use super::compare::text::Letters;
use super::few::Few;
use super::keys::{self, NONE, TextId};
use crate::rules::Bits;
use crate::value::address::street_parts;
use crate::value::han;

/// A text of a few letters and digits in one machine word, so that two of them are compared at once; a longer one is
/// known by its beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Packed(u64);

impl Packed {
    /// No text.
    pub(super) const NONE: Packed = Packed(0);

    /// The first eight bytes of `text`.
    pub(super) fn new(text: &str) -> Self {
        let mut bytes = [0; 8];
        bytes
            .iter_mut()
            .zip(text.bytes())
            .for_each(|(place, byte)| *place = byte);
        Packed(u64::from_be_bytes(bytes))
    }

    /// Whether one slip of the pen parts the two: between how both begin and how both end there is one place at most, or
    /// two that changed places.
    #[inline]
    pub(super) fn is_slip_of(self, other: Packed) -> bool {
        const BITS: u32 = u8::BITS;
        let empty = |packed: Packed| packed.0.trailing_zeros() / BITS;
        let ending = |packed: Packed| packed.0.checked_shr(empty(packed) * BITS).unwrap_or(0);
        let begin = (self.0 ^ other.0).leading_zeros() / BITS;
        let end = (ending(self) ^ ending(other)).trailing_zeros() / BITS;
        let longer = 8 - empty(self).min(empty(other));
        let swapped = || {
            let pair = |packed: Packed| packed.0 << (BITS * begin) >> (u64::BITS - 2 * BITS);
            pair(self) == u64::from((pair(other) as u16).swap_bytes())
        };
        match (
            longer.saturating_sub(begin + end),
            empty(self).abs_diff(empty(other)),
        ) {
            (0 | 1, 0 | 1) => true,
            (2, 0) => swapped(),
            _ => false,
        }
    }

    /// Whether a longer text may have been cut to it.
    pub(super) fn is_full(self) -> bool {
        self.0.trailing_zeros() < u8::BITS
    }

    /// As a blocking key.
    pub(super) fn id(self) -> TextId {
        self.0
    }
}

/// An address, ready to be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The street with its numbers, folded, its words in alphabetical order: lines of an address change places.
    pub(super) street: TextId,
    /// The words of the street without the numbers.
    pub(super) road: CompactString,
    /// The letters of the road.
    pub(super) road_letters: Letters,
    /// The numbers, in their order.
    pub(super) numbers: Few<Packed>,
    /// The name of the city, folded.
    pub(super) city: CompactString,
    /// The letters of the city.
    pub(super) city_letters: Letters,
    pub(super) city_id: TextId,
    pub(super) district: TextId,
    pub(super) postcode: Packed,
    /// How rare the town is, as far as the list at hand tells.
    pub(super) rarity: TownRarity,
}

/// How rare a town is by what names it; zero where nothing is known of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TownRarity {
    /// Postcode and city together.
    pub(super) both: Bits,
    pub(super) postcode: Bits,
    pub(super) district: Bits,
    pub(super) city: Bits,
}

impl Place {
    /// The place of `row`.
    pub(super) fn of(row: ContactRow<'_>) -> Self {
        let cut = cut(line(row));
        let solid = |field| row.get(field).map(keys::solid).unwrap_or_default();
        let district = solid(Field::District);
        let city = solid(Field::City);
        // Abroad the only town that is named is a suburb as often as a city.
        let city = if city.is_empty() { &district } else { &city };
        Place {
            street: cut.street(),
            road: cut.road.as_str().into(),
            road_letters: Letters::of(&cut.road),
            numbers: cut.numbers().map(Packed::new).collect(),
            city_id: keys::id(city),
            city: city.clone(),
            city_letters: Letters::of(city),
            district: keys::id(&district),
            postcode: postcode(&solid(Field::Postcode)),
            rarity: TownRarity::default(),
        }
    }

    /// The numbers as one; [`NONE`] where there are none.
    pub(super) fn numbers_id(&self) -> TextId {
        let mut combined = keys::Combined::default();
        self.numbers
            .iter()
            .for_each(|number| combined.add(number.id()));
        match self.numbers.is_empty() {
            true => NONE,
            false => combined.number(),
        }
    }

    /// The words of the road that tell it from others: no `street`.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let telling =
            |word: &&str| !word.is_empty() && !ABBREVIATIONS.iter().any(|(_, full)| full == word);
        keys::split(&self.road).filter(telling)
    }
}

/// The street; where there is none, the whole address without the names of its divisions. A town says nothing of a road,
/// and is compared by itself.
fn line(row: ContactRow<'_>) -> &str {
    if let Some(street) = row.get(Field::Street) {
        return street;
    }
    let address = row.get(Field::Address).unwrap_or_default();
    let divisions = [Field::Province, Field::City, Field::District];
    let names = divisions.into_iter().filter_map(|field| row.get(field));
    names.fold(address, |rest, name| {
        rest.trim_start().strip_prefix(name).unwrap_or(rest)
    })
}

/// The post offices of the United States add four digits to the five that name the town.
fn postcode(text: &str) -> Packed {
    match text.len() == 9 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        true => Packed::new(&text[..5]),
        false => Packed::new(text),
    }
}

/// A street, cut into its words and its numbers.
#[derive(Debug, Default)]
struct Cut {
    road: String,
    /// Each with a blank before it.
    numbers: String,
}

impl Cut {
    fn numbers(&self) -> impl Iterator<Item = &str> {
        keys::split(&self.numbers).skip(1)
    }

    /// The whole street as a number.
    fn street(&self) -> TextId {
        if self.road.is_empty() {
            return NONE;
        }
        let mut text = String::with_capacity(self.road.len() + self.numbers.len() + 1);
        keys::push_sorted_words(&mut text, keys::split(&self.road));
        text.push('|');
        text.push_str(self.numbers.strip_prefix(' ').unwrap_or_default());
        keys::id(&text)
    }

    /// Adds a number without leading zeros, in small letters.
    fn push_number(&mut self, written: &str) {
        self.numbers.push(' ');
        let letters = written.trim_start_matches('0').chars();
        self.numbers
            .extend(letters.map(|letter| letter.to_ascii_lowercase()));
    }

    /// Adds the words of a folded street, abbreviations written out, and its numbers without leading zeros. A letter that
    /// is glued to a number (`12b`) belongs to the number.
    fn push_words(&mut self, text: &str) {
        for word in keys::split(text) {
            let mut rest = word;
            while let Some(from) = rest.find(|c: char| c.is_ascii_digit()) {
                push_word(&mut self.road, &rest[..from]);
                let tail = &rest[from..];
                let end = tail
                    .find(|c: char| !c.is_ascii_alphanumeric())
                    .unwrap_or(tail.len());
                self.push_number(&tail[..end]);
                rest = &tail[end..];
            }
            push_word(&mut self.road, rest);
        }
    }
}

/// The words of a street and its numbers. A Chinese street is taken apart first, so that 3栋2单元501室 and 3-2-501 have
/// the same numbers; what is no part of it is cut like a Latin one.
fn cut(text: &str) -> Cut {
    let mut cut = Cut {
        road: String::with_capacity(text.len()),
        numbers: String::new(),
    };
    if !han::has_han(text) {
        cut.push_words(&keys::words(text));
        return cut;
    }
    let parts = street_parts(text);
    parts.numbers().for_each(|number| cut.push_number(number));
    for words in parts.words() {
        let mut more = Cut::default();
        more.push_words(&keys::words(words));
        push_word(&mut cut.road, &more.road);
        cut.numbers.push_str(&more.numbers);
    }
    cut
}

fn push_word(road: &mut String, word: &str) {
    if word.is_empty() {
        return;
    }
    let mut known = ABBREVIATIONS
        .iter()
        .filter(|_| word.len() <= LONGEST_ABBREVIATION);
    let full = known
        .find(|(short, _)| *short == word)
        .map_or(word, |(_, full)| full);
    if !road.is_empty() && full.is_ascii() {
        road.push(' ');
    }
    road.push_str(full);
}

/// The letters of the longest of [`ABBREVIATIONS`].
const LONGEST_ABBREVIATION: usize = 4;

/// What stands abbreviated in English addresses.
const ABBREVIATIONS: [(&str, &str); 24] = [
    ("st", "street"),
    ("rd", "road"),
    ("ave", "avenue"),
    ("av", "avenue"),
    ("blvd", "boulevard"),
    ("blv", "boulevard"),
    ("dr", "drive"),
    ("ln", "lane"),
    ("ct", "court"),
    ("pl", "place"),
    ("cres", "crescent"),
    ("hwy", "highway"),
    ("sq", "square"),
    ("tce", "terrace"),
    ("pde", "parade"),
    ("cl", "close"),
    ("cct", "circuit"),
    ("apt", "apartment"),
    ("n", "north"),
    ("s", "south"),
    ("e", "east"),
    ("w", "west"),
    ("fl", "floor"),
    ("bldg", "building"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_street_is_cut_into_its_road_and_its_numbers() {
        let cases = [
            (
                "Chinese",
                "人民路100号3栋502室",
                "人民路",
                vec!["100", "3", "502"],
            ),
            (
                "abbreviated",
                "12b Saint James Rd",
                "saint james road",
                vec!["12b"],
            ),
            (
                "a chain of numbers",
                "人民路100号3-2-501",
                "人民路",
                vec!["100", "3", "2", "501"],
            ),
            (
                "Chinese numerals",
                "人民路一百号三栋二单元５０１室",
                "人民路",
                vec!["100", "3", "2", "501"],
            ),
            ("leading zeros", "007 Main", "main", vec!["7"]),
            ("no number", "Main Street", "main street", vec![]),
            ("nothing", "", "", vec![]),
        ];
        for (case, text, road, numbers) in cases {
            let cut = cut(text);
            assert_eq!(cut.road, road, "{case}");
            assert_eq!(cut.numbers().collect::<Vec<_>>(), numbers, "{case}");
        }
    }
}
