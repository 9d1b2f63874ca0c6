//! A telephone number that was written into an address.

use crate::value::phone::mobile;

/// What stands around a number that is none of the house's.
const LABELS: [&str; 10] = [
    "联系电话",
    "手机号码",
    "手机号",
    "手机",
    "电话",
    "联系方式",
    "tel",
    "Tel",
    "TEL",
    "T",
];

/// The address without a mobile number in it, and the number.
#[must_use]
pub fn split_mobile(text: &str) -> Option<(String, &str)> {
    let mut from = 0;
    while let Some(at) = text[from..].find(|character: char| character.is_ascii_digit()) {
        let start = from + at;
        let end = start + text[start..].bytes().take_while(u8::is_ascii_digit).count();
        let number = &text[start..end];
        let house = text[end..].starts_with(['号', '室', '弄', '幢', '栋', '楼', '-']);
        if is_somebodys(number) && !house && !text[..start].ends_with('-') {
            return Some((without(text, start, end), number));
        }
        from = end;
    }
    None
}

/// Whether somebody may have the number: a sequence at its end is suspicious, a row of one digit is made up.
fn is_somebodys(number: &str) -> bool {
    mobile::is_mobile(number) && mobile::doubt(number) != Some(mobile::Doubt::Placeholder)
}

/// The text without what stands at `start..end`, its label and its brackets.
fn without(text: &str, start: usize, end: usize) -> String {
    let marks = [' ', ':', '：', ',', '，', ';', '；', '(', '（', '/'];
    let mut before = text[..start].trim_end_matches(marks);
    let after = text[end..].trim_start_matches([' ', ',', '，', ';', '；', ')', '）', '/']);
    if let Some(bare) = LABELS.iter().find_map(|label| before.strip_suffix(label)) {
        before = bare.trim_end_matches(marks);
    }
    let gap = if before.is_empty() || after.is_empty() {
        ""
    } else {
        " "
    };
    format!("{before}{gap}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mobile_number_leaves_the_address() {
        let cases = [
            (
                "behind a shop",
                "东风新村3-服世同口腔13912345678",
                Some(("东风新村3-服世同口腔", "13912345678")),
            ),
            (
                "labelled",
                "虹漕路461号 电话：13912345678",
                Some(("虹漕路461号", "13912345678")),
            ),
            (
                "in brackets",
                "虹漕路461号（13912345678）5楼",
                Some(("虹漕路461号 5楼", "13912345678")),
            ),
            (
                "in front",
                "张三 13912345678 虹漕路461号",
                Some(("张三 虹漕路461号", "13912345678")),
            ),
            ("a house number", "虹漕路13912345678号", None),
            ("no number", "虹漕路461号58幢1201室", None),
        ];
        for (case, text, expected) in cases {
            let found = split_mobile(text);
            assert_eq!(
                found
                    .as_ref()
                    .map(|(rest, number)| (rest.as_str(), *number)),
                expected,
                "{case}"
            );
        }
    }
}
