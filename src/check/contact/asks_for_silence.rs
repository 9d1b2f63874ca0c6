//! Someone who does not want to hear from us.

use std::sync::LazyLock;

use crate::check::phrases::Phrases;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A remark that asks for silence: 勿扰, 请勿联系, 拒绝推销, 不接受营销, 要求退订, do not contact.
    /// ## Why it matters
    /// The law (PIPL, article 44; the rules on commercial messages) lets nobody be addressed who has declined. A remark
    /// alone blocks nothing: record the wish with `iclear suppress`.
    /// ## Known false alarms
    /// Remarks about a time of day (午休勿扰). Read them before the wish is recorded.
    /// ## Example
    /// 客户要求勿扰 is found; 请尽快联系 is not.
    ASKS_FOR_SILENCE = "CON105", Warning,
        "the remark says that the person does not want to be contacted",
        "备注要求不再联系";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &ASKS_FOR_SILENCE,
    needs: Needs::All(&[Field::Remark]),
    look,
};

static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "勿扰",
        "勿联系",
        "勿致电",
        "勿打",
        "勿电",
        "不要联系",
        "不要打电话",
        "不要再打",
        "别再打",
        "别打电话",
        "拒绝推销",
        "拒绝营销",
        "拒绝联系",
        "拒绝来电",
        "拒访",
        "不接受推销",
        "不接受营销",
        "不愿被联系",
        "不希望被联系",
        "要求退订",
        "已退订",
        "退订短信",
        "退订邮件",
        "do not contact",
        "Do not contact",
        "do not call",
        "Do not call",
        "DO NOT CALL",
        "unsubscribe",
        "Unsubscribe",
        "opt out",
        "opted out",
    ])
});

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let remark = row.get(Field::Remark)?;
    WORDS.first_in(remark)?;
    Some(Sighting::of(row, Field::Remark))
}
