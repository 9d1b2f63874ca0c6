//! Text as such: characters that cannot be seen, white space, wrappers that spreadsheets and web pages leave.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// What line breaks in a cell become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaks {
    /// They stay: a line says something of its own.
    Kept,
    /// They are spaces.
    Space,
}

/// Bytes that occur in text with nothing to clean: printable ASCII without the sign that begins an entity, and the
/// bytes of the common Chinese characters.
static CLEAN: [bool; 256] = {
    let mut clean = [false; 256];
    let mut byte = 0x21;
    while byte < 0x7F {
        clean[byte] = byte as u8 != b'&';
        byte += 1;
    }
    byte = 0x80;
    while byte < 0xEA {
        // 0xC2 to 0xE3 lead Latin supplements, punctuation, invisible signs and the ideographic space.
        clean[byte] = byte < 0xC0 || byte >= 0xE4;
        byte += 1;
    }
    clean
};

/// Whether a look at the bytes is enough to know that `text` needs no cleaning.
#[must_use]
#[inline]
pub fn is_clean(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else {
        return true;
    };
    // Wrappers begin with these signs, and `_x000D_` ends in an underscore.
    if matches!(first, b' ' | b'=' | b'\'' | b'`' | b'"') || matches!(last, b' ' | b'_') {
        return false;
    }
    // The first sign is no blank.
    let single = |at: usize| bytes[at] == b' ' && bytes[at - 1] != b' ';
    let mut each = bytes.iter().enumerate();
    each.all(|(at, &byte)| CLEAN[usize::from(byte)] || single(at))
}

/// The text without what nobody typed on purpose. Cleaning clean text changes nothing.
#[must_use]
pub fn clean(text: &str, breaks: Breaks) -> Cow<'_, str> {
    if is_clean(text) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = text.to_owned();
    // Taking one wrapper off can bring another to light; each round makes the text shorter, so this ends.
    loop {
        let again = once(&cleaned, breaks);
        if again == cleaned {
            return Cow::Owned(cleaned);
        }
        cleaned = again;
    }
}

fn once(text: &str, breaks: Breaks) -> String {
    let decoded = entities(text);
    let visible = visible(
        &decoded.replace("_x000D_", " ").replace("_x000d_", " "),
        breaks,
    );
    unwrapped(visible.trim()).trim().to_owned()
}

/// The text behind the marks that make a spreadsheet keep digits as text: `="..."`, a leading `'` or back-tick.
fn unwrapped(text: &str) -> &str {
    let formula = text
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    if let Some(inside) = formula {
        return inside;
    }
    let quoted = text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .filter(|inside| !inside.contains('"'));
    if let Some(inside) = quoted {
        return inside;
    }
    match text.strip_prefix(['\'', '`', '\u{2018}']) {
        Some(rest) if !rest.contains(['\'', '`', '\u{2019}']) => rest,
        _ => text,
    }
}

/// The text with characters that cannot be seen taken out, and white space made plain.
fn visible(text: &str, breaks: Breaks) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        let joins = c == '\u{200D}'
            && before.is_some_and(is_pictograph)
            && chars.peek().copied().is_some_and(is_pictograph);
        before = Some(c);
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{0085}' if breaks == Breaks::Kept => {
                while out.ends_with(' ') {
                    out.pop();
                }
                if !out.ends_with('\n') {
                    out.push('\n');
                }
            }
            _ if c.is_whitespace() => {
                if !out.ends_with([' ', '\n']) {
                    out.push(' ');
                }
            }
            _ if is_invisible(c) && !joins => {}
            _ => push_plain(&mut out, c),
        }
    }
    out
}

/// Adds a character in its everyday form: letters and digits of full width become ASCII, radicals and compatibility
/// forms the character that a keyboard gives. Chinese punctuation stays what it is.
fn push_plain(out: &mut String, c: char) {
    match c {
        '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
            out.extend(char::from_u32(c as u32 - 0xFEE0));
        }
        // Full-width signs that stand between Latin letters and digits, never in a Chinese sentence.
        '．' | '＠' | '＿' | '＋' | '－' | '／' | '＃' | '＆' | '＊' | '％' | '＝' => {
            out.extend(char::from_u32(c as u32 - 0xFEE0));
        }
        '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{3220}'..='\u{33FF}' => {
            out.extend(std::iter::once(c).nfkc());
        }
        _ => out.push(c),
    }
}

/// Whether `c` takes no room: controls, zero-width and direction marks, soft hyphens, byte order marks.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{00AD}'
                | '\u{034F}'
                | '\u{061C}'
                | '\u{115F}'..='\u{1160}'
                | '\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{3164}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

/// Whether `c` is part of a picture, in which a zero-width joiner means something.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{FE0F}')
}

/// The named entities that turn up in exports of web pages.
const ENTITIES: [(&str, char); 9] = [
    ("nbsp", ' '),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("middot", '·'),
    ("ensp", ' '),
    ("emsp", ' '),
];

/// The text with HTML entities decoded.
fn entities(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        let decoded = behind
            .split_once(';')
            .and_then(|(name, after)| Some((entity(name)?, after)));
        match decoded {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push('&');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character that an entity stands for: `amp`, `#24352`, `#x5F20`.
fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    ENTITIES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, c)| *c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_typed_is_taken_out_and_the_rest_stays() {
        let cases = [
            ("zero width", "zhang\u{200b}@163.com", "zhang@163.com"),
            (
                "marks of direction",
                "\u{202d}13800138000\u{202c}",
                "13800138000",
            ),
            (
                "soft hyphen and word joiner",
                "a\u{ad}b\u{2060}c\u{feff}",
                "abc",
            ),
            (
                "ideographic and no-break space",
                "\u{3000}张\u{a0}三\u{3000}",
                "张 三",
            ),
            ("control characters", "张\u{0}三\u{b}\u{1f}", "张三"),
            ("a carriage return of a workbook", "张三_x000D_", "张三"),
            ("formula around text", "=\"13800138000\"", "13800138000"),
            ("apostrophe in front", "'13800138000", "13800138000"),
            ("back-tick in front", "`13800138000", "13800138000"),
            ("a name with an apostrophe", "O'Brien", "O'Brien"),
            ("entities", "A&amp;B&nbsp;&#24352;&#x4e09;", "A&B 张三"),
            ("an ampersand is none", "AT&T; R&D", "AT&T; R&D"),
            ("full width letters", "ＡＢＣ公司　Ｎｏ．１", "ABC公司 No.1"),
            (
                "Chinese punctuation",
                "你好，世界。（上海）",
                "你好，世界。（上海）",
            ),
            ("compatibility ideograph", "\u{F90A}", "金"),
            ("Kangxi radical", "\u{2FA6}", "金"),
            ("company in brackets", "㈱", "(株)"),
            ("quotes", "\"上海海明\"", "上海海明"),
            ("a family", "👨\u{200d}👩", "👨\u{200d}👩"),
        ];
        for (name, raw, wanted) in cases {
            let cleaned = clean(raw, Breaks::Space);
            assert_eq!(cleaned, wanted, "{name}");
            assert_eq!(clean(&cleaned, Breaks::Space), wanted, "{name}, again");
        }
    }
}
