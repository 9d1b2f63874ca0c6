//! Writes one cell of an OpenDocument sheet as text.
//!
//! OpenDocument keeps the value in attributes and the text a person sees beside it. The value is exact and the text
//! has the leading zeros, so both are needed.

use quick_xml::events::BytesStart;

use super::cell::{write_iso, write_text};
use super::format::Shape;
use super::number::write_number;
use crate::import::CellFault;

/// What the attributes of a cell say.
#[derive(Debug, Default)]
pub(super) struct CellValue {
    kind: Kind,
    /// The number, date, time or truth, as written.
    value: String,
    /// How many columns it stands in, one after another.
    pub repeated: u32,
    /// How many columns it is merged over.
    pub columns: u32,
    /// How many rows it is merged over.
    pub rows: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Text,
    Number,
    Percentage,
    Date,
    Time,
    Truth,
    Error,
}

impl CellValue {
    /// Reads the attributes of a cell.
    pub(super) fn of(element: &BytesStart<'_>) -> Self {
        let mut cell = CellValue {
            repeated: 1,
            columns: 1,
            rows: 1,
            ..CellValue::default()
        };
        for attribute in element.attributes().flatten() {
            let value = attribute.value.as_ref();
            match attribute.key.as_ref() {
                "office:value-type" if cell.kind != Kind::Error => cell.kind = kind(value),
                "calcext:value-type" if value == "error" => cell.kind = Kind::Error,
                "office:value"
                | "office:date-value"
                | "office:time-value"
                | "office:boolean-value" => {
                    value.clone_into(&mut cell.value);
                }
                "table:number-columns-repeated" => cell.repeated = count(value),
                "table:number-columns-spanned" => cell.columns = count(value),
                "table:number-rows-spanned" => cell.rows = count(value),
                _ => {}
            }
        }
        cell
    }

    /// Appends the cell, which shows `seen`, to `out`.
    pub(super) fn write(&self, seen: &str, out: &mut String) -> Option<CellFault> {
        let number = || self.value.parse::<f64>().ok();
        match self.kind {
            Kind::Error => {
                out.push_str(seen);
                Some(CellFault::FormulaError)
            }
            Kind::Number => match number() {
                Some(number) => write_seen_number(number, seen, out),
                None => write_text(seen, out),
            },
            Kind::Percentage => match number() {
                Some(number) => write_number(number, &Shape::Percent, out),
                None => write_text(seen, out),
            },
            Kind::Date => {
                write_iso(&self.value, out);
                None
            }
            Kind::Time => {
                write_time(&self.value, out);
                None
            }
            Kind::Truth => {
                out.push_str(if self.value == "true" {
                    "TRUE"
                } else {
                    "FALSE"
                });
                None
            }
            Kind::Text => write_text(seen, out),
        }
    }
}

fn kind(name: &str) -> Kind {
    match name {
        "float" | "currency" => Kind::Number,
        "percentage" => Kind::Percentage,
        "date" => Kind::Date,
        "time" => Kind::Time,
        "boolean" => Kind::Truth,
        _ => Kind::Text,
    }
}

/// A count of columns or rows; nonsense is one.
pub(super) fn count(text: &str) -> u32 {
    text.parse().ok().filter(|&count| count > 0).unwrap_or(1)
}

/// The number as it is seen, where that shows all of its digits with zeros before or separators between them.
fn write_seen_number(number: f64, seen: &str, out: &mut String) -> Option<CellFault> {
    let from = out.len();
    let fault = write_number(number, &Shape::Plain, out);
    let is_pattern = |c: char| c.is_ascii_digit() || matches!(c, '-' | ' ' | '(' | ')' | '+');
    let digits: String = seen.chars().filter(char::is_ascii_digit).collect();
    let same = digits.trim_start_matches('0') == out[from..].trim_start_matches('0');
    if number > 0.0 && same && seen.chars().all(is_pattern) {
        out.truncate(from);
        out.push_str(seen);
    }
    fault
}

/// `PT14H30M05S` is `14:30:05`; what is written in another way stays as it is.
fn write_time(text: &str, out: &mut String) {
    let parts = text.strip_prefix("PT").and_then(|rest| {
        let (hours, rest) = rest.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let (seconds, _) = rest.split_once('S')?;
        let seconds = seconds.split(['.', ',']).next()?;
        Some([
            hours.parse::<u32>().ok()?,
            minutes.parse().ok()?,
            seconds.parse().ok()?,
        ])
    });
    match parts {
        Some([hours, minutes, seconds]) => {
            out.push_str(&format!("{hours:02}:{minutes:02}:{seconds:02}"));
        }
        None => out.push_str(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table of cases")]
    fn a_cell_shows_the_zeros_and_keeps_the_digits() {
        let lost = Some(CellFault::LostDigits);
        let cases = [
            (
                "a postcode",
                Kind::Number,
                "10020",
                "010020",
                "010020",
                None,
            ),
            (
                "thousands",
                Kind::Number,
                "1234567",
                "1,234,567",
                "1234567",
                None,
            ),
            (
                "a rounded price",
                Kind::Number,
                "12.345",
                "12.35",
                "12.345",
                None,
            ),
            (
                "an exponent",
                Kind::Number,
                "13800138000",
                "1.38E+10",
                "13800138000",
                None,
            ),
            (
                "a negative in brackets",
                Kind::Number,
                "-12",
                "(12)",
                "-12",
                None,
            ),
            ("a share", Kind::Percentage, "0.125", "13%", "12.5%", None),
            (
                "a day",
                Kind::Date,
                "2024-03-05",
                "24年3月5日",
                "2024-03-05",
                None,
            ),
            (
                "a moment",
                Kind::Date,
                "2024-03-05T14:30:00",
                "3-5",
                "2024-03-05 14:30:00",
                None,
            ),
            (
                "a time",
                Kind::Time,
                "PT14H30M00S",
                "14:30",
                "14:30:00",
                None,
            ),
            ("a truth", Kind::Truth, "true", "WAHR", "TRUE", None),
            (
                "a spoilt number",
                Kind::Text,
                "",
                "1.38E+10",
                "1.38E+10",
                lost,
            ),
            (
                "an error",
                Kind::Error,
                "",
                "#N/A",
                "#N/A",
                Some(CellFault::FormulaError),
            ),
        ];
        for (name, kind, value, seen, wanted, fault) in cases {
            let cell = CellValue {
                kind,
                value: value.to_owned(),
                ..CellValue::default()
            };
            let mut out = String::new();
            assert_eq!(
                (cell.write(seen, &mut out), out.as_str()),
                (fault, wanted),
                "{name}"
            );
        }
    }
}
