//! A postcode of another province.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A postcode whose first digits belong to another province than the address names. Districts that use a
    /// neighbour's postcodes, such as Alxa, are known.
    /// ## Why it matters
    /// Direct mail comes back, and the pair of fields hides which of the two is right.
    /// ## Known false alarms
    /// Places on a border that are served by the neighbour and are not in the table.
    /// ## Example
    /// 430079, which is Hubei, at an address in 广东省.
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
    let elsewhere = !row.postcode_provinces()?.contains(row.province()?);
    elsewhere.then(|| Sighting::of(row, Field::Postcode))
}
