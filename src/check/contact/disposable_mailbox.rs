//! A mailbox that was made to be thrown away.

use crate::check::reference::{MailDomain, mail_domain};
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// An e-mail address at a provider of mailboxes for one use.
    /// ## Why it matters
    /// Nobody reads it after the day of registration; sending to it hurts the sender's reputation.
    DISPOSABLE_MAILBOX = "EML101", Warning,
        "the mailbox is a throw-away one",
        "一次性（临时）邮箱";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &DISPOSABLE_MAILBOX,
    needs: Needs::All(&[Field::Email]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let (_, domain) = row.get(Field::Email)?.rsplit_once('@')?;
    (mail_domain(domain)? == MailDomain::Disposable).then(|| Sighting::of(row, Field::Email))
}
