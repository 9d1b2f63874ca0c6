//! One text as name and as company.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A row whose name and company are the same text.
    /// ## Why it matters
    /// Either the company is a person (a sole trader), or one of the two was filled to satisfy a form.
    /// ## Known false alarms
    /// Sole traders whose firm bears their name.
    /// ## Example
    /// 陈静 as name and as company.
    NAME_IS_COMPANY = "CMP102", Info,
        "name and company are the same",
        "姓名与公司名称相同";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &NAME_IS_COMPANY,
    needs: Needs::All(&[Field::Name, Field::Company]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    (row.get(Field::Name)? == row.get(Field::Company)?).then(|| Sighting::of(row, Field::Company))
}
