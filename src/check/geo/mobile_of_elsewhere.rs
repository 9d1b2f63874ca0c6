//! A mobile number given out in another province.

use crate::check::reference::Province;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::value::phone::mobile;

finding_kinds! {
    /// ## What it looks for
    /// A mobile number whose first seven digits were given out in another province than the address names. It is off by
    /// default: people move and keep their number, so that one row in four may be found.
    /// ## Why it matters
    /// Where a whole list is found, its address column belongs to other rows.
    /// ## Known false alarms
    /// Everybody who has moved.
    /// ## Example
    /// 13901712345, of Shanghai, at an address in 湖北省.
    MOBILE_OF_ELSEWHERE = "PHN108", Info,
        "the mobile number was given out in another province",
        "手机号归属地与地址不在同一省份";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &MOBILE_OF_ELSEWHERE,
    needs: Needs::All(&[Field::Mobile, Field::Province]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let here = row.province()?;
    let home = mobile::home(row.get(Field::Mobile)?)?;
    (Province::of_name(home.province) != Some(here)).then(|| Sighting::of(row, Field::Mobile))
}
