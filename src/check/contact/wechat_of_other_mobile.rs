//! A WeChat account under another number.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::value::phone::mobile;

finding_kinds! {
    /// ## What it looks for
    /// A WeChat id that is a mobile number, and none of the row's mobiles.
    /// ## Why it matters
    /// It is a second number of the person, or an earlier one; it helps to find the duplicate.
    /// ## Known false alarms
    /// People with two telephones.
    /// ## Example
    /// 13607151849 as WeChat id beside the mobile 18607151849 is found.
    WECHAT_OF_OTHER_MOBILE = "CON109", Info,
        "the WeChat id is another mobile number",
        "微信号是另一个手机号";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &WECHAT_OF_OTHER_MOBILE,
    needs: Needs::All(&[Field::Wechat, Field::Mobile]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let wechat = row.get(Field::Wechat).filter(|id| mobile::is_mobile(id))?;
    let readable = mobile::is_mobile(row.mobiles().next()?);
    let known = row.mobiles().any(|mobile| mobile == wechat);
    (readable && !known).then(|| Sighting::of(row, Field::Wechat))
}
