//! A WeChat name that nobody can look up.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A cell of WeChat that is neither an id (a letter, then 5 to 19 letters, digits, dashes or underscores) nor a
    /// mobile nor a QQ number.
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
    let readable = wechat
        .split(';')
        .all(|id| is_id(id) || is_number(id) || is_note(id));
    (!readable).then(|| Sighting::of(row, Field::Wechat))
}

fn is_id(id: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    (6..=20).contains(&id.len()) && id.as_bytes()[0].is_ascii_alphabetic() && id.bytes().all(plain)
}

/// QQ numbers have five digits at least, a mobile number with its country code fourteen at most.
fn is_number(id: &str) -> bool {
    let digits = id.strip_prefix('+').unwrap_or(id);
    (5..=14).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// What says where the id is, or covers a part of it.
fn is_note(id: &str) -> bool {
    id.contains(['同', '*', '＊'])
}
