//! Departments: what names one, what its short name stands for, and where it ends in a cell that goes on with a title.

use super::{TITLES, is_title};

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

/// The last characters of these.
const LAST: [char; 10] = ['部', '门', '科', '处', '室', '心', '院', '系', '课', '间'];

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

/// Whether the text names a department and nothing else.
#[must_use]
pub fn is_department(text: &str) -> bool {
    let named = DEPARTMENTS
        .iter()
        .any(|kind| text.len() > kind.len() && text.ends_with(kind));
    (named || BARE_DEPARTMENTS.contains(&text)) && TITLES.ending(text).is_none()
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
    TITLES.ending(text)?;
    let ends = text
        .char_indices()
        .filter(|(_, last)| LAST.contains(last))
        .map(|(at, last)| at + last.len_utf8());
    let end = ends
        .filter(|end| *end < text.len() && is_department(text[..*end].trim_end()))
        .filter(|end| is_title(text[*end..].trim()) && !text[*end..].starts_with(['长', '员']))
        .max()?;
    Some((
        text[..end].trim_end(),
        text[end..].trim_start_matches([' ', '-', '/', '·']),
    ))
}
