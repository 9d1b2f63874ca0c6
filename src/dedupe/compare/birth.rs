//! Two dates of birth.

use crate::dedupe::profile::Day;
use crate::rules::Level;

/// The level of two dates.
pub(super) fn birth(a: Day, b: Day) -> Level {
    of_digits(a.digits(), b.digits())
}

/// The first of January, in digits.
const NEW_YEAR: u32 = 0x0101;

/// The level of two dates by their digits ([`Day::digits`]).
#[inline]
pub(in crate::dedupe) fn of_digits(a: u32, b: u32) -> Level {
    let same = |mask: u32| (a ^ b) & mask == 0;
    let equal_parts = [0xFFFF_0000, 0xFF00, 0xFF].map(same);
    let same_year = equal_parts[0];
    let equal_parts = equal_parts.into_iter().filter(|&equal| equal).count();
    let off = digits_off(a, b);
    match () {
        () if a == b && a & 0xFFFF == NEW_YEAR => Level::BirthNewYear,
        () if a == b => Level::BirthEqual,
        () if off == 1 || same_year && turned(a) == b & 0xFFFF => Level::BirthTypo,
        () if equal_parts == 2 => Level::BirthClose,
        () if same_year || off == 2 => Level::BirthYear,
        () => Level::BirthDiffers,
    }
}

/// Day and month, having changed places.
const fn turned(date: u32) -> u32 {
    (date & 0xFF) << 8 | date >> 8 & 0xFF
}

/// How many of the eight digits differ; two that changed places count as one.
fn digits_off(a: u32, b: u32) -> u32 {
    // One bit for each place: the lowest of its four.
    const PLACES: u32 = 0x1111_1111;
    let any = |bits: u32| (bits | bits >> 1 | bits >> 2 | bits >> 3) & PLACES;
    let differ = any(a ^ b);
    // The lower of two neighbours of which each is the other of the other date.
    let crossed = !any((a >> 4 ^ b) | (a ^ b >> 4)) & differ & differ >> 4;
    let mut off = differ.count_ones();
    let mut left = crossed;
    while left != 0 {
        off -= 1;
        let place = 1 << (u32::BITS - 1 - left.leading_zeros());
        // A digit changes places once.
        left &= !(place | place >> 4);
    }
    off
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
