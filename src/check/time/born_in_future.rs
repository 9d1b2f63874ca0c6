//! A birth that is yet to come.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A birth date after the date of the run.
    /// ## Why it matters
    /// Years with two digits and mistyped centuries end up here; no age can be told.
    /// ## Known false alarms
    /// None are known.
    /// ## Example
    /// 2071-03-05.
    BORN_IN_FUTURE = "DAT101", Error,
        "the birth date lies in the future",
        "出生日期晚于今天";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &BORN_IN_FUTURE,
    needs: Needs::All(&[Field::BirthDate]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    (row.birth()? > row.today()).then(|| Sighting::of(row, Field::BirthDate))
}
