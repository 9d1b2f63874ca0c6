//! Two places.

use super::Grades;
use super::typo::{self, Likeness};
use crate::dedupe::keys::{NONE, TextId};
use crate::dedupe::place::Place;
use crate::rules::Level;

/// Adds the levels of two places. One street name is in many towns, so of streets in two towns only the same house on the
/// same road says something: a suburb is called by its own name and by that of its city.
pub(in crate::dedupe) fn place(a: &Place, b: &Place, grades: &mut Grades) {
    let town = town(a, b);
    let streets = a.street != NONE && b.street != NONE;
    if town != Some(Level::TownDiffers) {
        grades.push(streets.then(|| street(a, b)));
    } else if streets && street(a, b) == Level::StreetEqual {
        grades.push(Some(Level::StreetElsewhere));
    }
    grades.push(town);
}

/// The level of two towns: the closest agreement there is; elsewhere, where there is none although it could be.
fn town(a: &Place, b: &Place) -> Option<Level> {
    let equality = |a: TextId, b: TextId| (a != NONE && b != NONE).then_some(a == b);
    let [postcode, district, city] = [
        (a.postcode, b.postcode),
        (a.district, b.district),
        (a.city, b.city),
    ]
    .map(|(a, b)| equality(a, b));
    match (postcode, district, city) {
        (Some(true), _, _) => Some(Level::TownPostcode),
        // Districts of several cities have one name.
        (_, Some(true), None | Some(true)) => Some(Level::TownDistrict),
        (_, _, Some(true)) => Some(Level::TownCity),
        (None, _, None) => None,
        _ => Some(Level::TownDiffers),
    }
}

/// The level of two streets in one town.
fn street(a: &Place, b: &Place) -> Level {
    let numbers = numbers(&a.numbers, &b.numbers);
    match (typo::road(&a.road, &b.road), numbers) {
        (Likeness::Equal, Numbers::Same) => Level::StreetEqual,
        (Likeness::Similar, Numbers::Same) => Level::StreetTypo,
        (Likeness::Equal | Likeness::Similar, Numbers::Fewer) => Level::StreetBuilding,
        (Likeness::Equal, Numbers::OneOff) => Level::StreetNumberTypo,
        (Likeness::Equal, Numbers::Missing | Numbers::Other) => Level::StreetRoad,
        (Likeness::Similar, _) | (Likeness::Differs, _) => Level::StreetDiffers,
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
