//! What stands around the day: the time, the day of the week, the zone.

use std::borrow::Cow;

/// What the time of day says of the day.
pub(super) enum Clock {
    /// Nothing.
    Local,
    /// Midnight in China, told in universal time: the next day is meant.
    Utc,
}

/// Words for a part of the day, behind the day.
const HALVES: [&str; 10] = [
    "上午", "下午", "中午", "早上", "晚上", "凌晨", "AM", "PM", "am", "pm",
];

/// Days of the week, which say nothing that the date does not.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Splits the time of day and the day of the week off.
pub(super) fn without_time(text: &str) -> (Cow<'_, str>, Clock) {
    if let Some(day) = printed_by_java(text) {
        return (Cow::Owned(day), Clock::Local);
    }
    let (day, clock) = without_clock(text);
    let day = HALVES.iter().fold(day.trim(), |day, half| {
        day.strip_suffix(half).unwrap_or(day).trim()
    });
    (without_weekday(day), clock)
}

fn without_clock(text: &str) -> (&str, Clock) {
    // 2024年3月5日10时20分
    if let Some(at) = text.find(['时', '點', '点'])
        && let Some(day) = text[..at].rfind(['日', ' '])
    {
        let end = day + text[day..].chars().next().map_or(0, char::len_utf8);
        return (text[..end].trim(), Clock::Local);
    }
    let Some(colon) = text.find(':') else {
        return (text, Clock::Local);
    };
    let hour = text[..colon].trim_end_matches(|one: char| one.is_ascii_digit());
    let hour = HALVES.iter().fold(hour.trim_end(), |rest, half| {
        rest.strip_suffix(half).unwrap_or(rest)
    });
    let glued = hour.ends_with('日').then_some(hour.len());
    let Some(cut) = glued.or_else(|| text[..colon].rfind(['T', ' '])) else {
        return (text, Clock::Local);
    };
    let (day, time) = text.split_at(cut);
    let utc = time.ends_with('Z') && time.get(1..).is_some_and(|time| time.starts_with("16:00"));
    (day.trim(), if utc { Clock::Utc } else { Clock::Local })
}

/// Tue Mar 05 10:20:30 CST 2024: the year stands behind the time.
fn printed_by_java(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    match words[..] {
        [weekday, month, day, time, _, year] if is_weekday(weekday) && time.contains(':') => {
            Some(format!("{month} {day} {year}"))
        }
        _ => None,
    }
}

fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',']).to_ascii_lowercase();
    word.len() >= 3 && WEEKDAYS.iter().any(|day| word.starts_with(day))
}

/// 星期二, （周二）, Tuesday: at either end.
fn without_weekday(day: &str) -> Cow<'_, str> {
    let open = day.find(['(', '（']).filter(|at| *at > 0);
    let day = open.map_or(day, |at| day[..at].trim());
    let chinese = ["星期", "周", "礼拜"]
        .iter()
        .filter_map(|week| day.find(week))
        .min();
    let day = chinese
        .filter(|at| *at > 0)
        .map_or(day, |at| day[..at].trim());
    match day.split_once([' ', ',']) {
        Some((first, rest)) if is_weekday(first) => {
            Cow::Borrowed(rest.trim_start_matches([',', ' ']))
        }
        _ => Cow::Borrowed(day),
    }
}
