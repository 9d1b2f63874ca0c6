//! Mojibake: UTF-8 that was read as Latin-1 or Windows-1252, once or twice, and text that is lost for good.

use crate::value::han;

/// The text as it was before its bytes were read in the wrong encoding, where that gives Chinese and nothing else.
#[must_use]
pub fn repaired(text: &str) -> Option<String> {
    // A Han character begins with one of six bytes, which Latin-1 shows as ä å æ ç è é; twice wrong, as Ã.
    if !text.contains(['ä', 'å', 'æ', 'ç', 'è', 'é', 'Ã', 'ã', 'ï']) {
        return None;
    }
    let once = decoded(text)?;
    let twice = decoded(&once);
    [Some(once), twice]
        .into_iter()
        .flatten()
        .find(|text| is_chinese(text))
}

/// Whether the characters themselves were lost in a conversion: what UTF-8's sign for a lost character reads as in
/// GBK, or the fresh memory of a program, and nothing else.
#[must_use]
pub fn is_lost(text: &str) -> bool {
    let memory = |sign: char| text.len() >= 9 && text.chars().all(|character| character == sign);
    text.contains("锟斤拷") || memory('烫') || memory('屯')
}

/// The characters as bytes, and the bytes as UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = text.chars().map(byte_of).collect::<Option<Vec<u8>>>()?;
    restore_breaks(&mut bytes);
    String::from_utf8(bytes).ok()
}

/// A byte A0 is a no-break space in Latin-1, which many programs make a plain one: within a character it was A0.
fn restore_breaks(bytes: &mut [u8]) {
    let mut due = 0;
    for byte in bytes {
        if due > 0 && *byte == b' ' {
            *byte = 0xA0;
        }
        due = match *byte {
            0xE0..=0xEF => 2,
            0xC2..=0xDF => 1,
            _ => due - i32::from(due > 0),
        };
    }
}

/// The byte that a character stands for in Windows-1252, which has signs where Latin-1 has controls.
fn byte_of(character: char) -> Option<u8> {
    /// The signs of 80 to 9F; five of these bytes stand for none.
    const SIGNS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž',
        '\u{8F}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}',
        'ž', 'Ÿ',
    ];
    if let Ok(byte) = u8::try_from(u32::from(character)) {
        return Some(byte);
    }
    let at = SIGNS.iter().position(|sign| *sign == character)?;
    u8::try_from(0x80 + at).ok()
}

/// Whether text is Han characters with ASCII and Chinese punctuation at most.
fn is_chinese(text: &str) -> bool {
    let allowed = |character: char| {
        character.is_ascii() && !character.is_ascii_control()
            || han::is_han(character)
            || matches!(character, '·' | '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}')
    };
    han::has_han(text) && text.chars().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a program shows that takes the bytes of `text` for Latin-1.
    fn misread(text: &str) -> String {
        text.bytes().map(char::from).collect()
    }

    #[test]
    fn utf8_read_as_latin_1_is_read_again() {
        for text in ["工程师", "张三", "上海海明有限公司（中国）", "王 Tony"] {
            assert_eq!(repaired(&misread(text)).as_deref(), Some(text));
            assert_eq!(
                repaired(&misread(&misread(text))).as_deref(),
                Some(text),
                "{text}, twice"
            );
        }
        let cases = [
            ("Windows-1252 with a plain space", "å¼ ä¸‰", Some("张三")),
            ("French", "Émile Zolà, née à Paris", None),
            ("German", "Müller & Söhne, Straße", None),
            ("Chinese already", "张三", None),
        ];
        for (case, text, expected) in cases {
            assert_eq!(repaired(text).as_deref(), expected, "{case}");
        }
    }

    #[test]
    fn what_is_lost_is_known_as_lost() {
        for (text, lost) in [
            ("锟斤拷锟斤拷", true),
            ("烫烫烫", true),
            ("烫烫烫火锅店", false),
            ("张三", false),
        ] {
            assert_eq!(is_lost(text), lost, "{text}");
        }
    }
}
