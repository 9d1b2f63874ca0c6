//! A landline of another city.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::value::phone::area;

finding_kinds! {
    /// ## What it looks for
    /// A landline whose area code belongs to the province of the address, but serves other cities than the one
    /// named there.
    /// ## Why it matters
    /// Head offices and shared codes make this common; it is a hint, no fault.
    /// ## Known false alarms
    /// Head offices, and areas that several cities share (028, 029, 0731); shared ones are known.
    /// ## Example
    /// 0717-6541234, which is Yichang, at an address in 武汉市.
    AREA_CODE_OTHER_CITY = "PHN102", Info,
        "the landline belongs to another city than the address",
        "座机区号与地址所在城市不符";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &AREA_CODE_OTHER_CITY,
    needs: Needs::All(&[Field::Phone, Field::Province, Field::City]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let (code_area, city) = (row.area()?, row.get(Field::City)?);
    if row.area_province()? != row.province()? || code_area.serves(city) {
        return None;
    }
    // The table names an area's cities, not every county below a province: only a city with a code of its own argues.
    let own = area::of_city(row.get(Field::Province), city)?;
    (own.code != code_area.code).then(|| Sighting::of(row, Field::Phone))
}
