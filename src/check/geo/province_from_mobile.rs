//! A province that the mobile number suggests.

use crate::check::geo::province_from_numbers::names_a_place;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::value::phone::mobile;

finding_kinds! {
    /// ## What it looks for
    /// The row names no place at all and has neither landline nor postcode, and its mobile number was given out in one
    /// province. It is off by default, for people move; with the action fix the province is written, and the finding
    /// marks it as derived.
    /// ## Why it matters
    /// A list of numbers alone can be counted by province.
    /// ## Known false alarms
    /// Everybody who has moved.
    /// ## Example
    /// 13901712345 alone gives 上海市.
    PROVINCE_FROM_MOBILE = "ADR110", Info,
        "the province was taken from the mobile number",
        "省份由手机号归属地推出";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &PROVINCE_FROM_MOBILE,
    needs: Needs::All(&[Field::Mobile]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let nearer = [Field::Phone, Field::Postcode];
    if names_a_place(row) || nearer.iter().any(|&field| row.has(field)) {
        return None;
    }
    let home = mobile::home(row.get(Field::Mobile)?)?;
    Some(Sighting::of(row, Field::Province).proposing(home.province))
}
