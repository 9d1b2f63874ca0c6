//! A form in the cell of the address: what it says of name, telephone and so on goes to the fields that are empty.

use super::Desk;
use super::findings::address as found;
use crate::model::Field;
use crate::value::form::{self, Part};

/// Takes a filled-in form apart; where one of its fields holds something else, the whole cell stays.
pub(super) fn standardize(desk: &mut Desk<'_, '_>) {
    let Some(text) = desk
        .get(Field::Address)
        .filter(|text| text.contains([':', '：']))
    else {
        return;
    };
    let text = text.to_owned();
    let Some(parts) = form::read(&text) else {
        return;
    };
    let address: String = [Part::Region, Part::Address]
        .into_iter()
        .flat_map(|wanted| parts.iter().filter(move |(part, _)| *part == wanted))
        .map(|(_, value)| *value)
        .collect();
    let others = || {
        parts
            .iter()
            .filter_map(|&(part, value)| Some((field_of(part)?, value)))
    };
    let taken = others().any(|(field, value)| desk.get(field).is_some_and(|known| known != value));
    if taken || address.is_empty() {
        desk.find(&found::FORM_IN_ADDRESS, Field::Address, &text, None);
    } else if desk.repairs(&found::FORM_IN_ADDRESS, Field::Address, &text, &address) {
        for (field, value) in others() {
            desk.set(field, value.to_owned());
        }
        desk.set(Field::Address, address);
    }
}

/// The field of a part, unless it is part of the address.
fn field_of(part: Part) -> Option<Field> {
    match part {
        Part::Name => Some(Field::Name),
        Part::Phone => Some(Field::Mobile),
        Part::Postcode => Some(Field::Postcode),
        Part::Email => Some(Field::Email),
        Part::Company => Some(Field::Company),
        Part::Region | Part::Address => None,
    }
}
