//! Mail domains: which ones are well known, and which well-known one a mistyped domain was meant to be.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What is known of a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DomainKind {
    /// Anybody can have an address there, and so many have that a domain near it is likely to be a slip.
    Free,
    /// Anybody can have an address there, but it is too rare here to be what somebody meant by another.
    Known,
    /// The provider has closed; nothing arrives.
    Closed,
    /// Looks like a slip of the hand and is a domain of its own.
    Other,
}

/// `mail_domains.csv`: domain and kind.
static DOMAINS: LazyLock<Vec<(&'static str, DomainKind)>> = LazyLock::new(|| {
    table(include_str!("../../../rules/reference/mail_domains.csv"))
        .map(|(domain, kind)| {
            let kind = match kind {
                "free" => DomainKind::Free,
                "known" => DomainKind::Known,
                "closed" => DomainKind::Closed,
                _ => DomainKind::Other,
            };
            (domain, kind)
        })
        .collect()
});

static KINDS: LazyLock<FxHashMap<&'static str, DomainKind>> =
    LazyLock::new(|| DOMAINS.iter().copied().collect());

/// Domains that a slip may have meant, the shortest first.
static TARGETS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let meant = |kind| matches!(kind, DomainKind::Free | DomainKind::Closed);
    let targets = DOMAINS.iter().filter(|(_, kind)| meant(*kind));
    let mut targets: Vec<&'static str> = targets.map(|&(target, _)| target).collect();
    targets.sort_by_key(|target| target.len());
    targets
});

/// `mail_slips.csv`: slips that are seen often enough to be known by heart, and what they mean. Some of these domains
/// exist, because their owners wait for exactly this mail.
static SLIPS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| table(include_str!("../../../rules/reference/mail_slips.csv")).collect());

fn table(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines().skip(1).filter_map(|line| line.split_once(','))
}

/// What is known of `domain`, given in lower case.
#[must_use]
#[inline]
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
const TOP: [&str; 30] = [
    "com", "net", "org", "edu", "gov", "mil", "int", "biz", "info", "name", "pro", "top", "xyz",
    "vip", "ltd", "shop", "club", "site", "online", "tech", "store", "app", "dev", "wang", "ren",
    "xin", "cloud", "group", "fun", "cc",
];

/// Real domains of countries that are typed for `com` far more often than meant.
const TOP_SLIPS: [&str; 2] = ["cm", "om"];

/// Whether text is a top-level domain, or one with `cn` behind it, that addresses here commonly end in.
#[must_use]
pub(super) fn is_common_top(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let top = lower.strip_suffix(".cn").unwrap_or(&lower);
    TOP.contains(&top)
        || [
            "cn", "hk", "tw", "jp", "uk", "us", "sg", "de", "fr", "kr", "me", "io",
        ]
        .contains(&top)
}

/// The well-known domain that `domain` was meant to be, where exactly one is a single slip away.
#[must_use]
pub fn slip(domain: &str) -> Option<Slip> {
    let known = kind_of(domain);
    if matches!(known, Some(kind) if kind != DomainKind::Other) {
        return None;
    }
    if let Some(meant) = SLIPS.get(domain) {
        return Some(Slip::Certain(meant));
    }
    let slip = match domain.rsplit_once('.') {
        None => without_dot(domain),
        Some((name, top)) => slip_for_com(name, top).or_else(|| slip_anywhere(domain)),
    };
    match slip? {
        Slip::Certain(target) if known.is_some() => Some(Slip::Likely(target)),
        slip => Some(slip),
    }
}

/// A well-known name under `com` with another ending that is none, or hardly ever meant, or cut off: `sina.con`,
/// `yahoo.cm`, `qq.co`.
fn slip_for_com(name: &str, top: &str) -> Option<Slip> {
    let cut = matches!(top, "c" | "co");
    let slip = || !is_own_top(top) && strsim::osa_distance(top, "com") == 1;
    if !cut && !slip() {
        return None;
    }
    let mut targets = TARGETS.iter();
    let target = targets.find(|target| target.strip_suffix(".com") == Some(name))?;
    Some(if cut {
        Slip::Likely(target)
    } else {
        Slip::Certain(target)
    })
}

/// Whether something may be registered under this ending.
fn is_own_top(top: &str) -> bool {
    TOP.contains(&top) || top.contains('.') || top.len() == 2 && !TOP_SLIPS.contains(&top)
}

/// The one well-known domain at a distance of one slip. Between two nobody but the owner can choose.
fn slip_anywhere(domain: &str) -> Option<Slip> {
    let from = TARGETS.partition_point(|target| target.len() + 1 < domain.len());
    let close = TARGETS[from..]
        .iter()
        .take_while(|target| target.len() <= domain.len() + 1);
    let mut near = close.filter_map(|target| distance_one(domain, target));
    let slip = near.next()?;
    near.next().is_none().then_some(slip)
}

/// What `domain` is if it is one slip from `target`: certain where it can hardly be a domain of its own.
fn distance_one(domain: &str, target: &'static str) -> Option<Slip> {
    if !can_be_near(domain, target) {
        return None;
    }
    let (name, top) = domain.split_once('.')?;
    let (target_name, target_top) = target.split_once('.')?;
    let (near, certain) = if name == target_name {
        let near = strsim::osa_distance(top, target_top) == 1;
        (near || kind_of(domain).is_some(), !is_own_top(top))
    } else {
        // Every short name and every number under `com` belongs to somebody, and few hands slip at the first letter.
        let shortest = name.len().min(target_name.len());
        let letters = name.bytes().any(|byte| byte.is_ascii_alphabetic());
        let begins_alike = name.as_bytes().first() == target_name.as_bytes().first();
        let near = top == target_top && strsim::osa_distance(name, target_name) == 1;
        (
            near && (begins_alike || shortest != 4),
            shortest >= 5 && letters && begins_alike,
        )
    };
    near.then_some(if certain {
        Slip::Certain(target)
    } else {
        Slip::Likely(target)
    })
}

/// A domain without any dot: the dot was dropped (`qqcom`), or all that follows it (`qq`).
fn without_dot(domain: &str) -> Option<Slip> {
    TARGETS.iter().find_map(|&target| {
        let (name, top) = target.split_once('.')?;
        let glued = domain.strip_prefix(name)? == top.replace('.', "");
        // One `com` a name is what people leave out as understood; other endings they write.
        let understood = domain == name && (top == "com" || target == "yeah.net");
        let slip = if glued {
            Slip::Certain(target)
        } else {
            Slip::Likely(target)
        };
        (glued || understood).then_some(slip)
    })
}

/// Whether the two share all but two bytes in front and at the end, as texts at a distance of one slip do, dots left
/// aside. Nearly every pair is told apart here, without the table that a distance needs.
fn can_be_near(domain: &str, target: &str) -> bool {
    let (one, other) = (domain.as_bytes(), target.as_bytes());
    let same = |pair: &(&u8, &u8)| pair.0 == pair.1;
    let front = one.iter().zip(other).take_while(same).count();
    // Under one name every other ending counts: 163.net.
    if one[..front].contains(&b'.') {
        return true;
    }
    let back = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(same)
        .count();
    front + back + 2 >= one.len().max(other.len())
}

/// The domain in lower case and in ASCII, or none where it cannot be one.
#[must_use]
pub(super) fn to_ascii(domain: &str) -> Option<Cow<'_, str>> {
    if domain.is_ascii() {
        // The address of a machine is no name.
        return Some(
            if !domain.starts_with('[') && domain.bytes().any(|byte| byte.is_ascii_uppercase()) {
                Cow::Owned(domain.to_ascii_lowercase())
            } else {
                Cow::Borrowed(domain)
            },
        );
    }
    idna::domain_to_ascii(domain).ok().map(Cow::Owned)
}
