//! A manager who is a child.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::value::title::{self, Level};

finding_kinds! {
    /// ## What it looks for
    /// A birth date, or the one in the identity number, by which someone with a title of management is younger than
    /// the limit.
    /// ## Why it matters
    /// The birth date is most often that of a child, or the day of the form.
    /// ## Limit
    /// The least age in full years that such a title is believed of.
    /// ## Known false alarms
    /// Titles that were given as a joke, or to heirs.
    /// ## Example
    /// 销售经理, born 2010-07-19.
    TOO_YOUNG_FOR_TITLE = "DAT109", Warning,
        "the person is too young for the title",
        "年龄与职务不符";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &TOO_YOUNG_FOR_TITLE,
    needs: Needs::All(&[Field::Title]),
    look,
};

fn look(row: &Facts<'_>, limit: f64) -> Option<Sighting> {
    if f64::from(row.age()?) >= limit {
        return None;
    }
    let leads = matches!(
        title::level(row.get(Field::Title)?)?,
        Level::DecisionMaker | Level::Manager
    );
    leads.then(|| Sighting::of(row, Field::Title))
}
