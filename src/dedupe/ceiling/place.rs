//! The most that two places can weigh.

use super::{Ceiling, NOTHING, Rivals, most};
use crate::dedupe::place::Packed;
use crate::dedupe::sketch::{Sketch, TownBy, Traits};
use crate::rules::Level;

/// How two values may stand to each other where one may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Agreement {
    Missing,
    Equal,
    Near,
    Other,
}

impl Ceiling<'_> {
    /// The most that two streets can weigh.
    pub(super) fn street(&self, a: &Sketch, b: &Sketch) -> Rivals {
        let levels = match () {
            () if a.street == 0 || b.street == 0 => return NOTHING,
            () if (a.traits | b.traits).has(Traits::LONG_NUMBER) => self.street,
            () if a.street == b.street && a.numbers > 0 => {
                return self.among.street_equal;
            }
            () if numbers_may_agree(a, b) => self.among.street_numbered,
            () => self.among.street_other,
        };
        // Of a road in two towns nothing is said.
        most(levels, NOTHING)
    }

    /// The most that two towns can weigh.
    pub(super) fn town(&self, a: &Sketch, b: &Sketch) -> Rivals {
        use Agreement::{Equal, Missing, Near, Other};
        let rare = |level: Level, by: TownBy| self.rare(level, a.town_rarity(by));
        match (postcodes(a, b), cities(a, b)) {
            (Missing, Missing) => NOTHING,
            (Equal, Equal) => rare(Level::TownEqual, TownBy::Both),
            (Equal, Missing) => rare(Level::TownPostcode, TownBy::Postcode),
            (Equal, Near | Other) => most(
                rare(Level::TownPostcode, TownBy::Postcode),
                rare(Level::TownPostcodeOnly, TownBy::Postcode),
            ),
            (Near, Equal) => self.of_level(Level::TownPostcodeTypo),
            (Near, Near | Other) => self.among.town_near,
            (Other, Equal) => rare(Level::TownCityOnly, TownBy::City),
            (Missing, Equal) if a.district != 0 && a.district == b.district => {
                rare(Level::TownDistrict, TownBy::District)
            }
            (Missing, Equal) => rare(Level::TownCity, TownBy::City),
            (Other, Missing) => self.of_level(Level::TownDiffers),
            (Near, Missing) => self.of_level(Level::TownSimilar),
            (Missing | Other, Near | Other) => self.among.town_other,
        }
    }
}

fn postcodes(a: &Sketch, b: &Sketch) -> Agreement {
    match () {
        () if a.postcode == Packed::NONE || b.postcode == Packed::NONE => Agreement::Missing,
        () if a.postcode == b.postcode => Agreement::Equal,
        () if a.postcode.is_slip_of(b.postcode) => Agreement::Near,
        () => Agreement::Other,
    }
}

fn cities(a: &Sketch, b: &Sketch) -> Agreement {
    let district = a.district != 0 && a.district == b.district;
    match a.city == 0 || b.city == 0 {
        true if district => Agreement::Equal,
        true => Agreement::Missing,
        false if a.city == b.city => Agreement::Equal,
        false => Agreement::Other,
    }
}

/// Whether two rows of house numbers may be more than two houses on one road.
fn numbers_may_agree(a: &Sketch, b: &Sketch) -> bool {
    match (a.numbers, b.numbers) {
        (0, _) | (_, 0) => false,
        (1, 1) => a.house == b.house || a.house.is_slip_of(b.house),
        (ours, theirs) if ours == theirs => a.house == b.house || a.rooms == b.rooms,
        _ => a.house == b.house,
    }
}
