//! Titles and departments: one line each, told apart where they stand in one cell.

use super::Desk;
use super::findings::title as found;
use crate::model::Field;
use crate::value::title;

/// Brings title and department into standard form.
pub(super) fn standardize(desk: &mut Desk<'_, '_>) {
    for field in [Field::Title, Field::Department] {
        trim(desk, field);
    }
    write_out(desk);
    let part = |field| desk.get(field).map(str::to_owned);
    match (part(Field::Title), part(Field::Department)) {
        (Some(text), None) => split(desk, &text),
        (Some(text), Some(department))
            if title::is_department(&text) && title::is_title(&department) =>
        {
            let proposal = format!("{text};{department}");
            desk.find(&found::SWAPPED_TITLE, Field::Title, &text, Some(&proposal));
        }
        _ => {}
    }
}

/// Writes a short department out: HR, 财务.
fn write_out(desk: &mut Desk<'_, '_>) {
    let Some((text, whole)) = desk
        .get(Field::Department)
        .and_then(|text| Some((text.to_owned(), title::whole_department(text)?)))
    else {
        return;
    };
    if desk.repairs(&found::SHORT_DEPARTMENT, Field::Department, &text, whole) {
        desk.set(Field::Department, whole);
    }
}

fn trim(desk: &mut Desk<'_, '_>, field: Field) {
    let trimmed = desk.get(field).and_then(|text| {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = line
            .trim_matches(['-', '/', '、', ',', '，', ' ', '\'', '"', '`'])
            .to_owned();
        (line != text).then_some(line)
    });
    if let Some(line) = trimmed {
        let nothing = desk.rules().says_nothing(field, &line);
        desk.set(field, if nothing { String::new() } else { line });
    }
}

fn split(desk: &mut Desk<'_, '_>, text: &str) {
    let Some((department, title)) = title::split_department(text) else {
        return;
    };
    if desk.repairs(&found::DEPARTMENT_IN_TITLE, Field::Title, text, title) {
        desk.set(Field::Department, department.to_owned());
        desk.set(Field::Title, title.to_owned());
    }
}
