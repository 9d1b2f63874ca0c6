//! Han characters: what is one, and the simplified form of what is written in traditional characters.

mod simplified;

pub use simplified::{simplified, simplify};

/// Whether this is a Han character, of whatever block.
#[must_use]
pub fn is_han(character: char) -> bool {
    matches!(u32::from(character), 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF | 0x3007)
}

/// Whether the text has a Han character.
#[must_use]
pub fn has_han(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_han)
}

/// Whether the text is made of Han characters alone, and of at least one.
#[must_use]
pub fn all_han(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_han)
}

/// The ASCII character that stands for a full-width letter, digit or the ideographic space.
#[must_use]
pub fn narrow_alphanumeric(character: char) -> char {
    match character {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        '\u{3000}' => ' ',
        _ => character,
    }
}

/// Whether the character takes no room and says nothing: zero-width joiners, marks of direction, byte order marks.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}')
}
