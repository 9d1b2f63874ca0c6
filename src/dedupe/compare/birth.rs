//! Two dates of birth.

use crate::dedupe::profile::Day;
use crate::rules::Level;

/// The level of two dates.
pub(super) fn birth(a: Day, b: Day) -> Level {
    let off = digits_off(a, b);
    let equal_parts = [a.year == b.year, a.month == b.month, a.day == b.day]
        .into_iter()
        .filter(|&equal| equal)
        .count();
    match () {
        () if a == b && (a.month, a.day) == (1, 1) => Level::BirthNewYear,
        () if a == b => Level::BirthEqual,
        () if swapped(a, b) || off == 1 => Level::BirthTypo,
        () if equal_parts == 2 => Level::BirthClose,
        () if a.year == b.year || off == 2 => Level::BirthYear,
        () => Level::BirthDiffers,
    }
}

/// Day and month changed places.
fn swapped(a: Day, b: Day) -> bool {
    a.year == b.year && a.month == b.day && a.day == b.month
}

/// How many of the eight digits differ; two that changed places count as one.
fn digits_off(a: Day, b: Day) -> usize {
    let (a, b) = (digits(a), digits(b));
    let mut off = 0;
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            off += 1;
            let turned = at + 1 < a.len() && a[at] == b[at + 1] && a[at + 1] == b[at];
            at += usize::from(turned);
        }
        at += 1;
    }
    off
}

fn digits(date: Day) -> [u16; 8] {
    let (year, month, day) = (date.year, date.month, date.day);
    let [month_tens, month_ones, day_tens, day_ones] =
        [month / 10, month % 10, day / 10, day % 10].map(u16::from);
    [
        year / 1000,
        year / 100 % 10,
        year / 10 % 10,
        year % 10,
        month_tens,
        month_ones,
        day_tens,
        day_ones,
    ]
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
            ("another month", day(1980, 12, 6), Level::BirthClose),
            ("another year", day(1973, 5, 6), Level::BirthClose),
            ("the year alone", day(1980, 11, 19), Level::BirthYear),
            ("another day", day(1991, 7, 19), Level::BirthDiffers),
        ];
        for (case, other, level) in cases {
            assert_eq!(birth(day(1980, 5, 6), other), level, "{case}");
            assert_eq!(
                birth(other, day(1980, 5, 6)),
                level,
                "{case}, the other way round"
            );
        }
        assert_eq!(birth(day(1980, 1, 1), day(1980, 1, 1)), Level::BirthNewYear);
    }
}
