//! An identity number from a place that never was.

use std::sync::LazyLock;

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::value::address::table;
use crate::value::id_number::{self, Resident};

finding_kinds! {
    /// ## What it looks for
    /// A resident identity number whose checksum fits, but whose first six digits no division has borne since 1980, as
    /// far as the reference table knows.
    /// ## Why it matters
    /// Numbers that a program made up have such beginnings. Together with other doubts it says that the row is a trial.
    /// ## Known false alarms
    /// The table is not complete: single counties of the eighties may be missing.
    /// ## Example
    /// 420199198507194035 begins with no place that ever was.
    ID_REGION_UNKNOWN = "IDN110", Info,
        "the first six digits of the ID number are no known place",
        "身份证号前六位不是已知地区";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &ID_REGION_UNKNOWN,
    needs: Needs::All(&[Field::IdNumber]),
    look,
};

static CODES: LazyLock<Vec<u32>> = LazyLock::new(id_number::codes);

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let holder = row
        .sound_id()
        .filter(|holder| holder.resident == Resident::Citizen)?;
    let known =
        CODES.binary_search(&holder.region).is_ok() || table::by_code(holder.region).is_some();
    (!known).then(|| Sighting::of(row, Field::IdNumber))
}
