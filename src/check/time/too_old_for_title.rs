//! A clerk of ninety.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// Someone older than the limit who still bears a title of daily work. Chairmen, advisers, professors and the like
    /// may.
    /// ## Why it matters
    /// The title is that of a working life long past, or the birth date is wrong.
    /// ## Limit
    /// The greatest age in full years that such a title is believed of.
    /// ## Known false alarms
    /// Family firms, whose heads do not retire.
    /// ## Example
    /// 销售经理, born 1938-07-19.
    TOO_OLD_FOR_TITLE = "DAT116", Info,
        "the person is too old for the title",
        "年龄过大，职务可能已过时";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &TOO_OLD_FOR_TITLE,
    needs: Needs::All(&[Field::Title]),
    look,
};

/// Parts of titles that are borne for life.
const FOR_LIFE: [&str; 7] = ["董事", "顾问", "教授", "名誉", "创始", "院士", "会长"];

fn look(row: &Facts<'_>, limit: f64) -> Option<Sighting> {
    let title = row.get(Field::Title)?;
    let too_old = f64::from(row.age()?) > limit;
    let for_life = || FOR_LIFE.iter().any(|part| title.contains(part));
    (too_old && !for_life()).then(|| Sighting::of(row, Field::Title))
}
