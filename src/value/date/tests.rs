//! Dates in every spelling.

use super::{Reading, read};

/// Two-digit years up to this one belong to this century.
const LATEST: u8 = 29;

fn shown(text: &str) -> String {
    match read(text, LATEST) {
        Reading::Date(date) => date.to_string(),
        Reading::TwoDigitYear(date) => format!("{date} of two digits"),
        Reading::Serial(date) => format!("{date} of a serial"),
        Reading::Ambiguous(Some(likely)) => format!("perhaps {likely}"),
        Reading::Ambiguous(None) => "kept".to_owned(),
        Reading::Turned {
            day_first,
            month_first,
        } => format!("{day_first} or {month_first}"),
        Reading::Placeholder => "placeholder".to_owned(),
        Reading::Flaw => "none".to_owned(),
    }
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(shown(text), *expected, "{text}");
    }
}

#[test]
fn a_day_is_read_in_every_spelling() {
    for text in [
        "2024-03-05",
        "2024/3/5",
        "2024.3.5",
        "2024年3月5日",
        "2024年03月05号",
        "20240305",
        "２０２４－０３－０５",
        "2024 03 05",
        "二〇二四年三月五日",
        "二零二四年三月五日",
        "5-Mar-2024",
        "Mar 5, 2024",
        "March 5th, 2024",
        "5th of March 2024",
        "2024-Mar-05",
        "2024-3-5日",
        "民国113年3月5日",
        "中華民國一一三年三月五日",
        "25/3/2024",
    ] {
        let expected = if text.starts_with("25") {
            "2024-03-25"
        } else {
            "2024-03-05"
        };
        assert_eq!(shown(text), expected, "{text}");
    }
    check(&[
        ("二〇二四年十二月三十一日", "2024-12-31"),
        ("二〇二四年三月廿三日", "2024-03-23"),
        ("90年1月2日", "1990-01-02 of two digits"),
        ("'90-1-2", "1990-01-02 of two digits"),
        ("05-Mar-24", "2024-03-05 of two digits"),
        ("32875", "1990-01-02 of a serial"),
    ]);
}

#[test]
fn the_time_and_the_day_of_the_week_are_left_out() {
    for text in [
        "2024-03-05 00:00:00",
        "2024-03-05T10:20:30+08:00",
        "2024-03-05T10:20:30.123Z",
        "2024/3/5 下午3:20:00",
        "2024-3-5 上午 10:00",
        "2024年3月5日10时20分",
        "2024年3月5日10:20",
        "2024年3月5日 10点",
        "2024-03-05 星期二",
        "2024年03月05日（周二）",
        "Tue Mar 05 10:20:30 CST 2024",
        "Tue, 5 Mar 2024 10:20:30 GMT",
        "Tuesday, March 5, 2024",
        "Mar 5, 2024 10:20:30 AM",
        "20240305102030",
        "202403051020",
    ] {
        assert_eq!(shown(text), "2024-03-05", "{text}");
    }
    check(&[("2024-03-04T16:00:00Z", "perhaps 2024-03-05")]);
}

#[test]
fn what_is_no_whole_day_or_two_stays_as_it_is() {
    check(&[
        ("2024-03", "perhaps 2024-03"),
        ("2024年3月", "perhaps 2024-03"),
        ("202403", "perhaps 2024-03"),
        ("Jan-90", "perhaps 1990-01"),
        ("Mar 2024", "perhaps 2024-03"),
        ("2024", "perhaps 2024"),
        ("2024-03-00", "perhaps 2024-03"),
        ("1990-00-00", "perhaps 1990"),
        ("民国79年1月", "perhaps 1990-01"),
        ("113/05/06", "perhaps 2024-05-06"),
        ("199O-01-02", "perhaps 1990-01-02"),
        ("3月5日", "kept"),
        ("1/2/1990", "1990-02-01 or 1990-01-02"),
        ("1/2/95", "kept"),
        ("05-06-07", "kept"),
        ("2024年第一季度", "kept"),
        ("2024Q1", "kept"),
        ("约1990年生", "kept"),
        ("农历1990年正月初六", "kept"),
    ]);
}

#[test]
fn what_is_no_day_at_all_is_called_so() {
    check(&[
        ("1990-02-30", "none"),
        ("1990-13-01", "none"),
        ("31/04/2020", "none"),
        ("0000-00-00", "none"),
        ("00/00/0000", "none"),
        ("19901301", "none"),
        ("不清楚", "none"),
        ("", "none"),
        ("1900-01-01", "placeholder"),
        ("1970-01-01 00:00:00", "placeholder"),
        ("9999-12-31", "placeholder"),
    ]);
}
