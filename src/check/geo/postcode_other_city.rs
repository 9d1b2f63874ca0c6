//! A postcode of another city of the province.

use crate::check::places;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::value::address::{Division, Level};

finding_kinds! {
    /// ## What it looks for
    /// A postcode whose first four digits are those of the main post office of another city of the same province, and
    /// not of the one the address names.
    /// ## Why it matters
    /// The letter makes a detour, and one of the two cells is an old one.
    /// ## Known false alarms
    /// Postal districts are not cities: a county on the border can be served by the neighbour. So it is a hint.
    /// ## Example
    /// 武汉市 with 441000, which is Xiangyang, is found; 武汉市 with 430400 is not.
    POSTCODE_OTHER_CITY = "PST103", Info,
        "the postcode is that of another city of the province",
        "邮编属于本省另一个城市";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &POSTCODE_OTHER_CITY,
    needs: Needs::All(&[Field::Postcode, Field::City]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let city = places::city(row.get(Field::City)?)?.division;
    let served = places::cities_of_postcode(row.get(Field::Postcode)?);
    let in_province = |other: &Division| other.at(Level::Province) == city.at(Level::Province);
    let elsewhere = served.iter().any(in_province) && !served.contains(&city);
    elsewhere.then(|| Sighting::of(row, Field::Postcode))
}
