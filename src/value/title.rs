//! Job titles and departments: which word is one, and where the one ends and the other begins.

/// Titles by their last words; the longest comes first where one ends in another.
const TITLES: [&str; 68] = [
    "副总经理",
    "总经理助理",
    "总经理",
    "副董事长",
    "董事长",
    "执行董事",
    "董事",
    "副总裁",
    "总裁",
    "首席执行官",
    "首席技术官",
    "首席财务官",
    "副总监",
    "总监",
    "副经理",
    "经理",
    "副主任",
    "主任",
    "主管",
    "副厂长",
    "厂长",
    "副校长",
    "校长",
    "副院长",
    "院长",
    "副科长",
    "科长",
    "副处长",
    "处长",
    "副局长",
    "局长",
    "副部长",
    "部长",
    "秘书长",
    "秘书",
    "会长",
    "社长",
    "行长",
    "店长",
    "站长",
    "组长",
    "队长",
    "班长",
    "助理",
    "总工程师",
    "工程师",
    "副教授",
    "教授",
    "研究员",
    "博士",
    "医生",
    "医师",
    "律师",
    "会计师",
    "会计",
    "出纳",
    "设计师",
    "架构师",
    "讲师",
    "老师",
    "专员",
    "顾问",
    "代表",
    "书记",
    "负责人",
    "采购员",
    "业务员",
    "老板",
];

/// Titles in Latin letters.
const LATIN_TITLES: [&str; 16] = [
    "ceo",
    "cto",
    "cfo",
    "coo",
    "cmo",
    "cio",
    "vp",
    "gm",
    "director",
    "manager",
    "engineer",
    "president",
    "chairman",
    "sales",
    "hr",
    "assistant",
];

/// What departments end in.
const DEPARTMENTS: [&str; 12] = [
    "事业部",
    "部门",
    "部",
    "科",
    "处",
    "室",
    "中心",
    "学院",
    "系",
    "课",
    "办公室",
    "车间",
];

/// Departments that are named without a suffix.
const BARE_DEPARTMENTS: [&str; 12] = [
    "行政",
    "人事",
    "行政人事",
    "财务",
    "采购",
    "销售",
    "市场",
    "技术",
    "研发",
    "前台",
    "客服",
    "后勤",
];

/// The job title with which the text ends.
#[must_use]
pub fn trailing_title(text: &str) -> Option<&str> {
    TITLES
        .iter()
        .filter(|title| text.ends_with(**title))
        .max_by_key(|title| title.len())
        .map(|title| &text[text.len() - title.len()..])
}

/// The job title with which the text begins.
#[must_use]
pub fn leading_title(text: &str) -> Option<&str> {
    TITLES
        .iter()
        .filter(|title| text.starts_with(**title))
        .max_by_key(|title| title.len())
        .map(|title| &text[..title.len()])
}

/// Whether the text is a job title, whatever it is the title of.
#[must_use]
pub fn is_title(text: &str) -> bool {
    trailing_title(text).is_some()
        || LATIN_TITLES
            .iter()
            .any(|title| title.eq_ignore_ascii_case(text))
}

/// Work that stands before a title instead of a person's name.
const FUNCTIONS: [&str; 24] = [
    "项目",
    "产品",
    "销售",
    "客户",
    "大客户",
    "市场",
    "技术",
    "区域",
    "大区",
    "运营",
    "财务",
    "人事",
    "行政",
    "采购",
    "品牌",
    "渠道",
    "物流",
    "仓库",
    "高级",
    "常务",
    "执行",
    "研发",
    "工程",
    "商务",
];

/// Whether the text is a title of some work, without a name: 项目经理, 技术总监.
#[must_use]
pub fn is_bare_title(text: &str) -> bool {
    trailing_title(text).is_some_and(|title| FUNCTIONS.contains(&&text[..text.len() - title.len()]))
}

/// Whether the text names a department and nothing else.
#[must_use]
pub fn is_department(text: &str) -> bool {
    let named = DEPARTMENTS
        .iter()
        .any(|kind| text.len() > kind.len() && text.ends_with(kind));
    (named || BARE_DEPARTMENTS.contains(&text)) && trailing_title(text).is_none()
}

/// Short names of departments as a column of departments has them, and the whole ones.
const SHORT_DEPARTMENTS: [(&str, &str); 16] = [
    ("hr", "人力资源部"),
    ("人力资源", "人力资源部"),
    ("人事", "人事部"),
    ("行政", "行政部"),
    ("行政人事", "行政人事部"),
    ("人事行政", "行政人事部"),
    ("it", "信息技术部"),
    ("财务", "财务部"),
    ("市场", "市场部"),
    ("销售", "销售部"),
    ("采购", "采购部"),
    ("技术", "技术部"),
    ("研发", "研发部"),
    ("法务", "法务部"),
    ("客服", "客服部"),
    ("生产", "生产部"),
];

/// The whole name of a department that is written short: HR, 财务.
#[must_use]
pub fn whole_department(text: &str) -> Option<&'static str> {
    let (_, whole) = SHORT_DEPARTMENTS
        .iter()
        .find(|(short, _)| short.eq_ignore_ascii_case(text))?;
    Some(whole)
}

/// Department and title of a cell that holds both: 市场部经理, 技术部高级工程师.
#[must_use]
pub fn split_department(text: &str) -> Option<(&str, &str)> {
    trailing_title(text)?;
    let ends = DEPARTMENTS
        .iter()
        .flat_map(|kind| text.match_indices(kind).map(|(at, kind)| at + kind.len()));
    let end = ends
        .filter(|end| *end < text.len() && is_department(text[..*end].trim_end()))
        .filter(|end| is_title(text[*end..].trim()) && !text[*end..].starts_with(['长', '员']))
        .max()?;
    Some((
        text[..end].trim_end(),
        text[end..].trim_start_matches([' ', '-', '/', '·']),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn department_and_title_are_told_apart() {
        let cases = [
            ("市场部经理", Some(("市场部", "经理"))),
            ("技术部 高级工程师", Some(("技术部", "高级工程师"))),
            ("信息中心主任", Some(("信息中心", "主任"))),
            ("办公室主任", Some(("办公室", "主任"))),
            ("部长", None),
            ("销售总监兼副总", None),
            ("总经理", None),
            ("科长", None),
            ("市场部", None),
        ];
        for (text, expected) in cases {
            assert_eq!(split_department(text), expected, "{text}");
        }
    }

    #[test]
    fn titles_and_departments_are_known_by_their_last_words() {
        for title in ["总经理", "区域销售经理", "CEO", "高级工程师"] {
            assert!(is_title(title) && !is_department(title), "{title}");
        }
        for department in ["市场部", "财务", "采购部", "研发中心"] {
            assert!(
                is_department(department) && !is_title(department),
                "{department}"
            );
        }
    }
}
