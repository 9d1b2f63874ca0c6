//! An extension that no switchboard has.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// An extension of more than six digits, or of other characters than digits.
    /// ## Why it matters
    /// It is a second number, or the end of the first: neither can be dialled as an extension.
    /// ## Known false alarms
    /// None are known.
    /// ## Example
    /// 87651235 as extension is found, 801 is not.
    ODD_EXTENSION = "PHN107", Warning,
        "the extension is too long or is no number",
        "分机号过长或不是数字";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &ODD_EXTENSION,
    needs: Needs::All(&[Field::PhoneExt]),
    look,
};

/// The longest extension there is.
const LONGEST: usize = 6;

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let extension = row.get(Field::PhoneExt)?;
    let dialled = |part: &str| {
        (1..=LONGEST).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let odd = !extension.split([';', '-', '/']).all(dialled);
    odd.then(|| Sighting::of(row, Field::PhoneExt))
}
