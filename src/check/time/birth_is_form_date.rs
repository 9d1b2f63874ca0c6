//! A birth on the day of the form.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A birth date that is the same day as the registration or the last purchase.
    /// ## Why it matters
    /// The day of the form slipped into the birth date; the person's is lost.
    /// ## Known false alarms
    /// Parents who register a child on the day of its birth.
    /// ## Example
    /// Born and registered on 2019-04-30.
    BIRTH_IS_FORM_DATE = "DAT110", Warning,
        "the birth date is the day of the registration or of the purchase",
        "出生日期与注册或购买日期相同";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &BIRTH_IS_FORM_DATE,
    needs: Needs::All(&[Field::BirthDate]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let birth = row.birth()?;
    let same = row.registered() == Some(birth) || row.purchased() == Some(birth);
    same.then(|| Sighting::of(row, Field::BirthDate))
}
