//! Provinces as postcodes, identity numbers and addresses name them.
//!
//! Knows provinces and the prefixes of postcodes; knows no row and no rule. Where the prefixes are from stands in
//! `rules/reference/SOURCES.md`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::value::address::{Level, table};

/// A province, as its position in `rules/reference/provinces.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Province(u8);

/// The provinces one postcode prefix may belong to: one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProvinceSet(u64);

impl ProvinceSet {
    /// Whether `province` is one of them.
    #[must_use]
    pub const fn contains(self, province: Province) -> bool {
        self.0 >> province.0 & 1 == 1
    }

    /// The one province of a set that has no other.
    #[must_use]
    pub fn only(self) -> Option<Province> {
        let first = u8::try_from(self.0.trailing_zeros()).ok()?;
        (self.0.count_ones() == 1).then_some(Province(first))
    }

    /// The set with `province` in it.
    #[must_use]
    pub const fn with(self, province: Province) -> Self {
        ProvinceSet(self.0 | 1 << province.0)
    }
}

struct ProvinceLine {
    name: &'static str,
    short: &'static str,
    code: u32,
}

/// What follows the short name in the full official one.
const SUFFIXES: [&str; 7] = [
    "特别行政区",
    "壮族自治区",
    "回族自治区",
    "维吾尔自治区",
    "自治区",
    "省",
    "市",
];

static PROVINCES: LazyLock<Vec<ProvinceLine>> = LazyLock::new(|| {
    table::all()
        .filter(|division| division.level() == Level::Province)
        .map(|division| ProvinceLine {
            name: division.name(),
            short: (SUFFIXES.iter())
                .find_map(|suffix| division.name().strip_suffix(suffix))
                .unwrap_or(division.name()),
            code: division.code() / 10_000,
        })
        .collect()
});

/// The first two characters tell every province from the others (内蒙, 黑龙): nine bytes are never compared.
static BY_TWO_CHARACTERS: LazyLock<FxHashMap<&str, Province>> = LazyLock::new(|| {
    let provinces = (0..).zip(PROVINCES.iter());
    provinces
        .map(|(position, line)| (&line.short[..6], Province(position)))
        .collect()
});

static BY_CODE: LazyLock<[Option<Province>; 100]> = LazyLock::new(|| {
    let mut table = [None; 100];
    for (position, line) in (0..).zip(PROVINCES.iter()) {
        table[line.code as usize] = Some(Province(position));
    }
    table
});

/// Postcode prefixes of two to four digits, each filled into the table of all four-digit prefixes, longest last.
static BY_POSTCODE: LazyLock<Vec<ProvinceSet>> = LazyLock::new(|| {
    let text = include_str!("../../rules/reference/postcode_provinces.csv");
    let lines = text.lines().skip(1);
    let mut prefixes: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once(',')).collect();
    prefixes.sort_by_key(|(prefix, _)| prefix.len());
    let mut table = vec![ProvinceSet::default(); 10_000];
    for (prefix, names) in prefixes {
        let provinces = names.split(';').filter_map(Province::of_name);
        let set = provinces.fold(ProvinceSet::default(), ProvinceSet::with);
        let room = 10_usize.pow(4 - u32::try_from(prefix.len()).expect("two to four digits"));
        let from = prefix.parse::<usize>().expect("digits") * room;
        table[from..from + room].fill(set);
    }
    table
});

impl Province {
    /// The province a text names, in full or short: `上海市`, `上海`, `内蒙古自治区`.
    #[must_use]
    pub fn of_name(text: &str) -> Option<Self> {
        let province = *BY_TWO_CHARACTERS.get(text.get(..6)?)?;
        text.starts_with(province.short()).then_some(province)
    }

    /// The province that a six-digit administrative code begins with.
    #[must_use]
    pub fn of_code(code: u32) -> Option<Self> {
        *BY_CODE.get((code / 10_000) as usize)?
    }

    /// The full official name.
    #[must_use]
    pub fn name(self) -> &'static str {
        PROVINCES[usize::from(self.0)].name
    }

    /// The name as people say it.
    #[must_use]
    pub fn short(self) -> &'static str {
        PROVINCES[usize::from(self.0)].short
    }
}

/// The provinces a postcode may belong to; none for a text that is no postcode of the mainland.
#[must_use]
pub fn provinces_of_postcode(postcode: &str) -> Option<ProvinceSet> {
    let digits = postcode.as_bytes();
    if digits.len() != 6 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let four = digits[..4]
        .iter()
        .fold(0, |sum, digit| sum * 10 + usize::from(digit - b'0'));
    Some(BY_POSTCODE[four]).filter(|&set| set != ProvinceSet::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_province_has_its_own_short_name_and_code() {
        assert_eq!(PROVINCES.len(), 34);
        assert_eq!(BY_TWO_CHARACTERS.len(), 34);
        assert_eq!(BY_CODE.iter().flatten().count(), 34);
        let shorts: Vec<&str> = PROVINCES.iter().map(|line| line.short).collect();
        for short in [
            "上海",
            "内蒙古",
            "黑龙江",
            "广西",
            "宁夏",
            "新疆",
            "西藏",
            "香港",
        ] {
            assert!(shorts.contains(&short), "{short}");
        }
    }

    #[test]
    fn a_province_is_known_by_its_name_in_full_and_short() {
        for line in PROVINCES.iter() {
            let full = Province::of_name(line.name).expect(line.name);
            assert_eq!(Province::of_name(line.short), Some(full));
            assert_eq!(Province::of_code(line.code * 10_000), Some(full));
            assert_eq!((full.name(), full.short()), (line.name, line.short));
        }
        for other in ["", "上", "Shanghai", "内蒙", "黑龙潭", "上x海"] {
            assert_eq!(Province::of_name(other), None, "{other}");
        }
        for code in [0, 990_000, 4_294_967_295] {
            assert_eq!(Province::of_code(code), None);
        }
    }

    #[test]
    fn the_longest_prefix_of_a_postcode_decides() {
        let province = |name| Province::of_name(name).expect("a province");
        let cases = [
            ("200030", "上海", true),
            ("200030", "江苏", false),
            ("400010", "重庆", true),
            ("632160", "重庆", true),
            ("637000", "重庆", false),
            ("750306", "内蒙古", true),
            ("750001", "内蒙古", false),
        ];
        for (postcode, name, expected) in cases {
            let set = provinces_of_postcode(postcode).expect(postcode);
            assert_eq!(set.contains(province(name)), expected, "{postcode} {name}");
        }
        for none in ["000000", "999077", "2000", "20003A", "２０００３０", ""] {
            assert_eq!(provinces_of_postcode(none), None, "{none}");
        }
    }
}
