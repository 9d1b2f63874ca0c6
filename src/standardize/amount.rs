//! Amounts, points and counts: digits with a decimal point, without currency, unit or separators.

use super::Desk;
use super::findings::facts as found;
use crate::model::Field;
use crate::value::amount::{self, Reading};

/// The fields that hold a number.
const NUMBERS: [Field; 6] = [
    Field::Points,
    Field::Amount,
    Field::OrderCount,
    Field::Quantity,
    Field::Price,
    Field::OrderAmount,
];

/// Brings the numbers of a row into standard form.
pub(super) fn standardize(desk: &mut Desk<'_, '_>) {
    for field in NUMBERS {
        if desk.get(field).is_none_or(amount::is_plain) {
            continue;
        }
        if let Some(text) = desk.take(field) {
            rewrite(desk, field, &text);
        }
    }
}

fn rewrite(desk: &mut Desk<'_, '_>, field: Field, text: &str) {
    match amount::read(text) {
        Reading::Number(number) => desk.set(field, number),
        Reading::About(number) => desk.repair(&found::AMOUNT_ABOUT, field, text, number),
        Reading::Ambiguous => {
            desk.find(&found::AMOUNT_AMBIGUOUS, field, text, None);
            desk.set(field, text.to_owned());
        }
        Reading::Flaw => desk.find(&found::AMOUNT_UNUSABLE, field, text, None),
    }
}
