//! Writes a serial date as an ISO date: both date systems, with the day that never was.
//!
//! Pure. A number in a date format is days since an epoch; what is behind the point is the time of day.

use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use super::format::Clock;

/// The day that a workbook counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateSystem {
    /// Excel for Windows: day 1 is 1 January 1900, and 1900 is a leap year, which it was not.
    From1900,
    /// Excel for the Mac, once: day 0 is 1 January 1904.
    From1904,
}

impl DateSystem {
    /// The system of a workbook, which says only whether it is the later one.
    pub(super) const fn of(has_1904_epoch: bool) -> Self {
        if has_1904_epoch {
            DateSystem::From1904
        } else {
            DateSystem::From1900
        }
    }
}

/// The day of Lotus 1-2-3, which Excel keeps for its sake.
const FEB_29_1900: i64 = 60;
/// The last day that Excel knows: 31 December 9999.
const LAST_DAY: f64 = 2_958_465.0;
const SECONDS: i64 = 86_400;

/// Appends the date, the time of day, or both; tells `false` where the number is no date that Excel could show.
pub(super) fn write_date(serial: f64, system: DateSystem, clock: Clock, out: &mut String) -> bool {
    let shift = match system {
        DateSystem::From1900 => 0.0,
        DateSystem::From1904 => 1_462.0,
    };
    if !(0.0..LAST_DAY + 1.0 - shift).contains(&serial) {
        return false;
    }
    let (day, second) = split(serial);
    if day == 0 && (second > 0 || clock == Clock::Shown) {
        write_time(second, out);
        return true;
    }
    if !write_day(day, system, out) {
        return false;
    }
    if second > 0 {
        out.push(' ');
        write_time(second, out);
    }
    true
}

/// Appends a span of time as hours, minutes and seconds: `26:30:00`.
pub(super) fn write_duration(days: f64, out: &mut String) -> bool {
    if days.is_nan() || days.abs() > LAST_DAY {
        return false;
    }
    if days < 0.0 {
        out.push('-');
    }
    let (day, second) = split(days.abs());
    let seconds = day * SECONDS + second;
    let _ = write!(
        out,
        "{:02}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    );
    true
}

/// Whole days, and the second of the day: a time is kept as a binary fraction, so it is rounded to its second.
fn split(serial: f64) -> (i64, i64) {
    let seconds = (serial * SECONDS as f64).round() as i64;
    (seconds / SECONDS, seconds % SECONDS)
}

fn write_day(day: i64, system: DateSystem, out: &mut String) -> bool {
    let epoch: Date = match (system, day) {
        (DateSystem::From1904, _) => date(1904, 1, 1),
        // Excel shows 0 January 1900, which is an empty cell that a formula looked at.
        (DateSystem::From1900, 0) => return false,
        (DateSystem::From1900, FEB_29_1900) => {
            out.push_str("1900-02-29");
            return true;
        }
        (DateSystem::From1900, 1..FEB_29_1900) => date(1899, 12, 31),
        (DateSystem::From1900, _) => date(1899, 12, 30),
    };
    let Ok(date) = epoch.checked_add(day.days()) else {
        return false;
    };
    let _ = write!(out, "{date}");
    true
}

fn write_time(second: i64, out: &mut String) {
    let _ = write!(
        out,
        "{:02}:{:02}:{:02}",
        second / 3600,
        second / 60 % 60,
        second % 60
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateSystem::{From1900, From1904};

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table of cases")]
    fn a_serial_date_becomes_an_iso_date() {
        let cases = [
            (
                "a birthday",
                32_875.0,
                From1900,
                Clock::NotShown,
                Some("1990-01-02"),
            ),
            (
                "the same in a 1904 workbook",
                31_413.0,
                From1904,
                Clock::NotShown,
                Some("1990-01-02"),
            ),
            (
                "day and time",
                45_356.604_166_666_664,
                From1900,
                Clock::Shown,
                Some("2024-03-05 14:30:00"),
            ),
            (
                "a time under a day format",
                45_356.5,
                From1900,
                Clock::NotShown,
                Some("2024-03-05 12:00:00"),
            ),
            (
                "a pure time",
                0.604_166_666_666_666_6,
                From1900,
                Clock::Shown,
                Some("14:30:00"),
            ),
            ("midnight", 0.0, From1900, Clock::Shown, Some("00:00:00")),
            ("day zero", 0.0, From1900, Clock::NotShown, None),
            (
                "day zero of 1904",
                0.0,
                From1904,
                Clock::NotShown,
                Some("1904-01-01"),
            ),
            (
                "the first day",
                1.0,
                From1900,
                Clock::NotShown,
                Some("1900-01-01"),
            ),
            (
                "before the day that never was",
                59.0,
                From1900,
                Clock::NotShown,
                Some("1900-02-28"),
            ),
            (
                "the day that never was",
                60.0,
                From1900,
                Clock::NotShown,
                Some("1900-02-29"),
            ),
            (
                "after the day that never was",
                61.0,
                From1900,
                Clock::NotShown,
                Some("1900-03-01"),
            ),
            (
                "the last second of a day",
                45_356.999_999,
                From1900,
                Clock::Shown,
                Some("2024-03-06"),
            ),
            (
                "the last day",
                2_958_465.0,
                From1900,
                Clock::NotShown,
                Some("9999-12-31"),
            ),
            (
                "beyond the last day",
                2_958_466.0,
                From1900,
                Clock::NotShown,
                None,
            ),
            (
                "before the first day",
                -1.0,
                From1900,
                Clock::NotShown,
                None,
            ),
            ("no number", f64::NAN, From1900, Clock::NotShown, None),
        ];
        for (name, serial, system, clock, text) in cases {
            let mut out = String::new();
            let written = write_date(serial, system, clock, &mut out);
            assert_eq!(written.then_some(out.as_str()), text, "{name}");
        }
    }

    #[test]
    fn a_span_of_time_counts_on_beyond_a_day() {
        let cases = [
            (1.104_166_666_666_666_7, "26:30:00"),
            (0.5, "12:00:00"),
            (-0.25, "-06:00:00"),
        ];
        for (days, text) in cases {
            let mut out = String::new();
            assert!(write_duration(days, &mut out));
            assert_eq!(out, text);
        }
    }
}
