//! A landline of another province.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A landline whose area code belongs to another province than the address names.
    /// ## Why it matters
    /// Either the address or the number is an old one, or the number is that of a head office, which cannot reach
    /// this person.
    /// ## Known false alarms
    /// The telephone of a head office.
    /// ## Example
    /// 0755-26541234, which is Shenzhen, at an address in 湖北省.
    AREA_CODE_OTHER_PROVINCE = "PHN101", Warning,
        "the landline belongs to another province than the address",
        "座机区号与地址所在省份不符";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &AREA_CODE_OTHER_PROVINCE,
    needs: Needs::All(&[Field::Phone, Field::Province]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    (row.area_province()? != row.province()?).then(|| Sighting::of(row, Field::Phone))
}
