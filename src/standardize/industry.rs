//! Industries: the name that the national classification has for what the cell says.

use super::Desk;
use super::findings::title as found;
use crate::model::Field;
use crate::value::industry;

/// Brings the industry into standard form, where the rules let it be written.
pub(super) fn standardize(desk: &mut Desk<'_, '_>) {
    let Some(text) = desk
        .get(Field::Industry)
        .filter(|text| !industry::is_official(text))
    else {
        return;
    };
    let Some(industry) = industry::classified(text) else {
        return;
    };
    let (text, name) = (
        text.to_owned(),
        format!("{} {}", industry.code, industry.name),
    );
    if desk.repairs(&found::INDUSTRY_CLASSIFIED, Field::Industry, &text, &name) {
        desk.set(Field::Industry, name);
    }
}
