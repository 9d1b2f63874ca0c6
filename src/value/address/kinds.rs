//! What the name of a division says it is, and the name without that: 徐汇 of 徐汇区, 恩施 of 恩施土家族苗族自治州.

/// The kinds of divisions, the longest first.
const KINDS: [&str; 16] = [
    "特别行政区",
    "行政委员会",
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

/// Peoples named in the official names of regions, as they stand there.
const PEOPLES: [&str; 46] = [
    "蒙古族",
    "回族",
    "藏族",
    "维吾尔族",
    "苗族",
    "彝族",
    "壮族",
    "布依族",
    "朝鲜族",
    "满族",
    "侗族",
    "瑶族",
    "白族",
    "土家族",
    "哈尼族",
    "哈萨克族",
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
    "柯尔克孜族",
    "土族",
    "达斡尔族",
    "仫佬族",
    "羌族",
    "布朗族",
    "撒拉族",
    "毛南族",
    "仡佬族",
    "锡伯族",
    "塔吉克族",
    "怒族",
    "鄂温克族",
    "裕固族",
    "保安族",
    "独龙族",
    "鄂伦春",
    "普米族",
    "各族",
    "维吾尔",
];
const PEOPLES_WITHOUT_SUFFIX: [&str; 7] =
    ["蒙古", "哈萨克", "柯尔克孜", "塔吉克", "锡伯", "回", "壮族"];

/// 徐汇 of 徐汇区, 恩施 of 恩施土家族苗族自治州; the whole name where nothing would be left.
pub(super) fn core(name: &'static str) -> &'static str {
    let Some(kind) = KINDS.into_iter().find(|kind| name.ends_with(kind)) else {
        return name;
    };
    let stem = &name[..name.len() - kind.len()];
    let stem = if kind.starts_with("自治") {
        without_peoples(stem)
    } else {
        stem
    };
    if stem.is_empty() { name } else { stem }
}

fn without_peoples(mut stem: &'static str) -> &'static str {
    while let Some(shorter) = PEOPLES
        .into_iter()
        .find_map(|people| stem.strip_suffix(people))
    {
        stem = shorter;
    }
    PEOPLES_WITHOUT_SUFFIX
        .into_iter()
        .find_map(|people| {
            stem.strip_suffix(people)
                .filter(|rest| rest.chars().count() >= 2)
        })
        .unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_of_a_name_is_without_its_kind_and_its_peoples() {
        let cases = [
            ("徐汇区", "徐汇"),
            ("浦东新区", "浦东"),
            ("恩施土家族苗族自治州", "恩施"),
            ("巴音郭楞蒙古自治州", "巴音郭楞"),
            ("新疆维吾尔自治区", "新疆"),
            ("内蒙古自治区", "内蒙古"),
            ("宁夏回族自治区", "宁夏"),
            ("广西壮族自治区", "广西"),
            ("东乡族自治县", "东乡族自治县"),
            ("锡林郭勒盟", "锡林郭勒"),
            ("神农架林区", "神农架"),
        ];
        for (name, expected) in cases {
            assert_eq!(core(name), expected);
        }
    }
}
