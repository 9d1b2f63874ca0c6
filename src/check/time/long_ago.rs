//! A date from before there were lists.

use jiff::civil::Date;

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A registration or a last purchase before the year of the limit.
    /// ## Why it matters
    /// It is a default of a program, or a birth date in the wrong column.
    /// ## Limit
    /// The first year that is believed.
    /// ## Known false alarms
    /// Firms that have taken over card indexes with their dates.
    /// ## Example
    /// Registered on 1971-05-01.
    LONG_AGO = "DAT112", Info,
        "the date is older than any customer list",
        "注册或购买日期过早";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &LONG_AGO,
    needs: Needs::Any(&[Field::RegisteredOn, Field::LastPurchase]),
    look,
};

fn look(row: &Facts<'_>, limit: f64) -> Option<Sighting> {
    let early = |date: Option<Date>| date.is_some_and(|date| f64::from(date.year()) < limit);
    let field = match () {
        () if early(row.registered()) => Field::RegisteredOn,
        () if early(row.purchased()) => Field::LastPurchase,
        () => return None,
    };
    Some(Sighting::of(row, field))
}
