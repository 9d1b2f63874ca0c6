//! Calendar dates in every spelling of Chinese lists, to ISO 8601.

use jiff::ToSpan;
use jiff::civil::Date;

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
    /// What programs write where there is no date.
    Placeholder,
    /// No date.
    Flaw,
}

/// Whether `text` is an ISO date already.
#[must_use]
#[inline]
pub fn is_iso(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10
        && bytes[4] == b'-'
        && bytes[7] == b'-'
        && text.parse::<Date>().is_ok_and(|date| !is_placeholder(date))
}

/// Reads a date; two-digit years up to `latest` belong to this century.
#[must_use]
pub fn read(text: &str, latest: u8) -> Reading {
    let plain: String = text.chars().map(digits::plain_char).collect();
    let plain = plain.trim();
    if [
        "农历", "农曆", "農曆", "阴历", "昭和", "平成", "令和", "正月", "初",
    ]
    .iter()
    .any(|word| plain.contains(word))
    {
        return Reading::Ambiguous(None);
    }
    let reading = match without_time(plain) {
        Some((day, Clock::Utc)) => next_day(read_day(day, latest)),
        Some((day, Clock::Local)) => read_day(day, latest),
        None => read_day(plain, latest),
    };
    match reading {
        Reading::Date(date) | Reading::Serial(date) if is_placeholder(date) => Reading::Placeholder,
        reading => reading,
    }
}

/// Dates that programs write where there is none: the beginnings of their calendars, and the end of time.
fn is_placeholder(date: Date) -> bool {
    matches!(
        (date.year(), date.month(), date.day()),
        (1899, 12, 30 | 31) | (1900 | 1970, 1, 1) | (9999, 12, 31) | (1, 1, 1)
    )
}

/// What the time of day says of the day.
enum Clock {
    /// Nothing.
    Local,
    /// Midnight in China, told in universal time: the next day is meant.
    Utc,
}

/// Splits the time of day off.
fn without_time(text: &str) -> Option<(&str, Clock)> {
    let colon = text.find(':')?;
    let cut = text[..colon].rfind(['T', ' '])?;
    let (day, time) = text.split_at(cut);
    let utc = time.ends_with('Z') && time[1..].starts_with("16:00");
    Some((day.trim(), if utc { Clock::Utc } else { Clock::Local }))
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

fn read_day(text: &str, latest: u8) -> Reading {
    if let Some(reading) = read_digits(text, latest) {
        return reading;
    }
    let republic = ["民国", "民國"]
        .iter()
        .find_map(|era| text.strip_prefix(era));
    let Some(parts) = parts(republic.unwrap_or(text)) else {
        return Reading::Flaw;
    };
    if republic.is_some() {
        return match parts[..] {
            [Part { value, .. }, month, day] => dated(value + 1911, month.value, day.value),
            _ => Reading::Ambiguous(None),
        };
    }
    match parts[..] {
        [a, b, c] => read_three(a, b, c, latest),
        [year, month] if (1..=12).contains(&month.value) => {
            let year = full_year(year, latest);
            Reading::Ambiguous(Some(format!("{year:04}-{:02}", month.value)))
        }
        [year] if year.width == 4 => Reading::Ambiguous(Some(year.value.to_string())),
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

/// A number of a date, and how many digits it was written with.
#[derive(Clone, Copy)]
struct Part {
    value: i32,
    width: usize,
}

/// The numbers of a date, or none where something else stands between them.
fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let separators = |c: char| " -/.,年月日号號".contains(c);
    for piece in text.split(separators).filter(|piece| !piece.is_empty()) {
        let year_next = parts.is_empty();
        let part = if digits::all_digits(piece) && piece.len() <= 4 {
            Part {
                value: piece.parse().ok()?,
                width: piece.len(),
            }
        } else if let Some(month) = month_named(piece) {
            // Wider than any number, so that its place in the order is known.
            Part {
                value: month,
                width: MONTH,
            }
        } else {
            chinese_part(piece, year_next)?
        };
        parts.push(part);
    }
    (text.contains('年') && parts.len() == 3).then(|| parts[0].width = 4.max(parts[0].width));
    Some(parts)
}

/// The width of a month given by name.
const MONTH: usize = 9;

fn month_named(word: &str) -> Option<i32> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let word = word.to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| word.starts_with(month))?;
    i32::try_from(at + 1).ok()
}

/// Chinese numerals: digit by digit for a year (`一九九〇`), with tens for a day (`二十三`).
fn chinese_part(word: &str, year: bool) -> Option<Part> {
    let width = word.chars().count();
    let digit = |c| digits::chinese_digit(c).map(i32::from);
    if year && width >= 2 && !word.contains('十') {
        let value = word
            .chars()
            .try_fold(0, |sum, c| Some(sum * 10 + digit(c)?))?;
        return (width <= 4).then_some(Part { value, width });
    }
    let value = match word.split_once(['十', '拾']) {
        Some((tens, ones)) => {
            let number = |text: &str, empty| {
                let mut chars = text.chars();
                chars
                    .next()
                    .map_or(Some(empty), digit)
                    .filter(|_| chars.next().is_none())
            };
            number(tens, 1)? * 10 + number(ones, 0)?
        }
        None if width == 1 => digit(word.chars().next()?)?,
        None => return None,
    };
    Some(Part { value, width: 2 })
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
    if is_year(a) {
        // `年` was written, or nothing else can be the year: Chinese order.
        return century(
            a,
            dated(
                if a.width == 4 && a.value < 100 {
                    year(Part { width: 2, ..a })
                } else {
                    year(a)
                },
                b.value,
                c.value,
            ),
        );
    }
    if !is_year(c) {
        return Reading::Ambiguous(None);
    }
    let day_first = dated(year(c), b.value, a.value);
    let month_first = dated(year(c), a.value, b.value);
    match (day_first, month_first) {
        (Reading::Date(one), Reading::Date(other)) if one != other => Reading::Ambiguous(None),
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
