//! An administrative code in the column of postcodes.

use crate::check::reference::Province;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::value::address::table;

finding_kinds! {
    /// ## What it looks for
    /// A postcode that is the administrative code (GB/T 2260) of a division of the address's province, and that no
    /// postcode of that province begins like: 310104 for a district of Shanghai.
    /// ## Why it matters
    /// The two are confused because both have six digits; as a postcode it names another province.
    /// ## Known false alarms
    /// Provinces whose postcodes and codes begin alike cannot be told apart, and are not reported.
    /// ## Example
    /// 310104 as the postcode of 上海市.
    DIVISION_CODE = "PST102", Warning,
        "an administrative code stands where the postcode should",
        "邮编栏填的是行政区划代码";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &DIVISION_CODE,
    needs: Needs::All(&[Field::Postcode, Field::Province]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let (postcode, province) = (row.get(Field::Postcode)?, row.province()?);
    let as_postcode = row.postcode_provinces().unwrap_or_default();
    if as_postcode.contains(province) || postcode.len() != 6 {
        return None;
    }
    let division = table::by_code(postcode.parse().ok()?)?;
    let of_province = Province::of_code(division.code()) == Some(province);
    of_province.then(|| Sighting::of(row, Field::Postcode))
}
