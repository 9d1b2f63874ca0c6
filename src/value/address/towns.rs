//! The towns of districts whose name leaves open which district is meant: 九堡街道 tells what 江干区 has become.
//!
//! Asked only where a name can mean several districts; the table has no others.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::Division;

const TABLE: &str = include_str!("../../../rules/reference/towns.csv");

/// What a town is called behind its name; lists of other years call it otherwise.
const KINDS: [&str; 8] = ["街道", "镇", "乡", "街办", "办事处", "地区", "苏木", "社区"];

static TOWNS: LazyLock<FxHashMap<u32, &'static str>> = LazyLock::new(|| {
    TABLE
        .lines()
        .skip(1)
        .filter_map(|line| {
            let (district, towns) = line.split_once(',')?;
            Some((district.parse().ok()?, towns))
        })
        .collect()
});

/// Whether `rest` begins with a town of the district, named as one.
pub(super) fn begins_with_town_of(district: Division, rest: &str) -> bool {
    let towns = TOWNS.get(&district.code()).copied().unwrap_or_default();
    towns.split(';').any(|town| {
        !town.is_empty()
            && rest
                .strip_prefix(town)
                .is_some_and(|behind| KINDS.iter().any(|kind| behind.starts_with(kind)))
    })
}

#[cfg(test)]
mod tests {
    use super::super::table;
    use super::*;

    #[test]
    fn a_town_belongs_to_its_district_and_a_road_to_none() {
        let cases = [
            (330_102, "九堡街道九和路", true),
            (330_102, "彭埠镇", true),
            (330_114, "九堡街道九和路", false),
            (320_106, "湖南路5号", false),
        ];
        for (code, rest, expected) in cases {
            let district = table::by_code(code).expect("a code of the table");
            assert_eq!(begins_with_town_of(district, rest), expected, "{rest}");
        }
    }
}
