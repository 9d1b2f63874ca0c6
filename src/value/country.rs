//! Other countries than mainland China: which one a name, a state with its postcode, or a postcode means.
//!
//! Knows names and the shapes of postcodes; knows no row. Hong Kong, Macau and Taiwan are told apart elsewhere, by the
//! divisions of an address.

use std::sync::LazyLock;

use compact_str::CompactString;
use rustc_hash::FxHashMap;

/// A country, known by its code of ISO 3166-1, and what is dialled to call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// Two letters: `US`.
    pub alpha2: &'static str,
    /// The calling code without its plus sign: `1`.
    pub calling_code: &'static str,
}

/// Which of day and month comes first where the year comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// `31/12/1990`.
    DayFirst,
    /// `12/31/1990`.
    MonthFirst,
}

impl Country {
    /// The order that is usual there; none where both are, or where the year comes first as a rule. By the short forms of
    /// dates in Unicode's CLDR.
    #[must_use]
    pub fn date_order(self) -> Option<DateOrder> {
        match self.alpha2 {
            "US" | "PR" | "GU" | "AS" | "VI" | "UM" | "MH" | "FM" | "PW" => {
                Some(DateOrder::MonthFirst)
            }
            "CA" | "PH" | "ZA" | "KE" | "GH" | "JP" | "KR" | "KP" | "MN" | "HU" | "LT" | "SE"
            | "IR" | "AF" => None,
            _ => Some(DateOrder::DayFirst),
        }
    }
}

/// `countries_abroad.csv` by every name and code in lower case.
static BY_NAME: LazyLock<FxHashMap<String, Country>> = LazyLock::new(|| {
    let table = include_str!("../../rules/reference/countries_abroad.csv");
    let mut countries = FxHashMap::default();
    for line in table.lines().skip(1) {
        let cells: Vec<&'static str> = line.split(',').collect();
        if let [alpha2, alpha3, calling_code, names] = cells[..] {
            let country = Country {
                alpha2,
                calling_code,
            };
            let names = names.split(';').chain([alpha2, alpha3]);
            countries.extend(names.map(|name| (name.to_lowercase(), country)));
        }
    }
    countries
});

/// `states_abroad.csv` by code and by name in lower case; `WA` and `NT` are states of two countries.
static STATES: LazyLock<FxHashMap<String, Vec<Country>>> = LazyLock::new(|| {
    let table = include_str!("../../rules/reference/states_abroad.csv");
    let mut states: FxHashMap<String, Vec<Country>> = FxHashMap::default();
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        if let [country, code, name] = cells[..]
            && let Some(country) = by_name(country)
        {
            for name in [code, name] {
                states.entry(name.to_lowercase()).or_default().push(country);
            }
        }
    }
    states
});

/// A name or code in lower case; those in Latin letters take no memory of their own.
fn lower(text: &str) -> CompactString {
    let text = text.trim();
    if !text.is_ascii() {
        return text.to_lowercase().into();
    }
    let mut lower = CompactString::from(text);
    lower.make_ascii_lowercase();
    lower
}

/// The country of this name (English or Chinese) or code, in upper or lower case.
#[must_use]
pub fn by_name(text: &str) -> Option<Country> {
    BY_NAME.get(lower(text).as_str()).copied()
}

/// The country that has such a state, and whose postcodes look like this one where there is one.
///
/// An abbreviation alone is weak evidence (`SC` may be meant for 四川), so the caller says what stands beside it.
#[must_use]
pub fn by_state(state: &str, postcode: Option<&str>) -> Option<Country> {
    let countries = STATES.get(lower(state).as_str())?;
    let zeros = match countries.as_slice() {
        [_] => Zeros::MayBeLost,
        _ => Zeros::Stand,
    };
    let fits =
        |country: &Country| postcode.is_none_or(|code| has_shape(country.alpha2, code, zeros));
    let mut fitting = countries.iter().filter(|country| fits(country));
    let country = fitting.next()?;
    fitting.next().is_none().then_some(*country)
}

/// The country whose postcodes alone look like this one: Great Britain's and Canada's have letters.
#[must_use]
pub fn by_postcode(postcode: &str) -> Option<Country> {
    let country = ["GB", "CA"]
        .into_iter()
        .find(|country| has_shape(country, postcode, Zeros::Stand));
    country.and_then(by_name)
}

/// Whether a spreadsheet may have taken the zeros in front of a postcode.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Zeros {
    Stand,
    MayBeLost,
}

/// Whether a postcode has the shape that those of a country have, after the Universal Postal Union's addressing guides.
fn has_shape(alpha2: &str, postcode: &str, zeros: Zeros) -> bool {
    let shape = shape(postcode);
    let lost = zeros == Zeros::MayBeLost;
    match alpha2 {
        "US" => matches!(shape.as_str(), "99999" | "99999-9999") || lost && shape == "9999",
        "AU" => shape == "9999" || lost && shape == "999",
        "CA" => shape == "A9A9A9",
        "GB" => {
            let outward = ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"];
            shape
                .strip_suffix("9AA")
                .is_some_and(|front| outward.contains(&front))
        }
        _ => false,
    }
}

/// Digits as `9`, letters as `A`, other signs as themselves, spaces left out.
fn shape(postcode: &str) -> String {
    let sign = |c: char| match c {
        '0'..='9' => '9',
        c if c.is_ascii_alphabetic() => 'A',
        c => c,
    };
    postcode.chars().filter(|c| *c != ' ').map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_known_by_its_names_and_codes() {
        let cases = [
            ("美国", Some("1")),
            ("USA", Some("1")),
            ("us", Some("1")),
            ("United Kingdom", Some("44")),
            ("澳大利亚", Some("61")),
            ("DEU", Some("49")),
            ("中国", None),
            ("香港", None),
            ("Atlantis", None),
        ];
        for (name, code) in cases {
            assert_eq!(
                by_name(name).map(|country| country.calling_code),
                code,
                "{name}"
            );
        }
    }

    #[test]
    fn a_state_tells_its_country_where_the_postcode_does_not_speak_against_it() {
        let cases = [
            ("NM", Some("87380"), Some("US")),
            ("california", None, Some("US")),
            ("NJ", Some("8160"), Some("US")),
            ("MN", Some("55594-1234"), Some("US")),
            ("nsw", Some("2362"), Some("AU")),
            ("NT", Some("0820"), Some("AU")),
            ("NT", Some("X0E 0A0"), Some("CA")),
            ("Western Australia", Some("793"), Some("AU")),
            ("WA", None, None),
            ("WA", Some("793"), None),
            ("WA", Some("6000"), Some("AU")),
            ("WA", Some("98101"), Some("US")),
            ("SC", Some("610000"), None),
            ("四川", Some("610000"), None),
        ];
        for (state, postcode, country) in cases {
            let found = by_state(state, postcode).map(|country| country.alpha2);
            assert_eq!(found, country, "{state} {postcode:?}");
        }
    }

    #[test]
    fn a_postcode_with_letters_tells_its_country() {
        let cases = [
            ("SW1A 1AA", Some("GB")),
            ("m1 1ae", Some("GB")),
            ("K1A 0B1", Some("CA")),
            ("87380", None),
            ("200000", None),
            ("A1", None),
        ];
        for (postcode, country) in cases {
            assert_eq!(
                by_postcode(postcode).map(|country| country.alpha2),
                country,
                "{postcode}"
            );
        }
    }
}
