//! Checks of dates: against one another and against today.

pub mod birth_is_form_date;
pub mod born_in_future;
pub mod long_ago;
pub mod minor;
pub mod old_student;
pub mod purchase_before_birth;
pub mod purchase_before_registration;
pub mod purchase_in_future;
pub mod registered_before_birth;
pub mod registered_in_future;
pub mod too_old;
pub mod too_old_for_title;
pub mod too_young_for_title;
pub mod unlikely_age;
pub mod young_graduate;
pub mod young_pensioner;

use super::{Facts, Sighting};
use crate::model::Field;

/// The birth date, or the identity number where there is none, of a person whose age in full years is as asked.
fn age_where(row: &Facts<'_>, is_odd: impl Fn(f64) -> bool) -> Option<Sighting> {
    let field = [Field::BirthDate, Field::IdNumber]
        .into_iter()
        .find(|&field| row.has(field))?;
    is_odd(f64::from(row.age()?)).then(|| Sighting::of(row, field))
}
