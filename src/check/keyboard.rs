//! Text that fingers typed to fill a cell: shared by the checks of this subject.

/// Rows of the keyboard, and the alphabet.
const ROWS: [&str; 4] = [
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
];

/// Keys side by side that make no word: four at least.
const SHORTEST: usize = 4;

/// Whether the whole text is one Han character three times or more, one letter four times or more, or a row of keys.
///
/// Digits alone are never one: they are the name of many a mailbox.
pub(super) fn is_fingers_play(text: &str) -> bool {
    let Some(first) = text.chars().next().filter(|letter| letter.is_alphabetic()) else {
        return false;
    };
    if text.chars().all(|letter| letter == first) {
        let length = text.chars().count();
        return length >= if first.is_ascii() { SHORTEST } else { 3 };
    }
    let letters = text.bytes().all(|byte| byte.is_ascii_alphabetic());
    letters && text.len() >= SHORTEST && ROWS.iter().any(|row| is_part(text, row))
}

/// Whether the letters stand in the row side by side; each stands there once, so the first tells where.
fn is_part(text: &str, row: &str) -> bool {
    let (text, row) = (text.as_bytes(), row.as_bytes());
    let first = row
        .iter()
        .position(|key| key.eq_ignore_ascii_case(&text[0]));
    let keys = first.and_then(|at| row.get(at..at + text.len()));
    keys.is_some_and(|keys| keys.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fingers_typed_is_told_from_names() {
        for typed in [
            "哈哈哈",
            "啊啊啊啊",
            "asdf",
            "Qwerty",
            "aaaa",
            "abcdef",
            "zxcvbnm",
        ] {
            assert!(is_fingers_play(typed), "{typed}");
        }
        for other in [
            "",
            "陈静",
            "丽丽",
            "Anna",
            "aaa",
            "1111",
            "1234",
            "was",
            "asdfa",
            "abcdefghijklmnopqrstuvwxyzabc",
        ] {
            assert!(!is_fingers_play(other), "{other}");
        }
    }
}
