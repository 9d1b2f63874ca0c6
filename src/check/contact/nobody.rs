//! A row that can be reached but does not say whom.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A row with a usable channel that has neither a name nor a company.
    /// ## Why it matters
    /// It can be sent a message but not be addressed, and two such rows are told apart by the channel alone.
    /// ## Known false alarms
    /// Lists of numbers for a mailing, which name nobody on purpose.
    /// ## Example
    /// 18607151849 without a name and a company.
    NOBODY = "CON102", Info,
        "neither a person nor a company is named",
        "既没有姓名也没有公司";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &NOBODY,
    needs: Needs::Nothing,
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let nameless = [
        Field::Name,
        Field::FamilyName,
        Field::GivenName,
        Field::Company,
    ];
    let unnamed = !nameless.iter().any(|&field| row.has(field));
    (unnamed && row.has_channel()).then(Sighting::of_row)
}
