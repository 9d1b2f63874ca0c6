//! One text as title and as department.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A row whose title and department are the same text.
    /// ## Why it matters
    /// One of the two was copied to satisfy a form; the level of the person cannot be told.
    /// ## Known false alarms
    /// None are known.
    /// ## Example
    /// 销售部 in both columns.
    TITLE_IS_DEPARTMENT = "TTL101", Info,
        "title and department are the same",
        "职务与部门相同";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &TITLE_IS_DEPARTMENT,
    needs: Needs::All(&[Field::Title, Field::Department]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let same = row.get(Field::Title)? == row.get(Field::Department)?;
    same.then(|| Sighting::of(row, Field::Title))
}
