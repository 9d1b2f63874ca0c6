//! A city outside its province, a district outside its city.

use crate::check::places;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::value::address::{Division, Level};

finding_kinds! {
    /// ## What it looks for
    /// Columns of a place that exclude each other: a city that lies in another province than the row says, a district
    /// that lies in another city. Names that are in no list, such as those of development zones, are not argued with.
    /// Where city and district agree against the province, theirs is proposed.
    /// ## Why it matters
    /// One of the two is wrong, and a letter goes to the wrong end of the country; none is put right by guessing.
    /// ## Known false alarms
    /// Divisions that were moved to another city since the reference table was made.
    /// ## Example
    /// 武汉市 in 广东省; 徐汇区 in 湖北省.
    PLACES_APART = "ADR104", Warning,
        "province, city and district do not belong together",
        "省、市、区县互不相符";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &PLACES_APART,
    needs: Needs::Any(&[Field::City, Field::District]),
    look,
};

/// Names that dozens of cities have used for a part of theirs; which of them still do is no evidence.
const COMMON: [&str; 4] = ["郊区", "城区", "市区", "矿区"];

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let province = named(row, Field::Province, Level::Province);
    let city = named(row, Field::City, Level::City);
    let district = named(row, Field::District, Level::District);
    if apart(city, province) {
        return Some(
            outvoted(row, city, district).unwrap_or_else(|| Sighting::of(row, Field::City)),
        );
    }
    let elsewhere = apart(district, city) || apart(district, province);
    elsewhere.then(|| Sighting::of(row, Field::District))
}

/// The province that city and district agree on against the one in the row.
fn outvoted(row: &Facts<'_>, city: &[Division], district: &[Division]) -> Option<Sighting> {
    let &[city] = city else { return None };
    let province = city.at(Level::Province)?;
    let agree = district.iter().any(|district| district.lies_in(city));
    agree.then(|| Sighting::of(row, Field::Province).proposing(province.name()))
}

/// The divisions that a cell can mean, at `level` or, because counties that are cities stand in both columns, below it.
fn named(row: &Facts<'_>, field: Field, level: Level) -> &'static [Division] {
    let Some(name) = row.get(field).filter(|name| !COMMON.contains(name)) else {
        return &[];
    };
    match (places::named(name), level) {
        ([], Level::City) if !name.is_ascii() => places::named(&format!("{name}市")),
        ([], Level::Province) => row
            .province()
            .map_or(&[], |known| places::named(known.name())),
        (found, _) => found,
    }
}

/// Whether both are known, and no meaning of the one lies in any meaning of the other, or the other way round: a
/// county-level city may stand in the column of the city that it belongs to.
fn apart(part: &[Division], whole: &[Division]) -> bool {
    let together = |&one: &Division, &other: &Division| one.lies_in(other) || other.lies_in(one);
    !part.is_empty()
        && !whole.is_empty()
        && !part
            .iter()
            .any(|one| whole.iter().any(|other| together(one, other)))
}
