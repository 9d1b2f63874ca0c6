//! Reads the divisions at the beginning of an address: position first, then hierarchy.
//!
//! Every way of reading is followed, each step only to a division that lies in the one read so far; the way that
//! accounts for most of the text is taken. Where several do that and lead to different places, none is chosen.

use super::follow;
use super::forms::{Era, FORMS, Form, Kind, Reading};
use super::table::{Division, Level};

/// What stands between two levels and names neither.
const SEPARATORS: &[char] = &[
    ' ', '\t', '\n', '\r', '-', '－', '—', '–', '/', '／', '\\', ',', '，', '、', '·', '|', '｜',
    '>', '_', '.', ';', '；',
];

/// Words that lists of codes put in place of a level.
const FILLERS: [&str; 9] = [
    "生产建设兵团",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
    "省直辖县级行政单位",
    "省直辖行政单位",
    "省直辖",
    "直辖县",
    "市直辖",
    "市辖区",
];

/// Cities whose short names are words of their own: they stand for the city only before one of its parts.
const WORDS: [&str; 24] = [
    "朝阳", "安康", "白银", "海西", "海北", "海东", "山南", "吉安", "三明", "东方", "永安", "安宁",
    "文昌", "永康", "新民", "长乐", "兴城", "海城", "东兴", "兴化", "万宁", "平安", "和平", "新华",
];

/// A way of reading as far as it has come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    /// The division it has reached.
    pub(super) division: Option<Division>,
    /// The bytes it accounts for.
    pub(super) end: usize,
    /// The span of the old name it passed, if it passed one.
    pub(super) former: Option<(usize, usize)>,
    /// Where the last form begins.
    pub(super) last_at: usize,
    /// Where the form ends that reached each level; zero for a level that was not read from the text.
    pub(super) ends: [usize; 3],
    /// Whether a level was named again above the one reached.
    restarted: bool,
    pub(super) last: Option<(Kind, Level)>,
    pub(super) steps: u8,
}

/// What a walk found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The best ways; several where the text can be read as several places.
    pub(super) ways: Vec<Way>,
}

/// An address names a handful of levels, even when it repeats them.
const MAX_STEPS: u8 = 12;

/// Walks from the beginning of `text`, below `within` where the row says that much already.
pub(super) fn walk(text: &str, within: Option<Division>) -> Found {
    let start = Way {
        division: within,
        end: 0,
        former: None,
        last_at: 0,
        ends: [0; 3],
        restarted: false,
        last: None,
        steps: 0,
    };
    let mut found = Found::default();
    extend(text, start, &mut found);
    found.keep_best();
    found
}

/// Follows every form at the end of `way`; a way that goes no further is an end.
fn extend(text: &str, way: Way, found: &mut Found) -> bool {
    let at = skip_separators(text, way.end);
    let at = skip_fillers(text, at, &way);
    let mut went_on = false;
    if way.steps < MAX_STEPS {
        for form in FORMS.at(&text[at..]) {
            for reading in &form.readings {
                went_on |= step(text, at, way, (form, reading), found);
            }
        }
    }
    if !went_on && way.steps > 0 {
        let end = fillers_end(text, way.end, at);
        found.ways.push(Way { end, ..way });
    }
    went_on
}

/// Where the fillers behind a way end: they are accounted for even when nothing follows them.
fn fillers_end(text: &str, from: usize, at: usize) -> usize {
    if FILLERS.iter().any(|filler| text[from..at].contains(filler)) {
        at
    } else {
        from
    }
}

/// Takes one reading of one form, if it fits the way so far and what follows; whether it did.
fn step(
    text: &str,
    at: usize,
    way: Way,
    (form, reading): (&Form, &Reading),
    found: &mut Found,
) -> bool {
    let Some(next) = fits(way.division, reading.division) else {
        return false;
    };
    let end = at + form.text.len();
    let rest = &text[end..];
    if follow::suffix_belongs_to_next(&form.text, rest)
        || is_bare_direction(&form.text, way.division)
    {
        return false;
    }
    let repeated = next == Step::Again;
    let mut ends = way.ends;
    if !repeated {
        ends[reading.division.level() as usize] = end;
    }
    let onward = Way {
        division: if repeated {
            way.division
        } else {
            Some(reading.division)
        },
        end,
        former: way
            .former
            .or((reading.era == Era::Former).then_some((at, end))),
        last_at: at,
        ends,
        restarted: way.restarted || (repeated && way.division != Some(reading.division)),
        last: Some((form.kind, reading.division.level())),
        steps: way.steps + 1,
    };
    let ways = found.ways.len();
    let went_on = extend(text, onward, found);
    if !went_on
        && form.kind == Kind::Short
        && !short_form_stands(form, reading, way.division, (rest, repeated))
    {
        found.ways.truncate(ways);
        return false;
    }
    true
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Down,
    Again,
}

/// A way leads down, or names again what it has named.
fn fits(so_far: Option<Division>, next: Division) -> Option<Step> {
    match so_far {
        None => Some(Step::Down),
        Some(division) if division.lies_in(next) => Some(Step::Again),
        Some(division) if next.lies_in(division) => Some(Step::Down),
        Some(_) => None,
    }
}

/// 东区, 西区, 城区 name a division only inside a city that has one of that name.
fn is_bare_direction(form: &str, so_far: Option<Division>) -> bool {
    let known = so_far
        .is_some_and(|division| division.level() >= Level::City || division.code() % 10_000 != 0)
        || so_far.is_some_and(|division| division.code() / 10_000 >= 81);
    form.ends_with('区') && form.chars().count() == 2 && !known
}

/// Whether a short form that no further division follows stands for its place here.
fn short_form_stands(
    form: &Form,
    reading: &Reading,
    so_far: Option<Division>,
    (rest, repeated): (&str, bool),
) -> bool {
    if rest.starts_with(SEPARATORS) || rest.is_empty() {
        return so_far.is_some() || stands_alone(form, reading);
    }
    let numbered = so_far.is_some() && follow::begins_with_numbered_road(rest);
    if repeated
        || follow::goes_on_as_division(rest)
        || !numbered && follow::names_something_else(rest)
    {
        return false;
    }
    // 内蒙 is not the beginning of 内蒙古路.
    if so_far.is_none()
        && (follow::names_a_shop(rest) || &*form.text == "内蒙" && rest.starts_with('古'))
    {
        return false;
    }
    let way = follow::reads_as_way(rest) || follow::is_zone(rest);
    match (so_far, reading.division.level()) {
        (None, Level::District) => {
            let city = reading.division.name().ends_with('市') && reading.era == Era::Today;
            stands_alone(form, reading) && city && way
        }
        // 安徽会馆, 云南印象: a province's name decorates many houses.
        // Hong Kong and Macau have no cities, and their quarters are in no table.
        (None, Level::Province) => way || reading.division.code() >= 810_000,
        // 海南 and 吉林 alone are the provinces: a city of that name is read only through what lies in it.
        (None, _) => stands_alone(form, reading) && !form.names_a_province(),
        (Some(_), Level::District) if reading.division.name().ends_with('区') => {
            !follow::goes_on_as_settlement(rest)
        }
        (Some(_), _) => true,
    }
}

/// Without context a short form must not be a word of its own, and a county's must be the only one.
fn stands_alone(form: &Form, reading: &Reading) -> bool {
    let counted = reading.division.level() != Level::District || form.is_unique();
    counted && !WORDS.contains(&&*form.text)
}

fn skip_separators(text: &str, from: usize) -> usize {
    text.len() - text[from..].trim_start_matches(SEPARATORS).len()
}

fn skip_fillers(text: &str, from: usize, way: &Way) -> usize {
    let Some(division) = way.division else {
        return from;
    };
    let rest = &text[from..];
    if let Some(filler) = FILLERS.iter().find(|filler| rest.starts_with(**filler)) {
        return skip_separators(text, from + filler.len());
    }
    // 重庆市县酉阳…: the list of codes has a level of the name 县 there.
    let counties = division.name() == "重庆市" && rest.starts_with('县');
    if counties {
        skip_separators(text, from + "县".len())
    } else {
        from
    }
}

impl Found {
    /// Keeps the ways that account for most of the text, with names of today before old ones, and drops those that
    /// say less than another about the same place.
    fn keep_best(&mut self) {
        let Some(best) = self.ways.iter().map(Way::rank).max() else {
            return;
        };
        self.ways.retain(|way| way.rank() == best);
        let ways = std::mem::take(&mut self.ways);
        for way in &ways {
            let told_better = ways.iter().any(|other| other.says_more_than(way));
            let told_already = self.ways.iter().any(|kept| kept.division == way.division);
            if !told_better && !told_already {
                self.ways.push(*way);
            }
        }
    }
}

impl Way {
    fn rank(
        &self,
    ) -> (
        usize,
        std::cmp::Reverse<bool>,
        std::cmp::Reverse<Option<Level>>,
    ) {
        let alone = (self.steps == 1).then_some(self.last).flatten();
        let level = alone
            .filter(|(kind, _)| *kind == Kind::Short)
            .map(|(_, level)| level);
        (
            self.end,
            std::cmp::Reverse(self.former.is_some()),
            std::cmp::Reverse(level),
        )
    }

    /// Whether it is the better reading of two on one line. An old name leads as far down as it can: 莱芜市 is 莱芜区
    /// of 济南市 rather than 济南市. A name of today says no more than it must: 辽宁朝阳 is the city, not the county in it.
    fn says_more_than(&self, other: &Way) -> bool {
        let (Some(mine), Some(theirs)) = (self.division, other.division) else {
            return false;
        };
        let (deeper, higher) = if self.former.is_some() {
            (mine, theirs)
        } else {
            (theirs, mine)
        };
        mine != theirs && deeper.lies_in(higher)
    }

    /// Whether the text behind this way names, in full, a place that the one reached excludes: another province or
    /// city, or a sister of the division reached after the text began again above it.
    pub(super) fn contradicts_itself(&self, text: &str) -> bool {
        let Some(reached) = self.division else {
            return false;
        };
        let rest = &text[skip_separators(text, self.end)..];
        let excludes = |division: Division| match division.level() {
            Level::Province => division != reached,
            Level::City => division.parent() != reached.at(Level::Province),
            Level::District => {
                self.restarted
                    && reached.level() == Level::District
                    && division.parent() == reached.parent()
            }
        };
        FORMS
            .at(rest)
            .filter(|form| form.kind == Kind::Full && is_whole_word(form, rest))
            .any(|form| {
                form.readings
                    .iter()
                    .all(|reading| reading.era == Era::Today && excludes(reading.division))
            })
    }
}

/// Whether a full form ends where its word does: not in 上海市场, 重庆市路.
fn is_whole_word(form: &Form, rest: &str) -> bool {
    let behind = &rest[form.text.len()..];
    !follow::suffix_belongs_to_next(&form.text, behind) && !follow::names_something_else(behind)
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
