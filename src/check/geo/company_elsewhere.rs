//! A company named after another province.

use crate::check::reference::Province;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A company whose name begins with a province and ends as a company's does, at an address in another province.
    /// ## Why it matters
    /// Branches and national companies are legal; a whole list of them says that the address column has slipped.
    /// ## Known false alarms
    /// Branches, and companies that bear the name of the province they came from.
    /// ## Example
    /// 浙江远洋包装有限公司 at an address in 上海市.
    COMPANY_ELSEWHERE = "CMP101", Info,
        "the company's name begins with another province",
        "公司名称中的省份与地址不符";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &COMPANY_ELSEWHERE,
    needs: Needs::All(&[Field::Company, Field::Province]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let company = row.get(Field::Company)?;
    if !company.ends_with("公司") {
        return None;
    }
    let named_after = Province::of_name(company)?;
    (named_after != row.province()?).then(|| Sighting::of(row, Field::Company))
}
