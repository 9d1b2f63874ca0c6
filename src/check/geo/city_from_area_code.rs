//! A city that the landline suggests.

use crate::check::places;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// The city is empty, the province is known, and the area code of the landline belongs to exactly one city of that
    /// province. The city is proposed; nothing is written unasked.
    /// ## Why it matters
    /// A list that stops at the province can be completed before a campaign by city.
    /// ## Known false alarms
    /// The landline of a head office in the capital of the province.
    /// ## Example
    /// 湖北省 with the landline 0717-6541234 proposes 宜昌市.
    CITY_FROM_AREA_CODE = "ADR107", Info,
        "the landline tells which city is missing",
        "座机区号提示了缺少的城市";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &CITY_FROM_AREA_CODE,
    needs: Needs::All(&[Field::Phone, Field::Province]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    if row.has(Field::City) || row.has(Field::District) || row.area_province()? != row.province()? {
        return None;
    }
    let city = places::city_of_area(row.area()?.code)?;
    Some(Sighting::of(row, Field::City).proposing(city.name()))
}
