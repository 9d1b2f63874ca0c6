//! An identity number whose date of birth cannot be.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A resident identity number whose checksum fits, but whose eight digits of the birth date are no date of the
    /// calendar, or a day to come.
    /// ## Why it matters
    /// Such a number was made up by a generator or joined from two.
    /// ## Known false alarms
    /// None are known.
    /// ## Example
    /// 420111208507194033, born in 2085.
    ID_NO_BIRTH = "IDN104", Error,
        "the date in the ID number is no possible birth date",
        "身份证号中的出生日期不可能";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &ID_NO_BIRTH,
    needs: Needs::All(&[Field::IdNumber]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let possible = row
        .sound_id()?
        .birth
        .is_some_and(|birth| birth <= row.today());
    (!possible).then(|| Sighting::of(row, Field::IdNumber))
}
