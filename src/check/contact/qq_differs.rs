//! Two QQ numbers in one row.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A number of five to ten digits as WeChat id, which is a QQ number, and a mailbox at qq.com under another number.
    /// ## Why it matters
    /// One of the two is an earlier account or another person.
    /// ## Known false alarms
    /// People with two accounts.
    /// ## Example
    /// 27451839 beside 98301562@qq.com is found.
    QQ_DIFFERS = "EML105", Info,
        "the mailbox belongs to another QQ number",
        "QQ 号与 QQ 邮箱不一致";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &QQ_DIFFERS,
    needs: Needs::All(&[Field::Wechat, Field::Email]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let by_email = row
        .get(Field::Email)?
        .strip_suffix("@qq.com")
        .filter(|local| is_qq(local))?;
    let by_wechat = row.get(Field::Wechat).filter(|id| is_qq(id))?;
    (by_email != by_wechat).then(|| Sighting::of(row, Field::Email))
}

fn is_qq(text: &str) -> bool {
    (5..=10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
