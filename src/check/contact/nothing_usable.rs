//! A row in which nothing is left that could be a contact.

use crate::check::channel::{has_channel, is_someone};
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;

finding_kinds! {
    /// ## What it looks for
    /// A row without a name, a company, a customer number, an identity number or any usable channel: notes, figures
    /// and leftovers.
    /// ## Why it matters
    /// It is no record. Its cells are kept verbatim among the rejected rows.
    NOTHING_USABLE = "CON103", Error,
        "nothing in this row names or reaches anyone",
        "整行没有可用的信息";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &NOTHING_USABLE,
    needs: Needs::Nothing,
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let empty = !is_someone(row) && !has_channel(row);
    empty.then(Sighting::of_row)
}
