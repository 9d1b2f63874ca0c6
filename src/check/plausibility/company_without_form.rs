//! A company without its legal form.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::value::company;

finding_kinds! {
    /// ## What it looks for
    /// A company whose name ends in no legal form and no word for an organization (公司, 厂, 店, 医院, 大学 ...). It is off by
    /// default: most lists hold short names, and then every row is found.
    /// ## Why it matters
    /// Invoices and contracts need the name as it is registered.
    /// ## Known false alarms
    /// Brands and shops that are known under their short names.
    /// ## Example
    /// 武汉晨光 is found, 武汉晨光贸易有限公司 is not.
    COMPANY_WITHOUT_FORM = "CMP105", Info,
        "the company's name is not written in full",
        "公司名称不完整（无“公司、厂、店”等）";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &COMPANY_WITHOUT_FORM,
    needs: Needs::All(&[Field::Company]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let short = !company::is_company(row.get(Field::Company)?);
    short.then(|| Sighting::of(row, Field::Company))
}
