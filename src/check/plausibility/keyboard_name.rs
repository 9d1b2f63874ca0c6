//! A name that fingers typed.

use crate::check::keyboard;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// One character three times and nothing else (哈哈哈), or keys that lie side by side (asdf, qwerty).
    /// ## Why it matters
    /// Nobody bears it; two such rows look like one person.
    /// ## Known false alarms
    /// None are known.
    /// ## Example
    /// 啊啊啊 and qwer are found, 陈静 is not.
    KEYBOARD_NAME = "NAM103", Warning,
        "the name was typed to fill the cell",
        "姓名疑似随手输入";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &KEYBOARD_NAME,
    needs: Needs::All(&[Field::Name]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let typed = keyboard::is_fingers_play(row.get(Field::Name)?);
    typed.then(|| Sighting::of(row, Field::Name))
}
