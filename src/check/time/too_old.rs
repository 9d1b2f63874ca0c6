//! An age that nobody reaches.

use super::age_where;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A birth date, or the one in the identity number, that makes the person older than the limit.
    /// ## Why it matters
    /// Placeholders such as 1900-01-01 give such ages and pull every average with them.
    /// ## Limit
    /// The greatest age in full years that is believed.
    /// ## Known false alarms
    /// None are known.
    /// ## Example
    /// 1900-01-01.
    TOO_OLD = "DAT102", Error,
        "nobody is as old as this birth date says",
        "年龄超出合理范围";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &TOO_OLD,
    needs: Needs::Any(&[Field::BirthDate, Field::IdNumber]),
    look,
};

fn look(row: &Facts<'_>, limit: f64) -> Option<Sighting> {
    age_where(row, |age| age > limit)
}
