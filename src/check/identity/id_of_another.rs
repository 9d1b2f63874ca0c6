//! An identity number that is somebody else's.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A resident identity number, whose checksum fits, that contradicts both the birth date and the gender of the row.
    /// ## Why it matters
    /// One slip makes one contradiction; two say that the number, or the rest of the row, belongs to another person.
    /// The row waits for a person, for merging by the number would join two people.
    /// ## Known false alarms
    /// Rows whose birth date and gender were both filled in by a program.
    /// ## Example
    /// 420111198507194035, a man born 1985-07-19, beside female and 1990-03-07.
    ID_OF_ANOTHER = "IDN109", Error,
        "the ID number is that of another person",
        "身份证号与出生日期、性别都不符";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &ID_OF_ANOTHER,
    needs: Needs::All(&[Field::IdNumber, Field::BirthDate, Field::Gender]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let id = row.sound_id()?;
    let of_another = id.born != row.birth()? && id.gender != row.gender()?;
    of_another.then(|| Sighting::of(row, Field::IdNumber))
}
