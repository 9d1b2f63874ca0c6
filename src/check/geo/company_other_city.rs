//! A company named after another city.

use crate::check::places;
use crate::check::{Check, Facts, Needs, Sighting};
use crate::finding_kinds;
use crate::model::Field;

finding_kinds! {
    /// ## What it looks for
    /// A company whose name begins with a city and ends as a company's does, at an address in another city. Names of
    /// cities that are words of everyday as well (大同, 安康, 中山) are not taken for one.
    /// ## Why it matters
    /// Either the address is that of a branch or a home, or it belongs to another row.
    /// ## Known false alarms
    /// Branches, and companies that bear the name of the city they came from.
    /// ## Example
    /// 武汉晨光贸易有限公司 in 宜昌市 is found, in 武汉市 it is not.
    COMPANY_OTHER_CITY = "CMP103", Info,
        "the company's name begins with another city",
        "公司名称中的城市与地址不符";
}

/// The check, for the registry.
pub const CHECK: Check = Check {
    kind: &COMPANY_OTHER_CITY,
    needs: Needs::All(&[Field::Company, Field::City]),
    look,
};

/// Cities whose names companies choose for what they mean, or for a person or a road.
const WORDS: [&str; 12] = [
    "大同", "安康", "吉安", "长治", "三明", "六安", "泰安", "安顺", "中山", "朝阳", "永州", "金华",
];

fn look(row: &Facts<'_>, _: f64) -> Option<Sighting> {
    let company = row
        .get(Field::Company)
        .filter(|name| name.ends_with("公司"))?;
    let named_after = places::leading_city(company)?;
    let here = places::city(row.get(Field::City)?)?;
    let a_place = !WORDS.contains(&named_after.stem) && !names_the_district(row, named_after.stem);
    let elsewhere = a_place && here.division != named_after.division;
    elsewhere.then(|| Sighting::of(row, Field::Company))
}

/// Whether the district begins as the city's name does: 海宁 of a district is nearer than a city far away.
fn names_the_district(row: &Facts<'_>, stem: &str) -> bool {
    row.get(Field::District)
        .is_some_and(|district| district.starts_with(stem))
}
