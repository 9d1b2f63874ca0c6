//! One row and what its cells mean, each read at most once and only when a check asks.

use std::cell::OnceCell;

use jiff::civil::Date;

use super::reference::{Province, ProvinceSet, provinces_of_postcode};
use crate::model::{ContactRow, Field, Finding, Severity};
use crate::value::id_number::{self, Gender, Holder};
use crate::value::phone::area::{self, Area};

/// A row being looked at.
#[derive(Debug)]
pub struct Facts<'a> {
    cells: [Option<&'a str>; Field::COUNT],
    earlier: &'a [Finding],
    today: Date,
    birth: OnceCell<Option<Date>>,
    registered: OnceCell<Option<Date>>,
    purchased: OnceCell<Option<Date>>,
    resident: OnceCell<Option<Holder>>,
    province: OnceCell<Option<Province>>,
    area: OnceCell<Option<&'static Area>>,
    postcode: OnceCell<Option<ProvinceSet>>,
    channel: OnceCell<bool>,
    figures: [OnceCell<Option<f64>>; FIGURES.len()],
}

/// The fields of figures, each read once.
const FIGURES: [Field; 3] = [Field::Amount, Field::OrderCount, Field::Points];

impl<'a> Facts<'a> {
    /// A row of which earlier stages reported `earlier`; no cell is read yet.
    ///
    /// The cells are looked up once here: dozens of checks ask for a dozen of them each.
    #[must_use]
    pub fn new(row: ContactRow<'a>, earlier: &'a [Finding], today: Date) -> Self {
        let mut cells = [None; Field::COUNT];
        row.cells()
            .for_each(|(field, cell)| cells[field.index()] = Some(cell));
        Facts {
            cells,
            earlier,
            today,
            birth: OnceCell::new(),
            registered: OnceCell::new(),
            purchased: OnceCell::new(),
            resident: OnceCell::new(),
            province: OnceCell::new(),
            area: OnceCell::new(),
            postcode: OnceCell::new(),
            channel: OnceCell::new(),
            figures: [const { OnceCell::new() }; FIGURES.len()],
        }
    }

    /// The value of a field; never empty text.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&'a str> {
        self.cells[field.index()]
    }

    /// Whether a field has a value.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.get(field).is_some()
    }

    /// What earlier stages reported of the row.
    #[must_use]
    pub const fn earlier(&self) -> &'a [Finding] {
        self.earlier
    }

    /// Whether an earlier stage found the value of a field unusable.
    #[must_use]
    pub fn was_unusable(&self, field: Field) -> bool {
        let mut about = self
            .earlier
            .iter()
            .filter(|finding| finding.field == Some(field));
        about.any(|finding| finding.severity == Severity::Error)
    }

    /// The run's date.
    #[must_use]
    pub const fn today(&self) -> Date {
        self.today
    }

    /// The date of birth.
    #[must_use]
    pub fn birth(&self) -> Option<Date> {
        *self
            .birth
            .get_or_init(|| iso_date(self.get(Field::BirthDate)?))
    }

    /// The date of registration.
    #[must_use]
    pub fn registered(&self) -> Option<Date> {
        *self
            .registered
            .get_or_init(|| iso_date(self.get(Field::RegisteredOn)?))
    }

    /// The date of the last purchase.
    #[must_use]
    pub fn purchased(&self) -> Option<Date> {
        *self
            .purchased
            .get_or_init(|| iso_date(self.get(Field::LastPurchase)?))
    }

    /// What the resident identity number says of its holder; none where its form, its day or its checksum is wrong.
    #[must_use]
    pub fn sound_id(&self) -> Option<Holder> {
        *self
            .resident
            .get_or_init(|| id_number::holder(self.get(Field::IdNumber)?))
    }

    /// The gender.
    #[must_use]
    pub fn gender(&self) -> Option<Gender> {
        let text = self.get(Field::Gender)?;
        GENDERS.into_iter().find(|&gender| name_of(gender) == text)
    }

    /// The date of birth by the birth date cell, else by a sound identity number.
    #[must_use]
    pub fn birth_by_any(&self) -> Option<Date> {
        match self.get(Field::BirthDate) {
            Some(_) => self.birth(),
            None => Some(self.sound_id()?.born),
        }
    }

    /// Full years from birth to today; none for a birth in the future.
    #[must_use]
    pub fn age(&self) -> Option<i16> {
        full_years(self.birth_by_any()?, self.today)
    }

    /// The province of the address.
    #[must_use]
    pub fn province(&self) -> Option<Province> {
        *self
            .province
            .get_or_init(|| Province::of_name(self.get(Field::Province)?))
    }

    /// The area of the landline; none for a number without an area code, such as a 400 number.
    #[must_use]
    pub fn area(&self) -> Option<&'static Area> {
        *self.area.get_or_init(|| {
            let (code, _) = self.get(Field::Phone)?.split_once('-')?;
            area::leading(code).filter(|area| area.code == code)
        })
    }

    /// The province of the area of the landline.
    #[must_use]
    pub fn area_province(&self) -> Option<Province> {
        Province::of_name(self.area()?.province())
    }

    /// The provinces that the postcode may belong to; none for what is no postcode of the mainland.
    #[must_use]
    pub fn postcode_provinces(&self) -> Option<ProvinceSet> {
        *self
            .postcode
            .get_or_init(|| provinces_of_postcode(self.get(Field::Postcode)?))
    }

    /// The number in a field of figures; none in any other field.
    #[must_use]
    pub fn number(&self, field: Field) -> Option<f64> {
        let at = FIGURES.iter().position(|&figure| figure == field)?;
        *self.figures[at].get_or_init(|| {
            let number: f64 = self.get(field)?.parse().ok()?;
            number.is_finite().then_some(number)
        })
    }

    /// Whether the row has a number, a mailbox, a WeChat id or an address that could be used.
    #[must_use]
    pub fn has_channel(&self) -> bool {
        *self
            .channel
            .get_or_init(|| super::channel::any_usable(self))
    }

    /// The mobile numbers of the row, those of the second column behind those of the first.
    pub fn mobiles(&self) -> impl Iterator<Item = &'a str> {
        let cells = [self.get(Field::Mobile), self.get(Field::MobileAlt)];
        cells.into_iter().flatten().flat_map(|cell| cell.split(';'))
    }

    /// What of the address stands below the district: road, number, building.
    #[must_use]
    pub fn below_district(&self) -> &'a str {
        if let Some(street) = self.get(Field::Street) {
            return street;
        }
        let mut rest = self.get(Field::Address).unwrap_or_default();
        for field in [Field::Province, Field::City, Field::District] {
            if let Some(name) = self.get(field) {
                rest = rest.strip_prefix(name).unwrap_or(rest).trim_start();
            }
        }
        rest
    }

    /// Whether a letter sent to the address could arrive.
    #[must_use]
    pub fn has_postal_address(&self) -> bool {
        let rest = self.below_district();
        rest.chars().nth(STREET_AT_LEAST - 1).is_some()
    }
}

const GENDERS: [Gender; 2] = [Gender::Male, Gender::Female];

/// A gender in the standard form of its field.
#[must_use]
pub(super) const fn name_of(gender: Gender) -> &'static str {
    match gender {
        Gender::Male => "male",
        Gender::Female => "female",
    }
}

/// Characters a street needs at least to be one: `东街1号` has four.
const STREET_AT_LEAST: usize = 4;

/// A date in ISO form, `1990-03-07`; none for any other text.
#[must_use]
pub(super) fn iso_date(text: &str) -> Option<Date> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let number = |range: std::ops::Range<usize>| {
        bytes[range].iter().try_fold(0_i16, |sum, byte| {
            byte.is_ascii_digit()
                .then(|| sum * 10 + i16::from(byte - b'0'))
        })
    };
    if bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let month = i8::try_from(number(5..7)?).ok()?;
    let day = i8::try_from(number(8..10)?).ok()?;
    Date::new(number(0..4)?, month, day).ok()
}

/// Full years between two dates; none when the first is the later one.
#[must_use]
pub(super) fn full_years(from: Date, to: Date) -> Option<i16> {
    if from > to {
        return None;
    }
    let before_birthday = (to.month(), to.day()) < (from.month(), from.day());
    Some(to.year() - from.year() - i16::from(before_birthday))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn only_whole_iso_dates_are_dates() {
        assert_eq!(iso_date("2024-02-29"), Some(date(2024, 2, 29)));
        for other in [
            "2023-02-29",
            "2024-2-9",
            "2024/02/29",
            "20240229",
            "2024-02",
            "",
            "二〇二四年二",
            "+024-02-29",
        ] {
            assert_eq!(iso_date(other), None, "{other}");
        }
    }

    #[test]
    fn a_year_is_full_on_the_birthday() {
        let cases = [
            (date(2000, 5, 20), date(2025, 5, 19), Some(24)),
            (date(2000, 5, 20), date(2025, 5, 20), Some(25)),
            (date(2000, 2, 29), date(2025, 2, 28), Some(24)),
            (date(2025, 5, 20), date(2025, 5, 20), Some(0)),
            (date(2025, 5, 21), date(2025, 5, 20), None),
        ];
        for (from, to, years) in cases {
            assert_eq!(full_years(from, to), years, "{from} {to}");
        }
    }
}
