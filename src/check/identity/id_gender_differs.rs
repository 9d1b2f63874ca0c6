//! A gender that its own identity number contradicts.

use crate::check::facts::name_of;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// The gender differs from the one in the resident identity number, whose checksum fits. The gender in the
    /// number is proposed.
    /// ## Why it matters
    /// The person is addressed wrongly, or the number belongs to another member of the family.
    /// ## Known false alarms
    /// Numbers issued with a mistake, a handful in a million.
    /// ## Example
    /// 420111198507194035, whose last digit but one is odd, beside female.
    ID_GENDER_DIFFERS = "IDN103", Warning,
        "the gender is not the one in the ID number",
        "性别与身份证号不一致";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &ID_GENDER_DIFFERS,
    needs: Needs::All(&[Field::IdNumber, Field::Gender]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let (by_id, by_cell) = (row.sound_id()?.gender, row.gender()?);
    let proposal = || Sighting::of(row, Field::Gender).proposing(name_of(by_id));
    (by_id != by_cell).then(proposal)
}
