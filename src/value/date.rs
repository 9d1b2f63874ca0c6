//! Calendar dates in every spelling of Chinese lists, to ISO 8601.

mod clock;
mod parts;

use jiff::ToSpan;
use jiff::civil::Date;

use self::clock::{Clock, without_time};
use self::parts::{MONTH, Part, parts};
use crate::value::digits;

/// What text in a column of dates says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A date.
    Date(Date),
    /// A date whose century was not written.
    TwoDigitYear(Date),
    /// A spreadsheet's day number.
    Serial(Date),
    /// A date that could be another one too, or part of one; with the likelier reading where there is one.
    Ambiguous(Option<String>),
    /// `1/2/1990`: one of two dates, as a country puts the day or the month first.
    Turned {
        /// The reading with the day first.
        day_first: Date,
        /// The reading with the month first.
        month_first: Date,
    },
    /// What programs write where there is no date.
    Placeholder,
    /// No date.
    Flaw,
}

/// Whether `text` is an ISO date already.
#[must_use]
#[inline]
pub fn is_iso(text: &str) -> bool {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = text.as_bytes() else {
        return false;
    };
    let digits = [a, b, c, d, e, f, g, h];
    if !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let [a, b, c, d, e, f, g, h] = digits.map(|digit| i16::from(digit - b'0'));
    let small = |tens: i16, ones: i16| i8::try_from(tens * 10 + ones).unwrap_or(0);
    let year = a * 1000 + b * 100 + c * 10 + d;
    Date::new(year, small(e, f), small(g, h)).is_ok_and(|date| !is_placeholder(date))
}

/// Reads a date; two-digit years up to `latest` belong to this century.
#[must_use]
pub fn read(text: &str, latest: u8) -> Reading {
    const OTHER_CALENDARS: [&str; 10] = [
        "农历", "农曆", "農曆", "阴历", "陰曆", "昭和", "平成", "令和", "正月", "初",
    ];
    let plain: String = text.chars().map(digits::plain_char).collect();
    let plain = plain.trim();
    if !plain.is_ascii() && OTHER_CALENDARS.iter().any(|word| plain.contains(word)) {
        return Reading::Ambiguous(None);
    }
    match read_plain(plain, latest) {
        Reading::Date(date) | Reading::Serial(date) if is_placeholder(date) => Reading::Placeholder,
        Reading::Flaw => mistyped(plain, latest),
        reading => reading,
    }
}

fn read_plain(plain: &str, latest: u8) -> Reading {
    match without_time(plain) {
        (day, Clock::Utc) => next_day(read_day(&day, latest)),
        (day, Clock::Local) => read_day(&day, latest),
    }
}

/// Letters for digits (199O-01-02) give a proposal; words around a year are left to a person.
fn mistyped(plain: &str, latest: u8) -> Reading {
    let digits = plain.replace(['O', 'o'], "0").replace(['l', 'I'], "1");
    let proposal = (digits != plain).then(|| read_plain(&digits, latest));
    if let Some(Reading::Date(date) | Reading::TwoDigitYear(date)) = proposal {
        return Reading::Ambiguous(Some(date.to_string()));
    }
    let words = parts(plain).is_none() && plain.chars().any(char::is_alphabetic);
    let year = plain
        .as_bytes()
        .windows(4)
        .any(|four| matches!(&four[..2], b"19" | b"20") && four.iter().all(u8::is_ascii_digit));
    if words && year {
        Reading::Ambiguous(None)
    } else {
        Reading::Flaw
    }
}

/// Dates that programs write where there is none: the beginnings of their calendars, and the end of time.
fn is_placeholder(date: Date) -> bool {
    matches!(
        (date.year(), date.month(), date.day()),
        (1899, 12, 30 | 31) | (1900 | 1970, 1, 1) | (9999, 12, 31) | (1, 1, 1)
    )
}

/// Midnight in China is four in the afternoon of the day before in universal time: which day was meant is not certain.
fn next_day(reading: Reading) -> Reading {
    match reading {
        Reading::Date(date) => {
            Reading::Ambiguous(date.tomorrow().ok().map(|date| date.to_string()))
        }
        other => other,
    }
}

/// How the years of the Republic (Taiwan) begin.
const REPUBLIC: [&str; 6] = ["中华民国", "中華民國", "民国", "民國", "民", "ROC"];

fn read_day(text: &str, latest: u8) -> Reading {
    if let Some(reading) = read_digits(text, latest) {
        return reading;
    }
    let republic = REPUBLIC.iter().find_map(|era| text.strip_prefix(era));
    let Some(parts) = parts(republic.unwrap_or(text)) else {
        return Reading::Flaw;
    };
    if republic.is_some() {
        return match parts[..] {
            [Part { value, .. }, month, day] => dated(value + FIRST_YEAR, month.value, day.value),
            [Part { value, .. }, month] => month_of(value + FIRST_YEAR, month.value),
            _ => Reading::Ambiguous(None),
        };
    }
    let yearless = text.contains('月') && !text.contains('年');
    match parts[..] {
        [a, b, c] => read_three(a, b, c, latest),
        [_, _] if yearless => Reading::Ambiguous(None),
        [month, year] if month.width == MONTH => month_of(full_year(year, latest), month.value),
        [year, month] if month.value == 0 || (1..=12).contains(&month.value) => {
            month_of(full_year(year, latest), month.value)
        }
        [year] if year.width == 4 => Reading::Ambiguous(Some(year.value.to_string())),
        _ => Reading::Flaw,
    }
}

/// What is to be added to a year of the Republic.
const FIRST_YEAR: i32 = 1911;

/// A month without a day, or a year alone: no date, and what is known of it is proposed.
fn month_of(year: i32, month: i32) -> Reading {
    match (year, month) {
        (1..=9999, 1..=12) => Reading::Ambiguous(Some(format!("{year:04}-{month:02}"))),
        (1..=9999, 0) => Reading::Ambiguous(Some(format!("{year:04}"))),
        _ => Reading::Flaw,
    }
}

/// Reads dates without separators, and a spreadsheet's day numbers.
fn read_digits(text: &str, latest: u8) -> Option<Reading> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if !digits::all_digits(whole) || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |range: std::ops::Range<usize>| whole[range].parse().unwrap_or(0);
    match whole.len() {
        8 if fraction.bytes().all(|byte| byte == b'0') => {
            Some(dated(number(0..4), number(4..6), number(6..8)))
        }
        // With hours and minutes, and perhaps seconds.
        12 | 14 if number(8..10) < 24 && number(10..12) < 60 => {
            Some(dated(number(0..4), number(4..6), number(6..8)))
        }
        6 if fraction.is_empty() => Some(read_six(whole, latest)),
        5 => Some(serial(whole.parse().unwrap_or(0))),
        _ => None,
    }
}

/// Six digits: a short date, or a year and a month.
fn read_six(text: &str, latest: u8) -> Reading {
    let number = |range: std::ops::Range<usize>| text[range].parse::<i32>().unwrap_or(0);
    let year = Part {
        value: number(0..2),
        width: 2,
    };
    let day = dated(full_year(year, latest), number(2..4), number(4..6));
    let month = (1900..2100).contains(&number(0..4)) && (1..=12).contains(&number(4..6));
    match (day, month) {
        (Reading::Date(date), false) => Reading::TwoDigitYear(date),
        (Reading::Date(_), true) => Reading::Ambiguous(None),
        (_, true) => Reading::Ambiguous(Some(format!("{}-{}", &text[..4], &text[4..]))),
        (_, false) => Reading::Flaw,
    }
}

/// The date of a day number: 1 is 1 January 1900, and the 29 February 1900 that spreadsheets count never was.
fn serial(days: i32) -> Reading {
    let start = jiff::civil::date(1899, 12, 30);
    start
        .checked_add(days.days())
        .map_or(Reading::Flaw, Reading::Serial)
}

fn read_three(a: Part, b: Part, c: Part, latest: u8) -> Reading {
    let century = |year: Part, reading: Reading| match reading {
        Reading::Date(date) if year.width <= 2 => Reading::TwoDigitYear(date),
        reading => reading,
    };
    let is_year = |part: Part| part.width == 4 || part.value > 31;
    let year = |part| full_year(part, latest);
    if a.width == MONTH {
        return century(c, dated(year(c), a.value, b.value));
    }
    if b.width == MONTH {
        let (y, d) = if is_year(a) { (a, c) } else { (c, a) };
        return century(y, dated(year(y), b.value, d.value));
    }
    // A year of three digits is one of the Republic, where it is none of a typing slip.
    if a.width == 3 {
        return match dated(a.value + FIRST_YEAR, b.value, c.value) {
            Reading::Date(date) => Reading::Ambiguous(Some(date.to_string())),
            other => other,
        };
    }
    // Programs write 00 for what they do not know.
    if a.width == 4 && a.value > 0 && c.value == 0 {
        return month_of(a.value, b.value);
    }
    if is_year(a) {
        // `年` was written, or nothing else can be the year: Chinese order.
        let width = if a.value < 100 { 2 } else { a.width };
        let a = Part { width, ..a };
        return century(a, dated(year(a), b.value, c.value));
    }
    if !is_year(c) {
        return Reading::Ambiguous(None);
    }
    let day_first = dated(year(c), b.value, a.value);
    let month_first = dated(year(c), a.value, b.value);
    match (day_first, month_first) {
        (Reading::Date(day_first), Reading::Date(month_first)) if day_first != month_first => {
            match c.width {
                4 => Reading::Turned {
                    day_first,
                    month_first,
                },
                _ => Reading::Ambiguous(None),
            }
        }
        (date @ Reading::Date(_), _) | (_, date) => century(c, date),
    }
}

/// The year with its century.
fn full_year(year: Part, latest: u8) -> i32 {
    match year.value {
        value if year.width > 2 => value,
        value if value <= i32::from(latest) => 2000 + value,
        value => 1900 + value,
    }
}

fn dated(year: i32, month: i32, day: i32) -> Reading {
    let small = |number| i8::try_from(number).ok();
    let date = || {
        let year = i16::try_from(year).ok().filter(|year| *year > 0)?;
        Date::new(year, small(month)?, small(day)?).ok()
    };
    date().map_or(Reading::Flaw, Reading::Date)
}

#[cfg(test)]
mod tests;
