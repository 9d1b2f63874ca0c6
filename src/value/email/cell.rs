//! A whole cell of e-mail addresses: split into candidates, each one read on its own.

use std::borrow::Cow;

use super::candidates::{candidates, is_one, is_whole};
use super::domain::{self, DomainKind, Slip};
use super::spelled::{close_up, fold, with_at_signs};
use super::{is_domain, is_local_part};
use crate::value::digits;

/// What was repaired in an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// A slip of the hand in a well-known domain.
    Domain,
    /// The sign `@` was written in another way: `#`, `(at)`, twice, with blanks around it.
    At,
}

/// What a candidate is; `'a` is the cell it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<'a> {
    /// A valid address.
    Address(Cow<'a, str>),
    /// A valid address, once this was repaired.
    Repaired(String, Repair),
    /// It could be this address, or these, or not.
    Proposed(String),
    /// Part of it is covered by asterisks.
    Masked,
    /// Five to eleven digits: a QQ number, or a telephone number.
    Qq(String),
    /// It is no address; without dots that stand at the wrong place it would be this one.
    Flaw(Option<String>),
}

/// One candidate of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The candidate as it was written.
    pub text: Cow<'a, str>,
    /// What it is.
    pub reading: Reading<'a>,
}

/// Reads a cell that should hold e-mail addresses; words around them are left out.
#[must_use]
pub fn read_cell(text: &str) -> Vec<Entry<'_>> {
    if is_one(text) || is_whole(text) {
        return vec![entry(text, false)];
    }
    let folded = fold(text);
    let (plain, spelled) = with_at_signs(&folded);
    let mut entries: Vec<Entry<'_>> = plain
        .split([';', '；'])
        .flat_map(|piece| read_piece(piece, spelled))
        .collect();
    // Beside an address, words are names and labels; without any, the cell is one piece of text that is none.
    let wordy =
        |entry: &Entry<'_>| entry.reading == Reading::Flaw(None) && !entry.text.contains('@');
    if entries.iter().all(wordy) {
        entries.truncate(1);
    } else {
        entries.retain(|entry| !wordy(entry));
    }
    // Signs that were spelled out are not in the candidate any more, and the cell has to stay as it was.
    if let [only] = entries.as_mut_slice()
        && (spelled || wordy(only))
    {
        only.text = Cow::Borrowed(text);
    }
    entries
}

/// Reads what stands between two semicolons.
fn read_piece(piece: &str, spelled: bool) -> Vec<Entry<'static>> {
    let plain = close_up(piece);
    if let Some(proposal) = broken_by_blank(&plain) {
        return vec![Entry {
            text: Cow::Owned(plain.trim().to_owned()),
            reading: Reading::Proposed(proposal),
        }];
    }
    let closed = plain.len() != piece.trim().len();
    let entries = candidates(&plain).into_iter().map(|candidate| {
        let mut entry = entry(candidate, spelled).into_owned();
        if closed && let Reading::Address(address) = entry.reading {
            entry.reading = Reading::Repaired(address.into_owned(), Repair::At);
        }
        entry
    });
    entries.collect()
}

/// The address that a cell of one Latin word, a blank and an address holds if the blank is a slip: `zhang san@163.com`.
/// The word may be a name as well.
fn broken_by_blank(plain: &str) -> Option<String> {
    let (word, rest) = plain.trim().split_once(' ')?;
    let plain_word = word
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
    let label = ["mail", "email", "e-mail"].contains(&word.to_ascii_lowercase().as_str());
    let number = digits::all_digits(word);
    let joined = format!("{word}{rest}");
    (plain_word && !label && !number && is_one(&joined) && is_one(rest)).then_some(joined)
}

/// The name before an address in angle brackets: `张三 <zhang@163.com>`.
#[must_use]
pub fn display_name(text: &str) -> Option<&str> {
    if text.is_ascii() && memchr::memchr(b'<', text.as_bytes()).is_none() {
        return None;
    }
    let (name, rest) = text.split_once(['<', '＜', '〈'])?;
    let name = name.trim_matches(|c: char| c.is_whitespace() || "\"'“”".contains(c));
    (!name.is_empty() && rest.contains(['@', '＠'])).then_some(name)
}

impl Entry<'_> {
    fn into_owned(self) -> Entry<'static> {
        Entry {
            text: Cow::Owned(self.text.into_owned()),
            reading: match self.reading {
                Reading::Address(address) => Reading::Address(Cow::Owned(address.into_owned())),
                Reading::Repaired(address, repair) => Reading::Repaired(address, repair),
                Reading::Proposed(address) => Reading::Proposed(address),
                Reading::Masked => Reading::Masked,
                Reading::Qq(address) => Reading::Qq(address),
                Reading::Flaw(proposal) => Reading::Flaw(proposal),
            },
        }
    }
}

fn entry(candidate: &str, spelled: bool) -> Entry<'_> {
    let reading = match at_of(candidate) {
        Some(at) => match read(candidate, at) {
            Reading::Address(address) if spelled => at_repair(address.into_owned()),
            reading => reading,
        },
        None => without_at(candidate),
    };
    Entry {
        text: Cow::Borrowed(candidate),
        reading,
    }
}

/// Where the `@` between local part and domain stands: the first one, or the one behind a quoted local part.
fn at_of(candidate: &str) -> Option<usize> {
    if candidate.starts_with('"') {
        candidate.rfind('@')
    } else {
        candidate.find('@')
    }
}

/// An address whose `@` was written in another way is certain only at a well-known domain.
fn at_repair(address: String) -> Reading<'static> {
    let known = address
        .rsplit_once('@')
        .is_some_and(|(_, domain)| domain::kind_of(domain) == Some(DomainKind::Free));
    if known {
        Reading::Repaired(address, Repair::At)
    } else {
        Reading::Proposed(address)
    }
}

/// Reads a candidate whose `@` stands at `at`.
fn read(candidate: &str, at: usize) -> Reading<'_> {
    let (local, domain) = (&candidate[..at], &candidate[at + 1..]);
    if is_masked(local, domain) {
        return Reading::Masked;
    }
    let known = domain::kind_of(domain);
    let own_name = is_domain(domain) && !local.starts_with("www.");
    if own_name && known.is_some_and(|kind| kind != DomainKind::Other) {
        return address_or_flaw(candidate, local, domain);
    }
    let single = domain.trim_start_matches('@');
    let Some(ascii) = domain::to_ascii(single) else {
        return Reading::Flaw(None);
    };
    if own_name && matches!(ascii, Cow::Borrowed(_)) && domain::slip(domain).is_none() {
        return address_or_flaw(candidate, local, domain);
    }
    let reading = repaired(local, &ascii);
    match reading {
        Reading::Address(address) if single != domain => {
            Reading::Repaired(address.into_owned(), Repair::At)
        }
        reading => reading,
    }
}

/// Whether signs cover part of an address: two asterisks together, or one at a provider that gives out no such names.
fn is_masked(local: &str, domain: &str) -> bool {
    let starred = |text: &str| memchr::memchr(b'*', text.as_bytes()).is_some();
    if local.is_ascii() && !starred(local) && !starred(domain) {
        return false;
    }
    let free = || domain::kind_of(domain) == Some(DomainKind::Free);
    let covered = local.contains("**")
        || local.contains(['•', '●', '×'])
        || starred(domain)
        || starred(local) && free();
    covered && domain.contains('.')
}

/// The candidate itself, if its parts are right.
fn address_or_flaw<'a>(candidate: &'a str, local: &str, domain: &str) -> Reading<'a> {
    if candidate.len() <= 254 && is_local_part(local) {
        Reading::Address(Cow::Borrowed(candidate))
    } else {
        Reading::Flaw(without_stray_dots(local, domain))
    }
}

/// Reads an address whose domain, in ASCII and lower case, is not one to take as it stands.
fn repaired(local: &str, ascii: &str) -> Reading<'static> {
    let dotted = ascii.replace([',', '，'], ".");
    let plain = single_dots(&dotted);
    let mut domain = plain.as_str();
    let mut certain = dotted != ascii;
    match domain::slip(domain) {
        Some(Slip::Certain(target)) => (domain, certain) = (target, true),
        Some(Slip::Likely(target)) if is_domain(domain) || !domain.contains('.') => {
            let address = addressed(local, target);
            return address.map_or(Reading::Flaw(None), Reading::Proposed);
        }
        _ => {}
    }
    let Some(address) = addressed(local, domain) else {
        let pair = two_addresses(local, ascii).map(Reading::Proposed);
        return pair.unwrap_or_else(|| Reading::Flaw(without_stray_dots(local, domain)));
    };
    if let Some(rest) = local.strip_prefix("www.") {
        return Reading::Proposed(format!("{rest}@{domain}"));
    }
    // Where two dots stand for one is plain at a provider that everybody knows.
    certain |= plain != dotted && domain::kind_of(domain) == Some(DomainKind::Free);
    if certain {
        Reading::Repaired(address, Repair::Domain)
    } else if plain != dotted {
        Reading::Flaw(Some(address))
    } else {
        Reading::Address(Cow::Owned(address))
    }
}

/// The address without dots in front, behind and beside other dots, where that is all that is wrong.
fn without_stray_dots(local: &str, domain: &str) -> Option<String> {
    addressed(&single_dots(local), &single_dots(domain))
}

fn single_dots(text: &str) -> String {
    let parts: Vec<&str> = text.split('.').filter(|part| !part.is_empty()).collect();
    parts.join(".")
}

/// Two addresses without anything between them, the first at a well-known domain: `ab@163.comcd@qq.com`.
fn two_addresses(local: &str, rest: &str) -> Option<String> {
    let (middle, last) = rest.split_once('@')?;
    let mut ends = (1..middle.len())
        .rev()
        .filter(|&end| middle.is_char_boundary(end));
    let end = ends.find(|&end| domain::kind_of(&middle[..end]) == Some(DomainKind::Free))?;
    let first = addressed(local, &middle[..end])?;
    let second = addressed(&middle[end..], last)?;
    Some(format!("{first};{second}"))
}

/// The address, if its syntax is right.
fn addressed(local: &str, domain: &str) -> Option<String> {
    let address = format!("{local}@{domain}");
    super::parts(&address).is_some().then_some(address)
}

/// Reads a candidate that has no `@`.
fn without_at(candidate: &str) -> Reading<'_> {
    if digits::all_digits(candidate) && (5..=11).contains(&candidate.len()) {
        return Reading::Qq(format!("{candidate}@qq.com"));
    }
    if let Some((local, domain)) = candidate.split_once(['#', '☆', '★', '※'])
        && domain::kind_of(&domain.to_ascii_lowercase()) == Some(DomainKind::Free)
    {
        let address = addressed(local, &domain.to_ascii_lowercase());
        return address.map_or(Reading::Flaw(None), at_repair);
    }
    glued(candidate).map_or(Reading::Flaw(None), Reading::Proposed)
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
    let local = candidate.get(..at)?.trim_end_matches('.');
    // A page of the provider's: `www.163.com`, `mail.qq.com`.
    let page = ["www", "mail", "m", "http"].contains(&local.to_ascii_lowercase().as_str());
    (!page).then(|| addressed(local, &lower[at..]))?
}
