//! Whether one condition of a tag rule holds for one contact on a given day.

use jiff::Unit;
use jiff::civil::Date;

use crate::model::ContactRow;
use crate::rules::{Condition, Test};

/// Whether the value of the condition's field passes all its tests.
pub(super) fn holds(condition: &Condition, contact: ContactRow<'_>, today: Date) -> bool {
    let value = contact.get(condition.field);
    condition
        .tests
        .iter()
        .all(|test| passes(test, value, today))
}

/// Whether a value passes a test; a missing one passes none but [`Test::Absent`].
fn passes(test: &Test, value: Option<&str>, today: Date) -> bool {
    let Some(value) = value else {
        return *test == Test::Absent;
    };
    match test {
        Test::Present => true,
        Test::Absent => false,
        Test::OneOf(texts) => texts.iter().any(|text| text.eq_ignore_ascii_case(value)),
        Test::Contains(part) => contains(value, part),
        Test::AtLeast(least) => number(value).is_some_and(|number| number >= *least),
        Test::AtMost(most) => number(value).is_some_and(|number| number <= *most),
        Test::Before(day) => iso_date(value).is_some_and(|date| date < *day),
        Test::After(day) => iso_date(value).is_some_and(|date| date > *day),
        Test::WithinDays(days) => {
            days_ago(value, today).is_some_and(|ago| (0..=i64::from(*days)).contains(&ago))
        }
        Test::OlderThanDays(days) => {
            days_ago(value, today).is_some_and(|ago| ago > i64::from(*days))
        }
        Test::AgeAtLeast(years) => age(value, today).is_some_and(|age| age >= *years),
        Test::AgeAtMost(years) => age(value, today).is_some_and(|age| age <= *years),
    }
}

/// Whether `part` stands in `value`, Latin letters in either case. Bytes do: no character begins within another.
fn contains(value: &str, part: &str) -> bool {
    let mut windows = value.as_bytes().windows(part.len().max(1));
    windows.any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

fn number(value: &str) -> Option<f64> {
    value.parse().ok().filter(|number: &f64| number.is_finite())
}

fn iso_date(value: &str) -> Option<Date> {
    value.parse().ok()
}

/// Days from a date to today; negative for a date to come.
fn days_ago(value: &str, today: Date) -> Option<i64> {
    let span = iso_date(value)?.until(today).ok()?;
    Some(i64::from(span.get_days()))
}

/// Full years from a birth date to today; none for a birth to come.
fn age(value: &str, today: Date) -> Option<u32> {
    let birth = iso_date(value).filter(|&birth| birth <= today)?;
    let span = birth.until((Unit::Year, today)).ok()?;
    u32::try_from(span.get_years()).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn each_test_passes_what_it_says_and_nothing_else() {
        let day = date(2024, 1, 1);
        let vip = || Test::OneOf(vec!["VIP".into(), "钻石".into()]);
        let cases: [(Test, &[&str], &[&str]); 11] = [
            (Test::Present, &["x"], &[]),
            (vip(), &["VIP", "vip", "钻石"], &["VIP2", "钻"]),
            (
                Test::Contains("Vip".into()),
                &["vip", "金VIP卡"],
                &["vi", "v ip", ""],
            ),
            (
                Test::AtLeast(100.0),
                &["100", "100.5", "1e3"],
                &["99.99", "-100", "一百", "NaN", "inf"],
            ),
            (Test::AtMost(0.0), &["0", "-3"], &["0.01", "NaN"]),
            (
                Test::Before(day),
                &["2023-12-31"],
                &["2024-01-01", "2024-01-02", "去年"],
            ),
            (
                Test::After(day),
                &["2024-01-02"],
                &["2024-01-01", "2023-12-31"],
            ),
            (
                Test::WithinDays(30),
                &["2025-06-01", "2025-05-02"],
                &["2025-05-01", "2025-06-02"],
            ),
            (
                Test::OlderThanDays(30),
                &["2025-05-01"],
                &["2025-05-02", "2025-06-02"],
            ),
            (
                Test::AgeAtLeast(18),
                &["2007-06-01"],
                &["2007-06-02", "2026-01-01"],
            ),
            (
                Test::AgeAtMost(17),
                &["2007-06-02", "2025-06-01"],
                &["2007-06-01", "2026-01-01"],
            ),
        ];
        for (test, passing, failing) in cases {
            let check = |value: &str| passes(&test, Some(value), date(2025, 6, 1));
            passing
                .iter()
                .for_each(|value| assert!(check(value), "{test:?} {value}"));
            failing
                .iter()
                .for_each(|value| assert!(!check(value), "{test:?} {value}"));
            assert!(!passes(&test, None, day), "{test:?} of nothing");
        }
        assert!(passes(&Test::Absent, None, day) && !passes(&Test::Absent, Some("x"), day));
    }
}
