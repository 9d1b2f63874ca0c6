//! Names in Han characters: forms of address and titles at their ends, spaces and dots within.

use super::beside::{
    perhaps_two, take_brackets, take_company, take_department, take_latin_alias, take_number,
    take_others,
};
use super::forms::{SHORT_TITLES, form_of_address, note, without_label};
use super::surnames::{has_common_surname, surname_len};
use super::{Gender, Kind, Parsed, is_plausible};
use crate::value::{han, title};

/// Dots of every make between the parts of a name.
const DOTS: [char; 17] = [
    '·', '•', '‧', '・', '･', '.', '．', '﹒', '-', '⋅', '∙', 'ㆍ', '。', '●', '˙', '᛫', 'ꞏ',
];

/// Reads a name that has Han characters.
pub(super) fn parse(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let rest = take_brackets(without_label(text), &mut parsed);
    let rest = take_number(&rest, &mut parsed);
    let rest = take_company(rest, &mut parsed);
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
    parsed.family_only |= parsed.form_of_address && surname_len(rest) == Some(rest.len());
    rest
}

/// A text without what was taken off, the gender it tells, and the title it is.
type Shorter<'t> = (&'t str, Option<Gender>, Option<&'t str>);

/// The text without the form of address or title at one of its ends.
fn one_title_off(text: &str) -> Option<Shorter<'_>> {
    if let Some((form, gender)) = form_of_address(text) {
        let rest = text[..text.len() - form.len()].trim();
        return (is_name(rest) || nickname_off(rest).is_some()).then_some((rest, gender, None));
    }
    note_off(text)
        .or_else(|| title_off(text))
        .or_else(|| short_title_off(text))
        .or_else(|| nickname_off(text))
}

/// 张三 女 and 张三 收, where a space parts the word from a whole name.
fn note_off(text: &str) -> Option<Shorter<'_>> {
    let (name, word) = text.rsplit_once(' ')?;
    let gender = note(word).filter(|_| is_plausible(name.trim()))?;
    Some((name.trim(), gender, None))
}

fn title_off(text: &str) -> Option<Shorter<'_>> {
    const MARKS: [char; 5] = [' ', '-', '_', ':', '：'];
    if let Some(found) = title::whole_title(text) {
        // 张三销售总监 and 张总经理: the work goes with the title, unless it is what is left of the name.
        for title in [found, title::trailing_title(found).unwrap_or(found)] {
            let rest = text[..text.len() - title.len()].trim_end_matches(MARKS);
            if is_name(rest) {
                return Some((rest, None, Some(title)));
            }
        }
        if let Some((name, title)) = text
            .split_once(' ')
            .filter(|(name, title)| is_name(name) && title::is_title(title))
        {
            return Some((name, None, Some(title.trim())));
        }
    }
    let length = title::leading_len(text)?;
    let rest = text[length..].trim_start_matches(MARKS);
    is_plausible(rest).then_some((rest, None, Some(&text[..length])))
}

fn short_title_off(text: &str) -> Option<Shorter<'_>> {
    SHORT_TITLES.iter().find_map(|(short, gender, title)| {
        let family = text.strip_suffix(short)?.trim_end();
        (surname_len(family) == Some(family.len())).then_some((family, *gender, *title))
    })
}

/// 小王 and 老李 are what people call somebody of that family.
fn nickname_off(text: &str) -> Option<Shorter<'_>> {
    let family = text.strip_prefix(['小', '老'])?;
    let one = family.chars().nth(1).is_none();
    (one && has_common_surname(family)).then_some((family, None, None))
}

/// Whether the text is a name, whole or a family name alone.
pub(super) fn is_name(text: &str) -> bool {
    if text.is_empty() {
        return false;
    }
    let joined = with_middle_dots(&text.replace(' ', ""));
    let dotted = joined.contains('·') && joined.split('·').all(han::all_han);
    dotted || is_plausible(&joined) || surname_len(&joined) == Some(joined.len())
}

/// Spaces, dots and doubts of what is left.
fn finish(rest: &str, parsed: &mut Parsed) {
    let rest = rest
        .trim_matches(|one: char| !one.is_alphanumeric() && !one.is_whitespace() && one != '\'');
    let joined = without_spaces(rest.trim(), parsed);
    parsed.name = with_middle_dots(&joined);
    let name = &parsed.name;
    let letters = name.trim_end_matches(|character: char| character.is_ascii_digit());
    parsed.digits = letters.len() < name.len() && han::all_han(letters);
    if let Some((first, second)) = perhaps_two(name) {
        parsed.perhaps_two = Some(format!("{first};{second}"));
    }
    if is_doubtful(name) {
        parsed.kind = Kind::Doubtful;
    }
}

/// Too long, or somebody's relative or proxy.
fn is_doubtful(name: &str) -> bool {
    const RELATIVES: [&str; 14] = [
        "之妻", "之夫", "之子", "之女", "之父", "之母", "妈妈", "爸爸", "家属", "代收", "家长",
        "母亲", "父亲", "亲属",
    ];
    let length = name.chars().count();
    let han_count = name.chars().filter(|one| han::is_han(*one)).count();
    let long = !name.contains('·') && han_count > 6;
    let relative = length > 2 && RELATIVES.iter().any(|relative| name.ends_with(relative));
    let principal = name.strip_suffix('代').filter(|_| length == 3);
    long || relative || principal.is_some_and(is_plausible)
}

/// 张 三 is 张三: spaces inside a short Han name are decoration. Elsewhere one space stays.
fn without_spaces(text: &str, parsed: &mut Parsed) -> String {
    if !text.contains(char::is_whitespace) {
        return text.to_owned();
    }
    if let Some((name, note)) = text.split_once(' ')
        && han::all_han(note)
        && note.chars().count() > 2
        && is_plausible(name)
        && has_common_surname(name)
    {
        // 张三 大客户: what follows a whole name is a note.
        parsed.alias.get_or_insert_with(|| note.to_owned());
        return name.to_owned();
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.concat();
    let ethnic = words.len() == 2
        && joined.chars().count() > 4
        && words
            .iter()
            .all(|word| han::all_han(word) && word.chars().nth(1).is_some());
    if ethnic {
        return words.join("·");
    }
    let short = han::all_han(&joined) && joined.chars().count() <= 4;
    if short
        || joined
            .chars()
            .all(|one| han::is_han(one) || DOTS.contains(&one))
    {
        return joined;
    }
    words.join(" ")
}

/// One kind of dot between Han parts. A hyphen or a full stop is one only in a name too long for a Chinese one.
fn with_middle_dots(name: &str) -> String {
    let long = || {
        name.chars()
            .filter(|one| han::is_han(*one))
            .nth(3)
            .is_some()
    };
    if !name.contains(DOTS) || !long() {
        return name.to_owned();
    }
    let parts: Vec<&str> = name.split(DOTS).collect();
    if parts.iter().all(|part| han::all_han(part)) {
        parts.join("·")
    } else {
        name.to_owned()
    }
}
