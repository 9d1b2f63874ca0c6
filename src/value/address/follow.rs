//! Whether a place name is only the beginning of another name: 重庆路, 北京大学, 朝阳门外大街, 西湖文化广场.
//!
//! Looks at what follows a name; knows no table of places.

use std::sync::LazyLock;

use crate::value::words::Beginnings;

/// What makes the name before it the name of something else: roads, water, gates, houses, firms.
static NAMED_AFTER: LazyLock<Beginnings> = LazyLock::new(|| {
    Beginnings::of(&[
        "会馆",
        "路",
        "街",
        "道",
        "巷",
        "弄",
        "里",
        "胡同",
        "大道",
        "坊",
        "桥",
        "门",
        "寺",
        "庙",
        "湖",
        "山",
        "江",
        "河",
        "海",
        "港",
        "湾",
        "岛",
        "塔",
        "祠",
        "观",
        "宫",
        "府",
        "亭",
        "阁",
        "泉",
        "站",
        "村",
        "镇",
        "乡",
        "屯",
        "庄",
        "寨",
        "营",
        "园",
        "苑",
        "居",
        "城",
        "楼",
        "厦",
        "馆",
        "店",
        "院",
        "校",
        "厂",
        "场",
        "矿",
        "岸",
        "滩",
        "家园",
        "花园",
        "公园",
        "大厦",
        "大楼",
        "广场",
        "医院",
        "大学",
        "学院",
        "中学",
        "小学",
        "新村",
        "小区",
        "公寓",
        "体育馆",
        "体育场",
        "体育中心",
        "足球场",
        "文化",
        "火车",
        "汽车",
        "客运",
        "机场",
        "口岸",
        "码头",
        "地铁",
        "国际",
        "商务",
        "商城",
        "商厦",
        "饭店",
        "酒店",
        "宾馆",
        "大酒店",
        "风情",
        "风味",
        "火锅",
        "小吃",
        "菜馆",
        "餐厅",
        "集团",
        "公司",
        "有限",
        "银行",
        "支行",
        "分行",
        "市场",
        "中心",
        "博物",
        "师范",
        "理工",
        "交通",
        "工业大",
        "科技大",
        "农业大",
        "医科大",
        "人家",
        "天地",
        "印象",
    ])
});

/// Between a name and its road: 南京西路, 中山北二路.
const DIRECTIONS: &str = "东西南北中内外前后上下左右新老大小一二三四五六七八九十环横支";
/// What such a direction leads to.
static ROADS: LazyLock<Beginnings> =
    LazyLock::new(|| Beginnings::of(&["路", "街", "道", "大道", "大街", "巷", "弄", "里", "门"]));
/// Behind one more character, these still name a place of two characters and one: 河西务镇.
const SETTLEMENTS: &str = "镇乡村屯";

/// What names a development zone behind the name of its city.
static ZONES: LazyLock<Beginnings> = LazyLock::new(|| {
    Beginnings::of(&[
        "工业园",
        "高新",
        "经济技术开发区",
        "经济开发区",
        "经开",
        "开发区",
        "技术开发区",
        "新区",
        "新城",
        "科技园",
        "产业园",
        "保税",
        "综合保税",
        "自贸",
        "自由贸易",
        "出口加工区",
        "软件园",
        "度假区",
        "示范区",
    ])
});

/// Whether the text behind a name makes another name of it.
pub(super) fn names_something_else(rest: &str) -> bool {
    (NAMED_AFTER.beginning(rest).is_some() && !begins_with_settlement(rest))
        || leads_to_a_road(rest)
        || names_a_house(rest)
}

/// 武进 before 湖塘镇: the water belongs to the name of a town.
fn begins_with_settlement(rest: &str) -> bool {
    rest.chars()
        .take(4)
        .skip(2)
        .any(|character| "镇乡".contains(character))
}

/// Whether a name of two characters goes on as that of a village: 河西 is not the district in 河西务镇.
pub(super) fn goes_on_as_settlement(rest: &str) -> bool {
    rest.chars()
        .nth(1)
        .is_some_and(|second| SETTLEMENTS.contains(second))
}

/// Whether the text behind a city's name is a development zone that bears it.
pub(super) fn is_zone(rest: &str) -> bool {
    ZONES.beginning(rest).is_some()
}

/// Whether a division's last character belongs to the next word: 上海市场, 深圳市民中心.
pub(super) fn suffix_belongs_to_next(form: &str, rest: &str) -> bool {
    let torn = |next: &[&str]| starts_with_any(rest, next);
    (form.ends_with('市') && torn(&["场", "民中心", "民广场", "辖区", "中心店"]))
        || (form.ends_with('区') && torn(&["域"]))
        || (form.ends_with('县') && torn(&["府路", "府街", "前路", "前街"]))
        || (form.ends_with('省') && torn(&["道"]))
}

/// 北四路, 东二环: a direction and a number are a whole name, so that the word before them is the place.
pub(super) fn begins_with_numbered_road(rest: &str) -> bool {
    let mut characters = rest.chars();
    let direction = characters
        .next()
        .is_some_and(|first| "东西南北".contains(first));
    let number = characters
        .next()
        .is_some_and(|second| "一二三四五六七八九十".contains(second));
    direction
        && number
        && characters
            .next()
            .is_some_and(|third| "路街道环巷".contains(third))
}

/// Whether a short name goes on as that of another division: 台北县 is not in 台北市, nor 江阴区 in 江阴市.
pub(super) fn goes_on_as_division(rest: &str) -> bool {
    let mut characters = rest.chars();
    let kind = characters
        .next()
        .is_some_and(|first| "县区".contains(first));
    kind && !characters
        .next()
        .is_some_and(|second| "城府前政域".contains(second))
}

/// Whether the text reads as a way to a door: it has a digit, a road or settlement that is named first, or ends in a
/// development zone.
pub(super) fn reads_as_way(rest: &str) -> bool {
    if rest.ends_with("新区") || rest.ends_with("开发区") {
        return true;
    }
    rest.char_indices().any(|(at, character)| {
        character.is_ascii_digit() || (at >= 6 && "路街镇乡村道".contains(character))
    })
}

fn starts_with_any(text: &str, beginnings: &[&str]) -> bool {
    beginnings
        .iter()
        .any(|beginning| text.starts_with(beginning))
}

fn leads_to_a_road(rest: &str) -> bool {
    let behind = rest.trim_start_matches(|character| DIRECTIONS.contains(character));
    let led = rest[..rest.len() - behind.len()].chars().count();
    (1..=3).contains(&led) && ROADS.beginning(behind).is_some()
}

/// Houses that bear the name of a place wherever they stand.
static HOUSES: LazyLock<Beginnings> =
    LazyLock::new(|| Beginnings::of(&["大学", "学院", "银行", "集团", "公司", "饭店", "酒店"]));
/// Shops and kitchens that do so where nothing else tells a place: 兰州拉面馆, 北京烤鸭店, 杭州小笼包.
static SHOPS: LazyLock<Beginnings> = LazyLock::new(|| {
    Beginnings::of(&[
        "医院",
        "超市",
        "餐厅",
        "大厦",
        "火锅",
        "拉面",
        "烤鸭",
        "米线",
        "米粉",
        "小笼",
        "包子",
        "肉夹馍",
        "馄饨",
        "馆",
        "店",
        "铺",
        "酒楼",
        "食府",
    ])
});

/// 北京协和医院 and 上海外国语大学 say what the house is called, not where it stands.
fn names_a_house(rest: &str) -> bool {
    names_one_of(rest, &HOUSES)
}

/// Whether the text behind a name that opens the line calls a shop after it.
pub(super) fn names_a_shop(rest: &str) -> bool {
    names_one_of(rest, &SHOPS)
}

fn names_one_of(rest: &str, houses: &Beginnings) -> bool {
    let end = rest.char_indices().nth(7).map_or(rest.len(), |(at, _)| at);
    let near = &rest[..end];
    let house = houses.first_in(near);
    house.is_some_and(|at| !near[..at].contains(['路', '街', '号', '区', '县', '镇']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_on_into_roads_and_houses_but_not_into_districts() {
        let cases = [
            ("路5号", true),
            ("西路1266号", true),
            ("北二路8号", true),
            ("门外大街", true),
            ("大学医学部", true),
            ("交通大学徐汇校区", true),
            ("风情街", true),
            ("虹漕路461号", false),
            ("徐汇虹漕路", false),
            ("文一西路18号", false),
            ("中山路1号", false),
            ("湖塘镇人民路", false),
            ("", false),
        ];
        for (rest, expected) in cases {
            assert_eq!(names_something_else(rest), expected, "{rest}");
        }
    }
}
