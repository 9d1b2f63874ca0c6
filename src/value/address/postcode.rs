//! A postcode that was written into an address.

use crate::value::han;

/// The address without its postcode, and the postcode: labelled (邮编200030), in brackets, or alone at either end.
#[must_use]
pub fn split_postcode(text: &str) -> Option<(String, &str)> {
    let mut from = 0;
    while let Some(at) = text[from..].find(|character: char| character.is_ascii_digit()) {
        let start = from + at;
        let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        let end = start + digits;
        if digits == 6
            && text.as_bytes()[start] != b'9'
            && let Some((left, right)) = around(text, start, end)
        {
            let rest = format!("{}{}", text[..left].trim_end(), &text[right..]);
            return Some((rest.trim().to_owned(), &text[start..end]));
        }
        from = end;
    }
    None
}

/// The span to take out with the digits at `start..end`, where they stand as a postcode does.
fn around(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let before = &text[..start];
    let after = &text[end..];
    let unlabelled = before.trim_end_matches([' ', ':', '：']);
    let label = ["邮政编码", "邮编", "邮码"]
        .into_iter()
        .find_map(|label| unlabelled.strip_suffix(label));
    let before_label = label.unwrap_or(before);
    let opened = before_label.strip_suffix(['(', '（', '[', '【']);
    let closed = after.strip_prefix([')', '）', ']', '】']);
    if let (Some(opened), Some(closed)) = (opened, closed) {
        return Some((opened.len(), text.len() - closed.len()));
    }
    if label.is_some() {
        return Some((
            before_label
                .trim_end_matches([',', '，', ' ', ';', '；'])
                .len(),
            end,
        ));
    }
    let parted = |side: &str, at_end: bool| {
        let trimmed = side.trim_matches([' ', ',', '，', ';', '；']);
        trimmed.len() < side.len() && (trimmed.is_empty() || han::has_han(trimmed)) && at_end
    };
    if after.is_empty() && parted(before, true) {
        return Some((
            before.trim_end_matches([',', '，', ' ', ';', '；']).len(),
            end,
        ));
    }
    (before.is_empty() && parted(after, true)).then(|| {
        (
            0,
            text.len() - after.trim_start_matches([',', '，', ' ', ';']).len(),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_is_told_from_other_digits() {
        let cases = [
            (
                "in brackets",
                "上海市虹漕路461号(200030)",
                Some(("上海市虹漕路461号", "200030")),
            ),
            (
                "in wide brackets",
                "上海市虹漕路461号（邮编：200030）5楼",
                Some(("上海市虹漕路461号5楼", "200030")),
            ),
            (
                "labelled",
                "上海市虹漕路461号 邮编200030",
                Some(("上海市虹漕路461号", "200030")),
            ),
            (
                "at the end",
                "上海市虹漕路461号 200030",
                Some(("上海市虹漕路461号", "200030")),
            ),
            (
                "at the beginning",
                "200030 上海市虹漕路461号",
                Some(("上海市虹漕路461号", "200030")),
            ),
            ("a box number", "北京100000信箱", None),
            ("a mobile number", "虹漕路461号 13912345678", None),
            ("a room", "虹漕路461号200030室", None),
        ];
        for (case, text, expected) in cases {
            let found = split_postcode(text);
            let found = found.as_ref().map(|(rest, code)| (rest.as_str(), *code));
            assert_eq!(found, expected, "{case}");
        }
    }
}
