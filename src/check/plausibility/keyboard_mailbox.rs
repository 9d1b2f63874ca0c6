//! A mailbox that fingers typed.

use crate::check::keyboard;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A mailbox whose name is one letter again and again, or keys that lie side by side: aaaa@163.com, asdfgh@qq.com.
    /// ## Why it matters
    /// Mail bounces or reaches a stranger, and the bounce rate spoils the sender.
    /// ## Known false alarms
    /// A few people were quick enough to get such a name.
    /// ## Example
    /// qwerty@163.com is found, chenjing@163.com is not.
    KEYBOARD_MAILBOX = "EML106", Warning,
        "the mailbox was typed to fill the cell",
        "邮箱疑似随手输入";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &KEYBOARD_MAILBOX,
    needs: Needs::All(&[Field::Email]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let (local, _) = row.get(Field::Email)?.split_once('@')?;
    keyboard::is_fingers_play(local).then(|| Sighting::of(row, Field::Email))
}
