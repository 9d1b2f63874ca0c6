//! What a cell says of a person's name: the name itself, and what people write beside it.
//!
//! Text in, parsed value out. `no_person` knows what is no name; `han_name` reads names in Han characters with the help
//! of `beside` and `forms`, `latin` those in Latin letters, `pinyin` spells the former with the latter, `surnames`
//! knows the family names, `bearers` how many people bear a name.

pub mod bearers;
mod beside;
mod forms;
mod han_name;
mod latin;
mod no_person;
mod pinyin;
mod plain_latin;
mod surnames;

use std::borrow::Cow;

use rustc_hash::FxHashSet;

pub use pinyin::{latin_readings, pinyin, pinyin_parts};
pub use surnames::{is_surname, surname_len};

use self::no_person::no_person;
use crate::value::han;

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
    /// A company beside the name.
    pub company: Option<String>,
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
    /// The two people that it may be without a mark between them, joined by `;`: 张伟李娜.
    pub perhaps_two: Option<String>,
    /// The name with its Chinese family name in front, where it stands behind what may be a given name: San Zhang.
    pub family_first: Option<String>,
}

/// Reads a cell of names.
#[must_use]
pub fn parse(text: &str) -> Parsed {
    if is_plain(text) {
        return Parsed {
            name: text.to_owned(),
            ..Parsed::default()
        };
    }
    parse_in_full(text)
}

/// Reads a cell of which nothing is known.
fn parse_in_full(text: &str) -> Parsed {
    let text = cleaned(text);
    let as_written = |kind| Parsed {
        name: text.clone().into_owned(),
        kind,
        ..Parsed::default()
    };
    if let Some(kind) = no_person(&text) {
        return as_written(kind);
    }
    let mut parsed = once(&text);
    // What was taken off may lay open more: in `张经理(Tony).` the title stands at the end at last.
    for _ in 0..MOST_ROUNDS {
        if parsed.name == text {
            break;
        }
        // Where no person is left, what was taken off was no title.
        if no_person(&parsed.name).is_some() {
            return as_written(Kind::Doubtful);
        }
        let again = once(&parsed.name);
        if again.name == parsed.name {
            break;
        }
        parsed = parsed.followed_by(again);
    }
    parsed
}

/// Each round takes something off, and nobody writes more than this around a name.
const MOST_ROUNDS: usize = 8;

/// What one look at a name says.
fn once(text: &str) -> Parsed {
    let mut parsed = if han::has_han(text) {
        han_name::parse(text)
    } else {
        latin::parse(text)
    };
    let bare = cleaned(&parsed.name);
    if bare != parsed.name {
        parsed.name = bare.into_owned();
    }
    parsed
}

impl Parsed {
    /// What a second look says, with what the first one took off.
    fn followed_by(self, again: Parsed) -> Parsed {
        let mut others = self.others;
        others.extend(again.others);
        Parsed {
            name: again.name,
            kind: again.kind,
            gender: self.gender.or(again.gender),
            title: self.title.or(again.title),
            department: self.department.or(again.department),
            company: self.company.or(again.company),
            alias: self.alias.or(again.alias),
            others,
            form_of_address: self.form_of_address || again.form_of_address,
            family_only: self.family_only || again.family_only,
            digits: again.digits,
            undivided: again.undivided,
            perhaps_two: again.perhaps_two,
            family_first: again.family_first,
        }
    }
}

/// Whether a look at a name shows that it is one in standard form and that nothing stands beside it.
///
/// Nearly all names are so.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    if text.as_bytes().first().is_some_and(u8::is_ascii) {
        plain_latin::is_plain(text)
    } else {
        is_plain_han(text)
    }
}

/// Whether a name is two or three characters of which the last ends no title, no form of address and no word that
/// stands for a name.
fn is_plain_han(text: &str) -> bool {
    if !matches!(text.len(), 6 | 9) {
        return false;
    }
    let (first, last) = (text.chars().next(), text.chars().next_back());
    let told =
        |one: Option<char>, listed: &FxHashSet<char>| one.is_some_and(|one| listed.contains(&one));
    !told(last, &forms::ENDS) && !told(first, &no_person::BEGINNINGS) && is_plausible(text)
}

/// The name for matching: simplified, lower case, without spaces, dots and hyphens.
#[must_use]
pub fn key(name: &str) -> String {
    let letters = name.chars().filter(|character| character.is_alphanumeric());
    // 锺 is written for 钟 by some of the family, in simplified text too.
    let simplified = letters.map(|one| match han::simplified(one) {
        '锺' => '钟',
        other => other,
    });
    simplified.flat_map(char::to_lowercase).collect()
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
        () if surnames::is_pinyin_surname(family) => {
            in_standard_form([family, " ", given].concat())
        }
        () => in_standard_form([given, " ", family].concat()),
    }
}

fn in_standard_form(name: String) -> String {
    if is_plain(&name) {
        name
    } else {
        parse_in_full(&name).name
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
    // Marks at the ends are those of a list or of a spreadsheet, none of a name.
    let mark = |character: char| character.is_whitespace() || ",，;；`\"".contains(character);
    // An apostrophe in front keeps a spreadsheet from reading a number; behind a name it may be the name's own.
    let in_front = |character: char| mark(character) || matches!(character, '\'' | '\u{2018}');
    let text = text.trim_start_matches(in_front).trim_end_matches(mark);
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
    let bare = line.trim_start_matches(in_front).trim_end_matches(mark);
    Cow::Owned(bare.to_owned())
}

#[cfg(test)]
mod tests;
