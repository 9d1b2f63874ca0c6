//! Postcodes: six digits. A lost leading zero is put back only where the province of the row has such postcodes.

use super::findings::facts as found;
use super::{Desk, country};
use crate::model::Field;
use crate::value::address::table;
use crate::value::postcode::{self, Reading};

/// Brings the postcode of a row into standard form.
pub(super) fn standardize(desk: &mut Desk<'_, '_>) {
    let field = Field::Postcode;
    if desk.get(field).is_none_or(postcode::is_postcode) || is_abroad(desk) {
        report_division_code(desk);
        return;
    }
    let Some(text) = desk.take(field) else { return };
    match postcode::read(&text) {
        Reading::Postcode(code) => desk.set(field, code),
        Reading::ZeroLost(code) => restore_zero(desk, &text, code),
        Reading::Probable(code) => {
            desk.find(&found::POSTCODE_PROBABLE, field, &text, Some(&code));
            desk.set(field, text);
        }
        Reading::Exponent(code) => desk.repair(&found::POSTCODE_EXPONENT, field, &text, code),
        Reading::Foreign => desk.set(field, text),
        Reading::Placeholder => desk.find(&found::PLACEHOLDER_POSTCODE, field, &text, None),
        Reading::Flaw => desk.find(&found::POSTCODE_UNUSABLE, field, &text, None),
    }
}

/// Whether the row is in another country, whose postcodes are not ours to judge: it says so, or its province is none of
/// ours, which by now would stand in Chinese.
fn is_abroad(desk: &Desk<'_, '_>) -> bool {
    country::is_another(desk, &[]) || desk.get(Field::Province).is_some_and(str::is_ascii)
}

/// Reports the administrative code of the row's own place in the place of its postcode.
fn report_division_code(desk: &mut Desk<'_, '_>) {
    let Some(code) = desk.get(Field::Postcode) else {
        return;
    };
    let Some(division) = code.parse().ok().and_then(table::by_code) else {
        return;
    };
    // Fujian's postcodes and codes begin alike, and a city's code ends in zeros as its main post office's does.
    let named = [Field::District, Field::City].map(|field| desk.get(field));
    let own = named.contains(&Some(division.name())) && !code.starts_with("35");
    if own {
        let code = code.to_owned();
        desk.find(&found::DIVISION_AS_POSTCODE, Field::Postcode, &code, None);
    }
}

fn restore_zero(desk: &mut Desk<'_, '_>, text: &str, code: String) {
    let field = Field::Postcode;
    match desk.get(Field::Province) {
        Some(province) if postcode::is_of_province(&code, province) => {
            desk.repair(&found::POSTCODE_ZERO_LOST, field, text, code);
        }
        Some(_) => desk.find(&found::POSTCODE_UNUSABLE, field, text, None),
        None => {
            desk.find(&found::POSTCODE_PROBABLE, field, text, Some(&code));
            desk.set(field, text.to_owned());
        }
    }
}
