//! Tells at little cost that a pair weighs too little to be kept.
//!
//! Between `pairs`, which proposes, and `compare`, which grades letter by letter. What comes in: two sketches. What goes
//! out: whether the records may reach the threshold of a review. What a sketch does not tell counts as high as it can. A
//! pair that is refused would have been weighed the same as strangers are: nothing is lost.

mod name;
mod place;

use super::compare;
use super::compare::Grade;
use super::crowd::Crowd;
use super::dial::{Dial, DialLikeness};
use super::score;
use super::sketch::{Sketch, Traits};
use crate::rules::{Bits, Comparison, Level, MatchRules};

/// How much likelier one person is than strangers, relatives and namesakes; the fourth makes a full register.
type Rivals = [Bits; 4];

const NOTHING: Rivals = [Bits::ZERO; 4];

/// The most that two records can weigh.
pub(super) struct Ceiling<'a> {
    rules: &'a MatchRules,
    /// What the rivals have ahead, taken off the lowest threshold.
    needed: Rivals,
    /// What each level weighs where no value is rare.
    levels: [Rivals; Level::COUNT],
    /// The most that parts of names weigh which are not equal, and that numbers and mail weigh.
    family: Rivals,
    given: Rivals,
    mobile: Rivals,
    phone: Rivals,
    email: Rivals,
    street: Rivals,
    among: Among,
    /// The most that mail and street weigh together.
    last: Rivals,
}

/// The most that one of several levels weighs, which a sketch does not tell apart.
struct Among {
    family_alike: Rivals,
    given_alike: Rivals,
    email_typo: Rivals,
    email_alike: Rivals,
    street_equal: Rivals,
    street_numbered: Rivals,
    street_other: Rivals,
    town_near: Rivals,
    town_other: Rivals,
}

impl Among {
    fn of(levels: &[Rivals; Level::COUNT]) -> Self {
        let most = |some: &[Level]| highest(levels, some);
        Among {
            family_alike: most(&[Level::FamilySimilar, Level::FamilyDiffers]),
            given_alike: most(&[
                Level::GivenSimilar,
                Level::GivenInitial,
                Level::GivenDiffers,
            ]),
            email_typo: most(&[Level::EmailTypo, Level::EmailSimilar, Level::EmailDiffers]),
            email_alike: most(&[Level::EmailSimilar, Level::EmailDiffers]),
            street_equal: most(&[Level::StreetEqual, Level::StreetElsewhere]),
            street_numbered: most(&[
                Level::StreetTypo,
                Level::StreetBuilding,
                Level::StreetNumberTypo,
                Level::StreetAlike,
                Level::StreetHouse,
                Level::StreetRoad,
                Level::StreetDiffers,
            ]),
            street_other: most(&[Level::StreetRoad, Level::StreetDiffers]),
            town_near: most(&[Level::TownPostcodeTypo, Level::TownDiffers]),
            town_other: most(&[Level::TownSimilar, Level::TownDiffers]),
        }
    }
}

impl<'a> Ceiling<'a> {
    /// The ceiling that `rules` draw.
    pub(super) fn of(rules: &'a MatchRules) -> Self {
        let line = rules.thresholds.review.min(rules.thresholds.link);
        let prior = &rules.prior;
        let ahead = [prior.strangers, prior.kin, prior.namesakes];
        let mut levels = [NOTHING; Level::COUNT];
        for &level in Level::ALL {
            levels[level.index()] = weight(rules, level, Bits::ZERO);
        }
        let all = |comparison: Comparison, but: &[Level]| {
            let levels = Level::ALL.iter().zip(&levels);
            let of_it = levels
                .filter(|(level, _)| level.comparison() == comparison && !but.contains(level));
            of_it.map(|(_, weight)| *weight).fold(NOTHING, most)
        };
        let (email, street) = (all(Comparison::Email, &[]), all(Comparison::Street, &[]));
        Ceiling {
            rules,
            needed: four(ahead.map(|ahead| line + ahead)),
            family: all(Comparison::Family, &[Level::FamilyEqual]),
            given: all(Comparison::Given, &[Level::GivenEqual]),
            mobile: all(Comparison::Mobile, &[]),
            phone: all(Comparison::Phone, &[]),
            last: sum(most(email, NOTHING), most(street, NOTHING)),
            email,
            street,
            among: Among::of(&levels),
            levels,
        }
    }

    /// The rules it was drawn by.
    pub(super) fn rules(&self) -> &'a MatchRules {
        self.rules
    }

    /// Whether the pair may weigh enough to be put before a person.
    pub(super) fn may_be_kept(&self, a: &Sketch, b: &Sketch) -> bool {
        let parts = [
            self.name(a, b),
            self.birth(a, b),
            self.town(a, b),
            self.numbers(a, b),
            self.others(a, b),
        ];
        let weight = parts.into_iter().fold(NOTHING, sum);
        // Many are refused whatever their mail and their streets are like.
        self.is_enough(sum(weight, self.last)) && {
            let weight = sum(weight, self.email(a, b));
            self.is_enough(sum(weight, self.street(a, b)))
        }
    }

    fn is_enough(&self, weight: Rivals) -> bool {
        let short = (0..weight.len()).map(|at| weight[at] < self.needed[at]);
        !short.fold(false, |any, short| any | short)
    }

    fn of_level(&self, level: Level) -> Rivals {
        self.levels[level.index()]
    }

    /// The highest that one of `levels` weighs.
    fn highest<const N: usize>(&self, levels: [Level; N]) -> Rivals {
        highest(&self.levels, &levels)
    }

    /// What a level weighs where both have a value of this rarity.
    #[inline]
    fn rare(&self, level: Level, rarity: Bits) -> Rivals {
        weight(self.rules, level, rarity)
    }

    fn birth(&self, a: &Sketch, b: &Sketch) -> Rivals {
        match a.birth == 0 || b.birth == 0 {
            true => NOTHING,
            false => self.of_level(compare::birth::of_digits(a.birth, b.birth)),
        }
    }

    /// Mobile numbers and landlines. What many share says less, or nothing.
    fn numbers(&self, a: &Sketch, b: &Sketch) -> Rivals {
        if (a.traits | b.traits).has(Traits::SEVERAL_NUMBERS) {
            return sum(self.mobile, self.phone);
        }
        let mobile = match a.mobile.zip(b.mobile).map(|(a, b)| a.likeness(b)) {
            None => NOTHING,
            Some(DialLikeness::Equal) => most(NOTHING, self.of_level(Level::MobileEqual)),
            Some(DialLikeness::Masked) => self.of_level(Level::MobileMasked),
            Some(DialLikeness::Slip) => self.of_level(Level::MobileTypo),
            Some(DialLikeness::Differs) => self.of_level(Level::MobileDiffers),
        };
        let same = |one: Option<Dial>, other: Option<Dial>| one.is_some() && one == other;
        let landline = a.phone.zip(b.phone).map(|(a, b)| a.likeness(b));
        let crossed = same(a.mobile, b.phone) || same(a.phone, b.mobile);
        let phone = match landline {
            _ if crossed => most(self.phone, NOTHING),
            None => NOTHING,
            Some(DialLikeness::Equal) => most(NOTHING, self.of_level(Level::PhoneEqual)),
            Some(DialLikeness::Slip) => self.of_level(Level::PhoneTypo),
            Some(_) => self.of_level(Level::PhoneDiffers),
        };
        sum(mobile, phone)
    }

    fn email(&self, a: &Sketch, b: &Sketch) -> Rivals {
        let traits = a.traits | b.traits;
        let has_role = traits.has(Traits::ROLE_MAILBOX);
        match () {
            () if a.email == 0 || b.email == 0 => NOTHING,
            () if traits.has(Traits::SEVERAL_EMAILS) => self.email,
            () if a.email == b.email && has_role => self.of_level(Level::EmailRole),
            () if a.email == b.email => self.of_level(Level::EmailEqual),
            () if has_role => self.of_level(Level::EmailDiffers),
            () if a.local == b.local && a.local != 0 => self.of_level(Level::EmailLocal),
            () if a.account().may_be_typo(b.account()) => self.among.email_typo,
            () if a.account().may_be_alike(b.account()) => self.among.email_alike,
            () => self.of_level(Level::EmailDiffers),
        }
    }

    /// What most lists do not have.
    fn others(&self, a: &Sketch, b: &Sketch) -> Rivals {
        if !(a.traits & b.traits).has(Traits::FURTHER) {
            return NOTHING;
        }
        let single = |one: u32, other: u32, levels: [Level; 2]| match () {
            () if one == 0 || other == 0 => NOTHING,
            () if one == other => self.highest(levels),
            () => self.of_level(levels[1]),
        };
        let wechat = single(
            a.wechat,
            b.wechat,
            [Level::WechatEqual, Level::WechatDiffers],
        );
        let gender = single(
            a.gender.into(),
            b.gender.into(),
            [Level::GenderEqual, Level::GenderDiffers],
        );
        let occupation = single(
            a.occupation.into(),
            b.occupation.into(),
            [Level::OccupationEqual, Level::OccupationDiffers],
        );
        let parts = [gender, occupation, self.id_number(a, b), self.company(a, b)];
        parts.into_iter().fold(wechat, sum)
    }

    fn id_number(&self, a: &Sketch, b: &Sketch) -> Rivals {
        match () {
            () if a.id_number == 0 || b.id_number == 0 => NOTHING,
            () if a.id_number == b.id_number => self.of_level(Level::IdEqual),
            () if (a.traits & b.traits).has(Traits::PROVEN) => self.of_level(Level::IdProvenOther),
            () => self.highest([Level::IdTypo, Level::IdSimilar, Level::IdDiffers]),
        }
    }

    fn company(&self, a: &Sketch, b: &Sketch) -> Rivals {
        if a.company == 0 || b.company == 0 {
            return NOTHING;
        }
        let [equal, similar, differs] = match a.is_nameless() && b.is_nameless() {
            true => [
                Level::OrganizationEqual,
                Level::OrganizationSimilar,
                Level::OrganizationDiffers,
            ],
            false => [
                Level::CompanyEqual,
                Level::CompanySimilar,
                Level::CompanyDiffers,
            ],
        };
        match a.company == b.company {
            true => most(self.rare(equal, a.company_rarity()), self.of_level(differs)),
            false if a.firm.may_be_alike(b.firm) => self.highest([similar, differs]),
            false => self.of_level(differs),
        }
    }
}

/// The highest that one of `some` weighs, of which there is one at least.
fn highest(levels: &[Rivals; Level::COUNT], some: &[Level]) -> Rivals {
    let weights = some.iter().map(|level| levels[level.index()]);
    weights.reduce(most).unwrap_or(NOTHING)
}

#[inline]
fn weight(rules: &MatchRules, level: Level, rarity: Bits) -> Rivals {
    let step = score::step(
        Grade {
            level,
            rarity: (rarity != Bits::ZERO).then_some(rarity),
            crowd: Crowd::default(),
        },
        rules,
    );
    four([step.strangers, step.kin, step.namesakes])
}

fn four([strangers, kin, namesakes]: [Bits; 3]) -> Rivals {
    [strangers, kin, namesakes, Bits::ZERO]
}

fn sum(one: Rivals, other: Rivals) -> Rivals {
    std::array::from_fn(|at| one[at] + other[at])
}

fn most(one: Rivals, other: Rivals) -> Rivals {
    std::array::from_fn(|at| one[at].max(other[at]))
}
