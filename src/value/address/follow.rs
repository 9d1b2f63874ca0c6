//! Whether a place name is only the beginning of another name: 重庆路, 北京大学, 朝阳门外大街, 西湖文化广场.
//!
//! Looks at what follows a name; knows no table of places.

use super::endings::{self, Ending};

/// What makes another name of a place name directly before it.
const NAMING: [Ending; 4] = [
    Ending::Road,
    Ending::Nature,
    Ending::Settlement,
    Ending::House,
];

/// Between a name and its road: 南京西路, 中山北二路.
const DIRECTIONS: &str = "东西南北中内外前后上下左右新老大小一二三四五六七八九十环横支";
/// What such a direction leads to.
const ROADS: [&str; 9] = ["路", "街", "道", "大道", "大街", "巷", "弄", "里", "门"];
/// Behind one more character, these still name a place of two characters and one: 河西务镇.
const SETTLEMENTS: &str = "镇乡村屯";
/// Characters that end the name of a place and begin that of a road as well: 江南大道, 城北街道, 海淀路.
const BEGINNINGS: &str = "海江河山城湖港园泉台塔岛府楼";
/// What such a word is not: 大 of 长江大桥, 公 of 太湖公园.
const MODIFIERS: &str = "公大小路街道镇乡村";
/// How a word that stands by itself ends.
const OWN_WORDS: [&str; 16] = [
    "路",
    "街",
    "大道",
    "巷",
    "弄",
    "镇",
    "乡",
    "村",
    "道",
    "社区",
    "办事处",
    "工业",
    "开发区",
    "新区",
    "新村",
    "小区",
];

/// Whether the text behind a name makes another name of it.
pub(super) fn names_something_else(rest: &str) -> bool {
    (endings::begins(rest, &NAMING)
        && !begins_own_word(rest)
        && !begins_with_settlement(rest)
        && !begins_with_house_road(rest))
        || names_a_road(rest)
}

/// Whether a road follows that would bear the name: 重庆路, 重庆北路.
pub(super) fn names_a_road(rest: &str) -> bool {
    let own = begins_with_numbered_road(rest) || begins_with_date_or_distance(rest);
    !own && (endings::begins(rest, &[Ending::Road]) || leads_to_a_road(rest))
}

/// 汽车站路, 广场东路, 文化街道: a road or town is called after the house, and the name before is its place.
fn begins_with_house_road(rest: &str) -> bool {
    endings::at(rest)
        .filter(|(word, kind)| *kind != Ending::Road && word.chars().count() >= 2)
        .any(|(word, _)| {
            let behind =
                rest[word.len()..].trim_start_matches(['东', '西', '南', '北', '中', '站']);
            starts_with_any(behind, &["路", "街", "大道", "大街", "巷", "镇"])
                && !behind.starts_with("路口")
        })
}

/// 五四路, 三八街, 三里屯, 八里庄: a memorial day or a distance from the gate is a name of its own.
fn begins_with_date_or_distance(rest: &str) -> bool {
    const DAYS: [&str; 7] = ["五四", "五一", "八一", "三八", "七一", "十一", "九一八"];
    let distance = || {
        let mut characters = rest.chars();
        let number = characters
            .next()
            .is_some_and(|first| "二三四五六七八九十".contains(first));
        let mile = characters.next() == Some('里');
        let behind = characters.next();
        number
            && mile
            && behind
                .is_some_and(|behind| !behind.is_ascii() && !"东西南北中路街号".contains(behind))
    };
    starts_with_any(rest, &DAYS) || distance()
}

/// 武进 before 湖塘镇: the water belongs to the name of a town.
fn begins_with_settlement(rest: &str) -> bool {
    rest.chars()
        .take(4)
        .skip(2)
        .any(|character| "镇乡".contains(character))
}

/// 宁城 before 城东路, 杭州 before 江南大道: the first character is the beginning of the next name.
fn begins_own_word(rest: &str) -> bool {
    let mut positions = rest.char_indices();
    let (Some((_, first)), Some((at, second))) = (positions.next(), positions.next()) else {
        return false;
    };
    if !BEGINNINGS.contains(first) || MODIFIERS.contains(second) || second.is_ascii() {
        return false;
    }
    let behind = &rest[at + second.len_utf8()..];
    behind
        .char_indices()
        .take(3)
        .any(|(at, _)| starts_with_any(&behind[at..], &OWN_WORDS))
}

/// Whether a name of two characters goes on as that of a village: 河西 is not the district in 河西务镇.
pub(super) fn goes_on_as_settlement(rest: &str) -> bool {
    let mut characters = rest.chars();
    // 乡村大道 is a word of its own, 西乡 and 南村 are whole names.
    let first = characters
        .next()
        .is_some_and(|first| !"乡农新老古东西南北".contains(first));
    let second = characters.next();
    first
        && (second.is_some_and(|second| SETTLEMENTS.contains(second))
            || second == Some('街') && characters.next() == Some('道'))
}

/// 海南朝鲜族乡 is a township that bears a name of its own.
pub(super) fn is_ethnic_township(rest: &str) -> bool {
    let mut near = rest.char_indices().take(5).map(|(at, _)| &rest[at..]);
    near.any(|behind| behind.starts_with("族乡"))
}

/// Whether the text behind a city's name is a development zone that bears it.
pub(super) fn is_zone(rest: &str) -> bool {
    endings::begins(rest, &[Ending::Zone])
}

/// Whether a division's last character belongs to the next word: 上海市场, 深圳市民中心; but not in 邹城市中心店镇.
pub(super) fn suffix_belongs_to_next(form: &str, rest: &str) -> bool {
    let torn = |next: &[&str]| starts_with_any(rest, next) && !begins_with_town(rest);
    (form.ends_with('市') && torn(&["场", "民中心", "民广场", "辖区", "中心店"]))
        || (form.ends_with('区') && torn(&["域"]))
        || (form.ends_with('县') && torn(&["府路", "府街", "前路", "前街"]))
        || (form.ends_with('省') && is_road_number(rest))
}

fn begins_with_town(rest: &str) -> bool {
    rest.chars()
        .take(4)
        .any(|character| "镇乡".contains(character))
}

/// 道303 behind 省; but 道里区 is a district.
fn is_road_number(rest: &str) -> bool {
    rest.strip_prefix('道')
        .is_some_and(|behind| behind.starts_with(|next: char| next.is_ascii() || next == '路'))
}

/// 北四路, 东二环, 西环路: a direction with a number or a ring is a whole name, so that the word before is the place.
pub(super) fn begins_with_numbered_road(rest: &str) -> bool {
    let mut characters = rest.chars();
    let direction = characters
        .next()
        .is_some_and(|first| "东西南北内外".contains(first));
    let number = characters
        .next()
        .is_some_and(|second| "一二三四五六七八九十环".contains(second));
    direction
        && number
        && characters
            .next()
            .is_some_and(|third| "路街道环巷".contains(third))
}

/// Whether a number follows that counts houses or teams and not roads: 西安12号 is an estate, 杭州6号大街 a road there.
pub(super) fn counts_houses(rest: &str) -> bool {
    let behind = rest.trim_start_matches(|character: char| {
        character.is_ascii_digit() || "一二三四五六七八九十".contains(character)
    });
    let counted = behind.len() < rest.len();
    if rest.starts_with(|first: char| first.is_ascii_digit()) {
        let road = behind.strip_prefix('号').unwrap_or(behind);
        return !starts_with_any(road, &["大街", "路", "街", "大道"]);
    }
    counted
        && starts_with_any(
            behind,
            &["号", "组", "队", "社", "村", "区", "期", "栋", "幢"],
        )
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

/// Whether the text reads as a way to a door: it has a digit, or a road, settlement, district or development zone that
/// is named first.
pub(super) fn reads_as_way(rest: &str) -> bool {
    rest.char_indices().any(|(at, character)| {
        character.is_ascii_digit()
            || (at >= 6 && "路街镇乡村道县".contains(character))
            || (character == '新' && rest[at..].starts_with("新区"))
            || (character == '开' && rest[at..].starts_with("开发区"))
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
    (1..=3).contains(&led) && starts_with_any(behind, &ROADS)
}

/// 北京协和医学院 and 上海外国语大学 say what the house is called, not where it stands; `reach` is how many characters
/// may lie between.
pub(super) fn names_an_institution(rest: &str, reach: usize) -> bool {
    names_near(rest, Ending::Institution, reach)
}

/// Whether the text behind a name that opens the line calls a shop after it.
pub(super) fn names_a_shop(rest: &str) -> bool {
    names_near(rest, Ending::Shop, 6)
}

fn names_near(rest: &str, kind: Ending, reach: usize) -> bool {
    endings::near(rest, kind, reach)
        .is_some_and(|at| !rest[..at].contains(['路', '街', '号', '区', '县', '镇']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_on_into_roads_and_houses_but_not_into_districts() {
        let cases = [
            ("路5号", true),
            ("西路1266号", true),
            ("北二路8号", false),
            ("门外大街", true),
            ("大学医学部", true),
            ("交通大学徐汇校区", true),
            ("风情街", true),
            ("湖公园", true),
            ("长江大桥", false),
            ("江大桥", true),
            ("虹漕路461号", false),
            ("徐汇虹漕路", false),
            ("文一西路18号", false),
            ("中山路1号", false),
            ("湖塘镇人民路", false),
            ("江南大道88号", false),
            ("城东路口", false),
            ("海淀路5号", false),
            ("", false),
        ];
        for (rest, expected) in cases {
            assert_eq!(names_something_else(rest), expected, "{rest}");
        }
    }

    #[test]
    fn a_number_counts_houses_or_a_road() {
        let cases = [
            ("12号", true),
            ("1-2-301", true),
            ("三组", true),
            ("6号大街452号", false),
            ("三元里大道", false),
        ];
        for (rest, expected) in cases {
            assert_eq!(counts_houses(rest), expected, "{rest}");
        }
    }
}
