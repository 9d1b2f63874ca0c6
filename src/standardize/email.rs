//! E-mail addresses: the first goes to `email`, further ones to `email_alt`.
//!
//! What comes in: whatever stands in both fields. What goes out: valid addresses with the domain in lower case and
//! ASCII, the local part as it was written. What cannot be an address is taken out; what may be another one stays.

use super::findings::email as found;
use super::{Desk, name};
use crate::model::Field;
use crate::value::digits;
use crate::value::email::{self, DomainKind, Entry, Provider, Reading, Repair};
use crate::value::phone::mobile;

/// Brings the e-mail addresses of a row into standard form.
pub(super) fn standardize(desk: &mut Desk<'_, '_>) {
    if desk.get(Field::EmailAlt).is_none() && desk.get(Field::Email).is_none_or(is_ordinary) {
        judge_ordinary(desk);
        return;
    }
    let mut addresses: Vec<String> = Vec::new();
    let mut kept: Vec<String> = Vec::new();
    for field in [Field::Email, Field::EmailAlt] {
        if let Some(text) = desk.take(field) {
            if let Some(display) = email::display_name(&text) {
                name::offer(desk, field, display);
            }
            for entry in email::read_cell(&text) {
                match address_of(desk, field, &entry) {
                    Outcome::Address(address) if !is_fake(desk, field, &address) => {
                        judge(desk, field, &address);
                        addresses.push(address);
                    }
                    Outcome::Kept => kept.push(entry.text.into_owned()),
                    Outcome::Address(_) | Outcome::Dropped => {}
                }
            }
        }
    }
    // What may be another address comes last: a certain one is better in `email`.
    for address in addresses.into_iter().chain(kept) {
        match desk.get(Field::Email) {
            None => desk.set(Field::Email, address),
            Some(first) if first == address => {}
            Some(_) => desk.push(Field::EmailAlt, &address),
        }
    }
}

/// Whether an address is in standard form at a look: plain ASCII at a well-known provider.
fn is_ordinary(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    email::kind_of(domain) == Some(DomainKind::Free)
        && !local.starts_with("www.")
        && local.bytes().all(plain)
        && email::is_local_part(local)
}

/// Judges an ordinary address where it stands.
fn judge_ordinary(desk: &mut Desk<'_, '_>) {
    let Some(address) = desk.take(Field::Email) else {
        return;
    };
    if !is_fake(desk, Field::Email, &address) {
        judge(desk, Field::Email, &address);
        desk.set(Field::Email, address);
    }
}

/// What becomes of a candidate.
enum Outcome {
    Address(String),
    Kept,
    Dropped,
}

fn address_of(desk: &mut Desk<'_, '_>, field: Field, entry: &Entry<'_>) -> Outcome {
    let text = entry.text.as_ref();
    match &entry.reading {
        Reading::Address(address) => Outcome::Address(address.clone().into_owned()),
        Reading::Repaired(address, repair) => {
            let kind = match repair {
                Repair::Domain => &found::MISTYPED_DOMAIN,
                Repair::At => &found::SPELLED_AT_SIGN,
            };
            if desk.repairs(kind, field, text, address) {
                Outcome::Address(address.clone())
            } else {
                Outcome::Kept
            }
        }
        Reading::Proposed(address) => {
            desk.find(&found::PROBABLE_ADDRESS, field, text, Some(address));
            Outcome::Kept
        }
        Reading::Qq(address) => {
            desk.find(&found::QQ_NUMBER, field, text, Some(address));
            Outcome::Kept
        }
        Reading::Masked => {
            desk.find(&found::MASKED_ADDRESS, field, text, None);
            Outcome::Kept
        }
        Reading::Flaw(proposal) => {
            desk.find(&found::NO_ADDRESS, field, text, proposal.as_deref());
            Outcome::Dropped
        }
    }
}

/// Whether an address was typed to fill the cell; reports it if so.
fn is_fake(desk: &mut Desk<'_, '_>, field: Field, address: &str) -> bool {
    let short_qq = |address: &str| {
        address
            .strip_suffix("@qq.com")
            .is_some_and(|local| digits::all_digits(local) && local.len() < 5)
    };
    let fake = desk.rules().is_fake_email(address) || short_qq(address);
    if fake {
        desk.find(&found::PLACEHOLDER_ADDRESS, field, address, None);
    }
    fake
}

/// Reports what should be known of a valid address.
fn judge(desk: &mut Desk<'_, '_>, field: Field, address: &str) {
    let Some((local, domain)) = address.rsplit_once('@') else {
        return;
    };
    let rules = desk.rules();
    let provider = email::provider(domain);
    let for_minutes = provider == Provider::Disposable || rules.is_throwaway(domain);
    let kinds = [
        (provider == Provider::Closed, &found::CLOSED_PROVIDER),
        (rules.is_role(local), &found::ROLE_ADDRESS),
        (for_minutes, &found::DISPOSABLE_ADDRESS),
        (!local.is_ascii(), &found::LOCAL_PART_BEYOND_ASCII),
        (breaks_provider_rule(local, domain), &found::PROVIDER_RULE),
    ];
    for (applies, kind) in kinds {
        if applies {
            desk.find(kind, field, address, None);
        }
    }
}

/// Whether NetEase, which runs three of the large free domains, would not give out this name.
fn breaks_provider_rule(local: &str, domain: &str) -> bool {
    let lettered = local.starts_with(|c: char| c.is_ascii_alphabetic());
    matches!(domain, "163.com" | "126.com" | "yeah.net")
        && !mobile::is_mobile(local)
        && !(lettered && (6..=18).contains(&local.len()))
}
