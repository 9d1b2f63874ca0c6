//! One identity number under several names.

use super::{Excused, SharedCheck};
use crate::model::Field;

crate::finding_kinds! {
    /// ## What it looks for
    /// An identity number under two or more different names, in this run and in the store together. The limit is the
    /// number of names from which it is reported.
    /// ## Why it matters
    /// A number belongs to one person for life: one of the rows has somebody else's number, or somebody else's name.
    /// ## Known false alarms
    /// Someone who took another name, a name with a mistyped character, a Latin beside a Chinese name.
    IDENTITY_OF_MANY_NAMES = "IDN150", Warning, "the identity number stands under several names", "同一身份证号对应多个姓名";
}

/// The check.
pub const CHECK: SharedCheck = SharedCheck {
    kind: &IDENTITY_OF_MANY_NAMES,
    shared: Field::IdNumber,
    among: Field::Name,
    excused: Excused::Nobody,
};
