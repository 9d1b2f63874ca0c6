//! A province that the city gives.

use crate::check::geo::country_abroad::is_abroad;
use crate::check::places;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;
use crate::value::address::{Division, Level};

finding_kinds! {
    /// ## What it looks for
    /// The province is empty, and the city, or where it is empty the district, lies in one province alone. By default
    /// it is written into the empty cell; the finding marks it as derived.
    /// ## Why it matters
    /// Counts by province and the split into sales regions need it.
    /// ## Known false alarms
    /// None are known; a name that several provinces have derives nothing.
    /// ## Example
    /// 武汉市 without a province gives 湖北省; 朝阳区 without a city gives nothing.
    PROVINCE_FROM_CITY = "ADR105", Info,
        "the province was taken from the city",
        "省份由城市推出";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &PROVINCE_FROM_CITY,
    needs: Needs::Any(&[Field::City, Field::District]),
    look,
};

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    if row.has(Field::Province) || is_abroad(row) {
        return None;
    }
    let name = row.get(Field::City).or_else(|| row.get(Field::District))?;
    let mut provinces = meanings(name).filter_map(|division| division.at(Level::Province));
    let province = provinces.next()?;
    let alone = provinces.all(|other| other == province);
    alone.then(|| Sighting::of(row, Field::Province).proposing(province.name()))
}

/// The divisions below a province that bear the name, in full, or as the short name of a city.
fn meanings(name: &str) -> impl Iterator<Item = Division> {
    let full = places::named(name).iter().copied();
    let short = places::city(name).map(|city| city.division);
    full.chain(short)
        .filter(|division| division.level() > Level::Province)
}
