//! Streets in Latin letters: No. 88, Century Avenue; Rm 1203, Bldg 3; 5/F, Block B.

use std::borrow::Cow;

use super::StreetParts;

/// What a word before a number says that it counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Number,
    Lane,
    Building,
    Unit,
    Floor,
    Room,
}

/// The labels in lower case, without the point of an abbreviation.
const LABELS: [(&str, Label); 25] = [
    ("no", Label::Number),
    ("nr", Label::Number),
    ("number", Label::Number),
    ("lane", Label::Lane),
    ("alley", Label::Lane),
    ("nong", Label::Lane),
    ("building", Label::Building),
    ("bldg", Label::Building),
    ("bld", Label::Building),
    ("block", Label::Building),
    ("blk", Label::Building),
    ("tower", Label::Building),
    ("zuo", Label::Building),
    ("dong", Label::Building),
    ("unit", Label::Unit),
    ("entrance", Label::Unit),
    ("floor", Label::Floor),
    ("fl", Label::Floor),
    ("level", Label::Floor),
    ("room", Label::Room),
    ("rm", Label::Room),
    ("suite", Label::Room),
    ("ste", Label::Room),
    ("flat", Label::Room),
    ("apt", Label::Room),
];

/// The words that roads end in, in English and in pinyin.
const ROADS: [&str; 38] = [
    "road",
    "rd",
    "street",
    "st",
    "str",
    "avenue",
    "ave",
    "av",
    "boulevard",
    "blvd",
    "highway",
    "hwy",
    "expressway",
    "drive",
    "dr",
    "way",
    "close",
    "court",
    "ct",
    "crescent",
    "cres",
    "place",
    "pl",
    "square",
    "sq",
    "terrace",
    "tce",
    "parade",
    "pde",
    "circuit",
    "cct",
    "lane",
    "ln",
    "lu",
    "jie",
    "dadao",
    "dajie",
    "hutong",
];
/// What may follow the name of a road: Zhongshan Road East, Tianfu Avenue North Section.
const DIRECTIONS: [&str; 14] = [
    "east", "west", "north", "south", "middle", "e", "w", "n", "s", "section", "(e)", "(w)", "(n)",
    "(s)",
];

/// The parts of a street in Latin letters.
pub(super) fn parts(text: &str) -> StreetParts<'_> {
    let mut parts = StreetParts::default();
    for segment in text.split([',', ';', '\n', '，']) {
        read_segment(segment.trim(), &mut parts);
    }
    parts
}

/// One piece between commas: labels with their numbers first, then a road or a name.
fn read_segment<'t>(segment: &'t str, parts: &mut StreetParts<'t>) {
    let mut rest = segment;
    while let Some(behind) = labelled(rest, parts) {
        rest = behind.trim_start_matches([' ', '-', '/', '.']);
    }
    let leading = rest.split(' ').next().unwrap_or_default();
    let behind = rest[leading.len()..].trim_start();
    if is_number(leading) && parts.number.is_none() && ends_road(behind).is_some() {
        parts.number = Some(value(leading));
        rest = behind;
    }
    match ends_road(rest) {
        Some(end) if parts.road.is_none() => {
            parts.road = Some(&rest[..end]);
            read_tail(rest[end..].trim_start(), parts);
        }
        _ => parts.leave(rest),
    }
}

/// What follows the road without a comma: its number, or words.
fn read_tail<'t>(mut tail: &'t str, parts: &mut StreetParts<'t>) {
    while let Some(behind) = labelled(tail, parts) {
        tail = behind.trim_start();
    }
    let word = tail.split(' ').next().unwrap_or_default();
    if is_number(word) && parts.number.is_none() {
        parts.number = Some(value(word));
        tail = tail[word.len()..].trim_start();
    }
    parts.leave(tail);
}

/// A label and its number, or a number and its label (3/F, 5th Floor), at the beginning; what is behind them.
fn labelled<'t>(text: &'t str, parts: &mut StreetParts<'t>) -> Option<&'t str> {
    if let Some(hash) = text.strip_prefix('#') {
        let number = word_of(hash);
        put(parts, Label::Room, number)?;
        return Some(&hash[number.len()..]);
    }
    let word = text.split([' ', '.', '#']).next().unwrap_or_default();
    if let Some(label) = label_of(word) {
        let behind = text[word.len()..].trim_start_matches(['.', ' ', '#', ':']);
        let number = word_of(behind);
        put(parts, label, number)?;
        return Some(&behind[number.len()..]);
    }
    let number = word_of(text);
    let behind = &text[number.len()..];
    let floor = ["/F", "/f"]
        .into_iter()
        .find_map(|mark| behind.strip_prefix(mark));
    if let Some(behind) = floor {
        put(parts, Label::Floor, number)?;
        return Some(behind);
    }
    floor_before(text, parts)
}

/// 3F and 5th Floor.
fn floor_before<'t>(text: &'t str, parts: &mut StreetParts<'t>) -> Option<&'t str> {
    let word = text.split(' ').next().unwrap_or_default();
    let digits = word.trim_end_matches(|character: char| character.is_ascii_alphabetic());
    let kind = word[digits.len()..].to_ascii_lowercase();
    let behind = text[word.len()..].trim_start();
    let next = behind.split(' ').next().unwrap_or_default();
    let written =
        matches!(kind.as_str(), "st" | "nd" | "rd" | "th") && label_of(next) == Some(Label::Floor);
    if !is_number(digits) || !(kind == "f" || written) {
        return None;
    }
    put(parts, Label::Floor, digits)?;
    Some(if written {
        &behind[next.len()..]
    } else {
        behind
    })
}

fn label_of(word: &str) -> Option<Label> {
    LABELS
        .iter()
        .find(|(label, _)| label.eq_ignore_ascii_case(word))
        .map(|(_, label)| *label)
}

/// Digits and letters with hyphens between them: 1203, 12-18, B, A-5.
fn word_of(text: &str) -> &str {
    let end = text
        .find(|character: char| !character.is_ascii_alphanumeric() && character != '-')
        .unwrap_or(text.len());
    &text[..end]
}

/// Fills a part with a number or a single letter, if it is one and the part is open.
fn put<'t>(parts: &mut StreetParts<'t>, label: Label, number: &'t str) -> Option<()> {
    let part = match label {
        Label::Number => &mut parts.number,
        Label::Lane => &mut parts.lane,
        Label::Building => &mut parts.building,
        Label::Unit => &mut parts.unit,
        Label::Floor => &mut parts.floor,
        Label::Room => &mut parts.room,
    };
    if part.is_some() || !(is_number(number) || number.len() == 1) {
        return None;
    }
    *part = Some(value(number));
    Some(())
}

fn is_number(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
        && word
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn value(number: &str) -> Cow<'_, str> {
    if number.bytes().any(|byte| byte.is_ascii_lowercase()) {
        Cow::Owned(number.to_ascii_uppercase())
    } else {
        Cow::Borrowed(number)
    }
}

/// Where the name of a road ends, directions included.
fn ends_road(text: &str) -> Option<usize> {
    let mut end = None;
    let mut at = 0;
    for word in text.split(' ') {
        let bare = word.trim_end_matches('.').to_ascii_lowercase();
        let direction = end.is_some() && DIRECTIONS.contains(&bare.as_str());
        // St. James Road begins with a saint.
        let suffix = at > 0 && end.is_none() && ROADS.contains(&bare.as_str());
        if suffix || direction {
            end = Some(at + word.len());
        } else if end.is_some() {
            break;
        }
        at += word.len() + 1;
    }
    end
}
