//! What stands between the levels of an address and names none of them: marks, and the fillers of lists of codes.

use super::table::{Division, Level};

/// What stands between two levels and names neither.
pub(super) const SEPARATORS: &[char] = &[
    ' ', '\t', '\n', '\r', '-', '－', '—', '–', '/', '／', '\\', ',', '，', '、', '·', '|', '｜',
    '>', '_', '.', ';', '；', '\'', '‘',
];

/// Words that lists of codes put in place of a level.
const FILLERS: [&str; 11] = [
    "生产建设兵团",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
    "省直辖县级行政单位",
    "省直辖行政单位",
    "省直辖县",
    "省直辖",
    "直辖县",
    "县级市",
    "市直辖",
    "市辖区",
];

/// Where the fillers behind a way end: they are accounted for even when nothing follows them.
pub(super) fn fillers_end(text: &str, from: usize, at: usize) -> usize {
    // Every filler has one of these, and hardly any name has: a look at one character saves eleven searches.
    let suspicious = from < at && text[from..at].contains(['辖', '县', '建']);
    if suspicious && FILLERS.iter().any(|filler| text[from..at].contains(filler)) {
        at
    } else {
        from
    }
}

/// Where the text goes on behind marks.
pub(super) fn skip_separators(text: &str, from: usize) -> usize {
    text.len() - text[from..].trim_start_matches(SEPARATORS).len()
}

/// Where the text goes on behind the words that lists of codes put in place of a level.
pub(super) fn skip_fillers(text: &str, from: usize, reached: Option<Division>) -> usize {
    let Some(division) = reached else {
        return from;
    };
    let rest = &text[from..];
    if let Some(filler) = FILLERS.iter().find(|filler| rest.starts_with(**filler)) {
        return skip_separators(text, from + filler.len());
    }
    // 重庆市县酉阳…: the list of codes has a level of the name 县 there.
    let counties = division.name().ends_with('市')
        && division.at(Level::Province).map(Division::name) == Some(division.name());
    match rest.strip_prefix('县') {
        Some(behind) if counties && !behind.is_empty() => skip_separators(text, from + "县".len()),
        _ => from,
    }
}

/// What is left of the text behind `end`, without the separators and the placeholders of lists that led up to it.
pub(super) fn behind(text: &str, end: usize) -> &str {
    let mut rest = text[end..].trim_start_matches(SEPARATORS);
    while let Some(shorter) = FILLERS[1..]
        .iter()
        .find_map(|filler| rest.strip_prefix(filler))
    {
        rest = shorter.trim_start_matches(SEPARATORS);
    }
    rest
}
