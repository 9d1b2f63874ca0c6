//! What of a header counts: letters and digits, in one width and case; and what may be taken off it.

use unicode_normalization::UnicodeNormalization;

use crate::value::han::simplified;

/// The letters and digits of a header, in one width, case and script: `手机 号码*`, `手機號碼` and `手机号码` are the same.
#[must_use]
pub fn squash(header: &str) -> String {
    header
        .nfkc()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(simplified)
        .collect()
}

/// The header without what stands in brackets: units, `必填`, examples.
pub(super) fn without_brackets(header: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for letter in header.nfkc() {
        match letter {
            '(' | '[' | '{' | '<' | '【' | '〔' | '〈' | '《' | '「' => depth += 1,
            ')' | ']' | '}' | '>' | '】' | '〕' | '〉' | '》' | '」' => {
                depth = depth.saturating_sub(1);
            }
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

/// The header without the number of a question in front: `1、您的姓名`, `Q3. Phone`, `(2) 手机`.
pub(super) fn without_numbering(header: &str) -> &str {
    let question = header
        .trim_start()
        .trim_start_matches(['Q', 'q', '(', '（']);
    let rest = question.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if rest.len() == question.len() {
        return header;
    }
    match rest.strip_prefix([
        '、', '.', '．', ')', '）', ':', '：', '-', '_', ' ', ',', '，',
    ]) {
        Some(text) if !text.trim().is_empty() => text,
        _ => header,
    }
}

/// The words on both sides of a slash or a line break: `姓名/Name`.
pub(super) fn parts(header: &str) -> Vec<&str> {
    let parts: Vec<&str> = header
        .split(['/', '／', '\n', '|', '｜'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    if parts.len() > 1 { parts } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_squashed_to_its_letters() {
        let cases = [
            ("电 话", "电话"),
            ("ＭＯＢＩＬＥ", "mobile"),
            ("E-mail", "email"),
            ("手机\n号码*", "手机号码"),
            ("***", ""),
        ];
        for (header, key) in cases {
            assert_eq!(squash(header), key, "{header}");
        }
    }

    #[test]
    fn brackets_and_numbering_come_off() {
        let cases = [
            ("手机（必填）", "手机"),
            ("【必填】手机", "手机"),
            ("金额(元", "金额"),
        ];
        for (header, kept) in cases {
            assert_eq!(without_brackets(header), kept);
        }
        let numbered = [
            ("1、您的姓名", "您的姓名"),
            ("Q3. Phone", " Phone"),
            ("2", "2"),
            ("400电话", "400电话"),
        ];
        for (header, kept) in numbered {
            assert_eq!(without_numbering(header), kept);
        }
    }
}
