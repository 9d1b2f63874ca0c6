//! Titles and departments: one line each, told apart where they stand in one cell.

use super::Desk;
use super::place_findings as findings;
use crate::model::Field;
use crate::value::title;

/// Brings title and department into standard form.
pub(super) fn standardize(desk: &mut Desk<'_, '_>) {
    for field in [Field::Title, Field::Department] {
        trim(desk, field);
    }
    let part = |field| desk.get(field).map(str::to_owned);
    match (part(Field::Title), part(Field::Department)) {
        (Some(text), None) => split(desk, &text),
        (Some(text), Some(department))
            if title::is_department(&text) && title::is_title(&department) =>
        {
            let proposal = format!("{text};{department}");
            desk.find(
                &findings::SWAPPED_TITLE,
                Field::Title,
                &text,
                Some(&proposal),
            );
        }
        _ => {}
    }
}

fn trim(desk: &mut Desk<'_, '_>, field: Field) {
    let trimmed = desk.get(field).and_then(|text| {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = line
            .trim_matches(['-', '/', '、', ',', '，', ' '])
            .to_owned();
        (line != text).then_some(line)
    });
    trimmed.into_iter().for_each(|line| desk.set(field, line));
}

fn split(desk: &mut Desk<'_, '_>, text: &str) {
    let Some((department, title)) = title::split_department(text) else {
        return;
    };
    if desk.repairs(&findings::DEPARTMENT_IN_TITLE, Field::Title, text, title) {
        desk.set(Field::Department, department.to_owned());
        desk.set(Field::Title, title.to_owned());
    }
}
