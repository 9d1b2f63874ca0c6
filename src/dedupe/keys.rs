//! Text as matching sees it: folded to one case, width and spacing, and numbered by a stable hash.
//!
//! Knows single cells; knows neither records nor weights. A value's number depends on its text alone, so that the
//! same value has the same number in every run.

use compact_str::CompactString;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::value::han;

/// The number of a text; `NONE` stands for no text.
pub(super) type TextId = u64;

/// No text.
pub(super) const NONE: TextId = 0;

/// The number of `text`: never [`NONE`] for text, always [`NONE`] for nothing.
pub(super) fn id(text: &str) -> TextId {
    id_of_bytes(text.as_bytes())
}

fn id_of_bytes(text: &[u8]) -> TextId {
    match text {
        [] => NONE,
        text => mix(0x6963_6c65_6172_2d31, text).max(1),
    }
}

/// A number out of several, in their order.
pub(super) fn combine(parts: &[u64]) -> u64 {
    let mut combined = Combined::default();
    parts.iter().for_each(|&part| combined.add(part));
    combined.number()
}

/// A number out of several that come one after another ([`combine`]).
#[derive(Clone, Copy, Debug)]
pub(super) struct Combined(u64);

impl Default for Combined {
    fn default() -> Self {
        Combined(0x6963_6c65_6172_2d32)
    }
}

impl Combined {
    /// Takes in the next.
    pub(super) fn add(&mut self, part: u64) {
        self.0 = spread(self.0 ^ part);
    }

    /// The number of those that came.
    pub(super) fn number(self) -> u64 {
        self.0
    }
}

/// Eight bytes at a time, multiplied and folded. It is kept in stores as block keys, so it may never change; the
/// hashes of the standard library and of hash-map crates may do so with any release.
fn mix(seed: u64, bytes: &[u8]) -> u64 {
    let mut state = seed ^ (bytes.len() as u64);
    let (words, rest) = bytes.as_chunks::<8>();
    for &word in words {
        state = spread(state ^ u64::from_le_bytes(word));
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    spread(state ^ u64::from_le_bytes(last))
}

/// A bijection of the 64-bit numbers whose output bits each depend on all input bits.
fn spread(value: u64) -> u64 {
    let mut value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// Words in lower case without accents and punctuation, with one space between them. Apostrophes and dots within a
/// word close up (`O'Brien` is `obrien`), everything else parts words.
pub(super) fn words(text: &str) -> String {
    if text.is_ascii() {
        return words_of_ascii(text);
    }
    let mut folded = String::with_capacity(text.len());
    fold(text, |character| {
        if character.is_alphanumeric() {
            folded.push(character);
        } else if !is_combining_mark(character)
            && !matches!(character, '\'' | '’' | '`' | '.')
            && !folded.ends_with(' ')
            && !folded.is_empty()
        {
            folded.push(' ');
        }
    });
    folded.truncate(folded.trim_end().len());
    folded
}

/// The same of text without accents, of which whole words can be taken.
fn words_of_ascii(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let sign = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric());
        folded.push_str(&rest[..sign.unwrap_or(rest.len())]);
        let Some(at) = sign else { break };
        let closes_up = matches!(rest.as_bytes()[at], b'\'' | b'`' | b'.');
        if !closes_up && !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
        rest = &rest[at + 1..];
    }
    folded.truncate(folded.trim_end().len());
    folded.make_ascii_lowercase();
    folded
}

/// Letters and digits alone, in lower case.
pub(super) fn solid(text: &str) -> CompactString {
    let mut folded = CompactString::default();
    if text.len() > folded.capacity() {
        folded.reserve(text.len());
    }
    fold(text, |character| {
        if character.is_alphanumeric() {
            folded.push(character);
        }
    });
    folded
}

/// `text` in lower case; a short one in Latin letters takes no memory of its own.
pub(super) fn lower(text: &str) -> CompactString {
    if !text.is_ascii() {
        return text.to_lowercase().into();
    }
    let mut lower = CompactString::from(text);
    lower.make_ascii_lowercase();
    lower
}

/// The number of the letters and digits of `text`, in lower case: of what [`solid`] makes of it.
pub(super) fn solid_id(text: &str) -> TextId {
    let mut short = [0; SHORT];
    if text.len() > SHORT || !text.is_ascii() {
        return id(&solid(text));
    }
    let solid = text.bytes().filter(u8::is_ascii_alphanumeric);
    let mut length = 0;
    for (place, byte) in short.iter_mut().zip(solid) {
        *place = byte.to_ascii_lowercase();
        length += 1;
    }
    id_of_bytes(&short[..length])
}

/// Bytes of a text that is folded without memory of its own: nearly all cells in Latin letters.
const SHORT: usize = 64;

/// Hands on the characters of `text` in one case and width, accents apart, Han characters simplified. Nearly all are
/// ASCII or Han, and those need not be decomposed.
fn fold(text: &str, mut push: impl FnMut(char)) {
    if text.is_ascii() {
        let letters = text
            .bytes()
            .map(|byte| char::from(byte.to_ascii_lowercase()));
        return letters.for_each(push);
    }
    for character in han::simplify(text).chars() {
        if character.is_ascii() {
            push(character.to_ascii_lowercase());
        } else if han::is_han(character) && !is_compatibility(character) {
            push(character);
        } else {
            std::iter::once(character)
                .nfkd()
                .flat_map(char::to_lowercase)
                .for_each(&mut push);
        }
    }
}

/// Whether the Han character is a double that stands for another.
const fn is_compatibility(character: char) -> bool {
    matches!(character, '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}

/// What stands between the blanks of a line. Words are short, so that a look at each byte is the quickest.
pub(super) fn split(line: &str) -> impl Iterator<Item = &str> + Clone {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let line = rest.take()?;
        let Some(end) = line.bytes().position(|byte| byte == b' ') else {
            return Some(line);
        };
        rest = Some(&line[end + 1..]);
        Some(&line[..end])
    })
}

/// Adds words to `line`, in alphabetical order and parted by a space.
pub(super) fn push_sorted_words<'t>(line: &mut String, words: impl Iterator<Item = &'t str>) {
    let mut few = [""; FEW_WORDS];
    let mut count = 0;
    let mut more: Vec<&str> = Vec::new();
    for word in words {
        match few.get_mut(count) {
            Some(place) => *place = word,
            None => more.push(word),
        }
        count += 1;
    }
    let mut words = &mut few[..count.min(FEW_WORDS)];
    if !more.is_empty() {
        more.extend_from_slice(words);
        words = &mut more;
    }
    words.sort_unstable();
    for (at, word) in words.iter().enumerate() {
        line.push_str(if at > 0 { " " } else { "" });
        line.push_str(word);
    }
}

/// Words that are put in order without memory of their own: those of nearly all names and roads.
const FEW_WORDS: usize = 8;

/// How a Latin word sounds: its first letter and the classes of its next three consonants (American Soundex).
pub(super) fn sound(word: &str) -> Option<[u8; 4]> {
    let mut letters = word.bytes().filter(u8::is_ascii_lowercase);
    let first = letters.next()?;
    let mut code = [first, b'0', b'0', b'0'];
    let mut filled = 1;
    let mut last = consonant(first);
    for letter in letters {
        let class = consonant(letter);
        if class != b'0' && class != last && filled < code.len() {
            code[filled] = class;
            filled += 1;
        }
        // `h` and `w` do not part two consonants of one class, vowels do.
        if !matches!(letter, b'h' | b'w') {
            last = class;
        }
    }
    Some(code)
}

const fn consonant(letter: u8) -> u8 {
    match letter {
        b'b' | b'f' | b'p' | b'v' => b'1',
        b'c' | b'g' | b'j' | b'k' | b'q' | b's' | b'x' | b'z' => b'2',
        b'd' | b't' => b'3',
        b'l' => b'4',
        b'm' | b'n' => b'5',
        b'r' => b'6',
        _ => b'0',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_folded_to_what_matters() {
        let cases = [
            ("accents and case", "José  ÁLVAREZ", "jose alvarez"),
            (
                "apostrophes close up",
                "O'Brien-Smith, J.",
                "obrien smith j",
            ),
            ("full width", "ＡＢ１２", "ab12"),
            ("traditional", "人民路１００號", "人民路100号"),
            ("nothing", " - ", ""),
            (
                "signs at the ends",
                ".-(12b) St. Mary's Rd,",
                "12b st marys rd",
            ),
            (
                "the same beyond ASCII",
                "–(12b) St. Mary’s Rd,",
                "12b st marys rd",
            ),
        ];
        for (case, text, expected) in cases {
            assert_eq!(words(text), expected, "{case}");
        }
        assert_eq!(solid("张 伟·A"), "张伟a");
        assert_eq!(solid_id("Zhang, Wei 3"), id("zhangwei3"));
    }

    #[test]
    fn words_are_put_in_order_however_many_there_are() {
        for text in ["", "zhang wei", "j i h g f e d c b a", "h g f e d c b a"] {
            let mut expected: Vec<&str> = text.split(' ').collect();
            expected.sort_unstable();
            let mut line = String::from("|");
            push_sorted_words(&mut line, text.split(' '));
            assert_eq!(line, format!("|{}", expected.join(" ")));
        }
    }

    #[test]
    fn words_that_sound_alike_have_one_code() {
        for (one, other) in [
            ("robert", "rupert"),
            ("smith", "smyth"),
            ("ashcraft", "ashcroft"),
        ] {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
        assert_eq!(sound("tymczak"), Some(*b"t522"));
        assert_eq!(sound("张"), None);
    }

    #[test]
    fn a_line_is_split_at_every_blank() {
        for line in ["", " ", "a  bc ", "wallaby place", "人民 路"] {
            assert!(split(line).eq(line.split(' ')), "{line}");
        }
    }

    #[test]
    fn numbers_of_texts_never_change() {
        assert_eq!(id(""), NONE);
        assert_ne!(id("a"), id("a\0"));
        assert_ne!(combine(&[1, 2]), combine(&[2, 1]));
        assert_eq!(id("13912345678"), id(&String::from("13912345678")));
    }
}
