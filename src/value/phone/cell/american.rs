//! Cells that are one number in the groups of North America and nothing else: `(416) 525-7708`, `416.525.7708`.
//!
//! What such a cell gives is what the reader of all cells makes of it; nearly every cell of a list from there is one.

use super::Entry;
use crate::value::phone::abroad;
use crate::value::phone::number::{Reading, Unsure};

/// The number that the cell is, where it is one and exists.
pub(super) fn american(text: &str) -> Option<Entry> {
    let digits = grouped(text)?;
    let digits = std::str::from_utf8(&digits).ok()?;
    // Numbers of services at home are grouped in the same way.
    let service = digits.starts_with("1400") || digits.starts_with("1800");
    let number = (!service).then(|| abroad::e164(digits))??;
    let reading = Reading::Unsure(Unsure::Bare(number));
    Some(Entry::new(text, reading, None))
}

/// The digits of three, three and four with one sign between them or the first in brackets, behind a 1.
fn grouped(text: &str) -> Option<[u8; 11]> {
    match text.as_bytes() {
        [b'(', a, b, c, b')', rest @ ..] => {
            let rest = rest.strip_prefix(b" ").or(rest.strip_prefix(b"-"));
            of_groups([*a, *b, *c], rest.unwrap_or(&text.as_bytes()[5..]))
        }
        [a, b, c, b'-' | b'.' | b' ', rest @ ..] => of_groups([*a, *b, *c], rest),
        _ => None,
    }
}

fn of_groups(area: [u8; 3], rest: &[u8]) -> Option<[u8; 11]> {
    let &[d, e, f, b'-' | b'.' | b' ', g, h, i, j] = rest else {
        return None;
    };
    let digits = [b'1', area[0], area[1], area[2], d, e, f, g, h, i, j];
    digits.iter().all(u8::is_ascii_digit).then_some(digits)
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
        #[test]
        fn what_is_read_at_a_look_reads_alike_in_full(
            text in r"\(?[0-9]{3}\)?[-. ]?[0-9]{3}[-. ][0-9]{4}|[2-9][0-9]{2}[-. ][2-9][0-9]{2}[-. ][0-9]{4}"
        ) {
            if let Some(entry) = american(&text) {
                let cell = Cell { entries: vec![entry], ..Cell::default() };
                prop_assert_eq!(cell, read_in_full(&text));
            }
        }
    }
}
