//! Mail domains: which ones are well known, and which well-known one a mistyped domain was meant to be.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What is known of a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DomainKind {
    /// Anybody can have an address there.
    Free,
    /// The provider has closed; nothing arrives.
    Closed,
    /// Looks like a slip of the hand and is a domain of its own.
    Other,
}

static DOMAINS: LazyLock<Vec<(&'static str, DomainKind)>> = LazyLock::new(|| {
    include_str!("../../../rules/reference/mail_domains.csv")
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(','))
        .map(|(domain, kind)| {
            let kind = match kind {
                "free" => DomainKind::Free,
                "closed" => DomainKind::Closed,
                _ => DomainKind::Other,
            };
            (domain, kind)
        })
        .collect()
});

static KINDS: LazyLock<FxHashMap<&'static str, DomainKind>> =
    LazyLock::new(|| DOMAINS.iter().copied().collect());

/// What is known of `domain`, given in lower case.
#[must_use]
pub fn kind_of(domain: &str) -> Option<DomainKind> {
    KINDS.get(domain).copied()
}

/// A slip of the hand in a domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// It can hardly be anything else than this well-known domain.
    Certain(&'static str),
    /// It may be this well-known domain, or one of its own.
    Likely(&'static str),
}

/// Top-level domains in common use; what is neither here nor of two letters is a slip.
const TOP: [&str; 26] = [
    "com", "net", "org", "edu", "gov", "mil", "int", "biz", "info", "name", "pro", "top", "xyz",
    "vip", "ltd", "shop", "club", "site", "online", "tech", "store", "app", "dev", "wang", "ren",
    "xin",
];

/// Real domains of countries that are typed for `com` far more often than meant.
const TOP_SLIPS: [&str; 2] = ["cm", "om"];

/// The well-known domain that `domain` was meant to be, where exactly one is a single slip away.
#[must_use]
pub fn slip(domain: &str) -> Option<Slip> {
    let known = kind_of(domain);
    if matches!(known, Some(DomainKind::Free | DomainKind::Closed)) {
        return None;
    }
    let mut near = DOMAINS.iter().filter_map(|&(target, kind)| {
        let certain = (kind != DomainKind::Other).then(|| distance_one(domain, target))??;
        Some((target, certain))
    });
    let (target, certain) = near.next()?;
    let alone = near.next().is_none();
    match (alone, certain, known) {
        (true, true, None) => Some(Slip::Certain(target)),
        (true, _, _) => Some(Slip::Likely(target)),
        // Between two well-known domains nobody but the owner can choose.
        (false, ..) => None,
    }
}

/// Whether `domain` is one slip from `target`, and if so, whether it can hardly be a domain of its own.
fn distance_one(domain: &str, target: &str) -> Option<bool> {
    if domain.len().abs_diff(target.len()) > 1 || !can_be_near(domain, target) {
        return None;
    }
    if !domain.contains('.') {
        return (target.replace('.', "") == domain).then_some(true);
    }
    let (name, top) = domain.split_once('.')?;
    let (target_name, target_top) = target.split_once('.')?;
    if name == target_name {
        let own =
            TOP.contains(&top) || top.contains('.') || top.len() == 2 && !TOP_SLIPS.contains(&top);
        let near = strsim::osa_distance(top, target_top) == 1;
        return (near || kind_of(domain) == Some(DomainKind::Other)).then_some(!own);
    }
    // Every short name and every number under `com` belongs to somebody.
    let long = name.len() >= 4 && name.bytes().any(|byte| byte.is_ascii_alphabetic());
    (top == target_top && strsim::osa_distance(name, target_name) == 1).then_some(long)
}

/// Whether the two share all but two bytes in front and at the end, as texts at a distance of one slip do, dots left
/// aside. Nearly every pair is told apart here, without the table that a distance needs.
fn can_be_near(domain: &str, target: &str) -> bool {
    if !domain.contains('.') {
        return true;
    }
    let (one, other) = (domain.as_bytes(), target.as_bytes());
    let same = |pair: &(&u8, &u8)| pair.0 == pair.1;
    let front = one.iter().zip(other).take_while(same).count();
    let back = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(same)
        .count();
    // Under one name every other ending counts: 163.net.
    one[..front].contains(&b'.') || front + back + 2 >= one.len().max(other.len())
}

/// The domain in lower case and in ASCII, or none where it cannot be one.
#[must_use]
pub(super) fn to_ascii(domain: &str) -> Option<Cow<'_, str>> {
    if domain.is_ascii() {
        return Some(if domain.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(domain.to_ascii_lowercase())
        } else {
            Cow::Borrowed(domain)
        });
    }
    idna::domain_to_ascii(domain).ok().map(Cow::Owned)
}
