//! A mailbox under the domain of another country.

use crate::check::geo::country_abroad::is_abroad;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// An e-mail address under the top-level domain of a country (.de, .jp, .kr ...) in a row whose province is
    /// Chinese. Domains that are used all over the world, such as .io or .me, do not count.
    /// ## Why it matters
    /// Other laws may hold for the mailing, and the person may not read Chinese.
    /// ## Known false alarms
    /// Chinese staff of foreign companies have their head office's mailboxes.
    /// ## Example
    /// klaus@example.de at an address in 湖北省 is found; klaus@example.com is not.
    MAIL_ABROAD = "EML104", Info,
        "the mailbox belongs to another country than the address",
        "邮箱域名属于其他国家";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &MAIL_ABROAD,
    needs: Needs::All(&[Field::Email, Field::Province]),
    look,
};

/// Top-level domains of countries where hardly anybody but those who live there has a mailbox.
const COUNTRIES: [&str; 30] = [
    "de", "fr", "uk", "jp", "kr", "it", "es", "nl", "ru", "pl", "br", "mx", "id", "th", "vn", "my",
    "au", "nz", "ca", "ch", "se", "no", "dk", "fi", "be", "at", "pt", "gr", "tr", "za",
];

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let (_, top) = row.get(Field::Email)?.rsplit_once('.')?;
    let foreign = COUNTRIES.contains(&top) && row.province().is_some() && !is_abroad(row);
    foreign.then(|| Sighting::of(row, Field::Email))
}
