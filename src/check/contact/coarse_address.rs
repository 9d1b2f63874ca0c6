//! An address that stops before the door.

use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A street that names no house: fewer than six characters, without a number and without a word for a building, a
    /// village or a firm; or a postcode beside a place, and no street at all. A row that names its city and promises
    /// nothing more is left in peace.
    /// ## Why it matters
    /// Direct mail to it comes back. The region can still be used to choose whom to address.
    /// ## Known false alarms
    /// Villages and farms that need no number under a name of their own; the finding is a hint.
    /// ## Example
    /// 珞喻路 in Wuhan is found, 珞喻路129号 is not; 湖北省武汉市 alone is not, with the postcode 430079 beside it it is.
    COARSE_ADDRESS = "ADR101", Info,
        "the address is too coarse for a letter",
        "地址不够详细，无法邮寄";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &COARSE_ADDRESS,
    needs: Needs::Any(&[Field::Street, Field::Address, Field::Postcode]),
    look,
};

/// Characters with which a street reaches a door without a number.
const TO_A_DOOR: &str = "号室栋幢楼座弄层院场厂校村组屯队庄寨苑园店厦城所站社里";

/// A street of so many characters has found room for the house.
const LONG_STREET: usize = 6;

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let rest = row.below_district();
    let columns = [Field::District, Field::City, Field::Province];
    if rest.is_empty() {
        let place = columns.into_iter().find(|&field| row.has(field))?;
        return row.has(Field::Postcode).then(|| Sighting::of(row, place));
    }
    let shown = [Field::Address, Field::Street]
        .into_iter()
        .find(|&field| row.has(field))?;
    (!leads_to_a_door(rest)).then(|| Sighting::of(row, shown))
}

fn leads_to_a_door(rest: &str) -> bool {
    let house = |letter: char| letter.is_ascii_digit() || TO_A_DOOR.contains(letter);
    rest.chars().nth(LONG_STREET - 1).is_some() || rest.contains(house)
}
