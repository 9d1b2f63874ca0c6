//! What a person types to find someone, in any notation, and whether a value has it in it.
//!
//! Knows no field: whoever asks says what kind of value it is.

use super::{han, name};

/// The least digits by which a number is looked for within others: fewer are in every second one.
const FEWEST_DIGITS: usize = 4;

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Needle {
    /// Digits of a number.
    Number(String),
    /// A mail address, or a part with its `@`, in lower case.
    Email(String),
    /// A name, a company, a key, or a part of one.
    Words {
        /// Simplified, in lower case, without spaces.
        folded: String,
        /// Whether it may be a Han name by its sound.
        latin: bool,
    },
}

impl Needle {
    /// What `text` looks like; none where it says nothing.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let folded = fold(text);
        if folded.is_empty() {
            return None;
        }
        let digits = digits(text);
        let of_number = |letter: char| letter.is_ascii_digit() || "+-()（）./".contains(letter);
        // The check digit of an identity number may be an X.
        let body = folded.strip_suffix('x').unwrap_or(&folded);
        if digits.len() >= FEWEST_DIGITS && body.chars().all(of_number) {
            return Some(Needle::Number(digits));
        }
        if folded.contains('@') {
            return Some(Needle::Email(folded));
        }
        let latin = folded
            .chars()
            .all(|letter| letter.is_ascii_alphabetic() || letter == '\'');
        Some(Needle::Words { folded, latin })
    }

    /// Whether it is part of a number.
    #[must_use]
    pub fn is_in_number(&self, value: &str) -> bool {
        match self {
            Needle::Number(wanted) => value.split(';').any(|one| digits(one).contains(wanted)),
            _ => false,
        }
    }

    /// Whether it is part of a mail address.
    #[must_use]
    pub fn is_in_email(&self, value: &str) -> bool {
        match self {
            Needle::Email(wanted) => value.to_lowercase().contains(wanted),
            Needle::Words { folded, .. } => value.to_lowercase().contains(folded),
            Needle::Number(_) => false,
        }
    }

    /// Whether it is part of a company's name or another text.
    #[must_use]
    pub fn is_in_text(&self, value: &str) -> bool {
        match self {
            Needle::Words { folded, .. } => fold(value).contains(folded),
            _ => false,
        }
    }

    /// Whether it is part of a person's name, in either script.
    #[must_use]
    pub fn is_in_name(&self, value: &str) -> bool {
        match self {
            Needle::Words {
                folded,
                latin: true,
            } if han::has_han(value) => {
                let wanted = folded.replace('v', "u");
                name::pinyin(value).is_some_and(|read| read.contains(&wanted))
            }
            _ => self.is_in_text(value),
        }
    }
}

fn digits(text: &str) -> String {
    let narrow = text.chars().map(han::narrow_alphanumeric);
    narrow.filter(char::is_ascii_digit).collect()
}

fn fold(text: &str) -> String {
    han::simplify(text)
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(han::narrow_alphanumeric)
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_told_by_its_looks() {
        let words = |folded: &str, latin| {
            let folded = folded.to_owned();
            Some(Needle::Words { folded, latin })
        };
        let number = |digits: &str| Some(Needle::Number(digits.to_owned()));
        let cases = [
            ("139-1712 0456", number("13917120456")),
            ("１３９１７１２０４５６", number("13917120456")),
            ("42010619880101123X", number("42010619880101123")),
            ("Wang@X.com", Some(Needle::Email("wang@x.com".to_owned()))),
            ("張 偉", words("张伟", false)),
            ("Zhang Wei", words("zhangwei", true)),
            ("A12", words("a12", false)),
            ("123", words("123", false)),
            (" ", None),
        ];
        for (text, expected) in cases {
            assert_eq!(Needle::of(text), expected, "{text}");
        }
    }

    #[test]
    fn values_are_found_in_any_notation_and_script() {
        type Within = fn(&Needle, &str) -> bool;
        let cases: [(&str, Within, &str, bool); 9] = [
            ("6234", Needle::is_in_number, "021-62345678", true),
            (
                "02162345678",
                Needle::is_in_number,
                "13800138000;021-62345678",
                true,
            ),
            ("13800138001", Needle::is_in_number, "13800138000", false),
            ("张偉", Needle::is_in_name, "張伟", true),
            ("zhangw", Needle::is_in_name, "张伟", true),
            ("lvna", Needle::is_in_name, "吕娜", true),
            ("wei", Needle::is_in_name, "Wang Wei", true),
            ("晨光", Needle::is_in_text, "武汉晨光贸易有限公司", true),
            ("@x.com", Needle::is_in_email, "Wang@X.com", true),
        ];
        for (text, within, value, expected) in cases {
            let needle = Needle::of(text).expect("it says something");
            assert_eq!(within(&needle, value), expected, "{text} in {value}");
        }
    }
}
