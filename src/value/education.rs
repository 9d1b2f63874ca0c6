//! Levels of education: one word for each, in the steps of GB/T 4658.

use crate::value::digits;

/// The highest school somebody has finished, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 文盲: none.
    None,
    /// 小学.
    Primary,
    /// 初中.
    JuniorHigh,
    /// 技校: a school for skilled workers.
    Technical,
    /// 职高: a vocational high school.
    Vocational,
    /// 中专: a specialized secondary school.
    Specialized,
    /// 高中.
    High,
    /// 大专: a college of two or three years.
    College,
    /// 本科: a bachelor.
    Bachelor,
    /// 硕士: a master.
    Master,
    /// 博士: a doctor.
    Doctor,
}

/// Each level, its standard form, and the words of lists for it in simplified characters and small letters.
const LEVELS: [(Level, &str, &[&str]); 11] = [
    (
        Level::Doctor,
        "博士",
        &[
            "博士",
            "博士后",
            "博士研究生",
            "博士生",
            "博士学位",
            "phd",
            "ph.d",
            "ph.d.",
            "doctor",
            "doctorate",
            "doctoral",
        ],
    ),
    (
        Level::Master,
        "硕士",
        &[
            "硕士",
            "硕士研究生",
            "硕士生",
            "硕士学位",
            "mba",
            "emba",
            "master",
            "masters",
            "master's",
            "msc",
            "m.sc",
            "ma",
            "meng",
            "graduate",
            "postgraduate",
        ],
    ),
    (
        Level::Bachelor,
        "本科",
        &[
            "本科",
            "大学本科",
            "大学",
            "本科生",
            "大本",
            "全日制本科",
            "统招本科",
            "自考本科",
            "成人本科",
            "专升本",
            "学士",
            "学士学位",
            "双学位",
            "bachelor",
            "bachelors",
            "bachelor's",
            "undergraduate",
            "bsc",
            "b.sc",
            "ba",
            "university",
        ],
    ),
    (
        Level::College,
        "大专",
        &[
            "大专",
            "大学专科",
            "专科",
            "大专生",
            "专科生",
            "高职",
            "高职高专",
            "高等职业",
            "全日制大专",
            "自考大专",
            "college",
            "associate",
            "diploma",
            "junior college",
        ],
    ),
    (
        Level::High,
        "高中",
        &[
            "高中",
            "普通高中",
            "高级中学",
            "高中生",
            "high school",
            "senior high",
            "senior high school",
            "secondary",
            "secondary school",
        ],
    ),
    (
        Level::Specialized,
        "中专",
        &["中专", "中等专科", "中等专业学校", "中专生", "中师", "中技"],
    ),
    (
        Level::Vocational,
        "职高",
        &["职高", "职业高中", "职中", "vocational"],
    ),
    (Level::Technical, "技校", &["技校", "技工学校", "技工"]),
    (
        Level::JuniorHigh,
        "初中",
        &[
            "初中",
            "普通初中",
            "初级中学",
            "初中生",
            "junior high",
            "middle school",
            "junior high school",
        ],
    ),
    (
        Level::Primary,
        "小学",
        &[
            "小学",
            "小学生",
            "primary",
            "primary school",
            "elementary",
            "elementary school",
        ],
    ),
    (
        Level::None,
        "文盲",
        &["文盲", "半文盲", "未上学", "不识字", "illiterate"],
    ),
];

/// The level that a cell names; none where it names none, or more than one.
#[must_use]
pub fn level(text: &str) -> Option<Level> {
    let plain: String = text.chars().map(digits::plain_char).collect();
    let simplified = crate::value::han::simplify(plain.trim()).to_lowercase();
    let stem = [
        "学历",
        "毕业",
        "文化",
        "程度",
        "及以上",
        "以上",
        "及以下",
        "在读",
        "肄业",
        " degree",
        "'s degree",
        "(",
        ")",
    ];
    let bound =
        simplified.contains("以上") || simplified.contains("以下") || simplified.contains("在读");
    let bare = stem
        .iter()
        .fold(simplified, |rest, word| rest.replace(word, ""));
    let (level, ..) = LEVELS
        .iter()
        .find(|(.., words)| words.contains(&bare.trim()))?;
    (!bound).then_some(*level)
}

impl Level {
    /// The standard form.
    #[must_use]
    pub fn name(self) -> &'static str {
        LEVELS
            .iter()
            .find(|(level, ..)| *level == self)
            .map_or("", |(_, name, _)| name)
    }
}

/// Whether the text is a standard form already.
#[must_use]
pub fn is_standard(text: &str) -> bool {
    LEVELS.iter().any(|(_, name, _)| *name == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_known_by_all_its_words() {
        let cases = [
            ("本科", Some("本科")),
            ("大学本科", Some("本科")),
            ("本科学历", Some("本科")),
            ("本科毕业", Some("本科")),
            ("全日制本科", Some("本科")),
            ("學士", Some("本科")),
            ("Bachelor's Degree", Some("本科")),
            ("硕士研究生", Some("硕士")),
            ("MBA", Some("硕士")),
            ("PhD", Some("博士")),
            ("专科", Some("大专")),
            ("高职", Some("大专")),
            ("初中文化", Some("初中")),
            ("小学文化程度", Some("小学")),
            ("high school", Some("高中")),
            ("研究生", None),
            ("本科及以上", None),
            ("本科在读", None),
            ("复旦大学", None),
            ("", None),
        ];
        for (text, name) in cases {
            assert_eq!(level(text).map(Level::name), name, "{text}");
        }
        assert!(Level::Doctor > Level::Master && Level::Master > Level::Bachelor);
        assert!(is_standard("大专") && !is_standard("专科"));
    }
}
