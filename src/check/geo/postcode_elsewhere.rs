//! A postcode of another province.

use crate::check::geo::division_code::is_division_code;
use crate::check::reference::provinces_of_postcode;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A postcode whose first digits belong to another province than the address names. Districts that use a
    /// neighbour's postcodes, such as Alxa, are known.
    /// ## Why it matters
    /// Direct mail comes back, and the pair of fields hides which of the two is right.
    POSTCODE_ELSEWHERE = "PST101", Warning,
        "the postcode belongs to another province than the address",
        "邮编与地址所在省份不符";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &POSTCODE_ELSEWHERE,
    needs: Needs::All(&[Field::Postcode, Field::Province]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let provinces = provinces_of_postcode(row.get(Field::Postcode)?)?;
    let elsewhere = !provinces.contains(row.province()?) && !is_division_code(row);
    elsewhere.then(|| Sighting::of(row, Field::Postcode))
}
