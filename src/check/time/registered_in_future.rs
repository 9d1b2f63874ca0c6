//! A registration that is yet to come.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A registration date after the date of the run.
    /// ## Why it matters
    /// No customer registers tomorrow; the date is wrong, or the computer that wrote it.
    /// ## Known false alarms
    /// Clocks in other time zones, by one day.
    /// ## Example
    /// 2052-03-02.
    REGISTERED_IN_FUTURE = "DAT107", Error,
        "the registration lies in the future",
        "注册日期晚于今天";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &REGISTERED_IN_FUTURE,
    needs: Needs::All(&[Field::RegisteredOn]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    (row.registered()? > row.today()).then(|| Sighting::of(row, Field::RegisteredOn))
}
