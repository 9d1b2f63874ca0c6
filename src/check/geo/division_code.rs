//! An administrative code in the column of postcodes.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A postcode that begins as the administrative codes (GB/T 2260) of the address's province begin, and that no
    /// postcode of that province begins with: 310104 for a district of Shanghai.
    /// ## Why it matters
    /// The two are confused because both have six digits; as a postcode it names another province.
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
    let six_digits = postcode.len() == 6 && postcode.bytes().all(|byte| byte.is_ascii_digit());
    let as_postcode = row.postcode_provinces().unwrap_or_default();
    let begins_as_code = postcode.as_bytes().starts_with(&province.id_prefix());
    let is_code = six_digits && begins_as_code && !as_postcode.contains(province);
    is_code.then(|| Sighting::of(row, Field::Postcode))
}
