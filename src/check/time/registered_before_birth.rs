//! A registration before the birth.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A registration date before the birth date, or before the one in the identity number.
    /// ## Why it matters
    /// One of the two dates is wrong, most often the birth date: the day of the form was written into it.
    /// ## Known false alarms
    /// Accounts that parents opened and handed on.
    /// ## Example
    /// Registered 1980-01-01, born 1985-07-19.
    REGISTERED_BEFORE_BIRTH = "DAT104", Error,
        "registered before being born",
        "注册日期早于出生日期";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &REGISTERED_BEFORE_BIRTH,
    needs: Needs::All(&[Field::RegisteredOn]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let early = row.registered()? < row.birth_by_any()?;
    early.then(|| Sighting::of(row, Field::RegisteredOn))
}
