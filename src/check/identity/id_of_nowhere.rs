//! An identity number that no province issues.

use crate::check::reference::Province;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::value::id_number::Resident;

finding_kinds! {
    /// ## What it looks for
    /// A resident identity number whose checksum fits, but whose first two digits belong to no province. 83
    /// (residents from Taiwan) and 9 (foreign permanent residents) are known beginnings.
    /// ## Why it matters
    /// Nobody has such a number; it was made up.
    /// ## Known false alarms
    /// None are known.
    /// ## Example
    /// 780111198507194037.
    ID_OF_NOWHERE = "IDN107", Error,
        "the ID number begins with no province",
        "身份证号前两位不是任何省份";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &ID_OF_NOWHERE,
    needs: Needs::All(&[Field::IdNumber]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let holder = row.sound_id()?;
    let nowhere =
        holder.resident == Resident::Citizen && Province::of_code(holder.region).is_none();
    nowhere.then(|| Sighting::of(row, Field::IdNumber))
}
