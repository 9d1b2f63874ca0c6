//! One number in two columns.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// The mobile number stands in the landline column as well, or the landline in the column of mobiles.
    /// ## Why it matters
    /// It looks like two ways to reach the person and is one.
    /// ## Known false alarms
    /// None are known.
    /// ## Example
    /// 18607151849 as mobile and as landline.
    SAME_NUMBER_TWICE = "PHN104", Info,
        "mobile and landline are the same number",
        "手机和电话是同一个号码";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &SAME_NUMBER_TWICE,
    needs: Needs::All(&[Field::Mobile, Field::Phone]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let digits = |field| {
        row.get(field)
            .map(|text| text.bytes().filter(u8::is_ascii_digit))
    };
    let same = digits(Field::Mobile)?.eq(digits(Field::Phone)?);
    same.then(|| Sighting::of(row, Field::Phone))
}
