//! Job titles and departments: which word is one, where the one ends and the other begins, and how much a title decides.

mod department;
mod level;

use std::sync::LazyLock;

pub use department::{is_department, split_department, whole_department};
pub use level::{Level, level};

use crate::value::endings::{Beginnings, Endings};

/// Words of titles, the level of each, and what it may be taken for. Source: SOURCES.md.
const TABLE: &str = include_str!("../../rules/reference/titles.csv");

/// What a word of the table may be taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    /// A title, even glued to a name: 张三总经理.
    Name,
    /// A title by itself; behind a name it might be a given name: 张保安.
    Title,
    /// A kind of work, which names a department as well: 采购.
    Work,
    /// A title in Latin letters.
    Latin,
}

/// The words of the table with their levels.
fn words() -> impl Iterator<Item = (&'static str, Level, Use)> {
    TABLE.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let word = cells.next()?;
        let level = match cells.next()? {
            "decision" => Level::DecisionMaker,
            "manager" => Level::Manager,
            "professional" => Level::Professional,
            _ => Level::Staff,
        };
        let usage = match cells.next()? {
            "name" => Use::Name,
            "title" => Use::Title,
            "work" => Use::Work,
            _ => Use::Latin,
        };
        Some((word, level, usage))
    })
}

fn words_for(uses: &'static [Use]) -> impl Iterator<Item = &'static str> {
    words().filter_map(|(word, _, usage)| uses.contains(&usage).then_some(word))
}

static GLUED: LazyLock<Endings> = LazyLock::new(|| Endings::of(words_for(&[Use::Name])));
static LEADING: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(words_for(&[Use::Name])));
static TITLES: LazyLock<Endings> =
    LazyLock::new(|| Endings::of(words_for(&[Use::Name, Use::Title])));

/// The titles that may stand glued to a name.
pub fn glued() -> impl Iterator<Item = &'static str> {
    words_for(&[Use::Name])
}

/// The job title with which the text ends, of those that are no given name.
#[must_use]
pub fn trailing_title(text: &str) -> Option<&str> {
    GLUED.ending(text)
}

/// The job title with which the text begins, of those that are no given name.
#[must_use]
pub fn leading_title(text: &str) -> Option<&str> {
    LEADING.beginning(text)
}

/// Whether the text is a job title, whatever it is the title of.
#[must_use]
pub fn is_title(text: &str) -> bool {
    TITLES.ending(text).is_some() || level::is_latin_title(text)
}

/// Work that stands before a title instead of a person's name.
const FUNCTIONS: [&str; 40] = [
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
    "人力资源",
    "生产",
    "质量",
    "品质",
    "设备",
    "安全",
    "营销",
    "业务",
    "信息",
    "软件",
    "法务",
    "策划",
    "设计",
    "培训",
    "资深",
    "首席",
];

/// Whether the text is a title and perhaps its work, without a name: 项目经理, 技术总监.
#[must_use]
pub fn is_bare_title(text: &str) -> bool {
    let work = trailing_title(text).map(|title| &text[..text.len() - title.len()]);
    work.is_some_and(|work| work.is_empty() || FUNCTIONS.contains(&work))
}

/// The title with which the text ends, with the work before it: 销售总监 of 张三销售总监.
#[must_use]
pub fn whole_title(text: &str) -> Option<&str> {
    let title = trailing_title(text)?;
    let before = &text[..text.len() - title.len()];
    let work = FUNCTIONS.iter().filter(|work| before.ends_with(**work));
    let work = work.map(|work| work.len()).max().unwrap_or(0);
    Some(&text[before.len() - work..])
}

/// How many bytes the title takes with which the text begins, the work before it included: 销售总监 of 销售总监张三.
#[must_use]
pub fn leading_len(text: &str) -> Option<usize> {
    let works = FUNCTIONS.iter().filter(|work| text.starts_with(**work));
    let work = works.map(|work| work.len()).max().unwrap_or(0);
    let behind_work = leading_title(&text[work..]).map(|title| work + title.len());
    behind_work.or_else(|| leading_title(text).map(str::len))
}

#[cfg(test)]
mod tests;
