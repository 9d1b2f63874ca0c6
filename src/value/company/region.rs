//! The place at the beginning of a company's name: 浙江省杭州市, 昆山, 深圳南山.
//!
//! An address names places; a company is named after one, and its own word may be one too. So a short name counts here
//! only if companies do not choose it for their own (平安, 泰和, 凤凰), or below the place that it lies in.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// Divisions of today. Source: SOURCES.md.
const DIVISIONS: &str = include_str!("../../../rules/reference/divisions.csv");

/// Divisions of former years and their successors. Source: SOURCES.md.
const HISTORY: &str = include_str!("../../../rules/reference/division_history.csv");

/// Short names of places that companies choose for a word of their own. Source: SOURCES.md.
const WORDS: &str = include_str!("../../../rules/reference/place_words.csv");

/// What stands behind a city and is no division of it by law.
const QUARTERS: [&str; 5] = ["中关村", "前海", "横琴", "临港", "浦东"];

/// What zones for development end in; a few characters of their own may stand before.
const ZONES: [&str; 9] = [
    "开发区",
    "工业园区",
    "保税区",
    "自贸区",
    "高新区",
    "经开区",
    "示范区",
    "工业区",
    "新区",
];

/// How many characters into the text a zone ends at most: 东湖新技术开发区, 高新技术产业开发区.
const LONGEST_ZONE: usize = 10;

/// Peoples in the names of autonomous divisions, which their short names leave out.
const PEOPLES: [&str; 58] = [
    "朝鲜族",
    "土家族",
    "苗族",
    "蒙古族",
    "蒙古",
    "维吾尔",
    "回族",
    "壮族",
    "布依族",
    "侗族",
    "瑶族",
    "彝族",
    "白族",
    "哈尼族",
    "傣族",
    "黎族",
    "傈僳族",
    "佤族",
    "畲族",
    "拉祜族",
    "水族",
    "东乡族",
    "纳西族",
    "景颇族",
    "柯尔克孜",
    "土族",
    "达斡尔族",
    "仫佬族",
    "羌族",
    "布朗族",
    "撒拉族",
    "毛南族",
    "仡佬族",
    "锡伯",
    "阿昌族",
    "普米族",
    "塔吉克",
    "怒族",
    "鄂温克族",
    "德昂族",
    "保安族",
    "裕固族",
    "京族",
    "独龙族",
    "鄂伦春",
    "赫哲族",
    "门巴族",
    "珞巴族",
    "基诺族",
    "哈萨克族",
    "哈萨克",
    "满族",
    "藏族",
    "各族",
    "俄罗斯族",
    "塔塔尔族",
    "乌孜别克族",
    "高山族",
];

/// How sure it is that a word means the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strength {
    /// With 省, 市, 县 and the like behind it.
    Full,
    /// Short, and nobody's own word.
    Short,
    /// Short, and many a company's own word: only below its city or province.
    Word,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    text: &'static str,
    strength: Strength,
    /// The six-digit code.
    code: u32,
    /// How many powers of ten lie below the place's part of the code: 4 for provinces, 2 for cities, 0 for districts.
    below: u32,
}

/// One end of a region within a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cut {
    /// Bytes up to here.
    pub(super) end: usize,
    /// Whether the last place was written in full.
    pub(super) full: bool,
    /// Whether nobody takes the last place for a word of a firm's own: it is in full, or a city or province.
    pub(super) sure: bool,
}

/// More places than that never stand at the beginning of a name.
pub(super) const MOST: usize = 5;

static PLACES: LazyLock<FxHashMap<[char; 2], Vec<Place>>> = LazyLock::new(|| {
    let words: FxHashSet<&str> = WORDS.lines().skip(1).collect();
    let mut places: FxHashMap<[char; 2], Vec<Place>> = FxHashMap::default();
    for (name, code, below) in today().chain(former()) {
        let short = short(name, below);
        let word = below == 0 && words.contains(short) || short == "阿里" || short == "朝阳";
        let mut add = |text: &'static str, strength| {
            let place = Place {
                text,
                strength,
                code,
                below,
            };
            if let Some(head) = head(text) {
                places.entry(head).or_default().push(place);
            }
        };
        if short != name {
            add(name, Strength::Full);
        }
        add(
            short,
            if word {
                Strength::Word
            } else {
                Strength::Short
            },
        );
    }
    add_alias(&mut places, "内蒙", 150_000);
    for listed in places.values_mut() {
        listed.sort_by_key(|place| {
            (
                std::cmp::Reverse(place.text.len()),
                std::cmp::Reverse(place.below),
            )
        });
    }
    places
});

fn add_alias(places: &mut FxHashMap<[char; 2], Vec<Place>>, text: &'static str, code: u32) {
    let place = Place {
        text,
        strength: Strength::Short,
        code,
        below: 4,
    };
    if let Some(head) = head(text) {
        places.entry(head).or_default().push(place);
    }
}

fn head(text: &str) -> Option<[char; 2]> {
    let mut characters = text.chars();
    Some([characters.next()?, characters.next()?])
}

/// Name, code, and how many digits lie below.
fn today() -> impl Iterator<Item = (&'static str, u32, u32)> {
    DIVISIONS.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let below = match cells.next()? {
            "1" => 4,
            "2" => 2,
            _ => 0,
        };
        Some((cells.next()?, cells.next()?.parse().ok()?, below))
    })
}

fn former() -> impl Iterator<Item = (&'static str, u32, u32)> {
    HISTORY.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let (old, _, _, successors) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let code = successors.split(';').next()?.parse().ok()?;
        Some((old, code, 0))
    })
}

/// 延边 of 延边朝鲜族自治州, 昆山 of 昆山市; at least two characters stay.
fn short(name: &'static str, below: u32) -> &'static str {
    const KINDS: [&str; 15] = [
        "特别行政区",
        "自治区",
        "自治州",
        "自治县",
        "自治旗",
        "林区",
        "特区",
        "新区",
        "地区",
        "省",
        "市",
        "区",
        "县",
        "旗",
        "盟",
    ];
    let kinds = KINDS.iter().filter(|kind| below == 4 || **kind != "自治区");
    let cut = |text: &'static str, end: &str| {
        text.strip_suffix(end)
            .filter(|rest| rest.chars().nth(1).is_some())
    };
    let mut rest = kinds
        .into_iter()
        .find_map(|kind| cut(name, kind))
        .unwrap_or(name);
    while let Some(shorter) = PEOPLES.iter().find_map(|people| cut(rest, people)) {
        rest = shorter;
    }
    rest
}

/// Where the region at the beginning of a name can end; the longest last.
pub(super) fn leading(name: &str) -> ([Cut; MOST], usize) {
    let mut cuts = [Cut::default(); MOST];
    let mut count = 0;
    let mut reached: Option<Place> = None;
    while count < MOST {
        let from = if count == 0 { 0 } else { cuts[count - 1].end };
        let rest = &name[from..];
        let (length, full, sure) = match place_at(rest, reached) {
            Some(place) => {
                reached = Some(place);
                let full = place.strength == Strength::Full;
                (place.text.len(), full, full || place.below > 0)
            }
            None if count > 0 => match zone_or_town(rest) {
                Some(length) => (length, true, true),
                None => break,
            },
            None => break,
        };
        let end = from + length;
        cuts[count] = Cut { end, full, sure };
        count += 1;
    }
    (cuts, count)
}

/// The longest place with which the text begins, below the place before it.
fn place_at(text: &str, reached: Option<Place>) -> Option<Place> {
    let listed = PLACES.get(&head(text)?)?;
    let fits = |place: &Place| match reached {
        Some(above) => {
            let unit = 10_u32.pow(above.below);
            place.below < above.below && place.code / unit == above.code / unit
                || above.below == 2
                    && is_municipality(above.code)
                    && place.code / 10_000 == above.code / 10_000
                    && place.below == 0
        }
        None => match place.strength {
            Strength::Full => place.text.chars().nth(2).is_some(),
            Strength::Short => true,
            Strength::Word => false,
        },
    };
    listed
        .iter()
        .find(|place| text.starts_with(place.text) && fits(place))
        .copied()
}

/// The districts of a municipality hang on it, whatever their code says of a city.
fn is_municipality(code: u32) -> bool {
    matches!(code / 10_000, 11 | 12 | 31 | 50)
}

/// A development zone, or a town of two or three characters: 玉山镇.
fn zone_or_town(text: &str) -> Option<usize> {
    if let Some(quarter) = QUARTERS.iter().find(|quarter| text.starts_with(**quarter)) {
        return Some(quarter.len());
    }
    for (count, (at, one)) in text.char_indices().take(LONGEST_ZONE).enumerate() {
        let end = at + one.len_utf8();
        let is_end = match one {
            '区' => ZONES.iter().any(|zone| text[..end].ends_with(zone)),
            '镇' | '乡' => (2..4).contains(&count),
            '道' => (3..5).contains(&count) && text[..at].ends_with('街'),
            _ => false,
        };
        if is_end {
            return Some(end);
        }
    }
    None
}

/// Whether the text is the name of a place and nothing else, be it a word that companies choose too.
pub(super) fn is_whole(text: &str) -> bool {
    let listed = head(text).and_then(|head| PLACES.get(&head));
    if listed.is_some_and(|listed| listed.iter().any(|place| place.text == text)) {
        return true;
    }
    let (cuts, count) = leading(text);
    count > 0 && cuts[count - 1].end == text.len()
}

/// 湖北武汉 of 湖北省武汉市.
pub(super) fn bare(region: &str) -> String {
    region
        .chars()
        .filter(|one| !matches!(one, '省' | '市'))
        .collect()
}
