//! Cells that are one number in the way of North America and nothing else: `(416) 525-7708`, `+1 416-525-7708`.
//!
//! What such a cell gives is what the reader of all cells makes of it; nearly every cell of a list from there is one.

use super::Entry;
use crate::value::digits;
use crate::value::phone::number::{Number, Reading, Unsure};
use crate::value::phone::{abroad, mobile};

/// The number that the cell is, where it is one and exists.
pub(super) fn american(text: &str) -> Option<Entry> {
    let (code, rest) = match text.as_bytes() {
        [b'+', b'1', rest @ ..] => (Code::Plus, rest),
        [b'1', b'-' | b'.' | b' ', rest @ ..] => (Code::One, rest),
        rest => (Code::None, rest),
    };
    let digits = grouped(rest, code)?;
    let digits = std::str::from_utf8(&digits).ok()?;
    let reading = match code {
        Code::Plus if is_doubtful(digits) => return None,
        Code::Plus => Reading::Number(Number::Abroad {
            number: abroad::e164(digits)?,
            ext: None,
        }),
        Code::One if mobile::is_mobile(digits) => return None,
        // Numbers of services at home are grouped in the same way.
        Code::None if digits.starts_with("1400") || digits.starts_with("1800") => return None,
        Code::One | Code::None => Reading::Unsure(Unsure::Bare(abroad::e164(digits)?)),
    };
    Some(Entry::new(text, reading, None))
}

/// What stands before the number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Code {
    Plus,
    One,
    None,
}

/// Whether digits behind a plus sign were typed to fill the cell, or are a mobile number at home as well.
fn is_doubtful(digits: &str) -> bool {
    digits::repeated_tail(digits) == digits.len()
        || digits::is_run(&digits[..9])
        || mobile::is_mobile(digits)
}

/// The digits of groups of three, three and four behind a 1: one sign between them, or the first in brackets. Behind
/// `+1` a sign may stand before the first, and none between them.
fn grouped(text: &[u8], code: Code) -> Option<[u8; 11]> {
    let text = match text {
        [b'-' | b'.' | b' ', rest @ ..] if code == Code::Plus => rest,
        rest => rest,
    };
    match *text {
        // Behind a code the reader of all cells gives the number without its brackets.
        [b'(', ..] if code == Code::Plus => None,
        [b'(', a, b, c, b')', b' ' | b'-', ref rest @ ..]
        | [b'(', a, b, c, b')', ref rest @ ..]
        | [a, b, c, b'-' | b'.' | b' ', ref rest @ ..] => {
            let &[d, e, f, b'-' | b'.' | b' ', g, h, i, j] = rest else {
                return None;
            };
            all_digits([b'1', a, b, c, d, e, f, g, h, i, j])
        }
        [a, b, c, d, e, f, g, h, i, j] if code == Code::Plus => {
            all_digits([b'1', a, b, c, d, e, f, g, h, i, j])
        }
        _ => None,
    }
}

fn all_digits(signs: [u8; 11]) -> Option<[u8; 11]> {
    signs.iter().all(u8::is_ascii_digit).then_some(signs)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::value::phone::cell::{Cell, read_in_full};

    #[test]
    fn a_number_in_american_groups_is_read_at_a_look() {
        let cases = [
            ("dashes", "416-525-7708", true),
            ("dots", "416.525.7708", true),
            ("blanks", "416 525 7708", true),
            ("brackets", "(416) 525-7708", true),
            ("brackets and a dash", "(416)-525-7708", true),
            ("brackets without a blank", "(416)525-7708", true),
            ("a code", "1-416-525-7708", true),
            ("a code with a plus sign", "+1 416-525-7708", true),
            ("a code and brackets", "+1 (416) 525-7708", false),
            ("a plus sign and no groups", "+14165257708", true),
            ("typed to fill the cell", "+1 234-567-8901", false),
            ("a service at home", "400-820-1234", false),
            ("no such area", "123-456-7890", false),
            ("an extension", "416-525-7708 x12", false),
            ("a digit more", "416-525-77081", false),
            ("without groups", "4165257708", false),
            ("groups of another kind", "4165-25-7708", false),
        ];
        for (case, text, read) in cases {
            assert_eq!(american(text).is_some(), read, "{case}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]

        #[test]
        fn what_is_read_at_a_look_reads_alike_in_full(
            text in r"(\+1|1|)[-. ]?(\([2-9][0-9]{2}\)|[0-9]{3})[-. ]?[2-9][0-9]{2}[-. ]?[0-9]{4}"
        ) {
            if let Some(entry) = american(&text) {
                let cell = Cell { entries: vec![entry], ..Cell::default() };
                prop_assert_eq!(cell, read_in_full(&text));
            }
        }
    }
}
