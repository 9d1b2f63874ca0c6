//! The short names of divisions, as companies bear them.

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

/// 延边 of 延边朝鲜族自治州, 昆山 of 昆山市; at least two characters stay.
pub(super) fn short(name: &'static str, below: u32) -> &'static str {
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
