//! Whether a row says that it is about another country.

use super::Desk;
use crate::model::Field;

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
