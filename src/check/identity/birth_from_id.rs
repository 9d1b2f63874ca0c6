//! A birth date that the identity number gives.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// The birth date is empty, and the resident identity number, whose checksum fits, has it. By default it is
    /// written into the empty cell; the finding marks it as derived.
    /// ## Why it matters
    /// Age groups and birthday greetings need it. Set the action to flag where consent does not cover it.
    /// ## Known false alarms
    /// None are known; the checksum and the calendar have both agreed.
    /// ## Example
    /// 420111198507194035 gives 1985-07-19.
    BIRTH_FROM_ID = "IDN105", Info,
        "the birth date was taken from the ID number",
        "出生日期由身份证号推出";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &BIRTH_FROM_ID,
    needs: Needs::All(&[Field::IdNumber]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    if row.has(Field::BirthDate) {
        return None;
    }
    let born = row.sound_id()?.born;
    (born <= row.today()).then(|| Sighting::of(row, Field::BirthDate).proposing(born.to_string()))
}
