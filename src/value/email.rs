//! E-mail addresses: what a cell says, its syntax, and the slips of the hand in well-known domains.

mod cell;
mod domain;

pub use cell::{Entry, Reading, Repair, display_name, read_cell};
pub use domain::{DomainKind, Slip, kind_of, slip};

/// Whether `local` may stand before the `@`: a dot-atom of at most 64 bytes, or a quoted string.
#[must_use]
pub fn is_local_part(local: &str) -> bool {
    if local.is_empty() || local.len() > 64 {
        return false;
    }
    if let Some(inside) = local
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
    {
        return !inside.is_empty()
            && inside
                .chars()
                .all(|c| c != '"' && c != '\\' && !c.is_control());
    }
    local
        .split('.')
        .all(|atom| !atom.is_empty() && atom.chars().all(is_atom_char))
}

/// Characters of an atom (RFC 5322), and letters beyond ASCII (RFC 6531).
fn is_atom_char(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || "!#$%&'*+-/=?^_`{|}~".contains(c)
        || !c.is_ascii() && c.is_alphanumeric()
}

/// Whether `domain`, in ASCII and lower case, can be a host name with a top-level domain.
#[must_use]
pub fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    let Some((_, top)) = domain.rsplit_once('.') else {
        return false;
    };
    let named =
        top.len() >= 2 && (top.starts_with("xn--") || top.bytes().all(|b| b.is_ascii_lowercase()));
    named && domain.len() <= 253 && domain.split('.').all(label)
}

/// The parts of an address in standard form, or none: one `@`, an ASCII domain in lower case, valid syntax.
#[must_use]
pub fn parts(address: &str) -> Option<(&str, &str)> {
    let (local, domain) = address.rsplit_once('@')?;
    let single = !local.contains('@') || local.starts_with('"');
    (single && address.len() <= 254 && is_local_part(local) && is_domain(domain))
        .then_some((local, domain))
}
