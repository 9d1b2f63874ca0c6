//! Who gives out the addresses of a domain: anybody's provider, one for minutes, or the firm itself.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::domain::{self, DomainKind};

/// Who gives out the addresses of a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    /// A provider where anybody can have an address.
    Free,
    /// A provider whose addresses live for minutes.
    Disposable,
    /// A provider that has closed; nothing arrives.
    Closed,
    /// Somebody for themselves: a firm, an authority, a school, a person.
    Own,
}

/// Free providers beyond those in `mail_domains.csv`.
static FREE: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../../../rules/reference/mail_free.csv")));

/// Disposable domains; one with a dot in front stands for every name below it.
static DISPOSABLE: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../../../rules/reference/mail_disposable.csv")));

fn lines(table: &'static str) -> FxHashSet<&'static str> {
    table.lines().skip(1).collect()
}

/// Who gives out the addresses of `domain`, given in lower case.
///
/// What is known by hand comes first: published lists of disposable domains name a few that are none (`21cn.com`).
#[must_use]
pub fn provider(domain: &str) -> Provider {
    match domain::kind_of(domain) {
        Some(DomainKind::Free | DomainKind::Known) => Provider::Free,
        Some(DomainKind::Closed) => Provider::Closed,
        Some(DomainKind::Other) => Provider::Own,
        None if is_disposable(domain) => Provider::Disposable,
        None if FREE.contains(domain) => Provider::Free,
        None => Provider::Own,
    }
}

/// Whether the domain itself is disposable, or every name below one of its parents is.
fn is_disposable(domain: &str) -> bool {
    let below = |(dot, _): (usize, &str)| {
        domain[dot + 1..].contains('.') && DISPOSABLE.contains(&domain[dot..])
    };
    DISPOSABLE.contains(domain) || domain.match_indices('.').any(below)
}
