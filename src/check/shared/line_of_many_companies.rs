//! The landline stands under many companies.

use super::{Excused, SharedCheck};
use crate::model::Field;

crate::finding_kinds! {
    /// ## What it looks for
    /// A landline under five or more different companies, in this run and in the store together.
    /// ## Why it matters
    /// It is the switchboard of a park, a hotel or an agency, and says little about who is one person.
    /// ## Known false alarms
    /// A group whose companies share a switchboard.
    LINE_OF_MANY_COMPANIES = "PHN152", Info, "the landline stands under many companies", "同一固定电话对应多家公司";
}

/// The check.
pub const CHECK: SharedCheck = SharedCheck {
    kind: &LINE_OF_MANY_COMPANIES,
    shared: Field::Phone,
    among: Field::Company,
    excused: Excused::Nobody,
};
