//! Han characters: what is one, and the simplified form of what is written in traditional characters.
//!
//! Only characters that simplified text does not use itself are converted, so that 乾安县 and 陈昇 stay as they are.

use std::borrow::Cow;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../rules/reference/simplified.csv");

/// The blocks in which nearly all traditional characters lie; the table is flat here, for it is asked for every
/// character of every cell.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;

static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut flat: Vec<char> = (FIRST..=LAST)
        .map(|code| char::from_u32(code).expect("the block holds no surrogates"))
        .collect();
    for line in TABLE.lines().skip(1) {
        let mut characters = line.split(',').filter_map(|cell| cell.chars().next());
        if let (Some(from), Some(to)) = (characters.next(), characters.next())
            && let Some(slot) = slot(from)
        {
            flat[slot] = to;
        }
    }
    flat
});

fn slot(character: char) -> Option<usize> {
    let code = u32::from(character);
    (FIRST..=LAST)
        .contains(&code)
        .then(|| (code - FIRST) as usize)
}

/// Whether this is a Han character, of whatever block.
#[must_use]
pub fn is_han(character: char) -> bool {
    matches!(u32::from(character), 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF | 0x3007)
}

/// The simplified form of a character, or the character itself.
#[must_use]
pub fn simplified(character: char) -> char {
    slot(character).map_or(character, |slot| SIMPLIFIED[slot])
}

/// The text with its traditional characters simplified; borrowed where there are none.
#[must_use]
pub fn simplify(text: &str) -> Cow<'_, str> {
    if text.is_ascii()
        || text
            .chars()
            .all(|character| simplified(character) == character)
    {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(simplified).collect())
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_text_is_simplified_and_simplified_text_is_left_alone() {
        let cases = [
            ("a city", "廣東省東莞市虎門鎮", "广东省东莞市虎门镇"),
            ("a surname with two simplified forms", "鍾國榮", "钟国荣"),
            ("a character simplified text uses too", "乾安县", "乾安县"),
            ("a given name of today", "陈昇", "陈昇"),
            (
                "a Taiwanese company",
                "廣達電腦股份有限公司",
                "广达电脑股份有限公司",
            ),
            ("Latin", "Hongcao Rd", "Hongcao Rd"),
        ];
        for (case, written, expected) in cases {
            assert_eq!(simplify(written), expected, "{case}");
        }
    }
}
