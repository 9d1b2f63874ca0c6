//! A pensioner of thirty.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// Someone retired by occupation who is younger than the limit.
    /// ## Why it matters
    /// Birth date or occupation belongs to somebody else in the family.
    /// ## Limit
    /// The least age in full years at which one is believed to be retired.
    /// ## Known false alarms
    /// Soldiers and invalids retire early.
    /// ## Example
    /// 退休, born 1995-07-19.
    YOUNG_PENSIONER = "DAT114", Info,
        "the person is too young to be retired",
        "年龄与“退休”职业不符";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &YOUNG_PENSIONER,
    needs: Needs::All(&[Field::Occupation]),
    look,
};

/// How lists call those who have retired, at the beginning of the cell.
const RETIRED: [&str; 3] = ["退休", "离退休", "已退休"];

fn look(row: &Facts<'_>, limit: f64) -> Option<Sighting> {
    let occupation = row.get(Field::Occupation)?;
    let retired = RETIRED.iter().any(|word| occupation.starts_with(word))
        || occupation.eq_ignore_ascii_case("retired");
    (retired && f64::from(row.age()?) < limit).then(|| Sighting::of(row, Field::Occupation))
}
