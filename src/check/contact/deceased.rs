//! Someone who has died.

use std::sync::LazyLock;

use crate::check::phrases::Phrases;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A remark that says that the person has died: 已故, 去世, 病逝, deceased. One that speaks of a relative is left alone.
    /// ## Why it matters
    /// A greeting to the dead hurts the family and harms the firm.
    /// ## Known false alarms
    /// Remarks about other people that name no relation.
    /// ## Example
    /// 客户已去世 is found; 其父去世 is not.
    DECEASED = "CON106", Warning,
        "the remark says that the person has died",
        "备注称客户已去世";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &DECEASED,
    needs: Needs::All(&[Field::Remark]),
    look,
};

static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "已故",
        "已去世",
        "去世",
        "过世",
        "病故",
        "病逝",
        "逝世",
        "已身故",
        "身亡",
        "deceased",
        "Deceased",
    ])
});

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let remark = row.get(Field::Remark)?;
    let at = WORDS.first_in(remark)?;
    if remark[..at].contains(RELATIVES) {
        return None;
    }
    Some(Sighting::of(row, Field::Remark))
}

/// People of whom the remark may speak instead.
const RELATIVES: [char; 14] = [
    '父', '母', '爸', '妈', '妻', '夫', '爷', '奶', '公', '婆', '儿', '亲', '兄', '姐',
];
