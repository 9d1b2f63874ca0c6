//! What is reported about the candidates of a cell, and where its words go.

use crate::model::{Field, FindingKind};
use crate::standardize::findings::phone as found;
use crate::standardize::{Desk, name};
use crate::value::phone::{Aside, Cell, Entry, Flaw, Number, Reading, Unsure};

/// Reports what stood beside a number that is kept.
pub(super) fn report_beside(desk: &mut Desk<'_, '_>, field: Field, entry: &Entry) {
    let text = entry.text.as_str();
    if entry.dead {
        desk.find(&found::DEAD_NUMBER, field, text, None);
    }
    match &entry.aside {
        Some(Aside::ExtensionRange) => desk.find(&found::EXTENSION_RANGE, field, text, None),
        Some(Aside::LineRange) => desk.find(&found::LINE_RANGE, field, text, None),
        Some(Aside::Doubtful) => desk.find(&found::DOUBTFUL_NUMBER, field, text, None),
        Some(Aside::Endings(endings)) => {
            let others = endings.join(";");
            desk.find(&found::OTHER_ENDINGS, field, text, Some(&others));
        }
        None => {}
    }
}

/// Reports the words of a cell and puts its e-mail addresses where they belong.
pub(super) fn read_words(desk: &mut Desk<'_, '_>, field: Field, cell: &Cell, text: &str) {
    for email in &cell.emails {
        desk.find(
            &found::EMAIL_AMONG_NUMBERS,
            field,
            email,
            Some(Field::Email.name()),
        );
        if desk.get(Field::Email).is_none() {
            desk.set(Field::Email, email.clone());
        } else if desk.get(Field::Email) != Some(email) {
            desk.push(Field::EmailAlt, email);
        }
    }
    if cell.entries.is_empty() && cell.emails.is_empty() {
        desk.find(&found::NO_NUMBER, field, text, None);
        return;
    }
    for note in &cell.notes {
        desk.find(&found::NOTE_BESIDE_NUMBER, field, note, None);
        name::offer(desk, field, note);
    }
    let mut mobiles = cell
        .entries
        .iter()
        .filter_map(|entry| match &entry.reading {
            Reading::Number(Number::Mobile(number)) => Some(number.clone()),
            _ => None,
        });
    if cell.wechat
        && let Some(number) = mobiles.next()
    {
        let free = desk.get(Field::Wechat).is_none();
        if desk.repairs(&found::WECHAT_SAME_NUMBER, field, text, &number) && free {
            desk.set(Field::Wechat, number);
        }
    }
}

/// What is reported about a number that can be read in two ways, and the likelier reading.
pub(super) fn proposal_of(unsure: &Unsure) -> (&'static FindingKind, String) {
    match unsure {
        Unsure::Letters(number) => (&found::LETTERS_FOR_DIGITS, number.clone()),
        Unsure::Glued(numbers) => (&found::GLUED_NUMBERS, numbers.join(";")),
        Unsure::Bare(number) => (&found::FOREIGN_FORM, number.clone()),
        Unsure::Rounded(number) => (&found::ROUNDED_NUMBER, number.clone()),
        Unsure::TwoCountries(number) => (&found::TWO_COUNTRIES, number.clone()),
        Unsure::Taiwan(number) => (&found::TAIWAN_NUMBER, number.clone()),
    }
}

/// What is reported about text that is no number.
pub(super) fn kind_of(flaw: Flaw) -> &'static FindingKind {
    match flaw {
        Flaw::Lost => &found::LOST_DIGITS,
        Flaw::Placeholder => &found::PLACEHOLDER_NUMBER,
        Flaw::Length => &found::WRONG_LENGTH,
        Flaw::Prefix => &found::UNKNOWN_PREFIX,
        Flaw::Unused => &found::UNUSED_ABROAD,
        Flaw::AreaCode => &found::UNKNOWN_AREA_CODE,
        Flaw::LocalLength => &found::WRONG_LOCAL_LENGTH,
        Flaw::ShortCode => &found::SHORT_CODE,
        Flaw::Thing => &found::THING_NUMBER,
        Flaw::Reference => &found::NUMBER_ELSEWHERE,
    }
}
