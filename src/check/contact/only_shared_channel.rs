//! A person behind a switchboard.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::standardize::findings::email::ROLE_ADDRESS;

finding_kinds! {
    /// ## What it looks for
    /// A row without mobile, WeChat id and postal address, whose landline is a service number (400, 800) or whose
    /// mailbox is that of a role (info@, sales@), and that has nothing better.
    /// ## Why it matters
    /// A message reaches whoever is on duty; it does not count as reaching the person.
    /// ## Known false alarms
    /// Sole traders who use a service number as their own.
    /// ## Example
    /// 4006208888 alone is found; with a mobile number beside it it is not.
    ONLY_SHARED_CHANNEL = "CON104", Info,
        "the only way to this person is a hot line or a shared mailbox",
        "只有热线或公共邮箱可联系";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &ONLY_SHARED_CHANNEL,
    needs: Needs::Any(&[Field::Phone, Field::Email]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let own = [
        Field::Mobile,
        Field::MobileAlt,
        Field::PhoneAlt,
        Field::EmailAlt,
        Field::Wechat,
    ];
    if own.iter().any(|&field| row.has(field)) {
        return None;
    }
    let phone = row.get(Field::Phone).map(is_service_number);
    let email = row.get(Field::Email).map(|_| is_role(row));
    let shared = match (phone, email) {
        (Some(true), None | Some(true)) => Field::Phone,
        (None, Some(true)) => Field::Email,
        _ => return None,
    };
    (!row.has_postal_address()).then(|| Sighting::of(row, shared))
}

/// Ten digits that begin with 400 or 800, written in one or as `400-620-8888`.
fn is_service_number(number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    digits == 10 && (number.starts_with("400") || number.starts_with("800"))
}

/// Whether the standardizer, which knows the names of roles, has reported the mailbox as one.
fn is_role(row: &Facts<'_>) -> bool {
    let mut about = row.earlier().iter();
    about.any(|finding| finding.code == ROLE_ADDRESS.code && finding.field == Some(Field::Email))
}
