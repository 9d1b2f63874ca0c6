//! Divisions by their names, and cities as landlines, postcodes and companies name them.
//!
//! Knows the tables of divisions and of main postcodes; knows no row and no rule.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::value::address::{Division, Level, table};
use crate::value::phone::area::{self, Area};

/// A city of today with its short name.
#[derive(Clone, Copy, Debug)]
pub(super) struct City {
    /// The division.
    pub(super) division: Division,
    /// The name as people say it: 武汉, 延边.
    pub(super) stem: &'static str,
}

/// What follows the short name of a city; a people of an autonomous prefecture ends it as well.
const SUFFIXES: [&str; 22] = [
    "市",
    "地区",
    "盟",
    "朝鲜族",
    "土家族",
    "苗族",
    "藏族",
    "羌族",
    "彝族",
    "布依族",
    "侗族",
    "哈尼族",
    "壮族",
    "傣族",
    "白族",
    "景颇族",
    "傈僳族",
    "回族",
    "蒙古族",
    "蒙古自治州",
    "柯尔克孜",
    "哈萨克",
];

static BY_NAME: LazyLock<FxHashMap<&str, Vec<Division>>> = LazyLock::new(|| {
    let mut by_name: FxHashMap<&str, Vec<Division>> = FxHashMap::default();
    for division in table::all() {
        by_name.entry(division.name()).or_default().push(division);
    }
    by_name
});

/// Cities by the first two characters of their names: six bytes that every name has.
static CITIES: LazyLock<FxHashMap<&str, Vec<City>>> = LazyLock::new(|| {
    let mut cities: FxHashMap<&str, Vec<City>> = FxHashMap::default();
    for division in table::all().filter(|division| division.level() == Level::City) {
        let stem = stem_of(division.name());
        cities
            .entry(&stem[..6])
            .or_default()
            .push(City { division, stem });
    }
    cities
});

/// The cities whose main post office's postcode begins with four digits.
static BY_POSTCODE: LazyLock<FxHashMap<&str, Vec<Division>>> = LazyLock::new(|| {
    let mut by_prefix: FxHashMap<&str, Vec<Division>> = FxHashMap::default();
    for line in include_str!("../../rules/reference/city_postcodes.csv")
        .lines()
        .skip(1)
    {
        let (code, postcode) = line.split_once(',').expect("two columns");
        let city = code.parse().ok().and_then(table::by_code);
        by_prefix.entry(&postcode[..4]).or_default().extend(city);
    }
    by_prefix
});

/// The area codes that serve one city alone.
static BY_AREA: LazyLock<FxHashMap<&str, Division>> = LazyLock::new(|| {
    let codes = (10..30).map(|number| format!("0{number}"));
    let codes = codes.chain((300..1_000).map(|number| format!("0{number}")));
    let areas = codes.filter_map(|code| area::leading(&code));
    areas
        .filter_map(|area| Some((area.code, only_city(area)?)))
        .collect()
});

fn only_city(area: &Area) -> Option<Division> {
    let mut served = table::all().filter(|division| {
        let province = division.at(Level::Province).map_or("", Division::name);
        division.level() == Level::City
            && province.starts_with(area.province())
            && area.serves(division.name())
    });
    let city = served.next()?;
    served.next().is_none().then_some(city)
}

fn stem_of(name: &str) -> &str {
    let ends = SUFFIXES.iter().filter_map(|suffix| name.rfind(suffix));
    // Two characters at least are left: 市 is the end of no name but of a city's.
    ends.filter(|&end| end >= 6)
        .min()
        .map_or(name, |end| &name[..end])
}

/// The divisions of an official name, at whatever level.
pub(super) fn named(name: &str) -> &'static [Division] {
    if name.is_ascii() {
        // Divisions are named in Han characters.
        return &[];
    }
    BY_NAME.get(name).map_or(&[], Vec::as_slice)
}

/// The city of an official or a short name.
pub(super) fn city(name: &str) -> Option<City> {
    let of_two_characters = CITIES.get(name.get(..6)?)?;
    let same = |city: &&City| city.division.name() == name || city.stem == name;
    of_two_characters.iter().find(same).copied()
}

/// The city whose short name a text begins with; the longest where several fit.
pub(super) fn leading_city(text: &str) -> Option<City> {
    let of_two_characters = CITIES.get(text.get(..6)?)?;
    let fitting = of_two_characters
        .iter()
        .filter(|city| text.starts_with(city.stem));
    fitting.max_by_key(|city| city.stem.len()).copied()
}

/// The city that an area code serves, where it serves no other.
pub(super) fn city_of_area(code: &str) -> Option<Division> {
    BY_AREA.get(code).copied()
}

/// The cities whose main postcode begins as a postcode of six digits does.
pub(super) fn cities_of_postcode(postcode: &str) -> &'static [Division] {
    let prefix = postcode.get(..4).unwrap_or_default();
    BY_POSTCODE.get(prefix).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_is_known_by_its_name_in_full_and_short() {
        let cases = [
            ("武汉市", "武汉"),
            ("延边朝鲜族自治州", "延边"),
            ("黔西南布依族苗族自治州", "黔西南"),
            ("巴音郭楞蒙古自治州", "巴音郭楞"),
            ("阿拉善盟", "阿拉善"),
            ("喀什地区", "喀什"),
        ];
        for (name, stem) in cases {
            let full = city(name).expect(name);
            assert_eq!((full.division.name(), full.stem), (name, stem));
            assert_eq!(city(stem).map(|city| city.division), Some(full.division));
        }
        for other in ["", "武", "武汉大学", "Wuhan"] {
            assert!(city(other).is_none(), "{other}");
        }
        assert_eq!(
            leading_city("武汉晨光贸易有限公司").map(|city| city.stem),
            Some("武汉")
        );
    }

    #[test]
    fn a_main_postcode_leads_to_its_city() {
        let of = |postcode| {
            cities_of_postcode(postcode)
                .iter()
                .map(|city| city.name())
                .collect::<Vec<_>>()
        };
        assert_eq!(of("441000"), ["襄阳市"]);
        assert_eq!(of("010010"), ["呼和浩特市"]);
        assert_eq!(of("4"), [""; 0]);
    }

    #[test]
    fn an_area_of_several_cities_leads_to_none() {
        let of = |code| city_of_area(code).map(Division::name);
        assert_eq!(of("0717"), Some("宜昌市"));
        assert_eq!(of("021"), Some("上海市"));
        assert_eq!(of("0731"), None, "长沙, 株洲, 湘潭");
        assert_eq!(of("0999999"), None);
    }
}
