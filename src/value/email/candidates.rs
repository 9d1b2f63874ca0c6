//! The parts of a cell that may be addresses, without the words and the punctuation around them.

use super::domain;
use super::syntax::parts;

/// Whether a look at the bytes tells that the cell is one candidate with nothing around it: letters, digits, the marks
/// that stand inside addresses, one `@`, and a letter at the end, for no domain ends in a digit.
#[must_use]
pub(super) fn is_one(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut signs = 0;
    let inside = bytes.iter().all(|&byte| {
        signs += usize::from(byte == b'@');
        byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+' | b'@')
    });
    let first = bytes.first().is_some_and(u8::is_ascii_alphanumeric);
    inside && signs == 1 && first && bytes.last().is_some_and(u8::is_ascii_alphabetic)
}

/// Whether the whole cell is one address although it holds signs that separate two elsewhere: `"zhang san"@163.com`,
/// `zhang/sales@huaxin.com`. A number in front of such a sign is a telephone.
#[must_use]
pub(super) fn is_whole(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@').filter(|_| text.is_ascii()) else {
        return false;
    };
    let number = |part: &str| part.len() >= 5 && part.bytes().all(|byte| byte.is_ascii_digit());
    let labelled = local
        .split_once('=')
        .is_some_and(|(label, _)| is_label(label));
    let separated = labelled
        || local.starts_with(['\'', '`', '='])
        || !local.starts_with('"') && local.split(['/', '|']).any(number)
        || local.contains("**");
    !separated && parts(&format!("{local}@{}", domain.to_ascii_lowercase())).is_some()
}

/// The parts of a cell that may be addresses.
#[must_use]
pub(super) fn candidates(plain: &str) -> Vec<&str> {
    plain
        .split(|c: char| c.is_whitespace() || ";；、|/\\<>()（）".contains(c))
        .flat_map(split_at_commas)
        .flat_map(split_at_words)
        .map(bare)
        .filter(|part| !part.is_empty())
        .collect()
}

/// Splits at commas, save at one that was typed for the dot before a top-level domain: `163,com`.
fn split_at_commas(part: &str) -> Vec<&str> {
    let commas = |c: char| matches!(c, ',' | '，');
    match part.split_once(commas) {
        Some((before, top)) if before.contains('@') && domain::is_common_top(top) => vec![part],
        _ => part.split(commas).collect(),
    }
}

/// Cuts Chinese words off an address they touch: `邮箱zhang@163.com`, `zhang@163.com张三`. A domain with Chinese labels
/// of its own stays whole.
fn split_at_words(part: &str) -> Vec<&str> {
    let Some(at) = part.find('@').filter(|_| !part.is_ascii()) else {
        return split_at_number(part);
    };
    let tail = &part[at + 1..];
    let ends = tail.find(is_chinese).filter(|&end| {
        let host = tail[..end].trim_end_matches(['.', ',', '-', ':']);
        host.rsplit_once('.')
            .is_some_and(|(_, top)| domain::is_common_top(top))
    });
    let end = ends.map_or(part.len(), |end| at + 1 + end);
    let ascii_host = part[at + 1..end].is_ascii();
    let begin = part[..at]
        .char_indices()
        .rfind(|(_, c)| is_chinese(*c))
        .map(|(start, c)| start + c.len_utf8())
        .filter(|&begin| ascii_host && begin < at)
        .unwrap_or(0);
    let mut parts = vec![&part[..begin], &part[begin..end]];
    parts.extend(split_at_words(&part[end..]));
    parts
}

/// Whether `c` is Chinese writing or its punctuation, which people run together with an address; letters of other
/// scripts are part of it: `müller@huaxin.com`.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Cuts a telephone number off the domain it touches: `zhang@163.com13800138000`.
fn split_at_number(part: &str) -> Vec<&str> {
    let host = part.trim_end_matches(|c: char| c.is_ascii_digit());
    let top = host.rsplit_once('.').map_or("", |(_, top)| top);
    if host.contains('@') && part.len() >= host.len() + 7 && domain::is_common_top(top) {
        vec![host, &part[host.len()..]]
    } else {
        vec![part]
    }
}

/// Words before a colon or an equals sign that name what follows.
const LABELS: [&str; 6] = ["email", "e-mail", "mail", "mailto", "e_mail", "smtp"];

fn is_label(word: &str) -> bool {
    LABELS.contains(&word.to_ascii_lowercase().as_str())
}

/// The candidate without labels and punctuation around it.
fn bare(part: &str) -> &str {
    let junk = |c: char| ",;:'\"`!?<>()[]{}*：，；、。！=·•|~".contains(c);
    if parts(part).is_some_and(|(_, domain)| domain.ends_with(']')) {
        return part;
    }
    let mut part = part.trim_end_matches(|c: char| junk(c) || ".-_#$%^&+".contains(c));
    let local_end = part.find('@').unwrap_or(part.len());
    if let Some(label) = part[..local_end].rfind([':', '：']) {
        part = part[label..].trim_start_matches([':', '：']);
    }
    if let Some((label, rest)) = part.split_once('=')
        && rest.contains('@')
        && is_label(label)
    {
        part = rest;
    }
    // `mailto:zhang@163.com?subject=...`
    if let Some(at) = part.find('@')
        && let Some(query) = part[at..].find(['?', '&'])
    {
        part = &part[..at + query];
    }
    // A dot in front is a fault of the address, not something around it.
    part.trim_start_matches(|c: char| junk(c) && c != '*')
}
