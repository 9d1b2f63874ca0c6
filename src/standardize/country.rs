//! Whether a row says that it is about another country, and which.
//!
//! It says so by its country, by a state with its postcode or city, or by a postcode that only one country has.

use super::Desk;
use crate::model::Field;
use crate::value::country::{self, Country};

/// Names under which the mainland is given as a country.
const MAINLAND: [&str; 8] = [
    "中国",
    "中国大陆",
    "中华人民共和国",
    "中國",
    "cn",
    "chn",
    "china",
    "prc",
];

/// Whether the row names a country, and neither the mainland nor one of `at_home`, which are in lower case.
pub(super) fn is_another(desk: &Desk<'_, '_>, at_home: &[&str]) -> bool {
    desk.get(Field::Country).is_some_and(|country| {
        let country = country.to_lowercase();
        !MAINLAND
            .iter()
            .chain(at_home)
            .any(|known| *known == country)
    })
}

/// The other country that the row is in. Hong Kong, Macau and Taiwan are none.
pub(super) fn abroad(desk: &Desk<'_, '_>) -> Option<Country> {
    match desk.get(Field::Country) {
        Some(name) => country::by_name(name),
        None => by_place(desk),
    }
}

/// The country that the place of a row is in. An abbreviated state is believed beside a postcode of its country, or a
/// city in Latin letters that nothing here knows as one of the mainland.
fn by_place(desk: &Desk<'_, '_>) -> Option<Country> {
    let postcode = desk.get(Field::Postcode);
    match desk.get(Field::Province) {
        Some(state) if state.is_ascii() => {
            let supported = postcode.is_some() || desk.get(Field::City).is_some_and(str::is_ascii);
            supported.then(|| country::by_state(state, postcode))?
        }
        Some(_) => None,
        None => postcode.and_then(country::by_postcode),
    }
}
