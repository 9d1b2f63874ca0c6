//! A company's name as it is registered: full-width brackets, no spaces between Han characters, its legal form spelt out.

use super::latin;
use super::mistyped::{CUT_OFF, MISTYPED};
use super::words::{FIRM, owners_of_departments};
use crate::value::{han, title};

/// A company's name in standard form, and what was found on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tidied {
    /// The name.
    pub name: String,
    /// The same with a mistyped legal form put right.
    pub respelt: Option<String>,
    /// Whether the legal form breaks off.
    pub cut_off: bool,
    /// The company and the department behind it, where there is one.
    pub department: Option<(String, String)>,
    /// A former name of the company, and the name without it.
    pub former: Option<(String, String)>,
}

/// Brings a company's name into standard form.
#[must_use]
pub fn tidy(text: &str) -> Tidied {
    if is_tidy(text) {
        return examined(text.to_owned());
    }
    let line = one_line(text);
    if !han::has_han(&line) {
        return Tidied {
            name: latin::tidy(&line),
            ..Tidied::default()
        };
    }
    examined(with_wide_brackets(&without_spaces(&line)))
}

/// Most names are Han characters and full-width brackets and nothing else.
fn is_tidy(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|character| han::is_han(character) || matches!(character, '（' | '）'))
}

/// What can be said of a name in standard form.
fn examined(name: String) -> Tidied {
    Tidied {
        respelt: respelt(&name),
        cut_off: CUT_OFF.iter().any(|cut| name.ends_with(cut)),
        department: split_department(&name),
        former: split_former(&name),
        name,
    }
}

fn one_line(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(|character| !han::is_invisible(*character))
        .map(han::narrow_alphanumeric)
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A space stays only between two Latin words.
fn without_spaces(line: &str) -> String {
    let mut name = String::with_capacity(line.len());
    for word in line.split(' ') {
        let latin = |character: Option<char>| {
            character.is_some_and(|character| character.is_ascii_alphanumeric())
        };
        if latin(name.chars().next_back()) && latin(word.chars().next()) {
            name.push(' ');
        }
        name.push_str(word);
    }
    name
}

fn with_wide_brackets(name: &str) -> String {
    name.chars()
        .map(|character| match character {
            '(' | '﹙' => '（',
            ')' | '﹚' => '）',
            _ => character,
        })
        .collect()
}

fn respelt(name: &str) -> Option<String> {
    let (wrong, right) = MISTYPED.iter().find(|(wrong, _)| name.ends_with(wrong))?;
    Some(format!("{}{right}", &name[..name.len() - wrong.len()]))
}

/// 某某公司市场部 and 上海交通大学计算机系: what follows the organization is a department of it.
fn split_department(name: &str) -> Option<(String, String)> {
    if FIRM.ending(name).is_some() {
        return None;
    }
    let end = owners_of_departments()
        .filter_map(|form| name.rfind(form).map(|at| at + form.len()))
        .max()?;
    let department = name[end..].trim_start_matches(['-', '—', '/', '·', ' ']);
    let company = &name[..end];
    let named = title::is_department(department)
        && !department.ends_with("营业部")
        && department.chars().count() <= 10;
    (named && company.chars().count() >= 4).then(|| (company.to_owned(), department.to_owned()))
}

/// 上海新（原上海旧）: the name of today, and the former one.
fn split_former(name: &str) -> Option<(String, String)> {
    let labels = ["（原名", "（曾用名", "（原"];
    if !name.contains('（') {
        return None;
    }
    let (at, label) = labels
        .iter()
        .find_map(|label| name.find(label).map(|at| (at, *label)))?;
    let inside = name[at + label.len()..].trim_start_matches([':', '：', ' ']);
    let (former, behind) = inside.split_once('）')?;
    let today = format!("{}{behind}", &name[..at]);
    (former.chars().count() >= 2 && !today.is_empty()).then(|| (today, former.to_owned()))
}
