//! A name that its own parts contradict.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A name in Han characters with both a family name and a given name beside it, which together do not make it
    /// up.
    /// ## Why it matters
    /// The columns have slipped, or the row is a mixture of two people.
    /// ## Known false alarms
    /// A name that was changed in one column, after a marriage abroad.
    /// ## Example
    /// 陈静 beside the family name 李 and the given name 静.
    NAME_PARTS_DIFFER = "NAM101", Warning,
        "family name and given name do not make up the name",
        "姓和名与姓名不一致";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &NAME_PARTS_DIFFER,
    needs: Needs::All(&[Field::Name, Field::FamilyName, Field::GivenName]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let name = row.get(Field::Name)?;
    let (family, given) = (row.get(Field::FamilyName)?, row.get(Field::GivenName)?);
    let in_han = [name, family, given].into_iter().all(is_han);
    let differs = name.strip_prefix(family) != Some(given);
    (in_han && differs)
        .then(|| Sighting::of(row, Field::Name).proposing(format!("{family}{given}")))
}

fn is_han(text: &str) -> bool {
    text.chars()
        .all(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter))
}
