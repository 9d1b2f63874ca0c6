//! A number in a street and what it counts: 58幢, 三单元, 12-18号, 甲3号, 5号附2, 3-2-501.

use std::borrow::Cow;

use super::numeral;
use crate::value::han::narrow_alphanumeric;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counter {
    Lane,
    Number,
    Building,
    Unit,
    Floor,
    Room,
    /// `#`, which some write for 号 and some for 栋.
    Hash,
    /// Nothing is written behind it.
    None,
}

/// The words that count, the longest first.
const COUNTERS: [(&str, Counter); 26] = [
    ("号楼", Counter::Building),
    ("号院", Counter::Number),
    ("号弄", Counter::Lane),
    ("号门", Counter::Unit),
    ("号", Counter::Number),
    ("號", Counter::Number),
    ("弄", Counter::Lane),
    ("巷", Counter::Lane),
    ("栋", Counter::Building),
    ("棟", Counter::Building),
    ("幢", Counter::Building),
    ("座", Counter::Building),
    ("斋", Counter::Building),
    ("单元", Counter::Unit),
    ("單元", Counter::Unit),
    ("门", Counter::Unit),
    ("梯", Counter::Unit),
    ("层", Counter::Floor),
    ("楼", Counter::Floor),
    ("樓", Counter::Floor),
    ("室", Counter::Room),
    ("房", Counter::Room),
    ("户", Counter::Room),
    ("铺", Counter::Room),
    ("#", Counter::Hash),
    ("＃", Counter::Hash),
];

/// Words behind a number that make a name of both: 1号线, 3号桥, 18号店.
const NAMED: [&str; 10] = [
    "线", "桥", "店", "门店", "码头", "公馆", "大街", "路", "渠", "坑",
];

/// A number as it stands in a street.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Counted<'t> {
    /// The number in ASCII; the parts of a chain still joined by `-`.
    pub(super) value: Cow<'t, str>,
    pub(super) counter: Counter,
    /// The bytes it takes, with its counter.
    pub(super) length: usize,
}

/// The number with which `text` begins.
pub(super) fn read(text: &str) -> Option<Counted<'_>> {
    let figure = figure(text)?;
    let behind = &text[figure.length..];
    let found = COUNTERS
        .iter()
        .find(|(word, _)| behind.starts_with(word))
        .filter(|(word, counter)| counts(&behind[word.len()..], *counter));
    let Some((word, counter)) = found else {
        return (figure.bare && !begins_name(behind)).then_some(Counted {
            counter: Counter::None,
            ..figure.into_counted()
        });
    };
    let length = figure.length + word.len();
    let (addition, more) = addition(&text[length..]);
    let value = match addition {
        Some(addition) if *counter == Counter::Number => {
            Cow::Owned(format!("{}{addition}", figure.value))
        }
        _ => figure.value,
    };
    let more = if *counter == Counter::Number { more } else { 0 };
    Some(Counted {
        value,
        counter: *counter,
        length: length + more,
    })
}

/// 3号线 and 1号桥 are names, 12号 is a number; 二楼 counts, 五门镇 does not.
fn counts(behind: &str, counter: Counter) -> bool {
    match counter {
        Counter::Number => !NAMED.iter().any(|name| behind.starts_with(name)),
        Counter::Unit | Counter::Lane | Counter::Room => {
            !behind.starts_with(['镇', '乡', '路', '街', '村'])
        }
        _ => true,
    }
}

fn begins_name(behind: &str) -> bool {
    behind.starts_with([
        '路', '街', '道', '组', '队', '社', '村', '期', '区', '米', '号', '家', '中', '小', '天',
        '元', '分', '公',
    ])
}

struct Figure<'t> {
    value: Cow<'t, str>,
    length: usize,
    /// Whether it is a number without a counter too: 1203, but not 三 or A.
    bare: bool,
}

impl<'t> Figure<'t> {
    fn into_counted(self) -> Counted<'t> {
        Counted {
            value: self.value,
            counter: Counter::None,
            length: self.length,
        }
    }
}

/// Digits and letters with the hyphens between them, or a Chinese numeral; 甲, 乙, 附 before it belong to it.
fn figure(text: &str) -> Option<Figure<'_>> {
    let stem: usize = text
        .chars()
        .take_while(|character| "甲乙丙丁附".contains(*character))
        .take(1)
        .map(char::len_utf8)
        .sum();
    let body = &text[stem..];
    let numeral: usize = body
        .chars()
        .take_while(|character| numeral::is_numeral(*character))
        .map(char::len_utf8)
        .sum();
    if numeral > 0 {
        let value = numeral::digits(&body[..numeral])?;
        let value = Cow::Owned([&text[..stem], &value].concat());
        let length = stem + numeral;
        return Some(Figure {
            value,
            length,
            bare: false,
        });
    }
    let length = stem + alphanumeric(body)?;
    Some(Figure {
        value: ascii(&text[..length]),
        length,
        bare: text[..length]
            .contains(|character: char| narrow_alphanumeric(character).is_ascii_digit()),
    })
}

/// The bytes of `12`, `A12`, `3-2-501`, `12~18`, `B`.
fn alphanumeric(text: &str) -> Option<usize> {
    let mut end = 0;
    for (at, character) in text.char_indices() {
        let narrow = narrow_alphanumeric(character);
        let joins = end > 0 && matches!(narrow, '-' | '－' | '—' | '–' | '~' | '～' | '至');
        if narrow.is_ascii_alphanumeric() {
            end = at + character.len_utf8();
        } else if !joins || end != at {
            break;
        }
    }
    // A word in Latin letters is a name.
    let letters = text[..end]
        .chars()
        .filter(|character| character.is_alphabetic())
        .count();
    (end > 0 && letters <= 2).then_some(end)
}

/// The text in ASCII digits and capitals, joined by hyphens.
fn ascii(text: &str) -> Cow<'_, str> {
    let plain = |character: char| match narrow_alphanumeric(character) {
        '－' | '—' | '–' | '~' | '～' | '至' => '-',
        narrow => narrow.to_ascii_uppercase(),
    };
    if text.chars().all(|character| plain(character) == character) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(plain).collect())
    }
}

/// 附3号, 之一, 附2 behind a number: what is added to it, and the bytes it takes.
fn addition(text: &str) -> (Option<String>, usize) {
    let Some((mark, sign)) = [("附", "附"), ("之", "-")]
        .into_iter()
        .find(|(mark, _)| text.starts_with(mark))
    else {
        return (None, 0);
    };
    let Some(figure) = figure(&text[mark.len()..]) else {
        return (None, 0);
    };
    let length = mark.len() + figure.length;
    let counter = if text[length..].starts_with('号') {
        '号'.len_utf8()
    } else {
        0
    };
    (Some(format!("{sign}{}", figure.value)), length + counter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_with_what_it_counts() {
        let cases = [
            ("58幢1201室", "58", Counter::Building, "58幢"),
            ("五十八号楼", "58", Counter::Building, "五十八号楼"),
            ("１２－１８号", "12-18", Counter::Number, "１２－１８号"),
            ("甲3号", "甲3", Counter::Number, "甲3号"),
            ("12号附3号1楼", "12附3", Counter::Number, "12号附3号"),
            ("12号之一", "12-1", Counter::Number, "12号之一"),
            ("3-2-501", "3-2-501", Counter::None, "3-2-501"),
            ("a座", "A", Counter::Building, "a座"),
            ("28#3-502", "28", Counter::Hash, "28#"),
        ];
        for (text, value, counter, taken) in cases {
            let read = read(text).unwrap_or_else(|| unreachable!("{text} begins with a number"));
            assert_eq!(
                (&*read.value, read.counter, &text[..read.length]),
                (value, counter, taken)
            );
        }
    }

    #[test]
    fn names_with_numbers_in_them_are_no_numbers() {
        for text in [
            "3号线",
            "三元桥",
            "KFC餐厅",
            "100米",
            "五一路",
            "6号大街",
            "八一社区",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
