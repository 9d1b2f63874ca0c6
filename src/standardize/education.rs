//! Education: one word for each level. What names no level, or may be one of two, stays as it is.
//!
//! Levels in Latin letters stay too: a list in English keeps its language, and their level is a fact beside it.

use super::Desk;
use super::findings::facts as found;
use crate::model::Field;
use crate::value::{education, han};

/// Brings the education of a row into standard form.
pub(super) fn standardize(desk: &mut Desk<'_, '_>) {
    let field = Field::Education;
    let Some(text) = desk.get(field).filter(|text| !education::is_standard(text)) else {
        return;
    };
    match education::level(text) {
        Some(level) if han::has_han(text) => desk.set(field, level.name()),
        Some(_) => {}
        None => {
            let text = text.to_owned();
            desk.find(&found::EDUCATION_UNKNOWN, field, &text, None);
        }
    }
}
