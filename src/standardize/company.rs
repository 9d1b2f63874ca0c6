//! Companies: the name as it is registered; a department behind it moves to its own field.

use super::Desk;
use super::findings::company as found;
use crate::model::Field;
use crate::value::company::{self, Tidied};

/// Brings the company into standard form.
pub(super) fn standardize(desk: &mut Desk<'_, '_>) {
    let Some(text) = desk.get(Field::Company).map(str::to_owned) else {
        return;
    };
    if company::is_placeholder(&text) {
        if desk.repairs(&found::COMPANY_PLACEHOLDER, Field::Company, &text, "") {
            desk.set(Field::Company, "");
        }
        return;
    }
    let name = repaired(desk, &text);
    if name != text {
        desk.set(Field::Company, name);
    }
}

/// The name after every repair that the policy allows: one repair may lay open the next.
fn repaired(desk: &mut Desk<'_, '_>, text: &str) -> String {
    let mut tidied = company::tidy(text);
    for _ in 0..3 {
        let Some(name) = one_repair(desk, &tidied) else {
            break;
        };
        tidied = company::tidy(&name);
    }
    if tidied.cut_off {
        let whole = whole_form(&tidied.name);
        desk.find(
            &found::CUT_OFF_COMPANY,
            Field::Company,
            &tidied.name,
            Some(&whole),
        );
    }
    tidied.name
}

fn one_repair(desk: &mut Desk<'_, '_>, tidied: &Tidied) -> Option<String> {
    let name = &tidied.name;
    if let Some((today, former)) = &tidied.former {
        let made = desk.repairs(&found::FORMER_COMPANY_NAME, Field::Company, former, today);
        return made.then(|| today.clone());
    }
    if let Some(respelt) = &tidied.respelt {
        let made = desk.repairs(&found::MISTYPED_LEGAL_FORM, Field::Company, name, respelt);
        return made.then(|| respelt.clone());
    }
    let (company, department) = tidied.department.as_ref()?;
    match desk.get(Field::Department) {
        Some(known) if known != department => {
            desk.find(&found::DEPARTMENT_IN_COMPANY, Field::Company, name, None);
            None
        }
        _ => {
            let made = desk.repairs(&found::DEPARTMENT_IN_COMPANY, Field::Company, name, company);
            made.then(|| {
                desk.set(Field::Department, department.clone());
                company.clone()
            })
        }
    }
}

/// The name with its legal form written to the end.
fn whole_form(name: &str) -> String {
    let forms = [
        ("股份有限", "公司"),
        ("有限责任公", "司"),
        ("有限责任", "公司"),
        ("有限公", "司"),
    ];
    let missing = forms
        .iter()
        .find(|(cut, _)| name.ends_with(cut))
        .map_or("", |(_, missing)| missing);
    format!("{name}{missing}")
}
