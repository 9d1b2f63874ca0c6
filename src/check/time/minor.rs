//! Data of a child.

use super::age_where;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A birth date, or the one in the identity number, that makes the person younger than the limit.
    /// ## Why it matters
    /// Personal data of children under 14 are sensitive by law (PIPL, article 28 and 31) and may not be used for
    /// marketing without a parent's consent.
    /// ## Limit
    /// The age in full years from which on a person is no minor.
    /// ## Known false alarms
    /// Lists of schools and of families, where the consent is on file.
    /// ## Example
    /// 2015-07-19, looked at in 2025.
    MINOR = "DAT103", Warning,
        "the person is a minor whose data need a parent's consent",
        "未成年人信息（需监护人同意）";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &MINOR,
    needs: Needs::Any(&[Field::BirthDate, Field::IdNumber]),
    look,
};

fn look(row: &Facts<'_>, limit: f64) -> Option<Sighting> {
    age_where(row, |age| age < limit)
}
