//! A record as comparing needs it: folded, cut up and numbered once, so that a pair costs few instructions.
//!
//! What comes in: a row of standardized values. What goes out: a [`Profile`]. Knows one record; knows no weights.

use compact_str::CompactString;

use crate::model::{ContactRow, Field};
use crate::rules::MatchRules;
use crate::value::{date, id_number};

use super::compare::text::Letters;
use super::crowd::Crowd;
use super::dial::Dial;
use super::few::Few;
use super::firm::Firm;
use super::keys::{self, NONE, TextId};
use super::person::PersonName;
use super::place::Place;
use super::seldom::{Further, Seldom};

/// An e-mail address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Email {
    /// The whole address, in lower case.
    pub(super) text: CompactString,
    pub(super) id: TextId,
    /// What stands before the `@`, letters and digits alone.
    pub(super) local: TextId,
    /// The letters of what stands before the `@`, as it is written.
    pub(super) letters: Letters,
    /// Whose it is.
    pub(super) owner: Mailbox,
}

impl Email {
    /// What stands before the `@`.
    pub(super) fn account(&self) -> &str {
        account(&self.text)
    }

    /// What stands behind the `@`; [`NONE`] where the mailbox is an office's.
    pub(super) fn domain(&self) -> TextId {
        match self.text.split_once('@') {
            Some((_, domain)) if self.owner == Mailbox::Person => keys::id(domain),
            _ => NONE,
        }
    }
}

/// What stands before the first `@`.
fn account(address: &str) -> &str {
    let end = address.bytes().position(|byte| byte == b'@');
    &address[..end.unwrap_or(address.len())]
}

/// Whose a mailbox is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mailbox {
    /// A person's.
    Person,
    /// An office's: `info@`, `sales@`.
    Role,
}

/// A telephone number, and how many share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) dial: Dial,
    pub(super) crowd: Crowd,
}

/// A date in three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: u8,
}

impl Day {
    /// Its eight digits, the year first, four bits each.
    pub(super) fn digits(self) -> u32 {
        let two = |number: u32| ((number / 10) << 4) | (number % 10);
        let [year, month, day]: [u32; 3] = [self.year.into(), self.month.into(), self.day.into()];
        two(year / 100) << 24 | two(year % 100) << 16 | two(month) << 8 | two(day)
    }
}

/// An identity number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct IdNumber {
    /// Its letters and digits.
    pub(super) text: Box<str>,
    /// Whether its check digit holds, so that it cannot be another's number mistyped.
    pub(super) proven: bool,
}

/// One record, ready to be compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    pub(super) name: PersonName,
    pub(super) mobiles: Few<Number>,
    pub(super) phones: Few<Number>,
    pub(super) emails: Few<Email>,
    pub(super) birth: Option<Day>,
    pub(super) gender: TextId,
    pub(super) place: Place,
    pub(super) seldom: Seldom,
}

impl Profile {
    /// The profile of `row`.
    pub(super) fn of(row: ContactRow<'_>, rules: &MatchRules) -> Self {
        let (mobiles, phones) = telephones(row);
        Profile {
            name: PersonName::of(row),
            mobiles,
            phones,
            emails: emails(row, rules),
            birth: row.get(Field::BirthDate).and_then(day),
            gender: row.get(Field::Gender).map_or(NONE, keys::id),
            place: Place::of(row),
            seldom: seldom(row),
        }
    }

    /// Reads from all over it, so that it is in the cache.
    pub(super) fn touch(&self) -> u64 {
        let name = self.name.id ^ self.name.family.id ^ self.name.given.id;
        let place = self.place.street ^ self.place.city_id ^ self.place.postcode.id();
        let email = self.emails.first();
        let letter = email.and_then(|email| email.text.bytes().next());
        name ^ place ^ self.seldom.company.id ^ self.gender ^ u64::from(letter.unwrap_or_default())
    }
}

fn parts<'a>(row: ContactRow<'a>, fields: [Field; 2]) -> impl Iterator<Item = &'a str> {
    fields
        .into_iter()
        .filter_map(move |field| row.get(field))
        .flat_map(|cell| cell.split(';'))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// The numbers that are a person's own, and those of a home or a desk.
///
/// North America gives both the same numbers, and a list with one column calls it `phone`: where a row has no other
/// number of its person and no extension, it counts as the person's, which most of them are by now.
fn telephones(row: ContactRow<'_>) -> (Few<Number>, Few<Number>) {
    let mobiles = numbers(row, [Field::Mobile, Field::MobileAlt]);
    let phones = numbers(row, [Field::Phone, Field::PhoneAlt]);
    let undivided = |number: &Number| number.dial.may_be_mobile_in_north_america();
    let own = mobiles.is_empty() && row.get(Field::PhoneExt).is_none();
    if own && phones.iter().all(undivided) {
        (phones, mobiles)
    } else {
        (mobiles, phones)
    }
}

fn numbers(row: ContactRow<'_>, fields: [Field; 2]) -> Few<Number> {
    parts(row, fields)
        .filter_map(Dial::read)
        .map(|dial| Number {
            dial,
            crowd: Crowd::default(),
        })
        .collect()
}

fn seldom(row: ContactRow<'_>) -> Seldom {
    let further = Further {
        extension: extension(row),
        wechat: row.get(Field::Wechat).map_or(NONE, keys::solid_id),
        id_number: row.get(Field::IdNumber).and_then(identity),
        occupation: row.get(Field::Occupation).map_or(NONE, keys::solid_id),
        company: Firm::of(row.get(Field::Company).unwrap_or_default()),
    };
    further.into()
}

fn extension(row: ContactRow<'_>) -> TextId {
    let phone = row
        .get(Field::Phone)
        .and_then(Dial::read)
        .and_then(Dial::id);
    match (phone, row.get(Field::PhoneExt)) {
        (Some(phone), Some(extension)) => keys::combine(&[phone, keys::id(extension)]),
        _ => NONE,
    }
}

fn emails(row: ContactRow<'_>, rules: &MatchRules) -> Few<Email> {
    parts(row, [Field::Email, Field::EmailAlt])
        // What could not be read stays in its cell, but it is no address that two people could share.
        .filter(|address| address.contains('@'))
        .map(|address| {
            let text = keys::lower(address);
            let local = account(&text);
            Email {
                id: keys::id(&text),
                local: keys::solid_id(local),
                letters: Letters::of(local),
                owner: if rules.is_role_mailbox(local) {
                    Mailbox::Role
                } else {
                    Mailbox::Person
                },
                text,
            }
        })
        .collect()
}

fn identity(text: &str) -> Option<IdNumber> {
    let covered = text.contains("**") || text.contains("XX");
    let text = keys::solid(text);
    // A covered number (`3101**********1234`) has lost too much to be held against another.
    (text.chars().count() >= 5 && !covered).then(|| IdNumber {
        proven: id_number::is_valid(&text.to_uppercase()),
        text: text.as_str().into(),
    })
}

/// A full date; a year alone says too little to be held against another date.
///
/// Of a date that can be read in two ways (`5/6/1980`) the reading with the day first is taken: the same text is then the
/// same day, and the other reading is what a swapped day and month is to any date.
fn day(text: &str) -> Option<Day> {
    iso_day(text).or_else(|| match date::read(text, u8::MAX) {
        date::Reading::Turned { day_first, .. } => iso_day(&day_first.to_string()),
        _ => None,
    })
}

fn iso_day(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let day = Day {
        year: parts.next()?.parse().ok()?,
        month: parts.next()?.parse().ok()?,
        day: parts.next()?.parse().ok()?,
    };
    let in_digits = day.year < 10_000 && day.month < 100 && day.day < 100;
    (parts.next().is_none() && in_digits).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_eight_digits() {
        let day = day("1987-06-05").expect("a date");
        assert_eq!(day.digits(), 0x1987_0605);
    }

    #[test]
    fn only_full_dates_are_held_against_each_other() {
        assert_eq!(
            day("1980-05-06"),
            Some(Day {
                year: 1980,
                month: 5,
                day: 6
            })
        );
        assert_eq!(day("5/6/1980"), day("1980-06-05"), "the day first");
        for text in ["1980", "1980-05", "5/6/80", "1980-05-06-07", ""] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
