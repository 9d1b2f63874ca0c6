//! Area codes of the mainland's landlines: which province and cities one serves.
//!
//! Reads a landline in standard form (`027-87651234`); numbers of other forms, such as 400 numbers, have no area.

use std::sync::LazyLock;

use super::reference::{Province, lines};

/// The area an area code serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its province.
    pub province: Province,
    /// Its cities, in short: the first is the one the code was made for.
    pub cities: Vec<&'static str>,
}

impl Area {
    /// Whether `city`, in full or short, is served.
    #[must_use]
    pub fn serves(&self, city: &str) -> bool {
        self.cities.iter().any(|short| city.starts_with(short))
    }
}

/// Area codes are below 1000 without their zero; what stands at a number is the area of that code.
static AREAS: LazyLock<Vec<Option<Area>>> = LazyLock::new(|| {
    let mut areas = vec![None; 1_000];
    for [code, _, province, cities] in lines(include_str!("../../rules/reference/area_codes.csv")) {
        areas[code.parse::<usize>().expect("an area code is digits")] = Province::of_name(province)
            .map(|province| Area {
                province,
                cities: cities.split(' ').collect(),
            });
    }
    areas
});

/// The area of a landline; none for another kind of number or an unknown code.
#[must_use]
pub fn area_of(landline: &str) -> Option<&'static Area> {
    let (code, _) = landline.split_once('-')?;
    if !matches!(code.len(), 3 | 4) || !code.starts_with('0') {
        return None;
    }
    AREAS.get(code.parse::<usize>().ok()?)?.as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let text = include_str!("../../rules/reference/area_codes.csv");
        assert_eq!(AREAS.iter().flatten().count(), text.lines().count() - 1);
    }

    #[test]
    fn a_landline_tells_its_area() {
        let area = area_of("027-87651234").expect("Wuhan");
        assert_eq!(area.province.name(), "湖北省");
        assert!(area.serves("武汉市") && !area.serves("宜昌市"));
        for other in [
            "4006208888",
            "+85221234567",
            "18607151849",
            "0-1",
            "0999999-1",
            "-",
            "027",
        ] {
            assert_eq!(area_of(other), None, "{other}");
        }
    }
}
