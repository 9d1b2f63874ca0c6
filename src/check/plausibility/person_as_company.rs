//! A person in the column of companies.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::value::{company, name};

finding_kinds! {
    /// ## What it looks for
    /// A company of two or three Han characters that read as a person's name, in a row without a name. It is proposed
    /// as the name.
    /// ## Why it matters
    /// The row is counted as a company and addressed as one.
    /// ## Known false alarms
    /// Brands that read like a name (王老吉, 张小泉).
    /// ## Example
    /// 陈志远 as the company of a row without a name is found.
    PERSON_AS_COMPANY = "CMP104", Info,
        "the company looks like a person's name, and the row has none",
        "公司栏像是人名，而姓名为空";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &PERSON_AS_COMPANY,
    needs: Needs::All(&[Field::Company]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    if [Field::Name, Field::FamilyName, Field::GivenName]
        .iter()
        .any(|&field| row.has(field))
    {
        return None;
    }
    let company = row.get(Field::Company)?;
    let short = company.chars().nth(3).is_none();
    let person = short && name::is_plausible(company) && !company::is_company(company);
    person.then(|| Sighting::of(row, Field::Company).proposing(company))
}
