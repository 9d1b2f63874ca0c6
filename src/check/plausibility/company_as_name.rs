//! A company where the person's name should be.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A name that ends as a company's does: 公司, 集团, 事务所, 有限合伙 and so on.
    /// ## Why it matters
    /// The columns were swapped, or the list is one of companies.
    COMPANY_AS_NAME = "NAM103", Warning,
        "a company's name stands where the person's should",
        "姓名栏填的是公司名称";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &COMPANY_AS_NAME,
    needs: Needs::All(&[Field::Name]),
    look,
};

const ENDINGS: [&str; 8] = [
    "公司",
    "集团",
    "事务所",
    "有限合伙",
    "合作社",
    "经营部",
    "分公司",
    "股份有限",
];

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let name = row.get(Field::Name)?;
    let company = ENDINGS.iter().any(|ending| name.ends_with(ending));
    company.then(|| Sighting::of(row, Field::Name))
}
