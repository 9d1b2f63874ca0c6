//! One way of reading the beginning of an address, and which of several is better.

use std::cmp::Reverse;

use super::follow;
use super::forms::{Era, FORMS, Form, Kind};
use super::marks::skip_separators;
use super::table::{Division, Level};

/// A way of reading as far as it has come.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Way {
    /// The division it has reached.
    pub(super) division: Option<Division>,
    /// The bytes it accounts for.
    pub(super) end: usize,
    /// The span of the old name it passed, if it passed one.
    pub(super) former: Option<(usize, usize)>,
    /// The year in which that name was given up.
    pub(super) ended: Option<u16>,
    /// Where the last form begins.
    pub(super) last_at: usize,
    /// Where the form ends that reached each level; zero for a level that was not read from the text.
    pub(super) ends: [usize; 3],
    /// Whether the last form is also the beginning of a house's name, which keeps it.
    pub(super) names_house: bool,
    /// The span of a development zone that was stepped over; it belongs to the street.
    pub(super) passed: Option<(usize, usize)>,
    pub(super) last: Option<(Kind, Level)>,
    pub(super) steps: u8,
}

/// The order of ways: the bytes they account for, names of today before old ones, higher levels first.
type Rank = (usize, Reverse<bool>, Reverse<Option<Level>>);

impl Way {
    pub(super) fn rank(&self) -> Rank {
        let alone = (self.steps == 1).then_some(self.last).flatten();
        let level = alone
            .filter(|(kind, _)| *kind == Kind::Short)
            .map(|(_, level)| level);
        (self.end, Reverse(self.former.is_some()), Reverse(level))
    }

    /// Whether it is the better reading of two on one line. An old name leads as far down as it can: 莱芜市 is 莱芜区
    /// of 济南市 rather than 济南市. A name of today says no more than it must: 辽宁朝阳 is the city, not the county in it.
    pub(super) fn says_more_than(&self, other: &Way) -> bool {
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
    /// city, or a district that lies elsewhere.
    pub(super) fn contradicts_itself(&self, text: &str) -> bool {
        let Some(reached) = self.division else {
            return false;
        };
        let rest = &text[skip_separators(text, self.end)..];
        let excludes = |division: Division| {
            let apart = !division.lies_in(reached) && !reached.lies_in(division);
            // 西湖区 behind 南京市 lies elsewhere; 新城区 may be a quarter of any city.
            apart && !(division.level() == Level::District && is_any_quarter(division.name()))
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

/// Names of districts that other cities use for parts that are none: 东城区 of 东莞市, 新城区, 老城区.
fn is_any_quarter(name: &str) -> bool {
    name.ends_with("城区")
        || name.ends_with("市区")
        || name.ends_with("新区")
        || name.chars().count() < 3
}

/// Whether a full form ends where its word does: not in 上海市场, 重庆市路.
fn is_whole_word(form: &Form, rest: &str) -> bool {
    let behind = &rest[form.text.len()..];
    !follow::suffix_belongs_to_next(&form.text, behind) && !follow::names_something_else(behind)
}
