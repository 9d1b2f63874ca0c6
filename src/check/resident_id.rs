//! What a resident identity number (GB 11643) says of its holder: 18 characters, read digit by digit.

use jiff::civil::Date;

/// What the digits of a resident identity number say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResidentId {
    /// The first two digits: the province that issued the first card.
    pub province: [u8; 2],
    /// The date of birth; none when the digits are no date.
    pub birth: Option<Date>,
    /// The gender.
    pub gender: Gender,
    /// Whether the last character fits the others.
    pub checksum: Checksum,
}

/// The gender in a number, by the oddness of its last digit but one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// Odd.
    Male,
    /// Even.
    Female,
}

impl Gender {
    /// The standard form of the field.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Gender::Male => "male",
            Gender::Female => "female",
        }
    }

    /// The gender of a cell in standard form; none for any other text.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        [Gender::Male, Gender::Female]
            .into_iter()
            .find(|gender| gender.name() == name)
    }
}

/// Whether a number's check character is the one that its digits ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checksum {
    /// It is.
    Fits,
    /// It is not: some digit is wrong, and nobody can say which.
    Differs,
}

/// The weights of ISO 7064 MOD 11-2 for 17 digits: 2 to the power of the distance from the right, modulo 11.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// The check character for each weighted sum modulo 11.
const CHECK_CHARACTERS: &[u8; 11] = b"10X98765432";

impl ResidentId {
    /// Reads a number in standard form; none for text of another form, such as a passport number.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let characters: &[u8; 18] = text.as_bytes().try_into().ok()?;
        let (digits, last) = (&characters[..17], characters[17]);
        if !digits.iter().all(u8::is_ascii_digit) || !matches!(last, b'0'..=b'9' | b'X') {
            return None;
        }
        let sum: u32 = (digits.iter().zip(WEIGHTS))
            .map(|(digit, weight)| u32::from(digit - b'0') * weight)
            .sum();
        let fits = CHECK_CHARACTERS[(sum % 11) as usize] == last;
        Some(ResidentId {
            province: [characters[0], characters[1]],
            birth: compact_date(&characters[6..14]),
            gender: match (digits[16] - b'0') % 2 {
                1 => Gender::Male,
                _ => Gender::Female,
            },
            checksum: if fits {
                Checksum::Fits
            } else {
                Checksum::Differs
            },
        })
    }
}

/// Eight digits as a date: `19900307`.
fn compact_date(digits: &[u8]) -> Option<Date> {
    let number = |range: std::ops::Range<usize>| {
        let digits = digits[range].iter();
        digits.fold(0_i16, |sum, digit| sum * 10 + i16::from(digit - b'0'))
    };
    let (month, day) = (number(4..6), number(6..8));
    Date::new(
        number(0..4),
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_number_says_where_when_and_who() {
        let read = ResidentId::read("11010519491231002X").expect("the standard's own example");
        assert_eq!(read.province, *b"11");
        assert_eq!(read.birth, Some(date(1949, 12, 31)));
        assert_eq!(read.gender, Gender::Female);
        assert_eq!(read.checksum, Checksum::Fits);
    }

    #[test]
    fn one_wrong_digit_is_always_noticed() {
        let right = "11010519491231002X";
        for place in 0..17 {
            for digit in '0'..='9' {
                let mut wrong = right.to_owned();
                wrong.replace_range(place..=place, &digit.to_string());
                let fits = ResidentId::read(&wrong).map(|id| id.checksum) == Some(Checksum::Fits);
                assert_eq!(fits, wrong == right, "{wrong}");
            }
        }
    }

    #[test]
    fn what_is_no_resident_number_is_not_read() {
        for other in [
            "",
            "110105491231002",
            "E12345678",
            "11010519491231002x",
            "１１０１０５",
        ] {
            assert_eq!(ResidentId::read(other), None, "{other}");
        }
        let no_date = ResidentId::read("110105199902300027").expect("the form is right");
        assert_eq!(no_date.birth, None);
    }
}
