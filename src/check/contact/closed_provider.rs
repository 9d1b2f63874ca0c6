//! A mailbox at a provider that is no more.

use crate::check::reference::{MailDomain, mail_domain};
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// An e-mail address at a provider that has closed its mailboxes, such as yahoo.com.cn.
    /// ## Why it matters
    /// Mail to it bounces for good; the person has another address by now.
    CLOSED_PROVIDER = "EML102", Warning,
        "the mail provider has closed its mailboxes",
        "该邮箱服务商已停止服务";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &CLOSED_PROVIDER,
    needs: Needs::All(&[Field::Email]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let (_, domain) = row.get(Field::Email)?.rsplit_once('@')?;
    (mail_domain(domain)? == MailDomain::Closed).then(|| Sighting::of(row, Field::Email))
}
