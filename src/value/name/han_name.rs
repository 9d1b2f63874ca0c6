//! Names in Han characters: forms of address, titles, several people, aliases, middle dots.

use super::surnames::surname_len;
use super::{Gender, Kind, Parsed, is_plausible};
use crate::value::{han, title};

/// Forms of address behind a name, and what they say of the gender.
const FORMS_OF_ADDRESS: [(&str, Option<Gender>); 16] = [
    ("先生收", Some(Gender::Male)),
    ("女士收", Some(Gender::Female)),
    ("小姐收", Some(Gender::Female)),
    ("亲启", None),
    ("先生", Some(Gender::Male)),
    ("女士", Some(Gender::Female)),
    ("小姐", Some(Gender::Female)),
    ("太太", Some(Gender::Female)),
    ("夫人", Some(Gender::Female)),
    ("阿姨", Some(Gender::Female)),
    ("大姐", Some(Gender::Female)),
    ("师傅", None),
    ("同志", None),
    ("(先生)", Some(Gender::Male)),
    ("(女士)", Some(Gender::Female)),
    ("(收)", None),
];

/// Short titles that only follow a family name, and what is meant where that is certain.
const SHORT_TITLES: [(&str, &str); 6] = [
    ("总", "总"),
    ("工", "工程师"),
    ("董", "董事长"),
    ("局", "局长"),
    ("处", "处长"),
    ("医生", "医生"),
];

/// Dots of every make between the parts of a name.
const DOTS: [char; 9] = ['·', '•', '‧', '・', '･', '.', '．', '﹒', '-'];

/// Reads a name that has Han characters.
pub(super) fn parse(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let rest = take_brackets(text, &mut parsed);
    let rest = take_number(&rest, &mut parsed);
    let rest = take_department(rest, &mut parsed);
    let rest = take_others(rest, &mut parsed);
    // Behind the first of several people there may be a number of his own.
    let rest = take_number(rest, &mut parsed);
    let rest = take_latin_alias(rest, &mut parsed);
    let rest = take_titles(rest, &mut parsed);
    finish(rest, &mut parsed);
    if parsed.name.is_empty() {
        return Parsed {
            name: text.to_owned(),
            kind: Kind::Doubtful,
            ..Parsed::default()
        };
    }
    parsed
}

/// Takes 张三（经理） apart; what stands in the brackets is a form of address, a title, or a note.
fn take_brackets(text: &str, parsed: &mut Parsed) -> String {
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
    if rest.trim().is_empty() || close < open {
        return text.to_owned();
    }
    if let Some((_, gender)) = FORMS_OF_ADDRESS.iter().find(|(form, _)| *form == inside) {
        parsed.gender = *gender;
        parsed.form_of_address = true;
    } else if title::is_title(inside) {
        parsed.title = Some(inside.to_owned());
        parsed.form_of_address = true;
    } else if !inside.is_empty() {
        parsed.alias = Some(inside.to_owned());
    }
    rest.trim().to_owned()
}

/// Takes a telephone number off the end; a digit or two are left, for they number people of one name.
fn take_number<'t>(text: &'t str, parsed: &mut Parsed) -> &'t str {
    let rest =
        text.trim_end_matches(|character: char| character.is_ascii_digit() || character == '-');
    let number = &text[rest.len()..];
    if number.len() < 7 || !rest.ends_with(|last: char| han::is_han(last) || last == ' ') {
        return text;
    }
    parsed.alias = Some(number.to_owned());
    rest.trim_end()
}

/// 市场部 李四 and 李四 市场部: the word that names a department is none of a person.
fn take_department<'t>(text: &'t str, parsed: &mut Parsed) -> &'t str {
    let Some((first, second)) = text.split_once(' ') else {
        return text;
    };
    for (name, department) in [(second, first), (first, second)] {
        if title::is_department(department) && !is_plausible(department) && is_name(name) {
            parsed.department = Some(department.to_owned());
            return name;
        }
    }
    text
}

/// Takes every person but the first; a space parts people only where both sides are whole names.
fn take_others<'t>(text: &'t str, parsed: &mut Parsed) -> &'t str {
    const MARKS: [char; 9] = ['/', '、', ',', '，', ';', '；', '&', '\\', '+'];
    let parts: Vec<&str> = text
        .split(MARKS)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    if let [first, others @ ..] = parts.as_slice()
        && !others.is_empty()
    {
        if others.iter().all(|other| title::is_title(other)) {
            parsed.title = Some(others.join("/"));
            parsed.form_of_address = true;
        } else {
            parsed.others = others.iter().map(|&other| other.to_owned()).collect();
        }
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

/// 张三 Tony is 张三, also called Tony; beside a family name alone the Latin word is all there is of a given name.
fn take_latin_alias<'t>(text: &'t str, parsed: &mut Parsed) -> &'t str {
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
    parsed.alias.get_or_insert_with(|| latin.to_owned());
    let whole = name
        .chars()
        .filter(|character| han::is_han(*character))
        .count()
        >= 2;
    if whole { name } else { text }
}

fn form_of_address(text: &str) -> Option<&'static (&'static str, Option<Gender>)> {
    FORMS_OF_ADDRESS
        .iter()
        .find(|(form, _)| text.ends_with(form))
}

/// Takes forms of address and titles off either end, as long as a name is left.
fn take_titles<'t>(text: &'t str, parsed: &mut Parsed) -> &'t str {
    let mut rest = text;
    for _ in 0..3 {
        let Some((shorter, gender, title)) = one_title_off(rest) else {
            break;
        };
        parsed.form_of_address = true;
        parsed.gender = parsed.gender.or(gender);
        parsed.title = parsed.title.take().or(title.map(str::to_owned));
        rest = shorter;
    }
    parsed.family_only = parsed.form_of_address && surname_len(rest) == Some(rest.len());
    rest
}

/// The text without the form of address or title at one of its ends.
fn one_title_off(text: &str) -> Option<(&str, Option<Gender>, Option<&str>)> {
    if let Some((form, gender)) = form_of_address(text) {
        let rest = text[..text.len() - form.len()].trim();
        return is_name(rest).then_some((rest, *gender, None));
    }
    if let Some(found) = title::trailing_title(text) {
        let rest = text[..text.len() - found.len()].trim_end_matches([' ', '-', '_', ':', '：']);
        // 张三 总经理 and 张总经理, but 张高级工程师 needs the space: its name would end anywhere.
        if is_name(rest) {
            return Some((rest, None, Some(found)));
        }
        if let Some((name, title)) = text
            .split_once(' ')
            .filter(|(name, title)| is_name(name) && title::is_title(title))
        {
            return Some((name, None, Some(title.trim())));
        }
    }
    if let Some(found) = title::leading_title(text) {
        let rest = text[found.len()..].trim_start_matches([' ', '-', '_', ':', '：']);
        if is_plausible(rest) {
            return Some((rest, None, Some(found)));
        }
    }
    SHORT_TITLES.iter().find_map(|(short, title)| {
        let family = text.strip_suffix(short)?.trim_end();
        (surname_len(family) == Some(family.len())).then_some((family, None, Some(*title)))
    })
}

fn is_name(text: &str) -> bool {
    let joined = with_middle_dots(&text.replace(' ', ""));
    let dotted = joined.contains('·') && joined.split('·').all(han::all_han);
    dotted || is_plausible(&joined) || surname_len(&joined) == Some(joined.len())
}

/// Spaces, dots and doubts of what is left.
fn finish(rest: &str, parsed: &mut Parsed) {
    let joined = without_spaces(rest);
    parsed.name = with_middle_dots(&joined);
    let name = &parsed.name;
    let letters = name.trim_end_matches(|character: char| character.is_ascii_digit());
    parsed.digits = letters.len() < name.len() && han::all_han(letters);
    let long = !name.contains('·')
        && name
            .chars()
            .filter(|character| han::is_han(*character))
            .count()
            > 6;
    const RELATIVES: [&str; 10] = [
        "之妻", "之夫", "之子", "之女", "之父", "之母", "妈妈", "爸爸", "家属", "代收",
    ];
    let relative =
        name.chars().count() > 2 && RELATIVES.iter().any(|relative| name.ends_with(relative));
    let principal = name
        .strip_suffix('代')
        .filter(|_| name.chars().count() == 3);
    let proxy = principal.is_some_and(is_plausible);
    if long || relative || proxy {
        parsed.kind = Kind::Doubtful;
    }
}

/// 张 三 is 张三: spaces inside a short Han name are decoration. Elsewhere one space stays.
fn without_spaces(text: &str) -> String {
    let joined: String = text.split_whitespace().collect();
    if han::all_han(&joined) && joined.chars().count() <= 4
        || joined
            .chars()
            .all(|character| han::is_han(character) || DOTS.contains(&character))
    {
        return joined;
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One kind of dot between Han parts. A hyphen or a full stop is one only in a name too long for a Chinese one.
fn with_middle_dots(name: &str) -> String {
    if !name.contains(DOTS)
        || name
            .chars()
            .filter(|character| han::is_han(*character))
            .count()
            < 4
    {
        return name.to_owned();
    }
    let parts: Vec<&str> = name.split(DOTS).collect();
    if parts.iter().all(|part| han::all_han(part)) {
        parts.join("·")
    } else {
        name.to_owned()
    }
}
