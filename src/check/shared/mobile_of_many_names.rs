//! The mobile number stands under many names.

use super::{Excused, SharedCheck};
use crate::model::Field;

crate::finding_kinds! {
    /// ## What it looks for
    /// A mobile number under three or more different names, in this run and in the store together. The limit is the number of
    /// names from which it is reported.
    /// ## Why it matters
    /// It is an agency's or a front desk's, or was typed to fill the cell: a message to it reaches none of these people, and it says little about who is one person.
    /// ## Known false alarms
    /// Two names may be a couple or a parent and child. Spellings of one name (traditional characters, blanks) count once; a name in Latin letters beside the same name in Chinese counts as another.
    MOBILE_OF_MANY_NAMES = "PHN150", Warning, "the mobile number stands under many names", "同一手机号对应多个姓名";
}

/// The check.
pub const CHECK: SharedCheck = SharedCheck {
    kind: &MOBILE_OF_MANY_NAMES,
    shared: Field::Mobile,
    among: Field::Name,
    excused: Excused::Nobody,
};
