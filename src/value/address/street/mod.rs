//! The way to the door, taken apart: town, village, road, lane, number, building, unit, floor, room.
//!
//! Text in, parts out; what is none of these is the rest. `han` reads Chinese streets, `latin` those in Latin letters,
//! `counted` the numbers and what they count, `numeral` Chinese numerals. Nothing is guessed: a part that is not
//! written is not there.

mod counted;
mod han;
mod latin;
mod numeral;

use std::borrow::Cow;

use crate::value::han as characters;

/// The parts of a street. Numbers are in ASCII digits and capital letters, without what they count: `58` for 五十八幢.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StreetParts<'t> {
    /// Sub-district, town, township: 粤海街道, 虎门镇.
    pub town: Option<&'t str>,
    /// Village or neighbourhood: 和平村, 蒋村社区.
    pub village: Option<&'t str>,
    /// The road, with its section: 天府大道中段, Century Avenue.
    pub road: Option<&'t str>,
    /// The numbered lane off the road: 366弄 is `366`.
    pub lane: Option<Cow<'t, str>>,
    /// The number on the road, with its additions: `12`, `甲3`, `12-18`, `12附3`.
    pub number: Option<Cow<'t, str>>,
    /// The building: 58幢, 3号楼, A座.
    pub building: Option<Cow<'t, str>>,
    /// The entrance of the building.
    pub unit: Option<Cow<'t, str>>,
    /// The floor.
    pub floor: Option<Cow<'t, str>>,
    /// The room, flat or shop.
    pub room: Option<Cow<'t, str>>,
    /// All else in its order: the estate, the house by its name, directions, remarks.
    pub rest: Cow<'t, str>,
}

impl<'t> StreetParts<'t> {
    /// The numbers from the lane to the room, in the order in which a way is told.
    pub fn numbers(&self) -> impl Iterator<Item = &str> {
        [
            &self.lane,
            &self.number,
            &self.building,
            &self.unit,
            &self.floor,
            &self.room,
        ]
        .into_iter()
        .filter_map(|part| part.as_deref())
    }

    /// The words from the town to the road, and the rest behind them.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let named = [self.town, self.village, self.road].into_iter().flatten();
        named.chain(Some(&*self.rest).filter(|rest| !rest.is_empty()))
    }

    /// Adds words that are none of the parts.
    fn leave(&mut self, words: &'t str) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        if self.rest.is_empty() {
            self.rest = Cow::Borrowed(words);
        } else {
            let rest = self.rest.to_mut();
            rest.push(' ');
            rest.push_str(words);
        }
    }
}

/// Takes a street apart. It need not be in standard form; divisions before it are words like others.
#[must_use]
pub fn street_parts(street: &str) -> StreetParts<'_> {
    if characters::has_han(street) {
        han::parts(street)
    } else {
        latin::parts(street)
    }
}

#[cfg(test)]
mod tests;
