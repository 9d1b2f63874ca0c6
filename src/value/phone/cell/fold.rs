//! A cell of numbers in plain characters: every digit, dash, space and bracket in its ASCII form.

use std::borrow::Cow;

use crate::value::digits;

/// The text with all dressed digits, dashes, spaces and brackets in their plain form.
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b" +-.,;/".contains(&byte);
    if text.bytes().all(plain) {
        return Cow::Borrowed(text);
    }
    // With round brackets only, there is nothing to undress.
    if text
        .bytes()
        .all(|byte| plain(byte) || matches!(byte, b'(' | b')'))
    {
        return Cow::Owned(brackets(text));
    }
    let dressed: Vec<char> = text.chars().collect();
    let plain: Vec<char> = (0..dressed.len())
        .map(|at| plain_char(&dressed, at))
        .collect();
    let plain = chinese_runs(&plain);
    let joined: String = (0..plain.len()).map(|at| joint(&plain, at)).collect();
    Cow::Owned(brackets(&joined))
}

/// The plain form of one character. A circled digit by itself counts numbers and does not belong to one.
fn plain_char(text: &[char], at: usize) -> char {
    let circled = |at: usize| {
        text.get(at)
            .is_some_and(|c| matches!(c, '①'..='⑨' | '❶'..='❾'))
    };
    if circled(at) && !circled(at + 1) && (at == 0 || !circled(at - 1)) {
        return ';';
    }
    match digits::plain_char(text[at]) {
        '。' => '.',
        '【' | '[' | '〔' | '﹙' => '(',
        '】' | ']' | '〕' | '﹚' => ')',
        '×' | '✕' => 'x',
        '＿' => '_',
        c => c,
    }
}

/// Turns rows of Chinese digits into digits: three and more, or fewer with digits on both sides; other short ones are
/// words (`张三`).
fn chinese_runs(text: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let run = text[at..]
            .iter()
            .take_while(|&&c| digits::chinese_digit(c).is_some())
            .count();
        let digit_at = |at: Option<usize>| {
            at.and_then(|at| text.get(at))
                .is_some_and(char::is_ascii_digit)
        };
        let inside = digit_at(at.checked_sub(1)) && digit_at(Some(at + run));
        // 一 by itself may have been meant for a dash.
        if run >= 3 || inside && run > 0 && text[at] != '一' {
            let digit = |&c: &char| digits::chinese_digit(c).map(|digit| char::from(b'0' + digit));
            out.extend(text[at..at + run].iter().filter_map(digit));
        } else {
            out.extend(&text[at..at + run.max(1)]);
        }
        at += run.max(1);
    }
    out
}

/// Marks that stand for a dash when one of them stands between three digits and another.
const JOINTS: [char; 10] = ['_', '·', '•', '・', '‧', '*', '#', ':', '˙', '．'];

/// The character at `at`, as a dash where it joins two groups of one number: `138·0013·8000`, `021*62345678`.
fn joint(text: &[char], at: usize) -> char {
    let c = text[at];
    let before = at >= 3 && text[at - 3..at].iter().all(char::is_ascii_digit);
    let after = text.get(at + 1).is_some_and(char::is_ascii_digit);
    if before && after && JOINTS.contains(&c) {
        '-'
    } else {
        c
    }
}

/// Ends what counts several numbers (`1.13800138000 2.13900139000`, `手机1:`), so that it is no part of them.
#[must_use]
pub(super) fn without_enumeration(text: &str) -> Cow<'_, str> {
    if !text.contains(['.', '、', ')', ':', '：']) {
        return Cow::Borrowed(text);
    }
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (at, &c) in chars.iter().enumerate() {
        if counts(&chars, at) {
            out.push(';');
        } else if !(at > 0 && counts(&chars, at - 1)) {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Whether a digit stands by itself, with a sign behind it and a number behind that.
fn counts(text: &[char], at: usize) -> bool {
    let alone = text[at].is_ascii_digit() && (at == 0 || !is_dialled(text[at - 1]));
    let sign = text.get(at + 1).is_some_and(|c| ".、):：".contains(*c));
    let behind = text.get(at + 2..).unwrap_or_default();
    let number = behind
        .iter()
        .take_while(|c| is_dialled(**c) || **c == ' ')
        .filter(|c| c.is_ascii_digit());
    alone && sign && number.count() >= 7
}

/// Whether a character may belong to the number on its right.
fn is_dialled(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | '.')
}

/// Opens brackets: a trunk zero is dropped, an area code joins its number, a whole number stands for itself, and the
/// brackets around words stay, for words end a number anyway.
fn brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let (inside, behind) = after.split_once(')').unwrap_or((after, ""));
        out.push_str(before);
        let digits = inside.bytes().filter(u8::is_ascii_digit).count();
        let numeric = inside
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"+- ".contains(&byte));
        match digits {
            1 if digits::only_digits(inside) == "0" => {}
            1..=6 if numeric => out.extend([" ", inside, " "]),
            _ if numeric => out.extend([";", inside, ";"]),
            _ => out.extend(["(", inside, ")"]),
        }
        rest = behind;
    }
    // A bracket that nothing opens stands behind an area code.
    out.push_str(&rest.replace(')', " "));
    out
}
