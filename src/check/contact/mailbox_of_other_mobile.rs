//! A mailbox that bears another mobile number.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// An e-mail address whose local part is a mobile number (as at 139.com, 189.cn, wo.cn) that is none of the
    /// row's mobiles.
    /// ## Why it matters
    /// It is an earlier number or another person's; it helps to find the duplicate.
    /// ## Known false alarms
    /// People with two telephones.
    /// ## Example
    /// 13607151849@139.com beside the mobile 18607151849.
    MAILBOX_OF_OTHER_MOBILE = "EML103", Info,
        "the mailbox is named after another mobile number",
        "邮箱名是另一个手机号";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &MAILBOX_OF_OTHER_MOBILE,
    needs: Needs::All(&[Field::Email, Field::Mobile]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let (local, _) = row.get(Field::Email)?.split_once('@')?;
    let is_mobile = local.len() == 11
        && local.starts_with('1')
        && local.bytes().all(|byte| byte.is_ascii_digit());
    if !is_mobile {
        return None;
    }
    let mobiles = [Field::Mobile, Field::MobileAlt]
        .into_iter()
        .filter_map(|field| row.get(field));
    let known = mobiles
        .flat_map(|cell| cell.split(';'))
        .any(|mobile| mobile == local);
    let readable = row
        .get(Field::Mobile)?
        .bytes()
        .all(|byte| byte.is_ascii_digit());
    (!known && readable).then(|| Sighting::of(row, Field::Email))
}
