//! A whole cell of e-mail addresses: split into candidates, each one read on its own.

use super::domain::{self, DomainKind, Slip};
use super::{is_domain, parts};
use crate::value::digits;

/// What was repaired in an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// A slip of the hand in a well-known domain.
    Domain,
    /// The sign `@` was written in another way: `#`, `(at)`.
    At,
}

/// What a candidate is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A valid address.
    Address(String),
    /// A valid address, once this was repaired.
    Repaired(String, Repair),
    /// It could be this address, or not.
    Proposed(String),
    /// Part of it is covered by asterisks.
    Masked,
    /// Five to eleven digits: a QQ number, or a telephone number.
    Qq(String),
    /// It is no address.
    Flaw,
}

/// One candidate of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The candidate as it was written.
    pub text: String,
    /// What it is.
    pub reading: Reading,
}

/// Reads a cell that should hold e-mail addresses; words around them are left out.
#[must_use]
pub fn read_cell(text: &str) -> Vec<Entry> {
    let (plain, spelled) = with_at_signs(&fold(text));
    let candidates = candidates(&plain);
    let some_address = candidates.iter().any(|candidate| candidate.contains('@'));
    candidates
        .into_iter()
        .map(|candidate| entry(candidate, spelled))
        // Beside an address, words are names and labels.
        .filter(|entry| !some_address || entry.text.contains('@') || entry.reading != Reading::Flaw)
        .collect()
}

/// The text with the signs of an address in ASCII.
fn fold(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' if c != '，' && c != '；' => digits::plain_char(c),
            '。' | '．' | '｡' => '.',
            '﹫' => '@',
            '“' | '”' | '《' | '》' | '【' | '】' | '〈' | '〉' => ' ',
            c => c,
        })
        .collect()
}

/// Spellings of the signs of an address that are meant to keep robots away.
const SPELLED: [(&str, &str); 8] = [
    ("(at)", "@"),
    ("[at]", "@"),
    ("{at}", "@"),
    (" at ", "@"),
    ("(dot)", "."),
    ("[dot]", "."),
    ("{dot}", "."),
    (" dot ", "."),
];

/// The text with spelled-out signs replaced, and whether there were any in place of an `@`.
fn with_at_signs(text: &str) -> (String, bool) {
    if text.contains('@') {
        return (close_up(text), false);
    }
    let lower = text.to_ascii_lowercase();
    if !SPELLED[..4]
        .iter()
        .any(|(spelled, _)| lower.contains(spelled))
    {
        return (text.to_owned(), false);
    }
    let mut out = text.to_owned();
    for (spelled, sign) in SPELLED {
        while let Some(at) = out.to_ascii_lowercase().find(spelled) {
            out.replace_range(at..at + spelled.len(), sign);
        }
    }
    (out, true)
}

/// The text without the blanks on both sides of an `@`. A blank on one side alone may stand between two words.
fn close_up(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (position, part) in text.split('@').enumerate() {
        let spaced = out.ends_with(char::is_whitespace) && part.starts_with(char::is_whitespace);
        if position > 0 && spaced {
            out.truncate(out.trim_end().len());
        }
        if position > 0 {
            out.push('@');
        }
        out.push_str(if position > 0 && spaced {
            part.trim_start()
        } else {
            part
        });
    }
    out
}

/// The parts of a cell that may be addresses.
fn candidates(plain: &str) -> Vec<&str> {
    if plain.starts_with('"') && plain.contains("\"@") && parts(plain).is_some() {
        return vec![plain];
    }
    plain
        .split(|c: char| c.is_whitespace() || ";；、|/<>()".contains(c))
        .flat_map(split_at_commas)
        .map(bare)
        .filter(|part| !part.is_empty())
        .collect()
}

/// Splits at commas, save at one that was typed for the dot before a top-level domain: `163,com`.
fn split_at_commas(part: &str) -> Vec<&str> {
    let commas = |c: char| matches!(c, ',' | '，');
    let tops = ["com", "cn", "net", "com.cn", "org"];
    match part.split_once(commas) {
        Some((_, top)) if tops.contains(&top) => vec![part],
        _ => part.split(commas).collect(),
    }
}

/// The candidate without labels and punctuation around it.
fn bare(part: &str) -> &str {
    let junk = |c: char| ".,;:'\"!?<>()[]{}*：，；、。！_-=".contains(c) && c != '_' && c != '-';
    let mut part = part.trim_end_matches(junk);
    if let Some(at) = part.find('@')
        && let Some(label) = part[..at].rfind([':', '：'])
    {
        part = part[label..].trim_start_matches([':', '：']);
    }
    // A dot in front is a fault of the address, not something around it.
    part.trim_start_matches(|c: char| junk(c) && c != '.' && c != '*')
}

fn entry(candidate: &str, spelled: bool) -> Entry {
    let reading = match candidate.split_once('@') {
        Some((local, domain)) => match read(local, domain) {
            Reading::Address(address) if spelled => at_repair(address),
            reading => reading,
        },
        None => without_at(candidate),
    };
    Entry {
        text: candidate.to_owned(),
        reading,
    }
}

/// An address whose `@` was written in another way is certain only at a well-known domain.
fn at_repair(address: String) -> Reading {
    let known = address
        .rsplit_once('@')
        .is_some_and(|(_, domain)| domain::kind_of(domain) == Some(DomainKind::Free));
    if known {
        Reading::Repaired(address, Repair::At)
    } else {
        Reading::Proposed(address)
    }
}

fn read(local: &str, domain: &str) -> Reading {
    let domain = domain.trim_start_matches('@');
    let covered = local.contains("**") || local.contains(['•', '●']) || domain.contains('*');
    if covered && domain.contains('.') {
        return Reading::Masked;
    }
    let Some(ascii) = domain::to_ascii(domain) else {
        return Reading::Flaw;
    };
    let mut repaired = ascii.replace([',', '，'], ".");
    while repaired.contains("..") {
        repaired = repaired.replace("..", ".");
    }
    let certain = match domain::slip(&repaired) {
        Some(Slip::Certain(target)) => {
            target.clone_into(&mut repaired);
            true
        }
        Some(Slip::Likely(target)) if is_domain(&ascii) => {
            return addressed(local, target).map_or(Reading::Flaw, Reading::Proposed);
        }
        _ => false,
    };
    let Some(address) = addressed(local, &repaired) else {
        return Reading::Flaw;
    };
    if let Some(rest) = local.strip_prefix("www.") {
        return Reading::Proposed(format!("{rest}@{repaired}"));
    }
    if certain || repaired != ascii {
        Reading::Repaired(address, Repair::Domain)
    } else {
        Reading::Address(address)
    }
}

/// The address, if its syntax is right.
fn addressed(local: &str, domain: &str) -> Option<String> {
    let address = format!("{local}@{domain}");
    parts(&address).is_some().then_some(address)
}

/// Reads a candidate that has no `@`.
fn without_at(candidate: &str) -> Reading {
    if digits::all_digits(candidate) && (5..=11).contains(&candidate.len()) {
        return Reading::Qq(format!("{candidate}@qq.com"));
    }
    if let Some((local, domain)) = candidate.split_once('#')
        && domain::kind_of(&domain.to_ascii_lowercase()) == Some(DomainKind::Free)
    {
        return addressed(local, &domain.to_ascii_lowercase()).map_or(Reading::Flaw, at_repair);
    }
    glued(candidate).map_or(Reading::Flaw, Reading::Proposed)
}

/// The address in which the `@` is missing before a well-known domain: `zhang163.com`.
fn glued(candidate: &str) -> Option<String> {
    let lower = candidate.to_ascii_lowercase();
    // From the left, so that the longest domain is found first: `vip.163.com` before `163.com`.
    let at = lower
        .char_indices()
        .skip(1)
        .map(|(at, _)| at)
        .find(|&at| domain::kind_of(&lower[at..]) == Some(DomainKind::Free))?;
    addressed(candidate.get(..at)?, &lower[at..])
}
