//! A student of fifty.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A student by occupation who is older than the limit.
    /// ## Why it matters
    /// The occupation was true when the form was filled in; offers for students go wrong.
    /// ## Limit
    /// The greatest age in full years at which one is believed to study.
    /// ## Known false alarms
    /// Students of evening schools.
    /// ## Example
    /// 学生, born 1975-07-19.
    OLD_STUDENT = "DAT113", Info,
        "the person is too old for a student",
        "年龄与“学生”职业不符";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &OLD_STUDENT,
    needs: Needs::All(&[Field::Occupation]),
    look,
};

/// How lists call those who study.
const STUDENTS: [&str; 4] = ["学生", "大学生", "在校生", "研究生"];

fn look(row: &Facts<'_>, limit: f64) -> Option<Sighting> {
    let occupation = row.get(Field::Occupation)?;
    let student = STUDENTS.contains(&occupation) || occupation.eq_ignore_ascii_case("student");
    (student && f64::from(row.age()?) > limit).then(|| Sighting::of(row, Field::Occupation))
}
