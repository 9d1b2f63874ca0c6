//! Many companies stand at this address.

use super::{Excused, SharedCheck};
use crate::model::Field;

crate::finding_kinds! {
    /// ## What it looks for
    /// An address with a number that ten or more different companies give, in this run and in the store together.
    /// ## Why it matters
    /// It is that of a virtual office or a registration park: a letter may not reach the company.
    /// ## Known false alarms
    /// An office tower whose companies leave out the room.
    ADDRESS_OF_MANY_COMPANIES = "ADR150", Info, "many companies stand at this address", "同一地址对应多家公司";
}

/// The check.
pub const CHECK: SharedCheck = SharedCheck {
    kind: &ADDRESS_OF_MANY_COMPANIES,
    shared: Field::Address,
    among: Field::Company,
    excused: Excused::NoDoor,
};
