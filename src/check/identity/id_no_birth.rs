//! An identity number whose holder is yet to be born.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A resident identity number, sound in itself, whose holder is yet to be born. Days that no calendar has are
    /// reported when the number is read.
    /// ## Why it matters
    /// Such a number was made up by a generator or joined from two.
    /// ## Known false alarms
    /// None are known.
    /// ## Example
    /// 420111208507194033, born in 2085.
    ID_NO_BIRTH = "IDN104", Error,
        "the birth date in the ID number lies in the future",
        "身份证号中的出生日期晚于今天";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &ID_NO_BIRTH,
    needs: Needs::All(&[Field::IdNumber]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    (row.sound_id()?.born > row.today()).then(|| Sighting::of(row, Field::IdNumber))
}
