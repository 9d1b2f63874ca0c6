//! What an address says: the divisions it names, today's, and the way to the door.
//!
//! Text in, parsed value out. `fold` brings the text to one plain line, `forms` knows how divisions are written, `walk`
//! reads them from the beginning of the line, `follow` tells a place from a road that bears its name.

mod abbreviation;
mod bearers;
mod endings;
mod fold;
mod follow;
mod forms;
mod latin;
mod number;
mod postcode;
mod repeat;
mod stand;
mod passage;
pub mod table;
mod typo;
mod walk;
mod way;

use std::borrow::Cow;

pub use fold::{compact, fold};
pub use latin::{Latin, read_latin};
pub use number::split_mobile;
pub use postcode::split_postcode;
pub use table::{Division, Level};
pub use typo::mistyped;

use forms::Kind;
use way::Way;

/// What the row says of the place beside the address itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints<'a> {
    /// The province column.
    pub province: Option<&'a str>,
    /// The city column.
    pub city: Option<&'a str>,
    /// The district column.
    pub district: Option<&'a str>,
}

impl Hints<'_> {
    /// The one division that the columns name together, if they do.
    #[must_use]
    pub fn division(&self) -> Option<Division> {
        let named = [self.province, self.city, self.district];
        let mut names = named
            .into_iter()
            .flatten()
            .map(|name| abbreviation::alone(name).unwrap_or(name));
        let first = names.next()?;
        let line = names.fold(Cow::Borrowed(first), |line, name| {
            Cow::Owned(line.into_owned() + " " + name)
        });
        let line = fold(&line);
        match walk::walk_columns(&line).ways.as_slice() {
            [way] if walk::behind(&line, way.end).is_empty() => way.division,
            _ => None,
        }
    }
}

/// How sure the place is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// The text names no division.
    NoPlace,
    /// One place, or none below it.
    Sure,
    /// What is written can be any of these; none was chosen.
    Ambiguous(Vec<Division>),
    /// The text, or the text and its row, name two places that exclude each other.
    Contradiction(Vec<Division>),
}

/// An address, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The deepest division that is certain.
    pub place: Option<Division>,
    /// What follows the divisions, in one line.
    pub street: String,
    /// How sure the place is.
    pub certainty: Certainty,
    /// An old name that was read as today's.
    pub former: Option<String>,
    /// Text that stood before the place.
    pub before: Option<String>,
}

impl Parsed {
    /// The province's official name.
    #[must_use]
    pub fn province(&self) -> Option<&'static str> {
        self.place?.at(Level::Province).map(Division::name)
    }

    /// The city's official name; a municipality is its own city, a directly governed county has none.
    #[must_use]
    pub fn city(&self) -> Option<&'static str> {
        self.place?.at(Level::City).map(Division::name)
    }

    /// The district's official name.
    #[must_use]
    pub fn district(&self) -> Option<&'static str> {
        self.place?.at(Level::District).map(Division::name)
    }

    /// The six-digit code of the deepest division.
    #[must_use]
    pub fn code(&self) -> Option<u32> {
        self.place.map(Division::code)
    }

    /// The whole in one line: province, city, district, street.
    #[must_use]
    pub fn line(&self) -> String {
        self.place.map(Division::path).unwrap_or_default() + &self.street
    }

    fn without_place(text: &str, certainty: Certainty) -> Self {
        Parsed {
            place: None,
            street: compact(walk::behind(text, 0)).into_owned(),
            certainty,
            former: None,
            before: None,
        }
    }
}

/// Reads an address. What its beginning can mean in several ways is left unread, unless the hints decide it.
#[must_use]
pub fn parse(text: &str, hints: Hints<'_>) -> Parsed {
    let plain = fold(text);
    let text = without_label(walk::behind(&plain, 0));
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

/// The bytes at the beginning of a name that are a province or city and what lies in them: the 上海 of 上海海明.
///
/// Whatever follows: a company bears the name of its place as a road does.
#[must_use]
pub fn leading_region(name: &str) -> usize {
    let mut end = 0;
    let mut reached: Option<Division> = None;
    while let Some((length, division)) = region_below(&name[end..], reached) {
        end += length;
        reached = Some(division);
    }
    end
}

/// The first form in which `text` begins with a region below `reached`. Districts, and prefectures that are no cities
/// (阿里, 和田), count only in full: their short names are words that companies choose.
fn region_below(text: &str, reached: Option<Division>) -> Option<(usize, Division)> {
    forms::FORMS.at(text).find_map(|form| {
        let fits = |division: &Division| {
            let below =
                reached.is_none_or(|reached| division.lies_in(reached) && *division != reached);
            let city = division.level() == Level::Province
                || division.level() == Level::City && division.name().ends_with('市');
            let full = form.kind == Kind::Full && (reached.is_some() || form.is_unique());
            below && (city || full)
        };
        let division = form
            .readings
            .iter()
            .map(|reading| reading.division)
            .find(fits)?;
        Some((form.text.len(), division))
    })
}

/// A street as it stands in its own field: one plain line without separators before it.
#[must_use]
pub fn tidy_street(text: &str) -> String {
    compact(walk::behind(&fold(text), 0)).into_owned()
}

/// Whether one division lies in the other.
fn agree(named: Option<Division>, known: Division) -> bool {
    named.is_none_or(|named| named.lies_in(known) || known.lies_in(named))
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
    let rest = walk::behind(text, way.end);
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
        ..Parsed::without_place(walk::behind(text, read), Certainty::Ambiguous(candidates))
    }
}

/// Labels that a form puts before an address.
const LABELS: [&str; 12] = [
    "通讯地址",
    "收货地址",
    "联系地址",
    "详细地址",
    "公司地址",
    "单位地址",
    "家庭地址",
    "所在地区",
    "邮寄地址",
    "地址",
    "中华人民共和国",
    "中国",
];

/// The text without a label, or the country, before it.
fn without_label(text: &str) -> &str {
    let mut rest = text;
    while let Some(shorter) = LABELS.iter().find_map(|label| rest.strip_prefix(label)) {
        let trimmed = shorter.trim_start_matches([':', '：', ' ', ',', '，', '-']);
        let country = rest.starts_with('中');
        let names_place = !country || !walk::walk(trimmed, None).ways.is_empty();
        if !names_place || trimmed.is_empty() || (!country && trimmed.len() == shorter.len()) {
            break;
        }
        rest = trimmed;
    }
    rest
}

/// A place that is written out behind a name or a number: only two levels in full are believed there.
fn place_in_the_middle(text: &str) -> Option<Parsed> {
    let starts = text.char_indices().skip(1).map(|(at, _)| at);
    for at in starts {
        let full =
            |form: &&forms::Form| form.kind == Kind::Full && "省市区".contains(last_of(&form.text));
        if forms::FORMS.at(&text[at..]).find(full).is_none() {
            continue;
        }
        if let [way] = walk::walk(&text[at..], None).ways.as_slice()
            && way.steps >= 2
            && way
                .last
                .is_some_and(|(kind, level)| kind == Kind::Full && level > Level::Province)
        {
            let before = text[..at].trim_end_matches([' ', ',', '，', ':', '：', ';', '；']);
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

#[cfg(test)]
mod tests;
