//! A WeChat name that nobody can look up.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A cell of WeChat with Han characters, other characters beyond ASCII, or spaces: ids have none of them.
    /// ## Why it matters
    /// A person can be found under the id alone; nicknames are chosen freely and change.
    /// ## Known false alarms
    /// Notes such as 同手机, which say that the id is the number, do not count.
    /// ## Example
    /// 静静_wh is found; chenjing_wh and 18607151849 are not.
    WECHAT_IS_NICKNAME = "CON108", Info,
        "this is no WeChat id but a nickname",
        "微信栏不是微信号（可能是昵称）";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &WECHAT_IS_NICKNAME,
    needs: Needs::All(&[Field::Wechat]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let wechat = row.get(Field::Wechat)?;
    let id = wechat.bytes().all(|byte| byte.is_ascii_graphic()) || is_note(wechat);
    (!id).then(|| Sighting::of(row, Field::Wechat))
}

/// What says where the id is, or covers a part of it.
fn is_note(text: &str) -> bool {
    text.contains(['同', '＊'])
}
