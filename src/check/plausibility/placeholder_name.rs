//! A filler where the name should be.

use crate::check::reference::{NameWord, name_word};
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A name that is a word such as 测试, 匿名, 客户, test or unknown.
    /// ## Why it matters
    /// Letters begin with it, and rows of different people look alike.
    PLACEHOLDER_NAME = "NAM101", Warning,
        "the name is a filler, not a name",
        "姓名是占位词，不是真实姓名";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &PLACEHOLDER_NAME,
    needs: Needs::All(&[Field::Name]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    (name_word(row.get(Field::Name)?)? == NameWord::Placeholder)
        .then(|| Sighting::of(row, Field::Name))
}
