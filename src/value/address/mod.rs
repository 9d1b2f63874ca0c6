//! What an address says: the divisions it names, today's, and the way to the door.
//!
//! Text in, parsed value out. `fold` brings the text to one plain line, `forms` knows how divisions are written, `walk`
//! reads them from the beginning of the line, `follow` tells a place from a road that bears its name.

mod abbreviation;
mod bearers;
mod endings;
mod brackets;
mod fold;
mod follow;
mod forms;
mod found;
mod kinds;
mod label;
mod latin;
mod latin_names;
mod number;
mod postcode;
mod read;
mod region;
mod repeat;
mod stand;
mod street;
mod marks;
mod moves;
mod passage;
pub mod table;
mod towns;
mod typo;
mod walk;
mod way;

use std::borrow::Cow;

pub use fold::{compact, fold};
pub use latin::{Latin, may_be_in_china, read_latin};
pub use number::split_mobile;
pub use postcode::split_postcode;
pub use read::parse;
pub use region::leading_region;
pub use street::{StreetParts, street_parts};
pub use table::{Division, Level};
pub use typo::mistyped;

/// What the row says of the place beside the address itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints<'a> {
    /// The province column.
    pub province: Option<&'a str>,
    /// The city column.
    pub city: Option<&'a str>,
    /// The district column.
    pub district: Option<&'a str>,
}

impl Hints<'_> {
    /// The one division that the columns name together, if they do.
    #[must_use]
    pub fn division(&self) -> Option<Division> {
        let named = [self.province, self.city, self.district];
        if let Some(division) = table::by_names(named) {
            return Some(division);
        }
        self.read()
    }

    /// The same by reading the columns as a line: short names, former names, a level left out.
    fn read(&self) -> Option<Division> {
        let named = [self.province, self.city, self.district];
        let mut names = named
            .into_iter()
            .flatten()
            .map(|name| abbreviation::alone(name).unwrap_or(name));
        let first = names.next()?;
        let line = names.fold(Cow::Borrowed(first), |line, name| {
            Cow::Owned(line.into_owned() + " " + name)
        });
        let line = fold(&line);
        match walk::walk_columns(&line).ways.as_slice() {
            [way] if marks::behind(&line, way.end).is_empty() => way.division,
            _ => None,
        }
    }
}

/// How sure the place is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// The text names no division.
    NoPlace,
    /// One place, or none below it.
    Sure,
    /// What is written can be any of these; none was chosen.
    Ambiguous(Vec<Division>),
    /// The text, or the text and its row, name two places that exclude each other.
    Contradiction(Vec<Division>),
}

/// An address, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The deepest division that is certain.
    pub place: Option<Division>,
    /// What follows the divisions, in one line.
    pub street: String,
    /// How sure the place is.
    pub certainty: Certainty,
    /// An old name that was read as today's.
    pub former: Option<String>,
    /// Text that stood before the place.
    pub before: Option<String>,
}

impl Parsed {
    /// The province's official name.
    #[must_use]
    pub fn province(&self) -> Option<&'static str> {
        self.place?.at(Level::Province).map(Division::name)
    }

    /// The city's official name; a municipality is its own city, a directly governed county has none.
    #[must_use]
    pub fn city(&self) -> Option<&'static str> {
        self.place?.at(Level::City).map(Division::name)
    }

    /// The district's official name.
    #[must_use]
    pub fn district(&self) -> Option<&'static str> {
        self.place?.at(Level::District).map(Division::name)
    }

    /// The six-digit code of the deepest division.
    #[must_use]
    pub fn code(&self) -> Option<u32> {
        self.place.map(Division::code)
    }

    /// The whole in one line: province, city, district, street.
    #[must_use]
    pub fn line(&self) -> String {
        self.place.map(Division::path).unwrap_or_default() + &self.street
    }

    fn without_place(text: &str, certainty: Certainty) -> Self {
        Parsed {
            place: None,
            street: compact(marks::behind(text, 0)).into_owned(),
            certainty,
            former: None,
            before: None,
        }
    }
}

/// The six-digit administrative code of the deepest of the levels stated, in official or short names; none where they
/// name no one place.
#[must_use]
pub fn division_code(
    province: Option<&str>,
    city: Option<&str>,
    district: Option<&str>,
) -> Option<u32> {
    let hints = Hints {
        province,
        city,
        district,
    };
    hints.division().map(Division::code)
}

/// A street as it stands in its own field: one plain line without separators before it.
#[must_use]
pub fn tidy_street(text: &str) -> String {
    compact(marks::behind(&fold(text), 0)).into_owned()
}

#[cfg(test)]
mod tests;
