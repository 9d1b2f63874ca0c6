//! Reads an address: which of the ways a walk has found is its place, and what is left for the street.

use std::borrow::Cow;

use super::forms::{self, FORMS, Kind};
use super::table::{Division, Level};
use super::way::Way;
use super::{
    Certainty, Hints, Parsed, brackets, compact, fold, follow, label, marks, moves, repeat, walk,
};

/// Reads an address. What its beginning can mean in several ways is left unread, unless the hints decide it.
#[must_use]
pub fn parse(text: &str, hints: Hints<'_>) -> Parsed {
    let plain = fold(text);
    let plain = brackets::opened(&plain);
    let text = label::without_label(marks::behind(&plain, 0));
    let known = hints.division();
    let ways = walk::walk(text, None).ways;
    let parsed = match ways.as_slice() {
        [way] => match known {
            Some(known) if !agree(way.division, known) => return against_row(text, way, known),
            _ => settled(text, way),
        },
        [] => place_in_the_middle(text)
            .filter(|parsed| known.is_none_or(|known| agree(parsed.place, known)))
            .unwrap_or_else(|| Parsed::without_place(text, Certainty::NoPlace)),
        several => undecided(text, several),
    };
    match known {
        Some(known) => below(text, known, parsed),
        None => parsed,
    }
}

/// Whether one division lies in the other, or lay in it once.
fn agree(named: Option<Division>, known: Division) -> bool {
    named.is_none_or(|named| {
        named.lies_in(known) || known.lies_in(named) || moves::left(known, named).is_some()
    })
}

/// The address read below what the row says, where that leads further than the address alone.
fn below(text: &str, known: Division, alone: Parsed) -> Parsed {
    let deeper =
        alone.certainty == Certainty::Sure && alone.place.is_some_and(|place| place.lies_in(known));
    if deeper || matches!(alone.certainty, Certainty::Contradiction(_)) {
        return alone;
    }
    match walk::walk(text, Some(known)).ways.as_slice() {
        [way] => settled(text, way),
        [] => Parsed {
            place: Some(known),
            certainty: Certainty::Sure,
            ..Parsed::without_place(text, Certainty::NoPlace)
        },
        several => undecided(text, several),
    }
}

/// The row and the address name different places. A short name alone is too weak to contradict: it stays in the street.
fn against_row(text: &str, way: &Way, known: Division) -> Parsed {
    let weak = way.steps == 1 && way.last.is_some_and(|(kind, _)| kind == Kind::Short);
    if weak {
        return Parsed {
            place: Some(known),
            ..Parsed::without_place(text, Certainty::Sure)
        };
    }
    let places = way.division.into_iter().chain([known]).collect();
    Parsed::without_place(text, Certainty::Contradiction(places))
}

/// The address as its one best way reads it.
fn settled(text: &str, way: &Way) -> Parsed {
    if way.contradicts_itself(text) {
        let places = way.division.into_iter().collect();
        return Parsed::without_place(text, Certainty::Contradiction(places));
    }
    let rest = street_behind(text, way);
    let parsed = Parsed {
        place: way.division,
        street: compact(&rest).into_owned(),
        certainty: Certainty::Sure,
        former: way.former.map(|(from, to)| text[from..to].to_owned()),
        before: None,
    };
    repeat::without_repetition(parsed)
}

/// The street; a development zone keeps the name of its city, which is part of its own: 苏州工业园区.
fn street_behind<'t>(text: &'t str, way: &Way) -> Cow<'t, str> {
    let rest = marks::behind(text, way.end);
    if let Some((from, to)) = way.passed {
        return Cow::Owned(text[from..to].to_owned() + rest);
    }
    let short = way
        .last
        .is_some_and(|(kind, level)| kind == Kind::Short && level >= Level::City);
    if way.names_house || short && follow::is_zone(rest) {
        Cow::Borrowed(&text[way.last_at..])
    } else {
        Cow::Borrowed(rest)
    }
}

/// Several places are possible: what they have in common is certain, the rest stays in the street.
fn undecided(text: &str, ways: &[Way]) -> Parsed {
    let candidates: Vec<Division> = ways.iter().filter_map(|way| way.division).collect();
    let common = candidates.first().and_then(|first| {
        first
            .upwards()
            .find(|whole| candidates.iter().all(|candidate| candidate.lies_in(*whole)))
    });
    // A municipality is read at either of its two levels.
    let read = common.map_or(0, |common| {
        ways[0].ends[..=common.level() as usize]
            .iter()
            .copied()
            .max()
            .unwrap_or(0)
    });
    Parsed {
        place: common,
        ..Parsed::without_place(marks::behind(text, read), Certainty::Ambiguous(candidates))
    }
}

/// What says that the place behind it is only near.
const NEAR: [char; 6] = ['近', '邻', '距', '离', '临', '与'];

/// A place that is written out behind a name or a number: only two levels in full are believed there.
fn place_in_the_middle(text: &str) -> Option<Parsed> {
    let starts = text.char_indices().skip(1).map(|(at, _)| at);
    for at in starts {
        let full =
            |form: &&forms::Form| form.kind == Kind::Full && "省市区".contains(last_of(&form.text));
        if FORMS.at(&text[at..]).find(full).is_none() {
            continue;
        }
        if let [way] = walk::walk(&text[at..], None).ways.as_slice()
            && way.steps >= 2
            && way.last.is_some_and(|(kind, _)| kind == Kind::Full)
            && way
                .division
                .is_some_and(|division| division.level() > Level::Province)
        {
            let before = text[..at].trim_end_matches([' ', ',', '，', ':', '：', ';', '；']);
            if before.ends_with(NEAR) {
                return None;
            }
            let mut parsed = settled(&text[at..], way);
            parsed.before = (!before.is_empty()).then(|| before.to_owned());
            return Some(parsed);
        }
    }
    None
}

fn last_of(text: &str) -> char {
    text.chars().next_back().unwrap_or(' ')
}
