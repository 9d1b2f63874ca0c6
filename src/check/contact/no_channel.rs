//! A row that names someone who cannot be reached.

use crate::check::channel::{has_channel, is_someone};
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;

finding_kinds! {
    /// ## What it looks for
    /// A row with a name, a company, a customer number or an identity number, in which no mobile, landline, e-mail,
    /// WeChat id or postal address is left that could be used. An address that ends at the district is none.
    /// ## Why it matters
    /// Such a contact costs storage and spoils every reach rate; a person may find the number in the original
    /// cells.
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
    let unreachable = !has_channel(row) && is_someone(row);
    unreachable.then(Sighting::of_row)
}
