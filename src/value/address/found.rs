//! What a walk found: the best of its ways, or several where the text can be read as several places.

use super::forms::Kind;
use super::marks::behind;
use super::table::{Division, Level};
use super::towns;
use super::way::Way;

/// Names that were given up in this year or later still stand in many lists.
const LATELY: u16 = 2015;

/// What a walk found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The best ways; several where the text can be read as several places.
    pub(super) ways: Vec<Way>,
}

impl Found {
    /// Keeps the ways that account for most of the text, with names of today before old ones, and drops those that
    /// say less than another about the same place.
    pub(super) fn keep_best(&mut self, text: &str) {
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
