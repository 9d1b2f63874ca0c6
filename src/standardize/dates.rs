//! Dates: every field of dates, to ISO 8601. A date that can be read in two ways stays as it was, unless the row says in
//! which country it was written.

use super::findings::facts as found;
use super::{Desk, country};
use crate::model::Field;
use crate::value::country::{Country, DateOrder};
use crate::value::date::{self, Reading};

/// The fields that hold a date.
const DATES: [Field; 4] = [
    Field::BirthDate,
    Field::LastPurchase,
    Field::RegisteredOn,
    Field::OrderedOn,
];

/// Brings the dates of a row into standard form.
pub(super) fn standardize(desk: &mut Desk<'_, '_>) {
    for field in DATES {
        if desk.get(field).is_none_or(date::is_iso) {
            continue;
        }
        if let Some(text) = desk.take(field) {
            rewrite(desk, field, &text);
        }
    }
}

fn rewrite(desk: &mut Desk<'_, '_>, field: Field, text: &str) {
    match date::read(text, desk.rules().latest_two_digit_year()) {
        Reading::Date(date) => desk.set(field, date.to_string()),
        Reading::TwoDigitYear(date) => {
            desk.repair(&found::DATE_TWO_DIGIT_YEAR, field, text, date.to_string());
        }
        Reading::Serial(date) => desk.repair(&found::DATE_SERIAL, field, text, date.to_string()),
        Reading::Ambiguous(likely) => {
            desk.find(&found::DATE_AMBIGUOUS, field, text, likely.as_deref());
            desk.set(field, text.to_owned());
        }
        Reading::Turned {
            day_first,
            month_first,
        } => match country::abroad(desk).and_then(Country::date_order) {
            Some(DateOrder::DayFirst) => turn(desk, field, text, &day_first.to_string()),
            Some(DateOrder::MonthFirst) => turn(desk, field, text, &month_first.to_string()),
            None => {
                desk.find(&found::DATE_AMBIGUOUS, field, text, None);
                desk.set(field, text.to_owned());
            }
        },
        Reading::Placeholder => desk.find(&found::DATE_PLACEHOLDER, field, text, None),
        Reading::Flaw => desk.find(&found::DATE_UNUSABLE, field, text, None),
    }
}

/// Takes the reading that is usual in the country of the row.
fn turn(desk: &mut Desk<'_, '_>, field: Field, text: &str, date: &str) {
    desk.repair(&found::DATE_BY_COUNTRY, field, text, date.to_owned());
}
