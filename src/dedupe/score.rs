//! Weighs a pair and draws the line.
//!
//! After `compare`, before `cluster`. What comes in: the levels of two profiles. What goes out: the pair's weight and what
//! follows from it. A pair may be one person, two strangers, two people who share a home or an office, or two of one
//! name in one town; its weight is how much likelier the first is than the others together. Where both work for one
//! company, strangers live in one town because of it: what the company says, the town does not say once more.

use super::compare::{Grade, Grades};
use crate::rules::{Bits, Comparison, Evidence, Level, MatchRules, Reach};

/// What follows from a pair's weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// Nothing.
    Apart,
    /// A person is asked.
    Review,
    /// One person, as far as the two records say.
    Link,
    /// One person, and no third record can call it into question: the same identity number, or the same key of one source.
    Sure,
}

/// A pair, weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Score {
    pub(super) weight: Bits,
    pub(super) verdict: Verdict,
}

/// What one comparison contributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) level: Level,
    /// Held against two strangers.
    pub(super) strangers: Bits,
    /// Held against two strangers whom one company employs.
    pub(super) employed: Bits,
    /// Held against two relatives or colleagues.
    pub(super) kin: Bits,
    /// Held against two people of one name in one town.
    pub(super) namesakes: Bits,
    /// How rare the value is that both have, where that counts.
    pub(super) rarity: Option<Bits>,
}

/// What the comparisons come to, before what they are held against is taken off.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    strangers: Bits,
    employed: Bits,
    /// Whether one company employs both.
    one_company: bool,
    kin: Bits,
    namesakes: Bits,
    /// What family and given name say together by their rarity.
    name: Bits,
    /// Whether something speaks for one person that does not come with a name.
    beyond_name: bool,
    reach: Reach,
}

/// How many times as many pairs of namesakes as of one person there are, at least, in bits, among pairs that have nothing in
/// common but a name, a town and what comes with them. A list can show by birth dates and numbers that there are fewer;
/// of pairs that have none to compare it shows nothing, and by a name in a town alone nobody is linked: with the bit
/// that the gender adds it stays below the line.
const NAMESAKES_BY_NAME: f64 = -1.4;

impl Sum {
    /// How much likelier one person is than each other explanation.
    fn rivals(&self, rules: &MatchRules) -> [Bits; 3] {
        let [strangers, kin, namesakes] = self.priors(rules);
        [
            self.unrelated() + strangers,
            self.kin + kin,
            self.namesakes + namesakes,
        ]
    }

    /// Held against two who have nothing to do with each other beyond a company.
    fn unrelated(&self) -> Bits {
        match self.are_colleagues() {
            true => self.employed,
            false => self.strangers,
        }
    }

    /// Whether a common company explains the pair better than chance does.
    fn are_colleagues(&self) -> bool {
        self.one_company && self.employed < self.strangers
    }

    /// What each other explanation has ahead before anything is compared.
    fn priors(&self, rules: &MatchRules) -> [Bits; 3] {
        let namesakes = (self.name - rules.rarest_name).max(Bits::ZERO);
        [
            Bits::ZERO - namesakes - rules.prior.strangers,
            Bits::ZERO - rules.prior.kin,
            Bits::ZERO - self.prior_of_namesakes(rules),
        ]
    }

    fn prior_of_namesakes(&self, rules: &MatchRules) -> Bits {
        match self.beyond_name {
            true => rules.prior.namesakes,
            false => rules.prior.namesakes.max(Bits::new(NAMESAKES_BY_NAME)),
        }
    }
}

/// What the levels weigh together, and what follows.
pub(super) fn weigh(grades: &Grades, rules: &MatchRules) -> Score {
    judge(sum(grades, rules), rules)
}

fn sum(grades: &Grades, rules: &MatchRules) -> Sum {
    let mut sum = Sum::default();
    for grade in grades.grades() {
        let step = step(grade, rules);
        sum.strangers += step.strangers;
        sum.employed += step.employed;
        sum.one_company |= matches!(grade.level, Level::CompanyEqual | Level::CompanySimilar);
        sum.kin += step.kin;
        sum.namesakes += step.namesakes;
        if let (Some(rarity), Comparison::Family | Comparison::Given) =
            (step.rarity, grade.level.comparison())
        {
            sum.name += rarity;
        }
        sum.beyond_name |= step.strangers > Bits::ZERO && !comes_with_a_name(grade.level);
        sum.reach = sum.reach.max(rules.weights.of(grade.level).reach);
    }
    sum
}

/// Whether two people of one name in one town agree in it as a matter of course; the gender goes with the name.
fn comes_with_a_name(level: Level) -> bool {
    level.names_a_namesake() || level.comparison() == Comparison::Gender
}

/// What one level contributes: where both have a value of known rarity, that takes the place of how often strangers agree.
#[inline]
pub(super) fn step(grade: Grade, rules: &MatchRules) -> Step {
    let weight = rules.weights.of(grade.level);
    // A number under many names says as many times less of two of them.
    let crowd = grade.crowd.bits();
    let strangers = grade
        .rarity
        .map_or(weight.strangers, |rarity| weight.same + rarity)
        - crowd;
    let kin = match grade.level.comparison().evidence() {
        // Relatives do not have a frequent name in common more rarely than strangers do.
        Evidence::Person if grade.rarity.is_some() => weight.kin.min(strangers),
        Evidence::Person | Evidence::Surroundings => weight.kin - crowd,
    };
    Step {
        level: grade.level,
        strangers,
        employed: match grade.level.comparison() {
            Comparison::Town => kin,
            _ => strangers,
        },
        kin,
        namesakes: match grade.level.names_a_namesake() {
            true => weight.namesakes,
            false => strangers,
        },
        rarity: grade.rarity,
    }
}

fn judge(sum: Sum, rules: &MatchRules) -> Score {
    let weight = against(sum.rivals(rules));
    let drawn = rules.thresholds;
    let line = match weight {
        weight if weight >= drawn.link => Verdict::Link,
        weight if weight >= drawn.review => Verdict::Review,
        _ => Verdict::Apart,
    };
    let verdict = match sum.reach {
        Reach::Weighs => line,
        Reach::Reviews => line.min(Verdict::Review),
        Reach::Never => Verdict::Apart,
        Reach::Decides if line == Verdict::Link => Verdict::Sure,
        Reach::Decides => line,
    };
    Score { weight, verdict }
}

/// How much likelier one person is than all other explanations together, given how much likelier than each.
fn against(others: [Bits; 3]) -> Bits {
    let nearest = others.into_iter().min().unwrap_or_default();
    let parts = others.map(|other| (nearest - other).as_f64().exp2());
    nearest - Bits::new(parts.iter().sum::<f64>().log2())
}

/// What one person is held against: the likeliest of the other explanations of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rival {
    /// Two people who have nothing to do with each other.
    Strangers,
    /// Two who have nothing in common but a company.
    Colleagues,
    /// Two of one household or one office.
    Kin,
    /// Two of one name in one town.
    Namesakes,
}

/// A comparison as it stands against a [`Rival`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// How the two records stand in it.
    pub level: Level,
    /// What that weighs, in bits.
    pub bits: Bits,
    /// How rare the value is that both have, in bits, where that counts.
    pub rarity: Option<Bits>,
}

/// How a pair's weight came about: `prior`, the steps and `others` add up to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The likeliest other explanation.
    pub rival: Rival,
    /// What it has ahead before anything is compared.
    pub prior: Bits,
    /// Every comparison, in order.
    pub steps: Vec<Counted>,
    /// What the less likely explanations take off.
    pub others: Bits,
    /// The pair's weight.
    pub weight: Bits,
}

/// How the weight of two records comes about.
pub(super) fn steps(grades: &Grades, rules: &MatchRules) -> Account {
    let sum = sum(grades, rules);
    let (rivals, priors) = (sum.rivals(rules), sum.priors(rules));
    let nearest = (0..rivals.len())
        .min_by_key(|&at| rivals[at])
        .unwrap_or_default();
    let unrelated = match sum.are_colleagues() {
        true => Rival::Colleagues,
        false => Rival::Strangers,
    };
    let rival = [unrelated, Rival::Kin, Rival::Namesakes][nearest];
    let counted = |grade: Grade| {
        let step = step(grade, rules);
        Counted {
            level: grade.level,
            bits: match rival {
                Rival::Strangers => step.strangers,
                Rival::Colleagues => step.employed,
                Rival::Kin => step.kin,
                Rival::Namesakes => step.namesakes,
            },
            rarity: grade.rarity,
        }
    };
    let weight = against(rivals);
    Account {
        rival,
        prior: priors[nearest],
        steps: grades.grades().map(counted).collect(),
        others: weight - rivals[nearest],
        weight,
    }
}

/// What speaks for or against two records that others bring together; none where they are two people for certain.
pub(super) fn tie(grades: &Grades, rules: &MatchRules) -> Option<Bits> {
    let never = grades
        .iter()
        .any(|level| rules.weights.of(level).reach == Reach::Never);
    (!never).then(|| weigh(grades, rules).weight)
}

/// The levels in words, with what they weigh against the likeliest other explanation: `mobile equal +18.0; name differs
/// -3.0`.
pub(super) fn reason(grades: &Grades, rules: &MatchRules) -> String {
    let account = steps(grades, rules);
    let parts = account.steps.iter().map(|step| {
        let words = step.level.name().replace('_', " ");
        let comparison = step.level.comparison().name().replace('_', " ");
        format!("{comparison} {words} {}", step.bits)
    });
    parts.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Prior, RuleBook};

    #[test]
    fn the_town_of_two_colleagues_says_nothing_beyond_their_company() {
        use Level::{CompanyDiffers, CompanyEqual, FamilyEqual, GivenEqual, TownEqual};
        let mut rules = RuleBook::load(None).expect("the default rules").matching;
        // No relatives, no namesakes.
        (rules.prior.kin, rules.prior.namesakes) = (Bits::new(-30.0), Bits::new(-30.0));
        let account = |company, town: Option<Level>| {
            let mut grades = Grades::default();
            for level in [FamilyEqual, GivenEqual, company].into_iter().chain(town) {
                grades.push(Some(level));
            }
            steps(&grades, &rules)
        };
        let employed = account(CompanyEqual, Some(TownEqual));
        assert_eq!(employed.rival, Rival::Colleagues);
        assert_eq!(employed.weight, account(CompanyEqual, None).weight);
        let elsewhere = account(CompanyDiffers, Some(TownEqual));
        assert!(elsewhere.weight > account(CompanyDiffers, None).weight);
        assert_ne!(elsewhere.rival, Rival::Colleagues);
    }

    #[test]
    fn by_a_name_in_a_town_alone_nobody_is_linked() {
        use Level::{
            BirthEqual, EmailSimilar, FamilyEqual, GenderEqual, GivenEqual, MobileEqual, TownEqual,
        };
        let mut rules = RuleBook::load(None).expect("the default rules").matching;
        // A short list of people who have nothing to do with each other, and no namesakes among them.
        rules.prior = Prior {
            strangers: Bits::new(5.0),
            kin: Bits::new(-8.0),
            namesakes: Bits::new(-5.0),
        };
        let cases: [(&str, &[Level], bool); 5] = [
            ("a name in a town", &[TownEqual], false),
            ("the gender goes with it", &[TownEqual, GenderEqual], false),
            (
                "and so does a mail account",
                &[EmailSimilar, TownEqual],
                false,
            ),
            ("a birth date does not", &[BirthEqual], true),
            ("nor does a number", &[MobileEqual, TownEqual], true),
        ];
        for (case, levels, links) in cases {
            let mut grades = Grades::default();
            for level in [FamilyEqual, GivenEqual].iter().chain(levels) {
                grades.push(Some(*level));
            }
            let score = weigh(&grades, &rules);
            assert_eq!(
                score.verdict >= Verdict::Link,
                links,
                "{case}: {}",
                score.weight
            );
        }
    }
}
