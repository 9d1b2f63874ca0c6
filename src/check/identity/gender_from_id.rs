//! A gender that the identity number gives.

use crate::check::facts::name_of;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// The gender is empty, and the resident identity number, whose checksum fits, has it. By default it is written
    /// into the empty cell; the finding marks it as derived.
    /// ## Why it matters
    /// Letters need the right address. Set the action to flag where consent does not cover it.
    /// ## Known false alarms
    /// Numbers issued with a mistake, a handful in a million.
    /// ## Example
    /// 420111198507194035 gives male.
    GENDER_FROM_ID = "IDN106", Info,
        "the gender was taken from the ID number",
        "性别由身份证号推出";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &GENDER_FROM_ID,
    needs: Needs::All(&[Field::IdNumber]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    if row.has(Field::Gender) {
        return None;
    }
    let gender = name_of(row.sound_id()?.gender);
    Some(Sighting::of(row, Field::Gender).proposing(gender))
}
