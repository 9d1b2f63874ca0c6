//! A place in the column of names.

use crate::check::places;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A name that is a province, a city or a district in full (湖北省, 宜昌市, 洪山区).
    /// ## Why it matters
    /// The columns of the row have slipped, and what follows stands in the wrong field as well.
    /// ## Known false alarms
    /// None are known.
    /// ## Example
    /// 洪山区 as a name is found, 洪山 is not.
    NAME_IS_PLACE = "NAM105", Warning,
        "the name is that of a place",
        "姓名栏填的是地名";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &NAME_IS_PLACE,
    needs: Needs::All(&[Field::Name]),
    look,
};

/// The last characters of divisions in full.
const LAST: [char; 6] = ['省', '市', '区', '县', '旗', '州'];

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let name = row.get(Field::Name).filter(|name| name.ends_with(LAST))?;
    (!places::named(name).is_empty()).then(|| Sighting::of(row, Field::Name))
}
