//! A mobile number that only the remark has.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::value::phone::mobile;

finding_kinds! {
    /// ## What it looks for
    /// A mobile number in the remark of a row without a mobile. It is proposed; nothing is moved unasked.
    /// ## Why it matters
    /// The person can be reached after all.
    /// ## Known false alarms
    /// The number of a colleague, or of the driver who delivers: read the remark before it is taken.
    /// ## Example
    /// 周末请打18607151849 is found where the mobile is empty.
    NUMBER_IN_REMARK = "PHN106", Info,
        "the remark has a mobile number, and the row has none",
        "备注里有手机号，而手机为空";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &NUMBER_IN_REMARK,
    needs: Needs::All(&[Field::Remark]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    if row.has(Field::Mobile) {
        return None;
    }
    let remark = row.get(Field::Remark)?;
    let mut runs = remark.split(|letter: char| !letter.is_ascii_digit());
    let number = runs.find(|run| mobile::is_mobile(run))?;
    Some(Sighting::of(row, Field::Remark).proposing(number))
}
