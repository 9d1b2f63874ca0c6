//! What may stand between two levels and is neither a division nor a mark: 高新区 in 西安市高新区雁塔区, 新界, 第八师.
//!
//! A walk steps over it only to a division named in full behind it; the words stay in the street.

use super::table::Division;

/// How a development zone ends.
const ZONES: [&str; 7] = [
    "新区",
    "开发区",
    "高新区",
    "经开区",
    "示范区",
    "园区",
    "保税区",
];
/// The parts of Hong Kong and Macau above their districts.
const REGIONS: [&str; 6] = ["新界", "九龙", "香港岛", "港岛", "澳门半岛", "离岛"];
/// A zone's name is at most so long, in characters: 经济技术开发区 with the name of its city.
const LONGEST: usize = 12;

/// The bytes of a passage at the beginning of `rest`, below what the text has named so far.
pub(super) fn length(rest: &str, so_far: Option<Division>) -> Option<usize> {
    match so_far.map(|division| division.code() / 10_000) {
        Some(81 | 82) => REGIONS
            .into_iter()
            .find(|region| rest.starts_with(region))
            .map(str::len),
        Some(65) => army_division(rest).or_else(|| zone(rest)),
        _ => zone(rest),
    }
}

/// 第八师, 农八师, 八师.
fn army_division(rest: &str) -> Option<usize> {
    let (at, _) = rest
        .char_indices()
        .take(5)
        .find(|(_, character)| *character == '师')?;
    let number = rest[..at].trim_start_matches(['第', '农']);
    let counted =
        |character: char| character.is_ascii_digit() || "一二三四五六七八九十".contains(character);
    (!number.is_empty() && number.chars().all(counted)).then_some(at + '师'.len_utf8())
}

fn zone(rest: &str) -> Option<usize> {
    let mut ends = rest
        .char_indices()
        .take(LONGEST)
        .take_while(|(_, character)| {
            !character.is_ascii_digit() && !"路街号省市县".contains(*character)
        })
        .filter(|(_, character)| *character == '区')
        .map(|(at, character)| at + character.len_utf8());
    ends.find(|end| ZONES.iter().any(|zone| rest[..*end].ends_with(zone)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_and_regions_are_passages_and_roads_are_not() {
        let cases = [
            ("高新区雁塔区", Some("高新区")),
            ("经济技术开发区雁塔区", Some("经济技术开发区")),
            ("雄安新区容城县", Some("雄安新区")),
            ("科技路高新区雁塔区", None),
            ("雁塔区", None),
        ];
        for (rest, expected) in cases {
            assert_eq!(length(rest, None).map(|end| &rest[..end]), expected);
        }
        assert_eq!(army_division("第八师石河子市"), Some("第八师".len()));
    }
}
