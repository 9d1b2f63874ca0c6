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
    abroad::e164(&format!("{calling_code}{}", digits::only_digits(number)))
}

#[cfg(test)]
mod tests {
    use super::{Kind, country, kind};

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
