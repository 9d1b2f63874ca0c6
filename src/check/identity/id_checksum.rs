//! An identity number in which a digit is wrong.

use crate::check::resident_id::Checksum;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A resident identity number whose last character is not the one that the other 17 digits ask for (GB 11643,
    /// ISO 7064 MOD 11-2).
    /// ## Why it matters
    /// A digit was mistyped, and nobody can say which: the number identifies nobody, or somebody else. It is never
    /// corrected by guessing.
    ID_CHECKSUM = "IDN101", Error,
        "the ID number's check digit is wrong",
        "身份证号校验码错误";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &ID_CHECKSUM,
    needs: Needs::All(&[Field::IdNumber]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let wrong = row.resident_id()?.checksum == Checksum::Differs;
    wrong.then(|| Sighting::of(row, Field::IdNumber))
}
