//! Gender: words and codes become `male` and `female`.

use super::Desk;
use super::findings::facts as found;
use crate::model::Field;
use crate::value::gender;

/// Brings the gender of a row into standard form.
pub(super) fn standardize(desk: &mut Desk<'_, '_>) {
    let field = Field::Gender;
    if desk
        .get(field)
        .is_none_or(|text| matches!(text, "male" | "female"))
    {
        return;
    }
    let Some(text) = desk.take(field) else { return };
    match gender::read(&text) {
        Some(gender) => desk.set(field, gender),
        None => desk.find(&found::GENDER_UNKNOWN, field, &text, None),
    }
}
