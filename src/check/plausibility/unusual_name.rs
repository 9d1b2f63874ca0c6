//! A name that hardly anybody bears.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::value::{han, name};

finding_kinds! {
    /// ## What it looks for
    /// A name of Han characters alone that begins with no known family name, or has one character or more than four.
    /// Names with a dot between (迪丽热巴·买买提) are not judged.
    /// ## Why it matters
    /// A nickname, a shop or a remark stands where the name should; letters begin with it.
    /// ## Known false alarms
    /// Rare family names, names of the peoples of the west without the dot, foreign names written in characters.
    /// ## Example
    /// 开心果 is found; 欧阳志远 is not.
    UNUSUAL_NAME = "NAM102", Info,
        "this does not look like a name of a Chinese person",
        "姓名不像中国人姓名";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &UNUSUAL_NAME,
    needs: Needs::All(&[Field::Name]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let name = row.get(Field::Name).filter(|name| han::all_han(name))?;
    let length = name.chars().count();
    let usual = (2..=4).contains(&length) && name::surname_len(name).is_some();
    (!usual).then(|| Sighting::of(row, Field::Name))
}
