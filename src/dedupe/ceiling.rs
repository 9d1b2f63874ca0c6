//! Tells at little cost that a pair weighs too little to be kept.
//!
//! Between `pairs`, which proposes, and `compare`, which grades letter by letter. What comes in: two profiles. What goes
//! out: whether they may reach the threshold of a review. Names and addresses cost most to compare, so they count as high
//! as they can before a letter is looked at. A pair that is refused would have been weighed the same as strangers are:
//! nothing is lost.

use super::compare::{self, Grade, Grades};
use super::crowd::Crowd;
use super::keys::NONE;
use super::person::{PersonName, Script};
use super::place::{Packed, Place};
use super::profile::Profile;
use super::score;
use crate::rules::{Bits, Comparison, Level, MatchRules};

/// How much likelier one person is than strangers, relatives and namesakes.
type Rivals = [Bits; 3];

/// The most that two records can weigh.
pub(super) struct Ceiling<'a> {
    rules: &'a MatchRules,
    /// What the rivals have ahead, taken off the lowest threshold.
    needed: Rivals,
    /// Parts of Latin names that are not equal, together with their order.
    family: Rivals,
    given: Rivals,
    /// Streets whose numbers may agree, and those whose numbers do not.
    street: Rivals,
    road: Rivals,
    /// Towns that have neither postcode nor name in common; the postcodes may be a slip apart, or are not.
    near: Rivals,
    elsewhere: Rivals,
}

impl<'a> Ceiling<'a> {
    /// The ceiling that `rules` draw.
    pub(super) fn of(rules: &'a MatchRules) -> Self {
        let line = rules.thresholds.review.min(rules.thresholds.link);
        let prior = &rules.prior;
        let all = |comparison: Comparison, equal: Level| {
            let levels = Level::ALL.iter().copied();
            let unequal =
                levels.filter(move |&level| level.comparison() == comparison && level != equal);
            highest(rules, unequal)
        };
        let streets = Level::ALL.iter().copied();
        let streets = streets.filter(|level| level.comparison() == Comparison::Street);
        Ceiling {
            rules,
            needed: [prior.strangers, prior.kin, prior.namesakes].map(|ahead| line + ahead),
            family: sum(
                all(Comparison::Family, Level::FamilyEqual),
                highest(rules, [Level::NameSwapped]),
            ),
            given: all(Comparison::Given, Level::GivenEqual),
            street: highest(rules, streets),
            road: highest(rules, [Level::StreetRoad, Level::StreetDiffers]),
            near: highest(
                rules,
                [
                    Level::TownPostcodeTypo,
                    Level::TownSimilar,
                    Level::TownDiffers,
                ],
            ),
            elsewhere: highest(rules, [Level::TownSimilar, Level::TownDiffers]),
        }
    }

    /// The rules it was drawn by.
    pub(super) fn rules(&self) -> &'a MatchRules {
        self.rules
    }

    /// Whether the pair may weigh enough to be put before a person.
    pub(super) fn may_be_kept(&self, a: &Profile, b: &Profile, same_key: bool) -> bool {
        if same_key {
            return true;
        }
        let told = self.weight_of(&compare::besides_name_and_place(a, b));
        let told = sum(told, self.place(&a.place, &b.place));
        let in_words = a.name.script == Script::Words && b.name.script == Script::Words;
        if in_words && !self.is_enough(sum(told, self.words(&a.name, &b.name))) {
            return false;
        }
        self.is_enough(sum(told, self.weight_of(&compare::name_alone(a, b))))
    }

    fn is_enough(&self, weight: Rivals) -> bool {
        weight
            .iter()
            .zip(&self.needed)
            .all(|(found, needed)| found >= needed)
    }

    fn weight_of(&self, grades: &Grades) -> Rivals {
        let steps = grades.grades().map(|grade| weight(self.rules, grade));
        steps.fold([Bits::ZERO; 3], sum)
    }

    /// The most that two names in words can weigh, by which of their parts are equal. Family and given name may have
    /// changed places in one of them.
    fn words(&self, a: &PersonName, b: &PersonName) -> Rivals {
        let parts = [&a.family, &a.given, &b.family, &b.given];
        let rarest = parts.map(|part| part.rarity).into_iter().max();
        let [a_family, a_given, b_family, b_given] = parts.map(|part| part.id);
        let same = |one, other| one == other && one != NONE;
        let turned = same(a_family, b_given) || same(a_given, b_family) || a.id == b.id;
        let part = |is_equal: bool, level: Level, unequal: Rivals| match is_equal {
            true => most(unequal, self.shared(level, rarest)),
            false => unequal,
        };
        sum(
            part(
                turned || same(a_family, b_family),
                Level::FamilyEqual,
                self.family,
            ),
            part(
                turned || same(a_given, b_given),
                Level::GivenEqual,
                self.given,
            ),
        )
    }

    /// The most that two places can weigh, by which of their values are equal.
    fn place(&self, a: &Place, b: &Place) -> Rivals {
        let street = match () {
            () if a.street == NONE || b.street == NONE => [Bits::ZERO; 3],
            () if may_agree(&a.numbers, &b.numbers) => self.street,
            () => self.road,
        };
        sum(street, self.town(a, b))
    }

    fn town(&self, a: &Place, b: &Place) -> Rivals {
        let same = |one, other| one == other && one != NONE;
        let rarity = &a.rarity;
        if same(a.postcode.id(), b.postcode.id()) {
            let whole = self.shared(Level::TownEqual, Some(rarity.both));
            let parts = [Level::TownPostcode, Level::TownPostcodeOnly]
                .map(|level| self.shared(level, Some(rarity.postcode)));
            return parts.into_iter().fold(whole, most);
        }
        if same(a.city_id, b.city_id) || same(a.district, b.district) {
            let district = self.shared(Level::TownDistrict, Some(rarity.district));
            let cities = [Level::TownCity, Level::TownCityOnly]
                .map(|level| self.shared(level, Some(rarity.city)));
            return cities.into_iter().fold(most(self.near, district), most);
        }
        match a.postcode.may_be_slip_of(b.postcode) {
            true => self.near,
            false => self.elsewhere,
        }
    }

    /// The most that a value which both have can weigh, `rarity` being how rare it is.
    fn shared(&self, level: Level, rarity: Option<Bits>) -> Rivals {
        let weight = |rarity| weight(self.rules, graded(level, rarity));
        most(weight(None), weight(rarity))
    }
}

/// Whether two rows of house numbers may be more than two houses on one road.
fn may_agree(a: &[Packed], b: &[Packed]) -> bool {
    let mut off = a.iter().zip(b).filter(|(a, b)| a != b);
    match (off.next(), off.next()) {
        _ if a.is_empty() || b.is_empty() => false,
        (None, _) => true,
        (Some((one, other)), None) if a.len() == b.len() => {
            a.len() > 1 || one.may_be_slip_of(*other)
        }
        _ => false,
    }
}

/// The highest that one of `levels` weighs, or none of them.
fn highest(rules: &MatchRules, levels: impl IntoIterator<Item = Level>) -> Rivals {
    let weights = levels
        .into_iter()
        .map(|level| weight(rules, graded(level, None)));
    weights.fold([Bits::ZERO; 3], most)
}

fn graded(level: Level, rarity: Option<Bits>) -> Grade {
    Grade {
        level,
        rarity,
        crowd: Crowd::default(),
    }
}

fn weight(rules: &MatchRules, grade: Grade) -> Rivals {
    let step = score::step(grade, rules);
    [step.strangers, step.kin, step.namesakes]
}

fn sum(one: Rivals, other: Rivals) -> Rivals {
    std::array::from_fn(|at| one[at] + other[at])
}

fn most(one: Rivals, other: Rivals) -> Rivals {
    std::array::from_fn(|at| one[at].max(other[at]))
}
