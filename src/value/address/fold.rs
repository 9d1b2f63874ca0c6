//! The plain form in which an address is read and kept: one line, ASCII digits and letters, simplified characters.

use std::borrow::Cow;

use crate::value::han;

/// The address in its plain form; borrowed where it is in that form already.
///
/// Digits and letters become ASCII, brackets and other punctuation stay as written, white space of any kind and length
/// is one space.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for character in text
        .chars()
        .filter(|character| !han::is_invisible(*character))
    {
        let character = plain_character(character);
        if !character.is_whitespace() {
            plain.push(character);
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    Cow::Owned(plain)
}

/// The text without the spaces that stand beside a Han character: they separate nothing in one line.
#[must_use]
pub fn compact(text: &str) -> Cow<'_, str> {
    if !text.contains(' ') {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len());
    let mut words = text.split(' ').filter(|word| !word.is_empty());
    line.push_str(words.next().unwrap_or_default());
    for word in words {
        let open = line.chars().next_back().is_some_and(|last| last.is_ascii());
        if open && word.starts_with(|first: char| first.is_ascii()) {
            line.push(' ');
        }
        line.push_str(word);
    }
    Cow::Owned(line)
}

/// Signs that belong to numbers are narrow too: `４６１－５`, `２８＃`.
fn plain_character(character: char) -> char {
    match character {
        '－' => '-',
        '＃' => '#',
        '／' => '/',
        _ => han::simplified(han::narrow_alphanumeric(character)),
    }
}

fn is_plain(text: &str) -> bool {
    let mut last = 'x';
    text.chars().all(|character| {
        let gap = character == ' ' && last == ' ';
        last = character;
        !gap && plain_character(character) == character
            && !han::is_invisible(character)
            && (character == ' ' || !character.is_whitespace())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_one_plain_line() {
        let cases = [
            (
                "full width",
                "虹漕路４６１号５８号楼５楼",
                "虹漕路461号58号楼5楼",
            ),
            (
                "traditional",
                "廣東省東莞市虎門鎮運河北路84號",
                "广东省东莞市虎门镇运河北路84号",
            ),
            ("line breaks", " 上海市\r\n徐汇区 ", "上海市 徐汇区"),
            (
                "brackets stay",
                "清云北路2号（工业园）(后门)",
                "清云北路2号（工业园）(后门)",
            ),
            ("zero width", "上海\u{200B}市", "上海市"),
        ];
        for (case, written, expected) in cases {
            assert_eq!(fold(written), expected, "{case}");
        }
        assert_eq!(compact("虹漕路 461 号 Room 801"), "虹漕路461号Room 801");
    }
}
