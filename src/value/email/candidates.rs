//! The parts of a cell that may be addresses, without the words and the punctuation around them.

use super::domain;
use super::syntax::parts;

/// Whether a look at the bytes tells that the cell is one candidate with nothing around it: letters, digits, the marks
/// that stand inside addresses, and one `@`.
#[must_use]
pub(super) fn is_one(text: &str) -> bool {
    let bytes = text.as_bytes();
    let edge = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let mut signs = 0;
    let inside = bytes.iter().all(|&byte| {
        signs += usize::from(byte == b'@');
        byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+' | b'@')
    });
    inside && signs == 1 && edge(bytes.first()) && edge(bytes.last())
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
        return vec![part];
    };
    let tail = &part[at + 1..];
    let ends = tail.find(|c: char| !c.is_ascii()).filter(|&end| {
        let host = tail[..end].trim_end_matches(['.', ',', '-', ':']);
        host.rsplit_once('.')
            .is_some_and(|(_, top)| domain::is_common_top(top))
    });
    let end = ends.map_or(part.len(), |end| at + 1 + end);
    let ascii_host = part[at + 1..end].is_ascii();
    let begin = part[..at]
        .char_indices()
        .filter(|(_, c)| !c.is_ascii())
        .map(|(start, c)| start + c.len_utf8())
        .last()
        .filter(|&begin| ascii_host && begin < at)
        .unwrap_or(0);
    let mut parts = vec![&part[..begin], &part[begin..end]];
    parts.extend(split_at_words(&part[end..]));
    parts
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
    let mut part = part.trim_end_matches(|c: char| junk(c) || ".-_".contains(c));
    let local_end = part.find('@').unwrap_or(part.len());
    if let Some(label) = part[..local_end].rfind([':', '：']) {
        part = part[label..].trim_start_matches([':', '：']);
    }
    if part.contains('@') {
        if let Some((label, rest)) = part.split_once('=')
            && is_label(label)
        {
            part = rest;
        }
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
