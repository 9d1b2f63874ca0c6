//! A form of address that the gender contradicts.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::standardize::findings::name::TITLE_IN_NAME;
use crate::value::id_number::Gender;

finding_kinds! {
    /// ## What it looks for
    /// A name with 先生, 女士, 小姐, Mr or Mrs (as it stood in the list), or a title of that kind, against the gender of the
    /// row.
    /// ## Why it matters
    /// The letter offends whichever of the two is wrong.
    /// ## Known false alarms
    /// 先生 for a teacher of either gender, in old-fashioned writing.
    /// ## Example
    /// 陈静先生 with the gender female is found.
    HONORIFIC_DIFFERS = "GEN101", Warning,
        "the form of address does not fit the gender",
        "称呼与性别不符";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &HONORIFIC_DIFFERS,
    needs: Needs::All(&[Field::Gender]),
    look,
};

const HONORIFICS: [(&str, Gender); 8] = [
    ("先生", Gender::Male),
    ("女士", Gender::Female),
    ("小姐", Gender::Female),
    ("太太", Gender::Female),
    ("Mr", Gender::Male),
    ("Mrs", Gender::Female),
    ("Ms", Gender::Female),
    ("Miss", Gender::Female),
];

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let gender = row.gender()?;
    let taken_off = row
        .earlier()
        .iter()
        .filter(|finding| finding.code == TITLE_IN_NAME.code);
    let as_written = taken_off.filter_map(|finding| finding.value.as_deref());
    let cells = [row.get(Field::Name), row.get(Field::Title)];
    let mut told = cells
        .into_iter()
        .flatten()
        .chain(as_written)
        .filter_map(honorific);
    (told.next()? != gender).then(|| Sighting::of(row, Field::Gender))
}

/// The gender that a form of address tells: behind a Han name, as the first word of a Latin one.
fn honorific(text: &str) -> Option<Gender> {
    let word = if text.starts_with('M') {
        text.split([' ', '.']).next()?
    } else {
        // Two characters of three bytes each.
        text.get(text.len().checked_sub(6)?..)?
    };
    let (_, gender) = HONORIFICS
        .iter()
        .find(|(honorific, _)| *honorific == word)?;
    Some(*gender)
}
