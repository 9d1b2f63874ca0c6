//! Two places.

use super::Grades;
use super::text::{self, Letters, Likeness};
use crate::dedupe::keys::NONE;
use crate::dedupe::place::{Packed, Place};
use crate::rules::{Bits, Level};

/// Adds the levels of two places. One street name is in many towns, so of streets in two towns only the same house on the
/// same road says something: a suburb is called by its own name and by that of its city.
pub(in crate::dedupe) fn place(a: &Place, b: &Place, grades: &mut Grades) {
    let town = town(a, b);
    let street = (a.street != NONE && b.street != NONE).then(|| street(a, b));
    grades.push(match (street, town) {
        (Some(Level::StreetEqual), Some(Level::TownDiffers)) => Some(Level::StreetElsewhere),
        (Some(Level::StreetRoad | Level::StreetHouse), Some(Level::TownDiffers)) => None,
        (street, _) => street,
    });
    if let Some(town) = town {
        grades.push_rare(town, rarity(town, a));
    }
}

/// How rare what both have is.
fn rarity(town: Level, place: &Place) -> Bits {
    match town {
        Level::TownEqual => place.rarity.both,
        Level::TownPostcode | Level::TownPostcodeOnly => place.rarity.postcode,
        Level::TownDistrict => place.rarity.district,
        Level::TownCity | Level::TownCityOnly => place.rarity.city,
        _ => Bits::ZERO,
    }
}

/// How two values stand to each other where one may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Agreement {
    Missing,
    Equal,
    Near,
    Differs,
}

/// The level of two towns, by postcode and by name together: where one is known, the other says little more.
fn town(a: &Place, b: &Place) -> Option<Level> {
    use Agreement::{Differs, Equal, Missing, Near};
    let district = a.district != NONE && a.district == b.district;
    Some(match (postcodes(a.postcode, b.postcode), cities(a, b)) {
        (Missing, Missing) => return None,
        (Equal, Equal) => Level::TownEqual,
        (Equal, Near | Missing) => Level::TownPostcode,
        (Equal, Differs) => Level::TownPostcodeOnly,
        (Near, Equal | Near) => Level::TownPostcodeTypo,
        (Missing, Equal) if district => Level::TownDistrict,
        (Missing, Equal) => Level::TownCity,
        (Differs, Equal) => Level::TownCityOnly,
        (Missing | Differs, Near) | (Near, Missing) => Level::TownSimilar,
        (Missing | Differs | Near, Differs) | (Differs, Missing) => Level::TownDiffers,
    })
}

fn postcodes(a: Packed, b: Packed) -> Agreement {
    if a == Packed::NONE || b == Packed::NONE {
        Agreement::Missing
    } else if a == b {
        Agreement::Equal
    } else if a.is_slip_of(b) {
        Agreement::Near
    } else {
        Agreement::Differs
    }
}

/// Districts of several cities have one name, so they count where the cities do not differ.
fn cities(a: &Place, b: &Place) -> Agreement {
    let district = a.district != NONE && a.district == b.district;
    match (a.city_id, b.city_id) {
        (NONE, _) | (_, NONE) if district => Agreement::Equal,
        (NONE, _) | (_, NONE) => Agreement::Missing,
        (ours, theirs) if ours == theirs => Agreement::Equal,
        _ => names_of_cities(a, b),
    }
}

fn names_of_cities(a: &Place, b: &Place) -> Agreement {
    let (one, other): (&str, &str) = (&a.city, &b.city);
    // Chinese towns are in standard form, and one character makes another town.
    if !one.is_ascii() || !other.is_ascii() {
        return Agreement::Differs;
    }
    // Most are told apart by their letters.
    let alike = a.city_letters.may_be_alike(b.city_letters);
    match alike && text::word(one, other) > Likeness::Differs {
        true => Agreement::Near,
        false if text::same_consonants(one, other) => Agreement::Near,
        false => Agreement::Differs,
    }
}

/// The level of two streets.
fn street(a: &Place, b: &Place) -> Level {
    let numbers = numbers(&a.numbers, &b.numbers);
    let road = if a.street == b.street {
        Likeness::Equal
    } else {
        road(&a.road, &b.road, [a.road_letters, b.road_letters])
    };
    match (road, numbers) {
        (Likeness::Equal, Numbers::Same) => Level::StreetEqual,
        (Likeness::Typo, Numbers::Same) => Level::StreetTypo,
        (Likeness::Equal | Likeness::Typo, Numbers::Fewer) => Level::StreetBuilding,
        (Likeness::Equal | Likeness::Typo, Numbers::OneOff) => Level::StreetNumberTypo,
        (Likeness::Similar, Numbers::Same | Numbers::Fewer | Numbers::OneOff) => Level::StreetAlike,
        (Likeness::Equal | Likeness::Typo, Numbers::Missing | Numbers::Other) => Level::StreetRoad,
        (Likeness::Differs, Numbers::Same) => Level::StreetHouse,
        (Likeness::Similar | Likeness::Differs, _) => Level::StreetDiffers,
    }
}

/// Share of letters in common words from which on two roads may be one, and from which on they are alike.
const COMMON: [f64; 2] = [0.85, 0.45];

/// How alike two roads are: letter by letter, or by the words they share.
fn road(a: &str, b: &str, letters: [Letters; 2]) -> Likeness {
    let by_letters = text::line(a, b, letters);
    let (longer, shorter) = if a.len() > b.len() { (a, b) } else { (b, a) };
    // Most are told apart by their letters, without a search.
    let may_contain = letters[0].may_contain(letters[1]);
    if by_letters >= Likeness::Typo || may_contain && contains(longer, shorter) {
        return by_letters.max(Likeness::Typo);
    }
    match text::words_in_common(a, b) {
        share if share >= COMMON[0] => Likeness::Typo,
        share if share >= COMMON[1] => Likeness::Similar,
        _ => by_letters,
    }
}

/// Whether one of two roads is named with the words of the other and further ones (a village, a building). A single Latin
/// word says too little: every second road is a street.
fn contains(long: &str, short: &str) -> bool {
    let telling = short.contains(' ') || (!short.is_ascii() && short.chars().nth(1).is_some());
    telling && long.contains(short)
}

/// How two rows of house numbers stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbers {
    Same,
    /// One goes on where the other ends: the room is missing.
    Fewer,
    /// As many, and one differs by a slip, or one of several differs.
    OneOff,
    Missing,
    Other,
}

fn numbers(a: &[Packed], b: &[Packed]) -> Numbers {
    let mut off = a.iter().zip(b).filter(|(a, b)| a != b);
    if a.is_empty() || b.is_empty() {
        return Numbers::Missing;
    }
    match (off.next(), off.next()) {
        (None, _) if a.len() == b.len() => Numbers::Same,
        (None, _) => Numbers::Fewer,
        (Some((one, other)), None) if a.len() == b.len() => {
            if a.len() > 1 || one.is_slip_of(*other) {
                Numbers::OneOff
            } else {
                Numbers::Other
            }
        }
        _ => Numbers::Other,
    }
}
