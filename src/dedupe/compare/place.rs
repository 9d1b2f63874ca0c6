//! Two places.

use super::typo::{self, Likeness};
use crate::dedupe::keys::{NONE, TextId};
use crate::dedupe::place::Place;
use crate::rules::Level;

/// The level of two places; nothing where they have no part in common that could be compared.
pub(in crate::dedupe) fn place(a: &Place, b: &Place) -> Option<Level> {
    let towns = [(a.postcode, b.postcode), (a.city, b.city)].map(|(a, b)| equality(a, b));
    let elsewhere = towns.contains(&Some(false)) && !towns.contains(&Some(true));
    if elsewhere {
        return Some(Level::PlaceDiffers);
    }
    let street = (a.street != NONE && b.street != NONE).then(|| street(a, b));
    match street {
        Some(Level::PlaceDiffers) => Some(same_area(a, b).unwrap_or(Level::PlaceDiffers)),
        Some(level) => Some(level),
        None => same_area(a, b),
    }
}

/// Whether two values are equal, where both are there.
fn equality(a: TextId, b: TextId) -> Option<bool> {
    (a != NONE && b != NONE).then_some(a == b)
}

fn same_area(a: &Place, b: &Place) -> Option<Level> {
    let areas = [
        (a.postcode, b.postcode, Level::PlacePostcode),
        (a.district, b.district, Level::PlaceDistrict),
        (a.city, b.city, Level::PlaceCity),
    ];
    areas
        .into_iter()
        .find(|&(a, b, _)| equality(a, b) == Some(true))
        .map(|(_, _, level)| level)
}

/// The level of two streets in one town.
fn street(a: &Place, b: &Place) -> Level {
    let numbered = !a.numbers.is_empty() && !b.numbers.is_empty();
    if a.street == b.street {
        return if numbered {
            Level::PlaceEqual
        } else {
            Level::PlaceRoad
        };
    }
    let likeness = typo::road(&a.road, &b.road);
    match (likeness, numbers(&a.numbers, &b.numbers)) {
        (Likeness::Differs, _) | (_, Numbers::Other) => Level::PlaceDiffers,
        (_, Numbers::Same) => Level::PlaceTypo,
        (_, Numbers::Fewer) => Level::PlaceBuilding,
        (Likeness::Equal, Numbers::OneOff) => Level::PlaceNumberTypo,
        (Likeness::Equal, Numbers::Missing) => Level::PlaceRoad,
        (Likeness::Similar, Numbers::OneOff | Numbers::Missing) => Level::PlaceDiffers,
    }
}

/// How two rows of house numbers stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbers {
    Same,
    /// One goes on where the other ends: the room is missing.
    Fewer,
    /// As many, and only one differs: a slip, or a neighbour.
    OneOff,
    Missing,
    Other,
}

fn numbers(a: &[TextId], b: &[TextId]) -> Numbers {
    let off = a.iter().zip(b).filter(|(a, b)| a != b).count();
    if a.is_empty() || b.is_empty() {
        Numbers::Missing
    } else if off == 0 {
        if a.len() == b.len() {
            Numbers::Same
        } else {
            Numbers::Fewer
        }
    } else if off == 1 && a.len() == b.len() && a.len() > 1 {
        Numbers::OneOff
    } else {
        Numbers::Other
    }
}
