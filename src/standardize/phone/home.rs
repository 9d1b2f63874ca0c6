//! Where a row is at home when that is not the mainland, and how its numbers without a calling code are read.
//!
//! There `(317) 653-9404` is no puzzle, and `3176539404` no landline of 邢台 without its zero.

use crate::model::Field;
use crate::standardize::{Desk, country};
use crate::value::country::Country;
use crate::value::phone::{self, Entry, Flaw, Number, Reading, Unsure};

/// The country in which a row's numbers are dialled.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Home {
    /// The mainland; Hong Kong, Macau and Taiwan have [`calling_code`].
    #[default]
    Mainland,
    /// Another country.
    Abroad(Country),
}

/// What a number is that was written without a calling code in a row of another country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum There {
    /// A number of that country in the way it is written there and nowhere else.
    Written { number: String, ext: Option<String> },
    /// A number of that country, if it is one of that country.
    Assumed { number: String, ext: Option<String> },
    /// No number that the country has given out, and none of the mainland either.
    Unknown,
}

impl Home {
    /// Where the row on the desk is.
    pub(super) fn of(desk: &Desk<'_, '_>) -> Self {
        country::abroad(desk).map_or(Home::Mainland, Home::Abroad)
    }

    /// The number that a candidate is in this country, and none where it says itself whose it is.
    pub(super) fn read(self, entry: &Entry) -> Option<There> {
        let Home::Abroad(country) = self else {
            return None;
        };
        let text = entry.text.trim();
        if text.starts_with('+') || text.starts_with("00") {
            return None;
        }
        if !is_open(&entry.reading) {
            return None;
        }
        let there = phone::dialled_in(country.calling_code, text);
        let bare = bare(&entry.reading, country);
        match (there, bare) {
            (Some((number, ext)), Some(_)) => Some(There::Written { number, ext }),
            (None, Some(number)) => Some(There::Written { number, ext: None }),
            (Some((number, ext)), None) => Some(There::Assumed { number, ext }),
            // An area code with its zero is the mainland's own way.
            (None, None) if text.starts_with('0') && is_number(&entry.reading) => None,
            (None, None) => phone::has_length_of_a_number(text).then_some(There::Unknown),
        }
    }
}

/// Whether a reading leaves it open whose number it is: what a mainlander takes for a landline without its area code or
/// for no number at all may be one elsewhere.
fn is_open(reading: &Reading) -> bool {
    match reading {
        Reading::Unsure(unsure) => matches!(unsure, Unsure::Bare(_) | Unsure::Taiwan(_)),
        Reading::Number(number) => {
            matches!(number, Number::Landline { .. } | Number::Local { .. })
        }
        Reading::Flaw(flaw) => matches!(
            flaw,
            Flaw::Length | Flaw::Prefix | Flaw::AreaCode | Flaw::LocalLength | Flaw::Unused
        ),
        Reading::Masked(_) => false,
    }
}

fn is_number(reading: &Reading) -> bool {
    matches!(reading, Reading::Number(_))
}

/// The number of this country that the way it is written tells by itself.
fn bare(reading: &Reading, country: Country) -> Option<String> {
    match reading {
        Reading::Unsure(Unsure::Bare(number)) => number
            .strip_prefix('+')
            .is_some_and(|digits| digits.starts_with(country.calling_code))
            .then(|| number.clone()),
        _ => None,
    }
}

/// The calling code of a row in Hong Kong, Macau or Taiwan, where people write numbers without it.
pub(super) fn calling_code(desk: &Desk<'_, '_>) -> Option<&'static str> {
    const PLACES: [(&str, &[&str]); 3] = [
        ("852", &["香港特别行政区", "香港", "HK", "Hong Kong"]),
        ("853", &["澳门特别行政区", "澳门", "澳門", "MO", "Macau"]),
        ("886", &["台湾省", "台湾", "台灣", "TW", "Taiwan"]),
    ];
    let says = |field, names: &[&str]| desk.get(field).is_some_and(|text| names.contains(&text));
    let here = PLACES
        .iter()
        .find(|(_, names)| says(Field::Province, names) || says(Field::Country, names));
    here.map(|(code, _)| *code)
}
