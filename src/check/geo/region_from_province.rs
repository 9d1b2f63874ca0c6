//! A sales region that the province gives.

use crate::check::regions;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// The sales region is empty and the province is known. It is off by default, for every firm draws its regions
    /// otherwise; with the action fix the usual one of seven is written, and the finding marks it as derived.
    /// ## Why it matters
    /// Reports by region leave out whoever has none.
    /// ## Known false alarms
    /// Every firm with regions of its own.
    /// ## Example
    /// 广东省 without a region gives 华南.
    REGION_FROM_PROVINCE = "ADR109", Info,
        "the sales region can be told from the province",
        "大区可由省份推出";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &REGION_FROM_PROVINCE,
    needs: Needs::All(&[Field::Province]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    if row.has(Field::Region) {
        return None;
    }
    let home = regions::home(row.province()?)?;
    Some(Sighting::of(row, Field::Region).proposing(home))
}
