//! Someone who works elsewhere by now.

use std::sync::LazyLock;

use crate::check::phrases::Phrases;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A remark that says that the person has left: 已离职, 已辞职, 已调走, has left the company; in a row with a company.
    /// ## Why it matters
    /// Title, department, landline and company mailbox of the row lead to a successor or nowhere.
    /// ## Known false alarms
    /// Remarks about a former contact: 原联系人已离职.
    /// ## Example
    /// 已离职 beside a company is found; 离职率调查 is not.
    LEFT_COMPANY = "CON107", Info,
        "the remark says that the person has left the company",
        "备注称此人已离职";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &LEFT_COMPANY,
    needs: Needs::All(&[Field::Remark, Field::Company]),
    look,
};

static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "已离职",
        "已经离职",
        "离职了",
        "已辞职",
        "已调走",
        "已调离",
        "已退休",
        "不在该公司",
        "不在本公司",
        "left the company",
    ])
});

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let remark = row.get(Field::Remark)?;
    row.get(Field::Company)?;
    WORDS.first_in(remark)?;
    Some(Sighting::of(row, Field::Remark))
}
