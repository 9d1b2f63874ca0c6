//! Dates.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use super::check;
use crate::model::Field::BirthDate;

#[test]
fn a_date_is_written_as_iso() {
    for way in [
        "1990/1/2",
        "1990.1.2",
        "1990年1月2日",
        "19900102",
        "90-1-2",
        "32875",
        "32875.0",
        "32875.5",
        "1990-01-02 00:00:00",
        "1990-01-02T00:00:00Z",
        "民國79年1月2日",
        "民国79年1月2日",
        "一九九〇年一月二日",
        "90年1月2日",
        "1990-1-2",
        "19900102.0",
        "2-Jan-1990",
        "Jan 2, 1990",
        "900102",
    ] {
        check(&[(way, &[(BirthDate, way)], &[(BirthDate, "1990-01-02")], "")]);
    }
    check(&[
        (
            "day or month",
            &[(BirthDate, "1/2/1990")],
            &[(BirthDate, "1/2/1990")],
            "DAT003",
        ),
        (
            "day first",
            &[(BirthDate, "25/12/1990")],
            &[(BirthDate, "1990-12-25")],
            "",
        ),
        (
            "month first",
            &[(BirthDate, "12/25/1990")],
            &[(BirthDate, "1990-12-25")],
            "",
        ),
        (
            "month only",
            &[(BirthDate, "90.1")],
            &[(BirthDate, "90.1")],
            "DAT003",
        ),
        (
            "Chinese month",
            &[(BirthDate, "九零年一月")],
            &[(BirthDate, "九零年一月")],
            "DAT003",
        ),
        (
            "Chinese month of 2000",
            &[(BirthDate, "二〇〇〇年十二月")],
            &[(BirthDate, "二〇〇〇年十二月")],
            "DAT003",
        ),
        (
            "30 February",
            &[(BirthDate, "1990-02-30")],
            &[(BirthDate, "")],
            "DAT001",
        ),
        (
            "month 13",
            &[(BirthDate, "1990-13-01")],
            &[(BirthDate, "")],
            "DAT001",
        ),
        (
            "zeros",
            &[(BirthDate, "00/00/0000")],
            &[(BirthDate, "")],
            "DAT001",
        ),
        (
            "zeros, ISO",
            &[(BirthDate, "0000-00-00")],
            &[(BirthDate, "")],
            "DAT001",
        ),
        (
            "1900",
            &[(BirthDate, "1900-01-01")],
            &[(BirthDate, "")],
            "DAT002",
        ),
        (
            "1970",
            &[(BirthDate, "1970-01-01")],
            &[(BirthDate, "")],
            "DAT002",
        ),
        (
            "1899",
            &[(BirthDate, "1899-12-30")],
            &[(BirthDate, "")],
            "DAT002",
        ),
        (
            "9999",
            &[(BirthDate, "9999-12-31")],
            &[(BirthDate, "")],
            "DAT002",
        ),
        (
            "lunar",
            &[(BirthDate, "农历1990年正月初六")],
            &[(BirthDate, "农历1990年正月初六")],
            "DAT003",
        ),
        (
            "Japanese era",
            &[(BirthDate, "昭和55年")],
            &[(BirthDate, "昭和55年")],
            "DAT003",
        ),
        (
            "midnight in universal time",
            &[(BirthDate, "1990-01-01T16:00:00Z")],
            &[(BirthDate, "1990-01-01T16:00:00Z")],
            "DAT003",
        ),
        (
            "23 November in Chinese",
            &[(BirthDate, "二〇〇一年十一月二十三日")],
            &[(BirthDate, "2001-11-23")],
            "",
        ),
    ]);
}
