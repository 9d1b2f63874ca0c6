//! An extension that hangs in the air.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A row with an extension and no landline it could belong to.
    /// ## Why it matters
    /// The number it belongs to was lost or stands in another column.
    /// ## Known false alarms
    /// None are known.
    /// ## Example
    /// 801 in the extension of a row whose landline is empty.
    EXTENSION_ALONE = "PHN103", Warning,
        "an extension without a landline",
        "有分机号但没有座机号码";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &EXTENSION_ALONE,
    needs: Needs::All(&[Field::PhoneExt]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let alone = row.has(Field::PhoneExt) && !row.has(Field::Phone);
    alone.then(|| Sighting::of(row, Field::PhoneExt))
}
