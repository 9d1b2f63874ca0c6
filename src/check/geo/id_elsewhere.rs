//! An identity number from another province than the address.

use crate::check::reference::Province;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::value::id_number::Resident;

finding_kinds! {
    /// ## What it looks for
    /// A resident identity number, whose checksum fits, that was first issued in another province than the one the
    /// address names.
    /// ## Why it matters
    /// People move, so this alone is no fault; together with a postcode and an area code that disagree, it says
    /// that the address is wrong.
    /// ## Known false alarms
    /// Whoever has moved since the first card was issued.
    /// ## Example
    /// A number that begins with 42 (湖北省) at an address in 广东省.
    ID_ELSEWHERE = "IDN108", Info,
        "the ID number was issued in another province",
        "身份证签发地与地址不在同一省份";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &ID_ELSEWHERE,
    needs: Needs::All(&[Field::IdNumber, Field::Province]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let holder = row.sound_id()?;
    let issued_in =
        Province::of_code(holder.region).filter(|_| holder.resident == Resident::Citizen)?;
    (issued_in != row.province()?).then(|| Sighting::of(row, Field::IdNumber))
}
