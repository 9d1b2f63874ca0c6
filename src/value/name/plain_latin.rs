//! Names in Latin letters of which a look shows that they are in standard form: `Mary Smith-Jones`.
//!
//! It asks for what `latin` and `no_person` would change or tell apart, without making any text.

use super::latin::is_honorific;
use super::no_person::{LONGEST_LATIN, is_latin_placeholder};
use super::surnames::is_pinyin_surname;

/// Whether the text is two or more words in mixed case or initials, one blank between them, of which the first is no
/// form of address, none parts two people, and which are no family name behind a given one and no placeholder.
pub(super) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(end) = bytes.iter().position(|&byte| byte == b' ') else {
        return false;
    };
    let mut words = bytes.split(|&byte| byte == b' ');
    // The words are ASCII first, so that the text can be cut between them.
    words.all(is_word)
        && !is_honorific(&text[..end])
        && !bytes[end..]
            .windows(5)
            .any(|five| five[0] == b' ' && five.eq_ignore_ascii_case(b" and "))
        && !is_pinyin_surname(&text[end + 1..])
        && !is_placeholder(text)
}

/// A capital alone, or a capital with letters behind it of which one at least is small.
fn is_word(word: &[u8]) -> bool {
    let Some((first, rest)) = word.split_first() else {
        return false;
    };
    let inside = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'\'');
    let mixed = || {
        rest.iter().any(u8::is_ascii_lowercase)
            && rest.iter().all(inside)
            && rest.last().is_some_and(u8::is_ascii_alphabetic)
    };
    first.is_ascii_uppercase() && (rest.is_empty() || mixed())
}

fn is_placeholder(text: &str) -> bool {
    let mut joined = [0; LONGEST_LATIN];
    let letters = || text.bytes().filter(|byte| *byte != b' ');
    let count = letters().count();
    let Some(joined) = joined.get_mut(..count) else {
        // So long, only one letter over and over.
        let first = text.as_bytes()[0];
        return letters().all(|letter| letter.eq_ignore_ascii_case(&first));
    };
    for (place, letter) in joined.iter_mut().zip(letters()) {
        *place = letter.to_ascii_lowercase();
    }
    std::str::from_utf8(joined).is_ok_and(is_latin_placeholder)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::value::name::{Parsed, parse_in_full};

    #[test]
    fn a_name_in_standard_form_is_known_at_a_look() {
        let cases = [
            ("two words", "Mary Smith", true),
            ("an initial", "Mary J Smith", true),
            ("a double name", "Mary-Ann O'Brien", true),
            ("care taken", "DeShawn McKay", true),
            ("one word", "Mary", false),
            ("capitals", "MARY SMITH", false),
            ("a form of address", "Dr Smith", false),
            ("two people", "Mary And John Smith", false),
            ("a placeholder", "Test User", false),
            ("keys", "Asdf Ghjkl", false),
            ("one letter", "Aaaaaaaaaa Aaaaaaaaaa", false),
            ("a Chinese family name", "San Zhang", false),
            ("two blanks", "Mary  Smith", false),
            ("a mark behind", "Mary Smith'", false),
        ];
        for (case, text, plain) in cases {
            assert_eq!(is_plain(text), plain, "{case}");
        }
    }

    proptest! {
        #[test]
        fn what_is_plain_reads_as_itself_in_full(
            text in "[A-Z][a-z'-]{0,6}( [A-Z][A-Za-z'-]{0,8}| And| Test| User| Van| Ii| Mr| Zhang| Li){1,3}"
        ) {
            if is_plain(&text) {
                let expected = Parsed { name: text.clone(), ..Parsed::default() };
                prop_assert_eq!(parse_in_full(&text), expected);
            }
        }
    }
}
