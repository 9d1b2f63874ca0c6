//! A birth date that its own identity number contradicts.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// The birth date differs from the one in the resident identity number, whose checksum fits. The date in the
    /// number is proposed.
    /// ## Why it matters
    /// One of the two belongs to somebody else or was mistyped; greetings go out on the wrong day.
    /// ## Known false alarms
    /// People who celebrate by the lunar calendar and give that day.
    /// ## Example
    /// 420111198507194035 beside 1985-07-18.
    ID_BIRTH_DIFFERS = "IDN102", Warning,
        "the birth date is not the one in the ID number",
        "出生日期与身份证号不一致";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &ID_BIRTH_DIFFERS,
    needs: Needs::All(&[Field::IdNumber, Field::BirthDate]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let (by_id, by_cell) = (row.sound_id()?.born, row.birth()?);
    let proposal = || Sighting::of(row, Field::BirthDate).proposing(by_id.to_string());
    (by_id != by_cell).then(proposal)
}
