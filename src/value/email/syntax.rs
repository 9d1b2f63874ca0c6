//! The grammar of one address, as mail systems apply it: RFC 5321 with the letters of RFC 6531.
//!
//! What RFC 5322 allows in the header of a letter and no server takes as an address (comments, folding white space,
//! blanks around dots, quoted and plain words mixed) is refused here. So are host names without a dot: RFC 5321 asks for
//! full names, and an address such as `zhang@localhost` reaches nobody from outside.

use std::net::{Ipv4Addr, Ipv6Addr};

use unicode_normalization::char::is_combining_mark;

/// Octets of a local part (RFC 5321, 4.5.3.1.1).
const LOCAL_LONGEST: usize = 64;

/// Octets of a domain, without the dot of the root (RFC 1035, 2.3.4: 255 with it and the length of the first label).
const DOMAIN_LONGEST: usize = 253;

/// Octets of a label (RFC 1035, 2.3.4).
const LABEL_LONGEST: usize = 63;

/// Octets of an address: a path has 256 with its angle brackets (RFC 5321, 4.5.3.1.3; erratum 1690 of RFC 3696).
const ADDRESS_LONGEST: usize = 254;

/// What a byte may be in an address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A letter in lower case.
    Letter,
    /// A digit.
    Digit,
    /// `-`
    Hyphen,
    /// `.`
    Dot,
    /// Anything else that stands in an atom, capitals among it.
    Atom,
    /// Part of a character beyond ASCII.
    Beyond,
    /// Nothing of these.
    Other,
}

/// The classes of all bytes.
static CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'-' => Class::Hyphen,
            b'.' => Class::Dot,
            b'A'..=b'Z' | b'!' | b'#'..=b'\'' | b'*' | b'+' | b'/' => Class::Atom,
            b'=' | b'?' | b'^' | b'_' | b'`' | b'{'..=b'~' => Class::Atom,
            0x80.. => Class::Beyond,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
};

/// The class of a byte.
fn class(byte: u8) -> Class {
    CLASSES[usize::from(byte)]
}

/// Whether `local` may stand before the `@`: atoms with dots between them, or a quoted string.
#[must_use]
pub fn is_local_part(local: &str) -> bool {
    if local.is_empty() || local.len() > LOCAL_LONGEST {
        return false;
    }
    if let Some(quoted) = local.strip_prefix('"') {
        return quoted.strip_suffix('"').is_some_and(is_quoted_content);
    }
    let mut after_dot = true;
    let mut beyond = false;
    for byte in local.bytes() {
        let class = class(byte);
        if class == Class::Other || after_dot && class == Class::Dot {
            return false;
        }
        after_dot = class == Class::Dot;
        beyond |= class == Class::Beyond;
    }
    !after_dot && (!beyond || local.chars().all(|c| c.is_ascii() || is_letter_beyond(c)))
}

/// Whether `c` belongs to a word of some script. RFC 6531 takes every character beyond ASCII; signs and drawings among
/// them are somebody's dirt in a list of customers.
fn is_letter_beyond(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Whether `inside` may stand between the quotation marks of a local part: any printable character, quotation marks and
/// backslashes behind a backslash.
fn is_quoted_content(inside: &str) -> bool {
    let mut chars = inside.chars();
    while let Some(c) = chars.next() {
        let printable = match c {
            '"' => false,
            '\\' => chars
                .next()
                .is_some_and(|quoted| matches!(quoted, ' '..='~')),
            ' '..='~' => true,
            c => !c.is_ascii() && is_letter_beyond(c),
        };
        if !printable {
            return false;
        }
    }
    true
}

/// Whether `domain`, in ASCII and lower case, is a full host name or the address of a machine in brackets.
#[must_use]
pub fn is_domain(domain: &str) -> bool {
    if let Some(literal) = domain.strip_prefix('[') {
        return literal.strip_suffix(']').is_some_and(is_machine);
    }
    if domain.len() > DOMAIN_LONGEST {
        return false;
    }
    let mut label = 0;
    let mut before = Class::Dot;
    let mut dots = 0;
    for byte in domain.bytes() {
        let class = class(byte);
        match class {
            Class::Letter | Class::Digit => label += 1,
            Class::Hyphen if before != Class::Dot => label += 1,
            Class::Dot if matches!(before, Class::Letter | Class::Digit) => {
                label = 0;
                dots += 1;
            }
            _ => return false,
        }
        if label > LABEL_LONGEST {
            return false;
        }
        before = class;
    }
    // No top-level domain ends in a digit but those in the disguise of RFC 3492, which keeps numbers apart from names.
    let disguised = || {
        domain
            .rsplit_once('.')
            .is_some_and(|(_, top)| top.starts_with("xn--"))
    };
    dots > 0 && (before == Class::Letter || before == Class::Digit && disguised())
}

/// Whether the text between brackets is an address of the internet: four numbers, or `IPv6:` and what RFC 4291 allows.
fn is_machine(literal: &str) -> bool {
    match literal.split_at_checked(5) {
        Some((tag, address)) if tag.eq_ignore_ascii_case("ipv6:") => {
            address.parse::<Ipv6Addr>().is_ok()
        }
        _ => literal.parse::<Ipv4Addr>().is_ok(),
    }
}

/// The parts of an address in standard form, or none: valid syntax, the domain in ASCII and lower case.
#[must_use]
pub fn parts(address: &str) -> Option<(&str, &str)> {
    let (local, domain) = address.rsplit_once('@')?;
    (address.len() <= ADDRESS_LONGEST && is_local_part(local) && is_domain(domain))
        .then_some((local, domain))
}
