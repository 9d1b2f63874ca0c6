//! Reads the divisions at the beginning of an address: position first, then hierarchy.
//!
//! Every way of reading is followed, each step only to a division that lies in the one read so far; the way that
//! accounts for most of the text is taken. Where several do that and lead to different places, none is chosen.

use super::abbreviation;
use super::follow;
use super::forms::{FORMS, Form, Kind, Reading};
use super::found::Found;
use super::marks::{fillers_end, skip_fillers, skip_separators};
use super::moves;
use super::passage;
use super::stand::{Question, Standing};
use super::table::{Division, Level};
use super::way::Way;

/// Where the text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// A line that may say anything.
    Line,
    /// The columns of a place: whatever stands there names one.
    Columns,
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
    let at = skip_fillers(ground.text, at, way.division);
    let mut went_on = false;
    let mut longest: Option<&Form> = None;
    if way.steps < MAX_STEPS {
        for form in FORMS.at(&ground.text[at..]) {
            if longest.is_some_and(|longest| hides(longest, form)) {
                continue;
            }
            for reading in &form.readings {
                let down = fits(way.division, reading.division) == Some(Step::Down);
                if down && form.kind == Kind::Short {
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
    let mut went_on = false;
    for form in FORMS.at(&ground.text[at..]) {
        for reading in &form.readings {
            let down = fits(way.division, reading.division) == Some(Step::Down);
            if down && form.kind == Kind::Full {
                went_on |= step(ground, at, over, (form, reading), found);
            }
        }
    }
    went_on
}

/// 沙河口 is never 沙河: a short name that goes on as another is not read, whether or not the longer one stands.
fn hides(longest: &Form, form: &Form) -> bool {
    form.kind == Kind::Short && form.text.len() < longest.text.len()
}

/// Takes one reading of one form, if it fits the way so far and what follows; whether it did.
fn step(
    ground: Ground<'_>,
    at: usize,
    way: Way,
    (form, reading): (&Form, &Reading),
    found: &mut Found,
) -> bool {
    let Some(next) = fits(way.division, reading.division).or_else(|| moved(way, form, reading))
    else {
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
    let level = reading.division.level();
    let (ended, old_from) = match next {
        Step::Moved(year) => (Some(year), way.last_at),
        _ => (reading.era.ended(), at),
    };
    let mut onward = Way {
        end,
        former: way.former.or(ended.map(|_| (old_from, end))),
        ended: way.ended.or(ended),
        last_at: at,
        last: Some((form.kind, level)),
        steps: way.steps + 1,
        ..way
    };
    if next != Step::Again {
        onward.division = Some(reading.division);
        onward.ends[level as usize] = end;
    }
    onward
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Down,
    Again,
    /// Down into another city: the district left this one in the year.
    Moved(u16),
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

/// A district in full behind the city that it has left: the way goes on in its city of today.
fn moved(way: Way, form: &Form, reading: &Reading) -> Option<Step> {
    let city = way.division.filter(|city| city.level() == Level::City)?;
    let year = moves::left(city, reading.division)?;
    (form.kind == Kind::Full).then_some(Step::Moved(year))
}

/// 东区, 西区, 城区 name a division only inside a city that has one of that name.
fn is_bare_direction(form: &str, so_far: Option<Division>) -> bool {
    let known = so_far
        .is_some_and(|division| division.level() >= Level::City || division.code() % 10_000 != 0)
        || so_far.is_some_and(|division| division.code() / 10_000 >= 81);
    form.ends_with('区') && form.chars().count() == 2 && !known
}
