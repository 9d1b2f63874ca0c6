//! A row that names someone who cannot be reached.

use crate::check::channel::{has_remains, is_someone};
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A row in which no mobile, landline, e-mail, WeChat id or postal address is left that could be used, but a
    /// name, a company, a customer number, an identity number or the remains of a channel: a masked or a mistyped
    /// number. An address that ends at the district is no channel. A person with a birth date or an identity
    /// number and without remains is one of a list that was never meant to reach anybody: that is no mistake.
    /// ## Why it matters
    /// Such a contact costs storage and spoils every reach rate; a person may find the number in the original
    /// cells.
    /// ## Known false alarms
    /// Lists that were never meant to reach anybody and carry neither birth date nor identity number: set the action to
    /// flag.
    /// ## Example
    /// 陈静 with the mobile 186****1849 and nothing else.
    NO_CHANNEL = "CON101", Error,
        "there is no way to reach this person",
        "没有任何可用的联系方式";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &NO_CHANNEL,
    needs: Needs::Nothing,
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let identified = row.has(Field::BirthDate) || row.has(Field::IdNumber);
    let missed = has_remains(row) || is_someone(row) && !identified;
    (missed && !row.has_channel()).then(Sighting::of_row)
}
