//! A record as comparing needs it: folded, cut up and numbered once, so that a pair costs few instructions.
//!
//! What comes in: a row of standardized values. What goes out: a [`Profile`]. Knows one record; knows no weights.

use crate::model::{ContactRow, Field};
use crate::rules::MatchRules;

use super::keys::{self, NONE, TextId};
use super::person::PersonName;
use super::place::Place;

/// An e-mail address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Email {
    /// The whole address, in lower case.
    pub(super) id: TextId,
    /// What stands before the `@`, letters and digits alone.
    pub(super) local: TextId,
    /// Whose it is.
    pub(super) owner: Mailbox,
}

/// Whose a mailbox is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mailbox {
    /// A person's.
    Person,
    /// An office's: `info@`, `sales@`.
    Role,
}

/// A date in three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: u8,
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
    pub(super) mobiles: Box<[TextId]>,
    pub(super) phones: Box<[TextId]>,
    /// The landline together with its extension.
    pub(super) extension: TextId,
    pub(super) emails: Box<[Email]>,
    pub(super) wechat: TextId,
    pub(super) id_number: Option<IdNumber>,
    pub(super) birth: Option<Day>,
    pub(super) gender: TextId,
    pub(super) company: Box<str>,
    pub(super) place: Place,
}

impl Profile {
    /// The profile of `row`.
    pub(super) fn of(row: ContactRow<'_>, rules: &MatchRules) -> Self {
        Profile {
            name: PersonName::of(row, rules),
            mobiles: numbers(row, [Field::Mobile, Field::MobileAlt]),
            phones: numbers(row, [Field::Phone, Field::PhoneAlt]),
            extension: extension(row),
            emails: emails(row, rules),
            wechat: row
                .get(Field::Wechat)
                .map_or(NONE, |text| keys::id(&keys::solid(text))),
            id_number: row.get(Field::IdNumber).and_then(id_number),
            birth: row.get(Field::BirthDate).and_then(day),
            gender: row.get(Field::Gender).map_or(NONE, keys::id),
            company: company(row.get(Field::Company).unwrap_or_default()),
            place: Place::of(row),
        }
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

fn numbers(row: ContactRow<'_>, fields: [Field; 2]) -> Box<[TextId]> {
    parts(row, fields)
        .map(digits)
        .filter(|&id| id != NONE)
        .collect()
}

/// A telephone number by its digits, without the extension that a further landline has behind a second hyphen
/// (`021-12345678-801`); what has fewer than five digits cannot tell people apart.
fn digits(text: &str) -> TextId {
    let number = match (text.starts_with('0'), text.match_indices('-').nth(1)) {
        (true, Some((end, _))) => &text[..end],
        _ => text,
    };
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 5 {
        NONE
    } else {
        keys::id(&digits)
    }
}

fn extension(row: ContactRow<'_>) -> TextId {
    match (row.get(Field::Phone), row.get(Field::PhoneExt)) {
        (Some(phone), Some(extension)) => keys::combine(&[digits(phone), keys::id(extension)]),
        _ => NONE,
    }
}

fn emails(row: ContactRow<'_>, rules: &MatchRules) -> Box<[Email]> {
    parts(row, [Field::Email, Field::EmailAlt])
        // What could not be read stays in its cell, but it is no address that two people could share.
        .filter(|address| address.contains('@'))
        .map(|address| {
            let address = address.to_lowercase();
            let local = address.split('@').next().unwrap_or_default();
            Email {
                id: keys::id(&address),
                local: keys::id(&keys::solid(local)),
                owner: if rules.is_role_mailbox(local) {
                    Mailbox::Role
                } else {
                    Mailbox::Person
                },
            }
        })
        .collect()
}

fn id_number(text: &str) -> Option<IdNumber> {
    let text = keys::solid(text);
    (text.chars().count() >= 5).then(|| IdNumber {
        proven: is_resident_id(text.as_bytes()),
        text: text.into(),
    })
}

/// Whether `text` is a resident identity number whose check character holds (GB 11643, ISO 7064 MOD 11-2).
fn is_resident_id(text: &[u8]) -> bool {
    let Some((check, digits)) = text.split_last() else {
        return false;
    };
    if digits.len() != 17 || !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let sum = digits
        .iter()
        .fold(0, |sum, digit| (sum + u32::from(digit - b'0')) * 2 % 11);
    let expected = (12 - sum) % 11;
    u32::from(match check {
        b'x' => 10,
        digit => digit.wrapping_sub(b'0'),
    }) == expected
}

/// A full ISO date; a year alone says too little to be held against another date.
fn day(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let day = Day {
        year: parts.next()?.parse().ok()?,
        month: parts.next()?.parse().ok()?,
        day: parts.next()?.parse().ok()?,
    };
    parts.next().is_none().then_some(day)
}

/// A company without its legal form and without punctuation.
fn company(text: &str) -> Box<str> {
    let key = keys::solid(text);
    let bare = LEGAL_FORMS.iter().find_map(|form| key.strip_suffix(form));
    match bare {
        Some(bare) if !bare.is_empty() => bare.into(),
        _ => key.into(),
    }
}

/// Endings that say how a company is organized, not which it is; longer ones first.
const LEGAL_FORMS: [&str; 14] = [
    "股份有限责任公司",
    "有限责任公司",
    "股份有限公司",
    "有限公司",
    "incorporated",
    "corporation",
    "limited",
    "gmbh",
    "coltd",
    "pvtltd",
    "ptyltd",
    "ltd",
    "inc",
    "llc",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resident_number_is_proven_by_its_check_character() {
        let cases = [
            ("right", "11010519491231002x", true),
            ("another check character", "110105194912310021", false),
            ("too short", "1101051949123100", false),
            ("nothing", "", false),
        ];
        for (case, text, proven) in cases {
            assert_eq!(is_resident_id(text.as_bytes()), proven, "{case}");
        }
    }

    #[test]
    fn a_company_is_known_without_its_legal_form() {
        let cases = [
            ("上海晨光科技有限公司", "上海晨光科技"),
            ("Acme Widgets, Inc.", "acmewidgets"),
            ("Acme Widgets Co., Ltd", "acmewidgets"),
            ("有限公司", "有限公司"),
        ];
        for (text, key) in cases {
            assert_eq!(&*company(text), key);
        }
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
        for text in ["1980", "1980-05", "5/6/1980", "1980-05-06-07", ""] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
