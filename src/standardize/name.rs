//! Names: the person's name alone, and what stood beside it in the fields where it belongs.
//!
//! One cell in, the same cell out; gender, title, department and company are filled where they were empty.

use super::Desk;
use super::findings::name as found;
use crate::model::{Field, FindingKind};
use crate::value::name::{self, Gender, Kind, Parsed};
use crate::value::title;

/// Brings the name of a person into standard form.
pub(super) fn standardize(desk: &mut Desk<'_, '_>) {
    let whole = desk.get(Field::Name).is_some();
    join_parts(desk);
    read(desk);
    // A cell that was no name makes room for the parts beside it.
    if whole && desk.get(Field::Name).is_none() {
        join_parts(desk);
        read(desk);
    }
    complete_parts(desk);
}

/// Offers a name that stood in the cell `from`, where the row has none of its own.
pub(super) fn offer(desk: &mut Desk<'_, '_>, from: Field, text: &str) {
    let parsed = name::parse(text);
    let whole = name::is_plausible(&parsed.name) || parsed.family_only;
    if desk.get(Field::Name).is_some() || parsed.kind != Kind::Person || !whole {
        return;
    }
    if desk.repairs(&found::NAME_ELSEWHERE, from, text, &parsed.name) {
        desk.set(Field::Name, text.to_owned());
        standardize(desk);
    }
}

fn read(desk: &mut Desk<'_, '_>) {
    if desk.get(Field::Name).is_none_or(name::is_plain) {
        return;
    }
    let Some(text) = desk.get(Field::Name).map(str::to_owned) else {
        return;
    };
    let parsed = name::parse(&text);
    match parsed.kind {
        Kind::Person => person(desk, &text, &parsed),
        Kind::Placeholder => empty(desk, &text),
        Kind::Role => role(desk, &text),
        Kind::Company => company(desk, &text),
        Kind::Masked => desk.find(&found::MASKED_NAME, Field::Name, &text, None),
        Kind::Doubtful => desk.find(&found::DOUBTFUL_NAME, Field::Name, &text, None),
    }
}

fn person(desk: &mut Desk<'_, '_>, text: &str, parsed: &Parsed) {
    if parsed.form_of_address && !take_form_of_address(desk, text, parsed) {
        return;
    }
    if parsed.family_only {
        desk.find(&found::GIVEN_NAME_MISSING, Field::Name, text, None);
    }
    take_what_stands_beside(desk, parsed);
    report_doubts(desk, text, parsed);
    write(desk, Field::Name, &parsed.name);
    // Linda Wang reads like San Zhang, so that the order is changed only where the rules say so.
    if let Some(family_first) = &parsed.family_first
        && desk.repairs(&found::FAMILY_NAME_LAST, Field::Name, text, family_first)
    {
        write(desk, Field::Name, family_first);
    }
}

/// Fills the fields to which a department, a firm or a number beside the name belongs; what they hold already stays, and
/// the finding keeps what was taken off.
fn take_what_stands_beside(desk: &mut Desk<'_, '_>, parsed: &Parsed) {
    let name = Some(parsed.name.as_str());
    if let Some(department) = &parsed.department {
        desk.find(&found::ALIAS_IN_NAME, Field::Name, department, name);
        fill(desk, Field::Department, department);
    }
    if let Some(firm) = &parsed.company {
        desk.find(&found::COMPANY_IN_NAME, Field::Name, firm, name);
        fill(desk, Field::Company, firm);
    }
    if let Some(alias) = &parsed.alias {
        let digits = alias.bytes().filter(u8::is_ascii_digit).count();
        if digits >= 7 && digits == alias.bytes().filter(|byte| *byte != b'-').count() {
            // A number beside the name is one of his: the standardizer of phones says which.
            fill(desk, Field::Mobile, alias);
        }
        desk.find(&found::ALIAS_IN_NAME, Field::Name, alias, name);
    }
}

/// Reports what a person has to look at.
fn report_doubts(desk: &mut Desk<'_, '_>, text: &str, parsed: &Parsed) {
    let name = Field::Name;
    if !parsed.others.is_empty() {
        let others = parsed.others.join(";");
        desk.find(&found::SEVERAL_PEOPLE, name, text, Some(&others));
    }
    if let Some(two) = &parsed.perhaps_two {
        desk.find(&found::PERHAPS_TWO, name, text, Some(two));
    }
    if parsed.digits {
        let letters = parsed
            .name
            .trim_end_matches(|character: char| character.is_ascii_digit());
        desk.find(&found::DIGITS_IN_NAME, name, text, Some(letters));
    }
    if parsed.undivided {
        desk.find(&found::UNDIVIDED_NAME, name, text, None);
    }
}

/// Uses what the form of address says; whether it may be taken off.
fn take_form_of_address(desk: &mut Desk<'_, '_>, text: &str, parsed: &Parsed) -> bool {
    if !desk.repairs(&found::TITLE_IN_NAME, Field::Name, text, &parsed.name) {
        return false;
    }
    if let Some(gender) = parsed.gender {
        let gender = match gender {
            Gender::Male => "male",
            Gender::Female => "female",
        };
        fill(desk, Field::Gender, gender);
    }
    if let Some(title) = &parsed.title {
        fill(desk, Field::Title, title);
    }
    true
}

fn empty(desk: &mut Desk<'_, '_>, text: &str) {
    if desk.repairs(&found::NAME_PLACEHOLDER, Field::Name, text, "") {
        desk.set(Field::Name, "");
    }
}

/// 财务 or 采购部 instead of a person tells the department, 老板 the title.
fn role(desk: &mut Desk<'_, '_>, text: &str) {
    let field = if title::is_department(text) || title::whole_department(text).is_some() {
        Field::Department
    } else {
        Field::Title
    };
    fill(desk, field, text);
    empty(desk, text);
}

/// An organization moves to its own field; where that is taken, nothing moves.
fn company(desk: &mut Desk<'_, '_>, text: &str) {
    match desk.get(Field::Company) {
        None => moved(desk, &found::COMPANY_IN_NAME, text),
        Some(known) if known == text => empty_of(desk, &found::COMPANY_IN_NAME, text),
        Some(_) => desk.find(&found::COMPANY_IN_NAME, Field::Name, text, None),
    }
}

fn moved(desk: &mut Desk<'_, '_>, kind: &FindingKind, text: &str) {
    if desk.repairs(kind, Field::Name, text, "") {
        desk.set(Field::Company, text.to_owned());
        desk.set(Field::Name, "");
    }
}

fn empty_of(desk: &mut Desk<'_, '_>, kind: &FindingKind, text: &str) {
    if desk.repairs(kind, Field::Name, text, "") {
        desk.set(Field::Name, "");
    }
}

/// A row with family and given name but no whole one gets it.
fn join_parts(desk: &mut Desk<'_, '_>) {
    if desk.get(Field::Name).is_some() {
        return;
    }
    let part = |field| desk.get(field).unwrap_or_default();
    let whole = name::join(part(Field::FamilyName), part(Field::GivenName));
    if !whole.is_empty() {
        desk.set(Field::Name, whole);
    }
}

/// Where a source keeps the family name by itself, the given name is what is left of the whole, and the other way
/// round. A source that keeps neither is not given more columns than it has.
fn complete_parts(desk: &mut Desk<'_, '_>) {
    let Some(whole) = desk.get(Field::Name) else {
        return;
    };
    let (missing, rest) = match (desk.get(Field::FamilyName), desk.get(Field::GivenName)) {
        (Some(family), None) => (Field::GivenName, whole.strip_prefix(family)),
        (None, Some(given)) => (Field::FamilyName, whole.strip_suffix(given)),
        _ => return,
    };
    if let Some(rest) = rest.map(str::trim).filter(|rest| !rest.is_empty()) {
        let rest = rest.to_owned();
        desk.set(missing, rest);
    }
}

/// Fills a field that is empty.
fn fill(desk: &mut Desk<'_, '_>, field: Field, value: &str) {
    if desk.get(field).is_none() {
        desk.set(field, value.to_owned());
    }
}

fn write(desk: &mut Desk<'_, '_>, field: Field, value: &str) {
    if desk.get(field) != Some(value) {
        desk.set(field, value.to_owned());
    }
}
