//! Every division in every way of writing it, and every short name before every word that makes it the name of
//! something else.

use proptest::prelude::*;

use super::super::kinds::core;
use super::super::table::{self, Level};
use super::super::{Certainty, Hints, parse};
use super::{Division, read};

/// A way to a door that says nothing of its place.
const WAY: &str = "解放路12号";

fn districts() -> impl Iterator<Item = Division> {
    table::all().filter(|division| division.level() == Level::District)
}

/// The names of a district's province, city and own, a municipality's named once.
fn names(district: Division) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = [Level::Province, Level::City, Level::District]
        .into_iter()
        .filter_map(|level| district.at(level))
        .map(Division::name)
        .collect();
    names.dedup();
    names
}

/// The places that were read otherwise than they were written.
fn misread(write: impl Fn(&[&str]) -> String) -> Vec<String> {
    districts()
        .map(|district| (district, write(&names(district))))
        .filter(|(district, text)| read(text).place != Some(*district))
        .map(|(district, text)| format!("{text} is {district:?}"))
        .collect()
}

#[test]
fn every_district_is_read_however_its_levels_are_parted() {
    for mark in ["", " ", "-", "/", "，", " / ", "|", "·"] {
        assert_eq!(
            misread(|names| names.join(mark) + mark + WAY),
            [""; 0],
            "{mark:?}"
        );
    }
}

#[test]
fn every_district_is_read_behind_labels_and_repetitions() {
    for before in [
        "地址：",
        "收货地址:",
        "寄往",
        "中国",
        "中华人民共和国",
        "China ",
    ] {
        assert_eq!(
            misread(|names| [before, &names.concat(), WAY].concat()),
            [""; 0],
            "{before}"
        );
    }
    assert_eq!(
        misread(|names| [&*names.concat(), &names.concat(), WAY].concat()),
        [""; 0]
    );
    assert_eq!(
        misread(|names| format!("({}){}{WAY}", names[0], names[1..].concat())),
        [""; 0]
    );
}

#[test]
fn a_full_name_alone_is_the_one_of_that_name_or_ambiguous() {
    for district in districts() {
        let parsed = read(&(district.name().to_owned() + WAY));
        let same = |place: Division| {
            place == district || place.name() == district.name() || !district.lies_in(place)
        };
        let ambiguous = matches!(parsed.certainty, Certainty::Ambiguous(_));
        assert!(
            ambiguous
                || parsed
                    .place
                    .is_none_or(|place| same(place) || district.lies_in(place)),
            "{district:?}"
        );
    }
}

/// What makes the name before it the name of a road, an estate, a house.
const ENDINGS: [&str; 40] = [
    "路",
    "街",
    "大道",
    "巷",
    "胡同",
    "桥",
    "门外大街1号",
    "东路",
    "西路88号",
    "北一路",
    "广场",
    "大厦",
    "酒店",
    "饭店",
    "医院",
    "大学",
    "师范大学",
    "第一中学",
    "银行",
    "有限公司",
    "超市",
    "花园",
    "村",
    "社区",
    "一村",
    "机场",
    "火车站",
    "公园",
    "市场",
    "拉面",
    "牛肉面",
    "特产店",
    "商会大厦",
    "驻京办",
    "国际",
    "公馆",
    "商业街",
    "农贸市场",
    "派出所",
    "3组",
];
/// Where the name with its ending is that of another division: 连云港, 清河门, 商城.
const OTHER_NAMES: u32 = 8;

#[test]
fn no_short_name_is_a_place_before_a_word_that_makes_another_name_of_it() {
    let mut invented = Vec::new();
    for division in table::all() {
        let short = core(division.name());
        // 梅县 is the old name of 梅县区 in full.
        if short == division.name() || short.chars().count() < 2 || short.ends_with('县') {
            continue;
        }
        let texts = ENDINGS.iter().map(|ending| format!("{short}{ending}"));
        invented.extend(texts.filter(|text| read(text).place.is_some()));
    }
    invented.sort_unstable();
    invented.dedup();
    let few = u32::try_from(invented.len()).is_ok_and(|count| count <= OTHER_NAMES);
    assert!(few, "{invented:?}");
}

/// Pieces of which addresses are made.
const PIECES: [&str; 32] = [
    "北京",
    "北京市",
    "吉林",
    "吉林省",
    "吉林市",
    "通化",
    "海南",
    "朝阳区",
    "鼓楼区",
    "江干区",
    "九堡街道",
    "高新区",
    "工业园区",
    "南京",
    "西路",
    "大学",
    "区",
    "市",
    "县",
    "江",
    "(",
    ")",
    "（近",
    "）",
    " ",
    "-",
    "沪",
    "12号",
    "3-2-501",
    "四平市",
    "公主岭市",
    "地址:",
];

proptest! {
    #[test]
    fn what_was_read_and_joined_again_reads_the_same(
        text in prop_oneof![
            prop::collection::vec(prop::sample::select(PIECES.as_slice()), 0..8).prop_map(|pieces| pieces.concat()),
            any::<String>(),
        ]
    ) {
        let once = parse(&text, Hints::default());
        if once.certainty == Certainty::Sure && once.before.is_none() {
            let again = parse(&once.line(), Hints::default());
            prop_assert_eq!(again.place, once.place);
            prop_assert_eq!(again.street, once.street);
        }
    }

    #[test]
    fn any_street_is_taken_apart(text in any::<String>()) {
        let parts = super::super::street_parts(&text);
        prop_assert!(parts.numbers().all(|number| !number.is_empty()));
    }
}
