//! An address against which postcode and landline agree.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A postcode and the area code of the landline that both belong to one other province than the address names.
    /// That province is proposed.
    /// ## Why it matters
    /// One signal may err; two that agree say that the address is the old one, or another person's.
    /// ## Known false alarms
    /// People who moved and kept both number and postcode in the form.
    /// ## Example
    /// 430079 and 027-87651234 at an address in 广东省: 湖北省 is proposed.
    TWO_AGAINST_PROVINCE = "ADR103", Warning,
        "postcode and area code both point to another province",
        "邮编和区号都指向另一个省份";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &TWO_AGAINST_PROVINCE,
    needs: Needs::All(&[Field::Postcode, Field::Phone, Field::Province]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let here = row.province()?;
    let by_phone = row.area_province()?;
    let by_postcode = row.postcode_provinces()?;
    let agreed = by_phone != here && by_postcode.contains(by_phone) && !by_postcode.contains(here);
    agreed.then(|| Sighting::of(row, Field::Province).proposing(by_phone.name()))
}
