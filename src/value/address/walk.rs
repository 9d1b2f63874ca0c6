//! Reads the divisions at the beginning of an address: position first, then hierarchy.
//!
//! Every way of reading is followed, each step only to a division that lies in the one read so far; the way that
//! accounts for most of the text is taken. Where several do that and lead to different places, none is chosen.

use super::abbreviation;
use super::follow;
use super::forms::{Era, FORMS, Form, Kind, Reading};
use super::passage;
use super::stand::{Question, Standing};
use super::table::{Division, Level};
use super::towns;
use super::way::Way;

/// What stands between two levels and names neither.
pub(super) const SEPARATORS: &[char] = &[
    ' ', '\t', '\n', '\r', '-', '－', '—', '–', '/', '／', '\\', ',', '，', '、', '·', '|', '｜',
    '>', '_', '.', ';', '；',
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

/// Names that were given up in this year or later still stand in many lists.
const LATELY: u16 = 2015;

/// Where the text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// A line that may say anything.
    Line,
    /// The columns of a place: whatever stands there names one.
    Columns,
}

/// What a walk found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The best ways; several where the text can be read as several places.
    pub(super) ways: Vec<Way>,
}

/// An address names a handful of levels, even when it repeats them.
const MAX_STEPS: u8 = 12;

/// A text that is being walked.
#[derive(Clone, Copy)]
struct Ground<'t> {
    text: &'t str,
    setting: Setting,
}

/// Walks from the beginning of `text`, below `within` where the row says that much already.
pub(super) fn walk(text: &str, within: Option<Division>) -> Found {
    let setting = Setting::Line;
    let ground = Ground { text, setting };
    let found = walk_from(ground, within, 0);
    if within.is_some() || !found.ways.is_empty() {
        return found;
    }
    behind_abbreviation(ground).unwrap_or(found)
}

/// 粤深圳南山: the walk begins in the province that the first character stands for.
fn behind_abbreviation(ground: Ground<'_>) -> Option<Found> {
    let (province, end) = abbreviation::leading(ground.text)?;
    let mut found = walk_from(ground, Some(province), end);
    found.ways.retain(abbreviation::is_borne_out);
    Some(found)
}

/// Walks through the columns of a place, joined in one line.
pub(super) fn walk_columns(text: &str) -> Found {
    let setting = Setting::Columns;
    walk_from(Ground { text, setting }, None, 0)
}

fn walk_from(ground: Ground<'_>, within: Option<Division>, at: usize) -> Found {
    let start = Way {
        division: within,
        end: at,
        ..Way::default()
    };
    let mut found = Found::default();
    extend(ground, start, &mut found);
    found.keep_best(ground.text);
    found
}

/// Follows every form at the end of `way`; a way that goes no further is an end.
fn extend(ground: Ground<'_>, way: Way, found: &mut Found) -> bool {
    let at = skip_separators(ground.text, way.end);
    let at = skip_fillers(ground.text, at, &way);
    let mut went_on = false;
    let mut longest: Option<&Form> = None;
    if way.steps < MAX_STEPS {
        for form in FORMS.at(&ground.text[at..]) {
            if longest.is_some_and(|longest| hides(longest, form)) {
                continue;
            }
            for reading in &form.readings {
                if fits(way.division, reading.division) == Some(Step::Down) {
                    longest = longest.or(Some(form));
                }
                went_on |= step(ground, at, way, (form, reading), found);
            }
        }
    }
    if !went_on {
        went_on = step_over(ground, at, way, found);
    }
    if !went_on && way.steps > 0 {
        let end = fillers_end(ground.text, way.end, at);
        found.ways.push(Way { end, ..way });
    }
    went_on
}

/// Goes on behind a development zone that stands before the district; whether it did.
fn step_over(ground: Ground<'_>, at: usize, way: Way, found: &mut Found) -> bool {
    let below_city = way
        .division
        .is_none_or(|division| division.level() != Level::District);
    let untouched = way.passed.is_none() && ground.setting == Setting::Line && below_city;
    let rest = &ground.text[at..];
    let Some(length) = untouched
        .then(|| passage::length(rest, way.division))
        .flatten()
    else {
        return false;
    };
    let at = at + length;
    let over = Way {
        passed: Some((at - length, at)),
        ..way
    };
    let at = skip_separators(ground.text, at);
    FORMS
        .at(&ground.text[at..])
        .filter(|form| form.kind == Kind::Full)
        .flat_map(|form| form.readings.iter().map(move |reading| (form, reading)))
        .filter(|(_, reading)| fits(way.division, reading.division) == Some(Step::Down))
        .fold(false, |went_on, step_to| {
            step(ground, at, over, step_to, found) || went_on
        })
}

/// 沙河口 is never 沙河: a short name that goes on as another is not read, whether or not the longer one stands.
fn hides(longest: &Form, form: &Form) -> bool {
    let short = |form: &Form| form.kind == Kind::Short;
    short(longest) && short(form) && form.text.len() < longest.text.len()
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
    ground: Ground<'_>,
    at: usize,
    way: Way,
    (form, reading): (&Form, &Reading),
    found: &mut Found,
) -> bool {
    let Some(next) = fits(way.division, reading.division) else {
        return false;
    };
    let end = at + form.text.len();
    let rest = &ground.text[end..];
    if follow::suffix_belongs_to_next(&form.text, rest)
        || is_bare_direction(&form.text, way.division)
    {
        return false;
    }
    let onward = onward(at, way, (form, reading), next);
    let ways = found.ways.len();
    let went_on = extend(ground, onward, found);
    if went_on {
        return true;
    }
    if form.kind == Kind::Full {
        let house = is_owner_of_house(reading.division, way.division, rest);
        if house {
            found.ways.truncate(ways);
        }
        return !house;
    }
    let question = Question {
        form,
        reading,
        so_far: way.division,
        repeated: next == Step::Again,
        rest,
        setting: ground.setting,
    };
    match question.answer() {
        Standing::No => found.ways.truncate(ways),
        Standing::Place => return true,
        Standing::PlaceAndHouse => {
            for way in &mut found.ways[ways..] {
                way.names_house = true;
            }
            return true;
        }
    }
    false
}

/// 河南省 in 河南省郑州市金水区河南省人民医院 is not the province once more but whose hospital it is.
fn is_owner_of_house(named: Division, so_far: Option<Division>, rest: &str) -> bool {
    so_far.is_some_and(|reached| reached.lies_in(named) && reached != named)
        && (follow::names_something_else(rest) || follow::names_an_institution(rest, 6))
}

/// The way after one more form.
fn onward(at: usize, way: Way, (form, reading): (&Form, &Reading), next: Step) -> Way {
    let end = at + form.text.len();
    let again = next == Step::Again;
    let level = reading.division.level();
    let mut onward = Way {
        end,
        former: way.former.or(reading.era.ended().map(|_| (at, end))),
        ended: way.ended.or(reading.era.ended()),
        last_at: at,
        restarted: way.restarted || (again && way.division != Some(reading.division)),
        last: Some((form.kind, level)),
        steps: way.steps + 1,
        ..way
    };
    if !again {
        onward.division = Some(reading.division);
        onward.ends[level as usize] = end;
    }
    onward
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

pub(super) fn skip_separators(text: &str, from: usize) -> usize {
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
    let counties = division.name().ends_with('市')
        && division.at(Level::Province).map(Division::name) == Some(division.name());
    match rest.strip_prefix('县') {
        Some(behind) if counties && !behind.is_empty() => skip_separators(text, from + "县".len()),
        _ => from,
    }
}

impl Found {
    /// Keeps the ways that account for most of the text, with names of today before old ones, and drops those that
    /// say less than another about the same place.
    fn keep_best(&mut self, text: &str) {
        self.keep_borne_out_by_town(text);
        let Some(best) = self.ways.iter().map(Way::rank).max() else {
            return;
        };
        let namesakes = self.recent_namesakes(best.0);
        self.ways.retain(|way| way.rank() == best);
        self.ways.extend(namesakes);
        let ways = std::mem::take(&mut self.ways);
        for way in &ways {
            let told_better = ways.iter().any(|other| other.says_more_than(way));
            let told_already = self.ways.iter().any(|kept| kept.division == way.division);
            if !told_better && !told_already {
                self.ways.push(*way);
            }
        }
    }

    /// Districts of other cities that bore the name until lately: 江北区 was in Chongqing as well until 2025, and most
    /// lists are older. A name of today must be all that the text says of the place.
    fn recent_namesakes(&self, end: usize) -> Vec<Way> {
        let alone = |way: &&Way| {
            let full = way
                .last
                .is_some_and(|(kind, level)| kind == Kind::Full && level == Level::District);
            way.end == end && way.steps == 1 && full
        };
        let city = |way: &Way| way.division.and_then(Division::parent);
        let mut today = self
            .ways
            .iter()
            .filter(alone)
            .filter(|way| way.ended.is_none());
        let (Some(only), None) = (today.next(), today.next()) else {
            return Vec::new();
        };
        let lately = |way: &&Way| way.ended.is_some_and(|year| year >= LATELY);
        let others = self.ways.iter().filter(alone).filter(lately);
        others
            .filter(|way| city(way) != city(only))
            .copied()
            .collect()
    }

    /// Of several places that one text can mean, the one that has the town which follows, if one alone has it.
    fn keep_borne_out_by_town(&mut self, text: &str) {
        let Some(end) = self.ways.iter().map(|way| way.end).max() else {
            return;
        };
        let longest = |way: &&Way| way.end == end;
        if self.ways.iter().filter(longest).nth(1).is_none() {
            return;
        }
        let rest = behind(text, end);
        let has_town = |way: &&Way| {
            way.division
                .is_some_and(|division| towns::begins_with_town_of(division, rest))
        };
        let mut borne_out = self.ways.iter().filter(longest).filter(has_town).copied();
        if let Some(way) = borne_out.next()
            && borne_out.all(|other| other.division == way.division)
        {
            self.ways = vec![way];
        }
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
