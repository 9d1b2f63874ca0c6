//! The signs of an address in ASCII: full-width ones, those spelled out to keep robots away, and blanks typed around
//! them.

use std::borrow::Cow;

use crate::value::digits;

/// The text with the signs of an address in ASCII.
#[must_use]
pub(super) fn fold(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' if c != '，' && c != '；' => digits::plain_char(c),
            '。' | '．' | '｡' | '﹒' => '.',
            '﹫' => '@',
            '“' | '”' | '《' | '》' | '【' | '】' | '〈' | '〉' | '「' | '」' => ' ',
            c => c,
        })
        .collect()
}

/// Spellings of `@`, tried where there is none.
const AT_SIGNS: [&str; 11] = [
    "(at)", "[at]", "{at}", "<at>", "_at_", "-at-", "#at#", " at ", "(a)", "(@)", "%40",
];

/// Spellings of the dot, read only where the `@` was spelled out too.
const DOTS: [&str; 6] = ["(dot)", "[dot]", "{dot}", "<dot>", " dot ", "_dot_"];

/// The text with spelled-out signs replaced, and whether there were any in place of an `@`.
#[must_use]
pub(super) fn with_at_signs(text: &str) -> (Cow<'_, str>, bool) {
    let lower = text.to_ascii_lowercase();
    if text.contains('@') && !text.contains("(@)") {
        return (Cow::Borrowed(text), false);
    }
    if !AT_SIGNS.iter().any(|spelled| lower.contains(spelled)) {
        return (Cow::Borrowed(text), false);
    }
    let mut out = text.to_owned();
    let signs = AT_SIGNS.iter().map(|spelled| (spelled, "@"));
    for (spelled, sign) in signs.chain(DOTS.iter().map(|spelled| (spelled, "."))) {
        while let Some(at) = out.to_ascii_lowercase().find(spelled) {
            out.replace_range(at..at + spelled.len(), sign);
        }
    }
    (Cow::Owned(out), true)
}

/// The text without blanks that only make sense as slips of the thumb: around an `@` (`zhang @163.com`), before the dot
/// of a domain and behind it (`zhang@163. com`).
#[must_use]
pub(super) fn close_up(text: &str) -> Cow<'_, str> {
    if !text.contains('@') || !text.contains(char::is_whitespace) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut tokens = text.split_whitespace().peekable();
    while let Some(token) = tokens.next() {
        out.push_str(token);
        let Some(&next) = tokens.peek() else { break };
        if !joins(last_token(&out), next) {
            out.push(' ');
        }
    }
    Cow::Owned(out)
}

fn last_token(text: &str) -> &str {
    text.rsplit_once(' ').map_or(text, |(_, last)| last)
}

/// Whether no blank was meant between two neighbours.
fn joins(before: &str, after: &str) -> bool {
    let word = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"._-+".contains(&byte))
    };
    match (before.split_once('@'), after.split_once('@')) {
        // `zhang @163.com`, `zhang @ 163.com`
        (None, Some(("", _))) => word(before),
        // `zhang@ 163.com`
        (Some((_, "")), None) => word(after),
        // `zhang@163 .com`, `zhang@163. com`
        (Some((_, domain)), None) if word(domain) && word(after) => {
            let dotted = domain.ends_with('.') ^ after.starts_with('.');
            dotted && is_top(after.trim_start_matches('.'))
        }
        _ => false,
    }
}

/// Whether text is the end of a domain as people write it below their own names.
fn is_top(text: &str) -> bool {
    let text = text.trim_end_matches('.');
    [
        "com", "cn", "com.cn", "net", "org", "edu.cn", "gov.cn", "net.cn", "org.cn",
    ]
    .iter()
    .any(|top| text.eq_ignore_ascii_case(top))
}
