//! Brackets around a place: (吉林省)延边…, 浙江省（杭州市）西湖区, “上海市徐汇区”.

use std::borrow::Cow;

use super::{marks, walk};

/// The bracket or quotation mark that closes what `open` opens.
fn closing(open: char) -> Option<char> {
    Some(match open {
        '(' => ')',
        '（' => '）',
        '[' => ']',
        '【' => '】',
        '「' => '」',
        '“' => '”',
        '"' => '"',
        '<' => '>',
        '《' => '》',
        _ => return None,
    })
}

/// The text without the brackets that hold nothing but a place at its beginning, or all of it.
pub(super) fn opened(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    let mut from = 0;
    while let Some((open, inner, close)) = next_pair(&text, from) {
        let leads = open == 0 || is_place(&text[..open]);
        let whole = open == 0 && close.end == text.len();
        if !leads || !(whole || is_place(&text[inner.clone()])) {
            break;
        }
        let without = [&text[..open], &text[inner.clone()], &text[close.end..]].concat();
        from = inner.len() + open;
        text = Cow::Owned(without);
    }
    text
}

type Span = std::ops::Range<usize>;

/// The first pair of brackets from `from` on: where it opens, what it holds, where it closes.
fn next_pair(text: &str, from: usize) -> Option<(usize, Span, Span)> {
    // Most addresses have no bracket before their street.
    let (at, open, close) = text[from..]
        .char_indices()
        .take(24)
        .find_map(|(at, character)| Some((at, character, closing(character)?)))?;
    let open_at = from + at;
    let inner = open_at + open.len_utf8();
    let length = text[inner..].find(close)?;
    let end = inner + length;
    Some((open_at, inner..end, end..end + close.len_utf8()))
}

fn is_place(text: &str) -> bool {
    matches!(walk::walk(text, None).ways.as_slice(), [way, ..] if marks::behind(text, way.end).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_brackets_around_a_place_are_opened() {
        let cases = [
            ("(吉林省)延边州敦化市", "吉林省延边州敦化市"),
            ("【浙江省杭州市】西湖区文三路", "浙江省杭州市西湖区文三路"),
            ("浙江省（杭州市）西湖区", "浙江省杭州市西湖区"),
            ("“上海市徐汇区虹漕路1号”", "上海市徐汇区虹漕路1号"),
            ("上海市徐汇区(漕河泾)虹漕路", "上海市徐汇区(漕河泾)虹漕路"),
            ("虹漕路(近上海市)", "虹漕路(近上海市)"),
        ];
        for (text, expected) in cases {
            assert_eq!(opened(text), expected, "{text}");
        }
    }
}
