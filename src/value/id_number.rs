//! Resident identity numbers (GB 11643), and the other documents that stand in their column.

mod document;
mod region;

use jiff::civil::Date;

pub use document::{Document, document};
pub use region::{Region, codes, region};

use crate::value::digits::{self, Float};

/// What text in a column of identity numbers says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Eighteen characters with a right check digit.
    Valid(String),
    /// A number of fifteen digits, brought to eighteen.
    Upgraded(String),
    /// Digits covered by asterisks.
    Masked(String),
    /// Another document's number: a passport, a permit.
    OtherDocument(Document, String),
    /// The unified social credit code of a firm.
    CompanyCode(String),
    /// A spreadsheet has lost the last digits.
    Lost,
    /// Typed to fill the cell.
    Placeholder,
    /// The check digit is wrong.
    Checksum,
    /// The check digit is right, but there was no such day of birth.
    NoSuchDay,
    /// None of these.
    Flaw,
}

/// Whether `text` is an identity number in standard form.
#[must_use]
#[inline]
pub fn is_valid(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 18
        && bytes[..17].iter().all(u8::is_ascii_digit)
        && check_digit(&text[..17]) == char::from(bytes[17])
        && text[..17].parse::<u64>().is_ok()
        && birth(&text[6..14]).is_some()
        && bytes[0] != b'0'
}

/// Reads an identity number.
#[must_use]
pub fn read(text: &str) -> Reading {
    let number: String = text
        .chars()
        .map(digits::plain_char)
        .filter(|c| !matches!(c, ' ' | '-' | '\n'))
        .map(|c| {
            if matches!(c, 'x' | 'Χ' | 'χ' | 'х' | 'Х' | '×') {
                'X'
            } else {
                c.to_ascii_uppercase()
            }
        })
        .collect();
    if is_valid(&number) {
        return Reading::Valid(number);
    }
    if number.contains("**") || number.contains("XX") {
        return Reading::Masked(number);
    }
    if let Some(body) = number.strip_suffix('*')
        && is_valid(&format!("{body}X"))
    {
        return Reading::Valid(format!("{body}X"));
    }
    if digits::float(&number, 18).is_some_and(|float| !matches!(float, Float::Exact(_))) {
        return Reading::Lost;
    }
    if digits::all_digits(&number)
        && (digits::repeated_tail(&number) == number.len() || digits::is_run(&number))
    {
        return Reading::Placeholder;
    }
    match number.len() {
        15 if digits::all_digits(&number) => upgraded(&number),
        18 if number.get(..17).is_some_and(digits::all_digits) => wrong_eighteen(&number),
        _ if is_credit_code(&number) => Reading::CompanyCode(number),
        _ => match document(&number) {
            Some(kind) => Reading::OtherDocument(kind, number),
            None => Reading::Flaw,
        },
    }
}

/// Fifteen digits were given out in the last century; the century and a check digit make them eighteen.
fn upgraded(number: &str) -> Reading {
    let body = format!("{}19{}", &number[..6], &number[6..]);
    if birth(&body[6..14]).is_none() {
        return Reading::Flaw;
    }
    let last = check_digit(&body);
    Reading::Upgraded(format!("{body}{last}"))
}

fn wrong_eighteen(number: &str) -> Reading {
    let fits = number.ends_with(check_digit(&number[..17]));
    match () {
        () if fits => Reading::NoSuchDay,
        () if number.ends_with("000") => Reading::Lost,
        () => Reading::Checksum,
    }
}

/// The check digit (ISO 7064, MOD 11-2) of seventeen digits.
fn check_digit(body: &str) -> char {
    let sum = body.bytes().fold(0_u32, |sum, byte| {
        (sum + u32::from(byte.wrapping_sub(b'0'))) * 2 % 11
    });
    b"10X98765432"
        .get((sum % 11) as usize)
        .map_or('?', |&byte| char::from(byte))
}

/// The date of birth within an identity number, `19491231`.
#[must_use]
pub fn birth(text: &str) -> Option<Date> {
    let year = text
        .get(..4)?
        .parse()
        .ok()
        .filter(|year| (1850..2200).contains(year))?;
    Date::new(
        year,
        text.get(4..6)?.parse().ok()?,
        text.get(6..8)?.parse().ok()?,
    )
    .ok()
}

/// What a sound number of eighteen characters says of its holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The six digits of the place that issued the first card.
    pub region: u32,
    /// The day of birth.
    pub born: Date,
    /// By the oddness of the last digit but one.
    pub gender: Gender,
    /// Who is given such numbers.
    pub resident: Resident,
}

/// The gender in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// Odd.
    Male,
    /// Even.
    Female,
}

/// Who is given a number, by how it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resident {
    /// A citizen of the mainland.
    Citizen,
    /// A resident from Hong Kong (81), Macau (82) or Taiwan (83).
    HongKongMacauTaiwan,
    /// A foreigner with permanent residence (9).
    Foreigner,
}

/// What a number says of its holder; none where it is no sound number of eighteen characters.
#[must_use]
pub fn holder(number: &str) -> Option<Holder> {
    if !is_valid(number) {
        return None;
    }
    let odd = number.as_bytes()[16] % 2 == 1;
    Some(Holder {
        region: number[..6].parse().ok()?,
        born: birth(&number[6..14])?,
        gender: if odd { Gender::Male } else { Gender::Female },
        resident: match &number[..2] {
            "81" | "82" | "83" => Resident::HongKongMacauTaiwan,
            first if first.starts_with('9') => Resident::Foreigner,
            _ => Resident::Citizen,
        },
    })
}

/// Whether `code` is a unified social credit code (GB 32100): eighteen characters with a check character.
fn is_credit_code(code: &str) -> bool {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let values: Option<Vec<usize>> = code
        .bytes()
        .map(|byte| ALPHABET.iter().position(|&known| known == byte))
        .collect();
    let Some(values) = values.filter(|values| values.len() == 18) else {
        return false;
    };
    let mut weight = 1;
    let sum: usize = values[..17]
        .iter()
        .map(|value| {
            let term = value * weight;
            weight = weight * 3 % 31;
            term
        })
        .sum();
    (31 - sum % 31) % 31 == values[17]
}

#[cfg(test)]
mod tests;
