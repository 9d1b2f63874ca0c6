//! Postcodes of mainland China, and what stands in their place.

use crate::value::digits::{self, Float};

/// What text in a column of postcodes says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Six digits.
    Postcode(String),
    /// Five digits; with a zero in front it could be this postcode.
    ZeroLost(String),
    /// Letters for digits: probably this postcode.
    Probable(String),
    /// A spreadsheet wrote it as a number with an exponent, all digits but a zero at the end: `2.0003E+05`.
    Exponent(String),
    /// A postcode of another country, as it was written.
    Foreign,
    /// Typed to fill the cell.
    Placeholder,
    /// None of these.
    Flaw,
}

/// Whether `text` is six digits that can be a postcode.
#[must_use]
#[inline]
pub fn is_postcode(text: &str) -> bool {
    text.len() == 6 && digits::all_digits(text) && !is_placeholder(text) && !text.starts_with("00")
}

fn is_placeholder(text: &str) -> bool {
    digits::repeated_tail(text) == text.len() || digits::is_run(text)
}

/// Reads a postcode.
#[must_use]
pub fn read(text: &str) -> Reading {
    let plain: String = text.chars().map(digits::plain_char).collect();
    let code = without_label(plain.trim());
    if let Some(float) = digits::float(code, 6) {
        return match float {
            Float::Exact(digits) => read_digits(&digits),
            Float::Rounded(digits) if is_postcode(&digits) && zeros_at_end(&digits) == 1 => {
                Reading::Exponent(digits)
            }
            Float::Rounded(digits) if is_postcode(&digits) => Reading::Probable(digits),
            _ => Reading::Flaw,
        };
    }
    let joined = code.replace(' ', "");
    if digits::all_digits(&joined) {
        return read_digits(&joined);
    }
    let replaced = joined.replace(['O', 'o'], "0").replace(['l', 'I'], "1");
    if is_postcode(&replaced) {
        return Reading::Probable(replaced);
    }
    // British, Canadian and Dutch ones mix letters and digits; Japanese, Polish and American ones have a dash.
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let spelled = code
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-'));
    if spelled && digits >= 2 && (3..=10).contains(&code.len()) {
        Reading::Foreign
    } else {
        Reading::Flaw
    }
}

fn zeros_at_end(digits: &str) -> usize {
    digits.len() - digits.trim_end_matches('0').len()
}

fn read_digits(digits: &str) -> Reading {
    match digits.len() {
        6 if is_postcode(digits) => Reading::Postcode(digits.to_owned()),
        4..=8 if is_placeholder(digits) || digits.starts_with("0000") => Reading::Placeholder,
        5 => Reading::ZeroLost(format!("0{digits}")),
        _ => Reading::Flaw,
    }
}

/// The code without `邮编:` before it and brackets around it.
fn without_label(text: &str) -> &str {
    let text = text.trim_matches(|c: char| "()[] :：.,;。，".contains(c));
    ["邮政编码", "邮编", "郵編", "postcode", "zip"]
        .iter()
        .find_map(|label| text.strip_prefix(label))
        .unwrap_or(text)
        .trim_matches(|c: char| "()[] :：.".contains(c))
}

/// Provinces whose postcodes begin with a zero, and how they go on.
const ZERO_PROVINCES: [(&str, &[&str]); 3] = [
    ("内蒙古", &["01", "02"]),
    ("山西", &["03", "04"]),
    ("河北", &["05", "06", "07"]),
];

/// Whether `postcode`, which begins with a zero, belongs to the province.
#[must_use]
pub fn is_of_province(postcode: &str, province: &str) -> bool {
    ZERO_PROVINCES.iter().any(|(name, prefixes)| {
        province.starts_with(name) && prefixes.iter().any(|prefix| postcode.starts_with(prefix))
    })
}
