//! Weighs a pair and draws the line.
//!
//! After `compare`, before `cluster`. What comes in: two profiles. What goes out: the pair's weight and what follows
//! from it. The weight depends on the two records and the rules alone: no other record, and nothing learned from the
//! list at hand, moves it, so that the same pair weighs the same in every run.

use super::compare::{self, Grades};
use super::profile::Profile;
use crate::rules::{Bits, Evidence, Level, MatchRules, Reach};

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

/// A pair that is not worth another look.
const APART: Score = Score {
    weight: Bits::ZERO,
    verdict: Verdict::Apart,
};

/// The score of two records, and nothing more.
pub(super) fn score(a: &Profile, b: &Profile, same_key: bool, rules: &MatchRules) -> Score {
    weigh(&grades(a, b, same_key, rules), rules)
}

/// The levels of two records. Where the name rules surroundings out, they are not compared.
pub(super) fn grades(a: &Profile, b: &Profile, same_key: bool, rules: &MatchRules) -> Grades {
    let mut grades = compare::identifiers(a, b);
    let name = compare::name(&a.name, &b.name);
    push_name(&mut grades, name, same_key);
    if !matches!(
        rules.weights.of(name).reach,
        Reach::Person | Reach::PersonReviews
    ) {
        compare::surroundings(a, b, &mut grades);
    }
    grades
}

/// A name, and a key that one source gave both records. A source that gives one key to two names, and nothing else of the
/// person agrees, numbers something larger than persons: companies, families.
fn push_name(grades: &mut Grades, name: Level, same_key: bool) {
    const PERSONAL: [Level; 5] = [
        Level::MobileEqual,
        Level::EmailEqual,
        Level::WechatEqual,
        Level::IdEqual,
        Level::BirthEqual,
    ];
    let other_name = matches!(name, Level::NameRelated | Level::NameDiffers);
    let same_person = grades.iter().any(|level| PERSONAL.contains(&level));
    let key = if other_name && !same_person {
        Level::SourceKeyReused
    } else {
        Level::SourceKeySame
    };
    grades.push(same_key.then_some(key));
    grades.push(Some(name));
}

/// What the levels weigh together, and what follows.
pub(super) fn weigh(grades: &Grades, rules: &MatchRules) -> Score {
    let mut all = Bits::ZERO;
    let mut person = Bits::ZERO;
    let mut reach = Reach::All;
    for level in grades.iter() {
        let weight = rules.weights.of(level);
        all += weight.bits;
        if level.comparison().evidence() == Evidence::Person {
            person += weight.bits;
        }
        reach = reach.max(weight.reach);
    }
    judge(all, person, reach, rules)
}

fn judge(all: Bits, person: Bits, reach: Reach, rules: &MatchRules) -> Score {
    let drawn = rules.thresholds;
    let line = |weight: Bits| match weight {
        weight if weight >= drawn.link => Verdict::Link,
        weight if weight >= drawn.review => Verdict::Review,
        _ => Verdict::Apart,
    };
    let (weight, verdict) = match reach {
        Reach::All => (all, line(all)),
        Reach::Decides if all >= drawn.link => (all, Verdict::Sure),
        Reach::Decides => (all, line(all)),
        Reach::PersonLinks if person >= drawn.link => (all, line(all)),
        Reach::PersonLinks => (all, line(all).min(Verdict::Review)),
        Reach::Person => (person, line(person)),
        Reach::PersonReviews => (person, line(person).min(Verdict::Review)),
        Reach::Never => return APART,
    };
    Score { weight, verdict }
}

/// One comparison of a pair, weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// How the two records stand in it.
    pub level: Level,
    /// What that weighs, in bits.
    pub bits: Bits,
    /// Whether it counts: surroundings do not where another level rules them out.
    pub counts: bool,
}

/// Every comparison of two records, in order; those that count add up to the pair's weight.
pub(super) fn steps(a: &Profile, b: &Profile, same_key: bool, rules: &MatchRules) -> Vec<Step> {
    let grades = grades(a, b, same_key, rules);
    let reach = grades.iter().map(|level| rules.weights.of(level).reach);
    let person_alone = matches!(reach.max(), Some(Reach::Person | Reach::PersonReviews));
    let step = |level: Level| Step {
        level,
        bits: rules.weights.of(level).bits,
        counts: !person_alone || level.comparison().evidence() == Evidence::Person,
    };
    grades.iter().map(step).collect()
}

/// Whether two records may not end up in one contact by way of a third: their own comparison rules it out.
pub(super) fn conflict(a: &Profile, b: &Profile, same_key: bool, rules: &MatchRules) -> bool {
    let mut grades = compare::identifiers(a, b);
    push_name(&mut grades, compare::name(&a.name, &b.name), same_key);
    let reach = grades
        .iter()
        .map(|level| rules.weights.of(level).reach)
        .max();
    matches!(reach, Some(Reach::PersonReviews | Reach::Never))
}

/// The levels and their weights in words: `mobile equal +18.0; name differs -3.0`.
pub(super) fn reason(grades: &Grades, rules: &MatchRules) -> String {
    let parts: Vec<String> = grades
        .iter()
        .map(|level| {
            let words = level.name().replace('_', " ");
            format!(
                "{} {words} {}",
                level.comparison().name(),
                rules.weights.of(level).bits
            )
        })
        .collect();
    parts.join("; ")
}
