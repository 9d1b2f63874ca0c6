//! A row in which nothing is left that could be a contact.

use crate::check::channel::{has_remains, is_someone};
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;

finding_kinds! {
    /// ## What it looks for
    /// A row without a name, a company, a customer number, an identity number, any channel or the remains of one:
    /// notes, figures, and words that were typed to fill a form.
    /// ## Why it matters
    /// It is no record. Its cells are kept verbatim among the rejected rows.
    /// ## Known false alarms
    /// None are known.
    /// ## Example
    /// A row that holds 以上为三月份数据 in its remark and nothing else.
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
    let empty = !is_someone(row) && !has_remains(row) && !row.has_channel();
    empty.then(Sighting::of_row)
}
