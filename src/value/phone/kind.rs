//! What a number in standard form is: whom it reaches, and who pays.

use super::mobile::{self, MobileClass};
use super::{abroad, area};
use crate::value::digits;

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A person's telephone.
    Mobile,
    /// A person's telephone, sold by an operator without a network of its own.
    Virtual,
    /// A data card: calls and messages are not certain.
    Data,
    /// A satellite phone.
    Satellite,
    /// A landline.
    Fixed,
    /// One of the two, in countries where nobody can tell.
    FixedOrMobile,
    /// The one who is called pays: `800`.
    TollFree,
    /// Both pay: `400`.
    SharedCost,
    /// The caller pays more.
    Premium,
    /// A service of a firm, reached by a number of its own.
    Service,
    /// A telephone on the internet.
    Internet,
    /// A number that follows its owner.
    Personal,
    /// A pager.
    Pager,
}

/// The kind of a number in standard form (`13800138000`, `021-12345678`, `400-820-1234`, `+85291234567`), or none where
/// the text is none.
#[must_use]
pub fn kind(number: &str) -> Option<Kind> {
    if number.starts_with('+') {
        return abroad::facts(number).map(|(_, kind)| kind);
    }
    if let Some(class) = mobile::class(number) {
        return Some(match class {
            MobileClass::Ordinary => Kind::Mobile,
            MobileClass::Virtual => Kind::Virtual,
            MobileClass::Data => Kind::Data,
            MobileClass::Satellite => Kind::Satellite,
        });
    }
    match number.split_once('-') {
        Some(("400", _)) => Some(Kind::SharedCost),
        Some(("800", _)) => Some(Kind::TollFree),
        Some((code, _)) => area::leading(code).map(|_| Kind::Fixed),
        None => None,
    }
}

/// The country of a number in E.164 (ISO 3166-1, two letters; `001` for numbers of no country).
#[must_use]
pub fn country(e164: &str) -> Option<&'static str> {
    abroad::facts(e164).map(|(region, _)| region)
}

/// The E.164 form of a number as people dial it at home in the country of a calling code: `852` and `9123 4567`.
#[must_use]
pub fn with_calling_code(calling_code: &str, number: &str) -> Option<String> {
    abroad::e164(&[calling_code, &digits::only_digits(number)].concat())
}

/// The E.164 form and the extension of a cell that is one number as it is dialled in the country of a calling code:
/// `(317) 653-9404 x12` and `1`. None where it holds anything else.
#[must_use]
pub fn dialled_in(calling_code: &str, text: &str) -> Option<(String, Option<String>)> {
    let (number, ext) = split_extension(text);
    let signs = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '(' | ')' | '-' | '.');
    let plain = number.chars().all(signs) && number.bytes().any(|byte| byte.is_ascii_digit());
    let whole = plain.then(|| with_calling_code(calling_code, number))??;
    Some((whole, ext.map(str::to_owned)))
}

/// A number and the few digits behind a sign for an extension.
fn split_extension(text: &str) -> (&str, Option<&str>) {
    let Some(at) = text.find(|c: char| c.is_ascii_alphabetic() || c == '#') else {
        return (text, None);
    };
    let (number, rest) = text.split_at(at);
    let ends = rest
        .find(|c: char| c.is_ascii_digit())
        .unwrap_or(rest.len());
    let (sign, ext) = rest.split_at(ends);
    let sign = sign.trim_end_matches(['.', ':', ' ']).to_ascii_lowercase();
    let announced = matches!(sign.as_str(), "x" | "ext" | "extn" | "extension" | "#");
    if announced && digits::all_digits(ext) && ext.len() <= 6 {
        (number.trim_end(), Some(ext))
    } else {
        (text, None)
    }
}

/// Whether text has as many digits as a number may have with its area code: seven, and fifteen at most (E.164).
#[must_use]
pub fn has_length_of_a_number(text: &str) -> bool {
    (7..=15).contains(&digits::only_digits(split_extension(text).0).len())
}

#[cfg(test)]
mod tests {
    use super::{Kind, country, dialled_in, kind};

    #[test]
    fn a_number_is_read_as_its_country_dials_it() {
        let cases = [
            ("1", "(317) 653-9404", Some(("+13176539404", None))),
            ("1", "3176539404", Some(("+13176539404", None))),
            ("1", "1 317 653 9404", Some(("+13176539404", None))),
            ("1", "317.653.9404 x12", Some(("+13176539404", Some("12")))),
            (
                "1",
                "317-653-9404 Ext. 12",
                Some(("+13176539404", Some("12"))),
            ),
            ("1", "317-653-9404 home", None),
            ("1", "123-456-7890", None),
            ("61", "02 6384 2870", Some(("+61263842870", None))),
            ("44", "020 7946 0958", Some(("+442079460958", None))),
        ];
        for (code, text, expected) in cases {
            let expected = expected.map(|(number, ext): (&str, Option<&str>)| {
                (number.to_owned(), ext.map(str::to_owned))
            });
            assert_eq!(dialled_in(code, text), expected, "{text}");
        }
    }

    #[test]
    fn the_kind_of_a_number_is_told_by_its_prefix() {
        let cases = [
            ("13800138000", Some(Kind::Mobile)),
            ("17012345678", Some(Kind::Virtual)),
            ("14912345678", Some(Kind::Data)),
            ("17401234567", Some(Kind::Satellite)),
            ("021-12345678", Some(Kind::Fixed)),
            ("400-820-1234", Some(Kind::SharedCost)),
            ("800-810-1234", Some(Kind::TollFree)),
            ("+85291234567", Some(Kind::Mobile)),
            ("+85223456789", Some(Kind::Fixed)),
            ("+14155552671", Some(Kind::FixedOrMobile)),
            ("+18005551234", Some(Kind::TollFree)),
            ("+442079460958", Some(Kind::Fixed)),
            ("+447400123456", Some(Kind::Mobile)),
            ("+819012345678", Some(Kind::Mobile)),
            ("+12", None),
            ("12345678901", None),
            ("0000-1234567", None),
        ];
        for (number, wanted) in cases {
            assert_eq!(kind(number), wanted, "{number}");
        }
    }

    #[test]
    fn the_country_of_a_number_is_told_by_its_plan() {
        for (number, wanted) in [
            ("+85291234567", Some("HK")),
            ("+14155552671", Some("US")),
            ("+16042345678", Some("CA")),
            ("+886912345678", Some("TW")),
            ("+999123", None),
        ] {
            assert_eq!(country(number), wanted, "{number}");
        }
    }
}
