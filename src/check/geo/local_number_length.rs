//! A local number of the wrong length.

use crate::check::area_code::area_of;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A landline whose local number has another number of digits than numbers of its area code have: seven digits
    /// behind 027 are of the time before the city went to eight.
    /// ## Why it matters
    /// The number does not ring, or a digit was lost.
    LOCAL_NUMBER_LENGTH = "PHN107", Warning,
        "the landline is too short or too long for its area code",
        "座机号码位数与区号不符";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &LOCAL_NUMBER_LENGTH,
    needs: Needs::All(&[Field::Phone]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let (area, local) = area_of(row.get(Field::Phone)?)?;
    (!area.allows(local.len())).then(|| Sighting::of(row, Field::Phone))
}
