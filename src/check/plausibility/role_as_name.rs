//! A job or a department where the name should be.

use crate::check::reference::{NameWord, name_word};
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A name that is a word such as 前台, 财务部, 负责人 or reception.
    /// ## Why it matters
    /// The contact is a counter, not a person: it is shared by many and must not be merged with one of them.
    ROLE_AS_NAME = "NAM102", Warning,
        "the name is a job or a department, not a person",
        "姓名是职务或部门，不是人名";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &ROLE_AS_NAME,
    needs: Needs::All(&[Field::Name]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    (name_word(row.get(Field::Name)?)? == NameWord::Role).then(|| Sighting::of(row, Field::Name))
}
