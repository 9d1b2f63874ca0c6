//! What a cell says of a company: its name in standard form, and its parts for matching.
//!
//! Text in, parsed value out. `tidy` writes the name as it is registered, `parts` takes it apart with the help of
//! `region` (the place in front, which `short` shortens) and `own` (the trades behind), `latin` knows names in Latin letters, `words` and
//! `mistyped` the words that are not a company's own.

mod latin;
mod mistyped;
mod own;
mod parts;
mod region;
mod short;
mod tidy;
mod words;

pub use parts::{Parts, is_company, key, parse};
pub use tidy::{Tidied, tidy};

/// What people write who have no company.
const PLACEHOLDERS: [&str; 28] = [
    "无",
    "个人",
    "私人",
    "个体",
    "个体户",
    "自由职业",
    "自由职业者",
    "无单位",
    "无公司",
    "没有",
    "暂无",
    "不详",
    "未知",
    "某公司",
    "某某公司",
    "测试公司",
    "测试",
    "公司",
    "单位",
    "保密",
    "待业",
    "退休",
    "家庭",
    "aaa",
    "test",
    "none",
    "null",
    "n/a",
];

/// Whether the text stands where a company should and is none.
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    PLACEHOLDERS
        .iter()
        .any(|placeholder| placeholder.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod parts_tests;
#[cfg(test)]
mod tests;
