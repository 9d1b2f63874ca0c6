//! An address that stops before the street.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A row that names a province, a city, a district or an address, but no street, village or building below the
    /// district.
    /// ## Why it matters
    /// Direct mail to it comes back. The region can still be used to choose whom to address.
    COARSE_ADDRESS = "ADR101", Info,
        "the address is too coarse for a letter",
        "地址不够详细，无法邮寄";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &COARSE_ADDRESS,
    needs: Needs::Any(&[
        Field::Province,
        Field::City,
        Field::District,
        Field::Address,
    ]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let parts = [
        Field::Address,
        Field::District,
        Field::City,
        Field::Province,
    ];
    let finest = parts.into_iter().find(|&field| row.has(field))?;
    (!row.has_postal_address()).then(|| Sighting::of(row, finest))
}
