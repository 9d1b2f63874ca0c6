//! A graduate who is a child.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A degree (大专, 本科, 硕士, 博士 ...) of someone younger than the limit.
    /// ## Why it matters
    /// The birth date is most often that of a child, or the day of the form.
    /// ## Limit
    /// The least age in full years at which a degree is believed.
    /// ## Known false alarms
    /// Prodigies.
    /// ## Example
    /// 本科, born 2011-07-19.
    YOUNG_GRADUATE = "DAT115", Info,
        "the person is too young for this education",
        "年龄与学历不符";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &YOUNG_GRADUATE,
    needs: Needs::All(&[Field::Education]),
    look,
};

/// Degrees that nobody has at school, as their names begin.
const DEGREES: [&str; 8] = [
    "大专",
    "专科",
    "本科",
    "大学",
    "学士",
    "硕士",
    "博士",
    "研究生",
];

fn look(row: &Facts<'_>, limit: f64) -> Option<Sighting> {
    let education = row.get(Field::Education)?;
    let degree = DEGREES.iter().any(|degree| education.starts_with(degree));
    (degree && f64::from(row.age()?) < limit).then(|| Sighting::of(row, Field::Education))
}
