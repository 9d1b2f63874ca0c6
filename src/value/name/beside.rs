//! What stands beside a Chinese name in its cell: notes in brackets, numbers, departments, companies, other people.

use super::forms::{form_of_address, note};
use super::han_name::is_name;
use super::surnames::{has_common_surname, surname_len};
use super::{Parsed, is_plausible};
use crate::value::{company, digits, han, title};

/// Takes 张三（经理） apart; what stands in the brackets is a form of address, a title, or a note.
pub(super) fn take_brackets(text: &str, parsed: &mut Parsed) -> String {
    let open = text.find(['(', '（', '[', '【', '<', '《']);
    let close = text.find([')', '）', ']', '】', '>', '》']);
    let (Some(open), Some(close)) = (open, close) else {
        return text.to_owned();
    };
    let mut inside = text.get(open..close).unwrap_or_default().chars();
    inside.next();
    let inside = inside.as_str().trim();
    let mut behind = text[close..].chars();
    behind.next();
    let rest = format!("{}{}", &text[..open], behind.as_str());
    if close < open {
        return text.to_owned();
    }
    if rest.trim().is_empty() {
        // Brackets around the whole are decoration.
        return inside.to_owned();
    }
    take_note(inside, parsed);
    rest.trim().to_owned()
}

fn take_note(inside: &str, parsed: &mut Parsed) {
    if let Some(gender) = note(inside) {
        parsed.gender = gender;
        parsed.form_of_address = true;
    } else if let Some((department, title)) = title::split_department(inside) {
        parsed.department = Some(department.to_owned());
        parsed.title = Some(title.to_owned());
        parsed.form_of_address = true;
    } else if title::is_title(inside) {
        parsed.title = Some(inside.to_owned());
        parsed.form_of_address = true;
    } else if !inside.is_empty() {
        parsed.alias = Some(inside.to_owned());
    }
}

/// Takes a telephone number off the end; a digit or two are left, for they number people of one name.
pub(super) fn take_number<'t>(text: &'t str, parsed: &mut Parsed) -> &'t str {
    let rest = text.trim_end_matches(|one: char| one.is_ascii_digit() || one == '-');
    let number = &text[rest.len()..];
    let name = rest.trim_end_matches([' ', ':', '：', ',', '，', '/', '、']);
    if number.len() < 7 || !name.ends_with(|last: char| han::is_han(last)) {
        return text;
    }
    parsed.alias = Some(number.trim_start_matches('-').to_owned());
    name
}

/// Takes the company before a name: 上海海明有限公司 张三.
pub(super) fn take_company<'t>(text: &'t str, parsed: &mut Parsed) -> &'t str {
    if !text.contains("公司") && !text.contains(' ') {
        return text;
    }
    let glued = text.rfind("公司").map(|at| at + "公司".len());
    let spaced = text.find(' ');
    for end in [spaced, glued].into_iter().flatten() {
        let (firm, rest) = (
            text[..end].trim(),
            text[end..].trim_start_matches([' ', '-', '/', ':', '：', ',', '，']),
        );
        if company::is_company(firm) && is_name_or_addressed(rest) {
            parsed.company = Some(firm.to_owned());
            return rest;
        }
    }
    text
}

fn is_name_or_addressed(text: &str) -> bool {
    let addressed = form_of_address(text)
        .is_some_and(|(form, _)| is_name(text[..text.len() - form.len()].trim()));
    let titled = title::whole_title(text)
        .is_some_and(|title| is_name(text[..text.len() - title.len()].trim()));
    is_name(text) || addressed || titled
}

/// 市场部 李四, 李四-市场部 and 市场部李四: the word that names a department is none of a person.
pub(super) fn take_department<'t>(text: &'t str, parsed: &mut Parsed) -> &'t str {
    const MARKS: [char; 6] = [' ', '-', '_', '/', ':', '：'];
    let parted = text
        .split_once(MARKS)
        .into_iter()
        .flat_map(|(first, second)| [(second, first), (first, second)]);
    let glued = text
        .char_indices()
        .skip(2)
        .take(5)
        .filter(|(_, one)| matches!(one, '部' | '科' | '处' | '室' | '心'))
        .map(|(at, one)| text.split_at(at + one.len_utf8()))
        .map(|(department, name)| (name, department));
    for (name, department) in parted.chain(glued) {
        let (name, department) = (name.trim(), department.trim());
        if title::is_department(department)
            && !department.contains(' ')
            && !is_plausible(department)
            && !title::is_title(name)
            && is_name_or_addressed(name)
        {
            parsed.department = Some(department.to_owned());
            return name;
        }
    }
    text
}

const MARKS: [char; 11] = ['/', '、', ',', '，', ';', '；', '&', '\\', '+', '|', '｜'];

/// Takes every person but the first; a space parts people only where both sides are whole names.
pub(super) fn take_others<'t>(text: &'t str, parsed: &mut Parsed) -> &'t str {
    if let Some(first) = parted_by_marks(text, parsed) {
        return first;
    }
    if let Some((first, second)) = joined(text) {
        parsed.others = vec![second.to_owned()];
        return first;
    }
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    if let [first, others @ ..] = words.as_slice()
        && !others.is_empty()
        && words.iter().all(|word| {
            is_plausible(word) && !title::is_title(word) && form_of_address(word).is_none()
        })
    {
        parsed.others = others.iter().map(|&other| other.to_owned()).collect();
        return first;
    }
    text.trim()
}

fn parted_by_marks<'t>(text: &'t str, parsed: &mut Parsed) -> Option<&'t str> {
    if !text.contains(MARKS) {
        return None;
    }
    let mut parts = text
        .split(MARKS)
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let first = parts.next()?;
    let mut others: Vec<&str> = parts.collect();
    if let Some(at) = others.iter().position(|other| is_number(other)) {
        parsed.alias = Some(others.remove(at).to_owned());
    }
    if others.is_empty() {
        return Some(first);
    }
    if others.iter().all(|other| title::is_title(other)) {
        parsed.title = Some(others.join("/"));
        parsed.form_of_address = true;
    } else if others.iter().all(|other| note(other).is_some()) {
        // 张先生/女士: nobody knows which.
        let bare =
            form_of_address(first).map_or(first, |(form, _)| &first[..first.len() - form.len()]);
        parsed.form_of_address = true;
        parsed.family_only = surname_len(bare) == Some(bare.len());
        return Some(bare).filter(|bare| !bare.is_empty()).or(Some(first));
    } else {
        parsed.others = others.iter().map(|&other| other.to_owned()).collect();
    }
    Some(first)
}

fn is_number(text: &str) -> bool {
    text.len() >= 7 && digits::all_digits(&text.replace('-', ""))
}

/// 张三和李四: a word between two whole names; four characters may be one name (张和平 has the word inside).
fn joined(text: &str) -> Option<(&str, &str)> {
    const WORDS: [&str; 7] = ["和", "与", "及", "跟", " or ", " and ", "或"];
    if text.chars().count() < 5 {
        return None;
    }
    let pairs = WORDS
        .iter()
        .flat_map(|word| text.match_indices(word))
        .map(|(at, word)| (text[..at].trim(), text[at + word.len()..].trim()));
    let mut pairs = pairs.filter(|(first, second)| is_plausible(first) && is_plausible(second));
    pairs.next()
}

/// 张伟李娜 may be two people: the second half begins with one of the most common family names. None where it can be
/// parted in two ways.
pub(super) fn perhaps_two(name: &str) -> Option<(&str, &str)> {
    let length = name.chars().count();
    if !(4..=6).contains(&length) || !han::all_han(name) || !has_common_surname(name) {
        return None;
    }
    let ends = name.char_indices().map(|(at, _)| at).filter(|at| *at > 0);
    let mut halves = ends.map(|at| name.split_at(at)).filter(|(first, second)| {
        is_plausible(first) && is_plausible(second) && has_common_surname(second)
    });
    let only = halves.next()?;
    halves.next().is_none().then_some(only)
}

/// 张三 Tony is 张三, also called Tony; beside a family name alone the Latin word is all there is of a given name.
pub(super) fn take_latin_alias<'t>(text: &'t str, parsed: &mut Parsed) -> &'t str {
    let is_latin = |character: char| character.is_alphabetic() && !han::is_han(character);
    if !text.contains(is_latin) {
        return text;
    }
    let name = text.trim_matches(|character: char| !han::is_han(character));
    let Some(latin) = text.strip_prefix(name).or_else(|| text.strip_suffix(name)) else {
        return text;
    };
    let latin = latin.trim_matches([' ', '-', '_', '.']);
    if name.contains(is_latin) || latin.is_empty() || latin.chars().any(han::is_han) {
        return text;
    }
    if let Some(gender) = note(name) {
        // Zhang Wei先生
        parsed.gender = parsed.gender.or(gender);
        parsed.form_of_address = true;
        return latin;
    }
    if let Some(gender) = super::latin::honorific(latin) {
        parsed.gender = parsed.gender.or(gender);
        parsed.form_of_address = true;
        parsed.family_only = surname_len(name) == Some(name.len());
        return name;
    }
    parsed.alias.get_or_insert_with(|| latin.to_owned());
    let mut characters = name.chars().filter(|character| han::is_han(*character));
    let whole = characters.nth(1).is_some();
    if whole { name } else { text }
}
