//! An age that few reach.

use super::age_where;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A birth date, or the one in the identity number, that makes the person older than the limit, and not beyond all
    /// belief.
    /// ## Why it matters
    /// Of a hundred thousand people a handful are that old; in a list of customers it is nearly always a wrong century.
    /// ## Limit
    /// The greatest age in full years that is common.
    /// ## Known false alarms
    /// Lists of pensioners.
    /// ## Example
    /// Born 1918-10-02.
    UNLIKELY_AGE = "DAT111", Warning,
        "hardly anybody is as old as this birth date says",
        "年龄过大，需核实";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &UNLIKELY_AGE,
    needs: Needs::Any(&[Field::BirthDate, Field::IdNumber]),
    look,
};

fn look(row: &Facts<'_>, limit: f64) -> Option<Sighting> {
    age_where(row, |age| age > limit)
}
