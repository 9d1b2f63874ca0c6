//! A province that landline and postcode give.

use crate::check::geo::country_abroad::is_abroad;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// The row names no place at all, and the area code of its landline, its postcode, or both of them belong to one
    /// province. By default it is written into the empty cell; the finding marks it as derived.
    /// ## Why it matters
    /// The row can be counted and chosen by province.
    /// ## Known false alarms
    /// The landline of a head office gives the province of the head office. Set the action to flag where that is
    /// common.
    /// ## Example
    /// The landline 027-87651234 alone gives 湖北省; with the postcode 510620 beside it, which is of 广东省, nothing is
    /// given.
    PROVINCE_FROM_NUMBERS = "ADR106", Info,
        "the province was taken from the landline or the postcode",
        "省份由座机区号或邮编推出";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &PROVINCE_FROM_NUMBERS,
    needs: Needs::Any(&[Field::Phone, Field::Postcode]),
    look,
};

const PLACES: [Field; 5] = [
    Field::Province,
    Field::City,
    Field::District,
    Field::Street,
    Field::Address,
];

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    if names_a_place(row) {
        return None;
    }
    let province = match (row.area_province(), row.postcode_provinces()) {
        (Some(by_phone), None) => by_phone,
        (Some(by_phone), Some(by_postcode)) if by_postcode.contains(by_phone) => by_phone,
        (None, Some(by_postcode)) => by_postcode.only()?,
        _ => return None,
    };
    Some(Sighting::of(row, Field::Province).proposing(province.name()))
}

/// Whether the row says anything of where it is, be it another country.
pub fn names_a_place(row: &Facts<'_>) -> bool {
    PLACES.iter().any(|&field| row.has(field)) || is_abroad(row)
}
