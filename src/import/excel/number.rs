//! Writes a number as the digits a person sees: no `.0`, no `E+10`, leading zeros where the cell's format shows them.
//!
//! Pure. Knows number formats; knows no workbook.

use std::fmt::Write as _;

use super::format::{Piece, Shape};
use crate::import::CellFault;

/// Excel keeps 15 significant digits; what stands behind them in a whole number is made up.
const DIGITS: usize = 15;
/// The first whole number of 16 digits.
const SIXTEEN_DIGITS: f64 = 1e15;
/// From here on a number is written with an exponent: no identifier is that long, and the zeros would all be invented.
const TOO_LONG: f64 = 1e21;

/// Appends `value` to `out` as a cell of `shape` shows it, and tells when its digits are no longer all there.
pub(super) fn write_number(value: f64, shape: &Shape, out: &mut String) -> Option<CellFault> {
    if let Shape::Percent = shape {
        write_plain(value * 100.0, out);
        out.push('%');
        return None;
    }
    match shape {
        Shape::Zeros(pieces) if value.fract() == 0.0 && value.abs() < TOO_LONG => {
            write_zeros(value, pieces, out);
        }
        _ => write_plain(value, out),
    }
    lost_digits(value)
}

/// A whole number of more than 15 digits cannot be trusted.
fn lost_digits(value: f64) -> Option<CellFault> {
    (value.abs() >= SIXTEEN_DIGITS).then_some(CellFault::LostDigits)
}

/// Digits only, as short as they can be.
fn write_plain(value: f64, out: &mut String) {
    if value.abs() >= TOO_LONG {
        let _ = write!(out, "{value:E}");
    } else if value.fract() == 0.0 && value.abs() < SIXTEEN_DIGITS {
        // A whole number below 10^15 is an i64 without loss, and that is the common case by far.
        let _ = write!(out, "{}", value as i64);
    } else {
        write_fraction(value, out);
    }
}

/// 0.1 + 0.2 is shown as 0.3: beyond 15 digits there is only the noise of binary fractions.
fn write_fraction(value: f64, out: &mut String) {
    let from = out.len();
    let _ = write!(out, "{value}");
    let digits = out[from..].trim_start_matches(['-', '0', '.']);
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    if count > DIGITS && value.fract() != 0.0 {
        let rounded = format!("{value:.precision$e}", precision = DIGITS - 1);
        if let Ok(seen) = rounded.parse::<f64>() {
            out.truncate(from);
            let _ = write!(out, "{seen}");
        }
    }
}

/// `138` in `000000` is `000138`; in `000-0000` it is `000-0138`.
fn write_zeros(value: f64, pieces: &[Piece], out: &mut String) {
    let digits = format!("{:.0}", value.abs());
    let places = pieces
        .iter()
        .filter(|piece| !matches!(piece, Piece::Literal(_)))
        .count();
    let (overflow, mut rest) = digits
        .as_bytes()
        .split_at(digits.len().saturating_sub(places));
    if value < 0.0 {
        out.push('-');
    }
    let mut overflow = Some(overflow);
    let mut place = 0;
    for piece in pieces {
        if let Piece::Literal(literal) = piece {
            out.push(*literal);
            continue;
        }
        // The first placeholder takes every digit there is no place for.
        out.extend(
            overflow
                .take()
                .unwrap_or_default()
                .iter()
                .map(|&digit| char::from(digit)),
        );
        if places - place <= rest.len() {
            out.push(char::from(rest[0]));
            rest = &rest[1..];
        } else if let Piece::Zero = piece {
            out.push('0');
        }
        place += 1;
    }
}

/// Whether text is a number that was already spoilt when it was saved as text, such as `1.38E+10`.
pub(super) fn is_spoilt_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    if !(4..=24).contains(&bytes.len()) || !bytes[0].is_ascii_digit() {
        return false;
    }
    let Some(at) = memchr::memchr2(b'E', b'e', bytes) else {
        return false;
    };
    let (mantissa, exponent) = (&bytes[..at], &bytes[at + 1..]);
    let plain = mantissa.iter().all(|&byte| byte.is_ascii_digit())
        || (mantissa.get(1) == Some(&b'.') && mantissa[2..].iter().all(u8::is_ascii_digit));
    // Without the sign it could be a part number such as `12E4`.
    plain
        && exponent.len() >= 2
        && exponent[0] == b'+'
        && exponent[1..].iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table of cases")]
    fn a_number_is_written_as_the_digits_a_person_sees() {
        let cases = [
            ("a mobile", 13_800_138_000.0, "General", "13800138000", None),
            (
                "a mobile shown with an exponent",
                13_800_138_000.0,
                "0.00E+00",
                "13800138000",
                None,
            ),
            ("a postcode", 200_030.0, "0", "200030", None),
            ("a postcode with zeros", 10_020.0, "000000", "010020", None),
            (
                "a landline with zeros",
                2_162_345_678.0,
                "00000000000",
                "02162345678",
                None,
            ),
            (
                "a literal pattern",
                13_800_138_000.0,
                "000-0000-0000",
                "138-0013-8000",
                None,
            ),
            (
                "an escaped pattern",
                2_162_345_678.0,
                "000\\-00000000",
                "021-62345678",
                None,
            ),
            ("a quoted prefix", 12.0, "\"VIP\"0000", "VIP0012", None),
            (
                "more digits than places",
                1_234_567.0,
                "0000",
                "1234567",
                None,
            ),
            ("a negative number in zeros", -12.0, "0000", "-0012", None),
            ("a fraction", 12.5, "0.00", "12.5", None),
            ("a tenth", 0.1, "General", "0.1", None),
            (
                "noise of binary fractions",
                0.1 + 0.2,
                "General",
                "0.3",
                None,
            ),
            ("a price with noise", 1.1 * 1.1, "#,##0.00", "1.21", None),
            ("a percentage", 0.125, "0.00%", "12.5%", None),
            ("a whole percentage", 0.07, "0%", "7%", None),
            ("thousands", 1_234_567.5, "#,##0.00", "1234567.5", None),
            ("zero", 0.0, "General", "0", None),
            ("minus zero", -0.0, "General", "0", None),
            (
                "an id number",
                1.101_051_949_123_1E+17,
                "General",
                "110105194912310000",
                Some(CellFault::LostDigits),
            ),
            (
                "beyond any identifier",
                1e30,
                "General",
                "1E30",
                Some(CellFault::LostDigits),
            ),
        ];
        for (name, value, code, text, fault) in cases {
            let mut out = String::new();
            let seen = write_number(value, &Shape::of(code), &mut out);
            assert_eq!((out.as_str(), seen), (text, fault), "{name}");
        }
    }

    #[test]
    fn text_that_was_a_number_is_told_from_a_part_number() {
        for spoilt in ["1.38E+10", "1.3800138E+10", "1E+10", "1.10105e+17"] {
            assert!(is_spoilt_number(spoilt), "{spoilt}");
        }
        for sound in [
            "12E4",
            "E+10",
            "1.38E+",
            "1.38",
            "13800138000",
            "3E电子",
            "1.3.8E+10",
            "",
        ] {
            assert!(!is_spoilt_number(sound), "{sound}");
        }
    }
}
