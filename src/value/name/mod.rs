//! What a cell says of a person's name: the name itself, and what people write beside it.
//!
//! Text in, parsed value out. `han` reads names in Han characters, `latin` those in Latin letters, `pinyin` spells
//! the former with the latter, `surnames` knows the family names.

mod han_name;
mod latin;
mod pinyin;
mod surnames;

use std::borrow::Cow;

pub use pinyin::{latin_readings, pinyin};
pub use surnames::{is_surname, surname_len};

use crate::value::{company, han, title};

/// What a form of address says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// 先生, Mr.
    Male,
    /// 女士, Mrs.
    Female,
}

/// What the cell is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A person's name.
    #[default]
    Person,
    /// A word that stands where a name should: 测试, 客户.
    Placeholder,
    /// A department or role instead of a person: 财务, 前台.
    Role,
    /// An organization.
    Company,
    /// A name that is masked or withheld: 张**.
    Masked,
    /// Probably no name, or not this person's: 张三之妻, 张?.
    Doubtful,
}

/// A name, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The name in standard form; the cell as written unless it is a person's.
    pub name: String,
    /// What the cell is.
    pub kind: Kind,
    /// The gender a form of address tells.
    pub gender: Option<Gender>,
    /// A job title beside the name.
    pub title: Option<String>,
    /// A department beside the name.
    pub department: Option<String>,
    /// A second name or a note beside the name.
    pub alias: Option<String>,
    /// Further people in the cell.
    pub others: Vec<String>,
    /// Whether a title or form of address was taken off.
    pub form_of_address: bool,
    /// Whether only a family name is left.
    pub family_only: bool,
    /// Whether digits stand behind the name; they are still in it.
    pub digits: bool,
    /// Whether it is pinyin in one word.
    pub undivided: bool,
}

/// What people write into a name they do not know.
const PLACEHOLDERS: [&str; 34] = [
    "无",
    "不详",
    "未知",
    "未填",
    "暂无",
    "没有",
    "匿名",
    "佚名",
    "测试",
    "测试用户",
    "测试客户",
    "客户",
    "顾客",
    "用户",
    "新用户",
    "微信用户",
    "会员",
    "访客",
    "游客",
    "先生",
    "女士",
    "小姐",
    "某某",
    "某先生",
    "某女士",
    "联系人",
    "姓名",
    "test",
    "tester",
    "none",
    "null",
    "n/a",
    "xxx",
    "aaa",
];

/// Roles that stand where a name should.
const ROLES: [&str; 14] = [
    "老板",
    "财务",
    "前台",
    "采购",
    "人事",
    "行政",
    "销售",
    "客服",
    "仓库",
    "收货人",
    "负责人",
    "经理",
    "会计",
    "出纳",
];

/// Reads a cell of names.
#[must_use]
pub fn parse(text: &str) -> Parsed {
    let text = cleaned(text);
    let as_written = |kind| Parsed {
        name: text.clone().into_owned(),
        kind,
        ..Parsed::default()
    };
    if let Some(kind) = no_person(&text) {
        return as_written(kind);
    }
    let mut parsed = if han::has_han(&text) {
        han_name::parse(&text)
    } else {
        latin::parse(&text)
    };
    if han::has_han(&text) && !han::has_han(&parsed.name) {
        // Wang Wei/李四: the first of two people may be the one in Latin letters.
        parsed.name = latin::parse(&parsed.name).name;
    }
    // Where no person is left, what was taken off was no title.
    if parsed.name != text && no_person(&parsed.name).is_some() {
        return as_written(Kind::Doubtful);
    }
    parsed
}

/// What the cell is, if it is no person's name.
fn no_person(text: &str) -> Option<Kind> {
    let lower = text.to_ascii_lowercase();
    match () {
        () if PLACEHOLDERS.contains(&&*lower) => Some(Kind::Placeholder),
        () if is_role(text) => Some(Kind::Role),
        () if is_masked(text) => Some(Kind::Masked),
        () if has_lost_character(text) => Some(Kind::Doubtful),
        () if company::is_company(text) => Some(Kind::Company),
        () if !text.chars().any(char::is_alphabetic) => Some(Kind::Placeholder),
        () => None,
    }
}

/// The name for matching: simplified, lower case, without spaces, dots and hyphens.
#[must_use]
pub fn key(name: &str) -> String {
    let letters = name.chars().filter(|character| character.is_alphanumeric());
    letters
        .map(han::simplified)
        .flat_map(char::to_lowercase)
        .collect()
}

/// Family and given name of a whole Han name: compound family names first.
#[must_use]
pub fn split(name: &str) -> Option<(&str, &str)> {
    let (family, given) = name.split_at(surname_len(name)?);
    (han::all_han(name) && !given.is_empty()).then_some((family, given))
}

/// A whole name of its two parts: Han without a space, Latin as `Wang Wei`.
#[must_use]
pub fn join(family: &str, given: &str) -> String {
    let (family, given) = (family.trim(), given.trim());
    match () {
        () if family.is_empty() || given.is_empty() => format!("{family}{given}"),
        () if han::has_han(family) && han::has_han(given) => format!("{family}{given}"),
        () if surnames::is_pinyin_surname(family) => parse(&format!("{family} {given}")).name,
        () => parse(&format!("{given} {family}")).name,
    }
}

/// Whether the text reads as the whole name of a Chinese person.
#[must_use]
pub fn is_plausible(name: &str) -> bool {
    let length = name.chars().count();
    let Some(family) = surname_len(name).filter(|_| han::all_han(name)) else {
        return false;
    };
    let given = name[family..].chars().count();
    (1..=2).contains(&given) && (2..=4).contains(&length)
}

/// One line, without what takes no room; borrowed where it is so already.
fn cleaned(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let clean = |character: char| {
        !han::is_invisible(character)
            && (character == ' ' || !character.is_whitespace())
            && han::narrow_alphanumeric(character) == character
    };
    if text.chars().all(clean) {
        return Cow::Borrowed(text);
    }
    let visible = text
        .chars()
        .filter(|character| !han::is_invisible(*character));
    let narrow = visible.map(han::narrow_alphanumeric);
    let line: String = narrow
        .map(|character| {
            if character.is_whitespace() {
                ' '
            } else {
                character
            }
        })
        .collect();
    Cow::Owned(line.trim().to_owned())
}

fn is_role(text: &str) -> bool {
    ROLES.contains(&text)
        || title::is_bare_title(text)
        || (text.chars().count() <= 5 && text.ends_with('部') && !is_plausible(text))
}

/// 张*, 张某某, 张XX; a real name may contain 某 elsewhere.
fn is_masked(text: &str) -> bool {
    if text.contains(['*', '＊', '×', '●', '○', '■']) {
        return true;
    }
    let Some(family) = surname_len(text) else {
        return false;
    };
    let rest = &text[family..];
    matches!(rest, "某" | "某某" | "某人")
        || (!rest.is_empty() && rest.chars().all(|character| matches!(character, 'x' | 'X')))
}

/// A question mark that a lossy conversion left, the replacement character, or a character of private use.
fn has_lost_character(text: &str) -> bool {
    text.chars()
        .any(|character| matches!(character, '?' | '？' | '\u{FFFD}' | '\u{E000}'..='\u{F8FF}'))
}

#[cfg(test)]
mod tests;
