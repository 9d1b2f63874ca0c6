//! Han names in Latin letters: as one word without tones, the family name first.
//!
//! Names that sound alike are mistaken for each other in lists that are typed by sound, and a list in Latin letters
//! has nothing else.

use pinyin::ToPinyin;

use super::surnames::{is_pinyin_surname, surname_len};
use crate::value::han;

/// Family names that are read otherwise than the same characters elsewhere.
const READ_AS_NAMES: [(&str, &str); 18] = [
    ("曾", "zeng"),
    ("单", "shan"),
    ("仇", "qiu"),
    ("解", "xie"),
    ("查", "zha"),
    ("任", "ren"),
    ("朴", "piao"),
    ("盖", "ge"),
    ("区", "ou"),
    ("缪", "miao"),
    ("翟", "zhai"),
    ("覃", "qin"),
    ("乐", "yue"),
    ("员", "yun"),
    ("冼", "xian"),
    ("尉迟", "yuchi"),
    ("长孙", "zhangsun"),
    ("万俟", "moqi"),
];

/// A whole Han name in pinyin; none where a character has no reading, or where only a family name is there.
#[must_use]
pub fn pinyin(name: &str) -> Option<String> {
    let [family, given] = pinyin_parts(name)?;
    (!given.is_empty()).then(|| family + &given)
}

/// The family and the given name of a Han name in pinyin; none where a character has no reading.
#[must_use]
pub fn pinyin_parts(name: &str) -> Option<[String; 2]> {
    let name = han::simplify(name);
    let (family, given) = name.split_at(surname_len(&name).unwrap_or(0));
    let mut letters = [String::new(), String::new()];
    match READ_AS_NAMES.iter().find(|(written, _)| *written == family) {
        Some((_, read)) => letters[0].push_str(read),
        None => spell(family, &mut letters[0])?,
    }
    spell(given, &mut letters[1])?;
    Some(letters)
}

fn spell(text: &str, letters: &mut String) -> Option<()> {
    for syllable in text.to_pinyin() {
        letters.extend(syllable?.plain().chars().map(plain));
    }
    Some(())
}

/// A name in Latin words (lower case) as pinyin would write it, in each order it can be meant: 张伟 is `wei zhang` in
/// one list and `zhang wei` in the next.
#[must_use]
pub fn latin_readings(words: &[&str]) -> [Option<String>; 2] {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return [None, None];
    };
    let forward = words.len() == 1 || is_pinyin_surname(first);
    let backward = words.len() > 1 && is_pinyin_surname(last);
    let written = || letters(words.iter().copied());
    let turned = || letters(std::iter::once(*last).chain(words[..words.len() - 1].iter().copied()));
    [forward.then(written), backward.then(turned)]
}

fn letters<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.flat_map(str::chars).map(plain).collect()
}

/// `ü` has no key of its own: people write `v` or `u` for it.
fn plain(letter: char) -> char {
    match letter {
        'ü' | 'v' => 'u',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_han_name_is_read_as_a_name() {
        let cases = [
            ("张伟", Some("zhangwei")),
            ("張偉", Some("zhangwei")),
            ("曾庆红", Some("zengqinghong")),
            ("尉迟恭", Some("yuchigong")),
            ("吕娜", Some("luna")),
            ("张", None),
            ("张a", None),
        ];
        for (name, read) in cases {
            assert_eq!(pinyin(name).as_deref(), read, "{name}");
        }
    }

    #[test]
    fn latin_words_are_read_in_each_order_they_can_be_meant() {
        let cases: [(&[&str], [Option<&str>; 2]); 5] = [
            (&["zhang", "wei"], [Some("zhangwei"), Some("weizhang")]),
            (&["ming", "hai", "wang"], [None, Some("wangminghai")]),
            (&["lv", "na"], [Some("luna"), None]),
            (&["zhangwei"], [Some("zhangwei"), None]),
            (&["john", "smith"], [None, None]),
        ];
        for (words, expected) in cases {
            let readings = latin_readings(words);
            assert_eq!(
                readings.each_ref().map(Option::as_deref),
                expected,
                "{words:?}"
            );
        }
    }
}
