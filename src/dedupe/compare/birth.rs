//! Two dates of birth.

use crate::dedupe::profile::Day;
use crate::rules::Level;

/// The level of two dates.
pub(super) fn birth(a: Day, b: Day) -> Level {
    if a == b {
        Level::BirthEqual
    } else if swapped(a, b) || digits_off(a, b) == 1 {
        Level::BirthTypo
    } else {
        Level::BirthDiffers
    }
}

/// Day and month changed places.
fn swapped(a: Day, b: Day) -> bool {
    a.year == b.year && a.month == b.day && a.day == b.month
}

/// How many of the eight digits differ; two that changed places count as one.
fn digits_off(a: Day, b: Day) -> usize {
    let digits = |date: Day| {
        let (year, month, day) = (date.year, date.month, date.day);
        let year = [year / 1000, year / 100 % 10, year / 10 % 10, year % 10];
        let rest = [month / 10, month % 10, day / 10, day % 10].map(u16::from);
        [
            year[0], year[1], year[2], year[3], rest[0], rest[1], rest[2], rest[3],
        ]
    };
    let (a, b) = (digits(a), digits(b));
    let off: Vec<usize> = (0..8).filter(|&at| a[at] != b[at]).collect();
    match off.as_slice() {
        &[one, next] if next == one + 1 && a[one] == b[next] && a[next] == b[one] => 1,
        off => off.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_a_date_is_told_from_another_date() {
        let day = |year, month, day| Day { year, month, day };
        let cases = [
            ("the same", day(1980, 5, 6), Level::BirthEqual),
            ("day and month swapped", day(1980, 6, 5), Level::BirthTypo),
            ("one digit", day(1981, 5, 6), Level::BirthTypo),
            ("two digits swapped", day(1908, 5, 6), Level::BirthTypo),
            ("another day", day(1980, 7, 19), Level::BirthDiffers),
        ];
        for (case, other, level) in cases {
            assert_eq!(birth(day(1980, 5, 6), other), level, "{case}");
            assert_eq!(
                birth(other, day(1980, 5, 6)),
                level,
                "{case}, the other way round"
            );
        }
    }
}
