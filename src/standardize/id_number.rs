//! Identity numbers: eighteen characters with a right check digit. Other documents stay as they are.
//!
//! What the number says of birth and gender is not written anywhere here: `check` holds it against the other cells.

use super::Desk;
use super::findings::facts as found;
use crate::model::Field;
use crate::value::id_number::{self, Reading};

/// Brings the identity number of a row into standard form.
pub(super) fn standardize(desk: &mut Desk<'_, '_>) {
    let field = Field::IdNumber;
    if desk.get(field).is_none_or(id_number::is_valid) {
        return;
    }
    let Some(text) = desk.take(field) else { return };
    let flaw = match id_number::read(&text) {
        Reading::Valid(number) => {
            desk.set(field, number);
            return;
        }
        Reading::Upgraded(number) => {
            desk.repair(&found::ID_UPGRADED, field, &text, number);
            return;
        }
        Reading::Masked(number) => {
            desk.find(&found::ID_MASKED, field, &text, None);
            desk.set(field, number);
            return;
        }
        Reading::OtherDocument(_, number) => {
            desk.find(&found::ID_OTHER_DOCUMENT, field, &text, None);
            desk.set(field, number);
            return;
        }
        Reading::CompanyCode(_) => &found::COMPANY_CODE,
        Reading::Lost => &found::ID_DIGITS_LOST,
        Reading::Placeholder => &found::ID_PLACEHOLDER,
        Reading::Checksum => &found::ID_CHECKSUM,
        Reading::NoSuchDay => &found::ID_NO_SUCH_DAY,
        Reading::Flaw => &found::ID_UNUSABLE,
    };
    desk.find(flaw, field, &text, None);
}
