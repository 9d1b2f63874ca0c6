//! How likely each comparison level is, and what it therefore weighs.

use std::collections::BTreeMap;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};

use serde::Deserialize;
use toml::Spanned;

use super::{Evidence, Level};
use crate::rules::{Problems, RuleText};

/// A match weight: the power of two of how much likelier an agreement is between records of one person than of two.
///
/// Kept in hundredths as a whole number, so that a sum does not depend on the order of its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bits(i32);

impl Bits {
    /// No weight.
    pub const ZERO: Bits = Bits(0);

    /// The weight nearest to `bits`.
    #[must_use]
    pub fn new(bits: f64) -> Self {
        Bits((bits * 100.0).round() as i32)
    }

    /// What `times` as likely weighs.
    #[must_use]
    pub fn of_ratio(times: f64) -> Self {
        Bits::new(times.max(f64::MIN_POSITIVE).log2())
    }

    /// A weight of so many hundredths of a bit.
    #[must_use]
    pub const fn of_hundredths(hundredths: i32) -> Self {
        Bits(hundredths)
    }

    /// The weight in hundredths of a bit.
    #[must_use]
    pub const fn hundredths(self) -> i32 {
        self.0
    }

    /// The weight as a number.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl Add for Bits {
    type Output = Bits;

    fn add(self, other: Bits) -> Bits {
        Bits(self.0 + other.0)
    }
}

impl Sub for Bits {
    type Output = Bits;

    fn sub(self, other: Bits) -> Bits {
        Bits(self.0 - other.0)
    }
}

impl AddAssign for Bits {
    fn add_assign(&mut self, other: Bits) {
        self.0 += other.0;
    }
}

impl Sum for Bits {
    fn sum<I: Iterator<Item = Bits>>(weights: I) -> Bits {
        weights.fold(Bits::default(), Add::add)
    }
}

impl fmt::Display for Bits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:+.1}", self.as_f64())
    }
}

/// What a level settles, whatever else is known of a pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Nothing: it is weighed with the others.
    #[default]
    Weighs,
    /// The pair is not linked, but put before a person at most.
    Reviews,
    /// Two people.
    Never,
    /// One person, if the weight is enough for a link.
    Decides,
}

/// How likely a level is, where both records have a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Odds {
    /// In two records of one person.
    pub m: f64,
    /// In two records of two strangers.
    pub u: f64,
    /// In two records of two people of one household or one office.
    pub kin: Option<f64>,
    /// What it settles.
    #[serde(default)]
    pub reach: Reach,
}

impl Odds {
    /// The likelihood for relatives and colleagues: where the rules do not say, they agree in their surroundings like one
    /// person, and in what is personal like strangers.
    #[must_use]
    pub fn kin(&self, evidence: Evidence) -> f64 {
        self.kin.unwrap_or(match evidence {
            Evidence::Person => self.u,
            Evidence::Surroundings => self.m,
        })
    }

    /// The likelihood for two people of one name in one town: in name and town they agree like one person, else like
    /// strangers.
    #[must_use]
    pub fn namesakes(&self, level: Level) -> f64 {
        if level.names_a_namesake() {
            self.m
        } else {
            self.u
        }
    }

    fn is_sound(&self) -> bool {
        let share = |value: f64| value > 0.0 && value <= 1.0;
        share(self.m) && share(self.u) && self.kin.is_none_or(share)
    }
}

/// What a level weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// Held against two strangers.
    pub strangers: Bits,
    /// Held against two relatives or colleagues.
    pub kin: Bits,
    /// Held against two people of one name in one town.
    pub namesakes: Bits,
    /// The part of `strangers` that the likelihood in one person makes; the rest is how rare the value is.
    pub same: Bits,
    /// What it settles.
    pub reach: Reach,
}

impl Weight {
    fn of(odds: &Odds, level: Level) -> Self {
        Weight {
            strangers: Bits::of_ratio(odds.m / odds.u),
            kin: Bits::of_ratio(odds.m / odds.kin(level.comparison().evidence())),
            namesakes: Bits::of_ratio(odds.m / odds.namesakes(level)),
            same: Bits::of_ratio(odds.m),
            reach: odds.reach,
        }
    }
}

/// The levels as written: comparison, level, odds.
pub(super) type LevelsAsWritten = BTreeMap<String, BTreeMap<String, Spanned<Odds>>>;

/// How likely every level is, and what it weighs.
#[derive(Clone, Debug)]
pub struct Weights {
    odds: [Odds; Level::COUNT],
    weights: [Weight; Level::COUNT],
}

impl Default for Weights {
    fn default() -> Self {
        Weights {
            odds: [Odds::default(); Level::COUNT],
            weights: [Weight::default(); Level::COUNT],
        }
    }
}

impl Weights {
    /// The weights as meant: each level once, none unknown, and none missing but for those that older rules do not know.
    pub(super) fn check(
        written: Spanned<LevelsAsWritten>,
        text: &RuleText,
        problems: &mut Problems,
    ) -> Self {
        let span = written.span();
        let mut written = written.into_inner();
        let mut odds = [Odds::default(); Level::COUNT];
        for level in Level::ALL {
            let comparison = level.comparison().name();
            let found = written
                .get_mut(comparison)
                .and_then(|levels| levels.remove(level.name()));
            match found {
                Some(found) if found.get_ref().is_sound() => odds[level.index()] = *found.get_ref(),
                Some(found) => {
                    let message = "`m`, `u` and `kin` are shares: above 0, and 1 at most";
                    problems.add(text, Some(found.span()), message);
                }
                None => match level.told_apart_from() {
                    Some(known) => odds[level.index()] = odds[known.index()],
                    None => {
                        let message =
                            format!("`{}` of `[levels.{comparison}]` is missing", level.name());
                        problems.add(text, Some(span.clone()), message);
                    }
                },
            }
        }
        for (comparison, levels) in written {
            for (level, odds) in levels {
                let message = format!(
                    "`{level}` is no level of `{comparison}`; {}",
                    levels_of(&comparison)
                );
                problems.add(text, Some(odds.span()), message);
            }
        }
        Weights::of_odds(odds)
    }

    /// The weights that follow from how likely each level is, in the order of [`Level::ALL`].
    #[must_use]
    pub fn of_odds(odds: [Odds; Level::COUNT]) -> Self {
        let mut weights = [Weight::default(); Level::COUNT];
        for (at, level) in Level::ALL.iter().enumerate() {
            weights[at] = Weight::of(&odds[at], *level);
        }
        Weights { odds, weights }
    }

    /// What `level` weighs.
    #[must_use]
    pub fn of(&self, level: Level) -> Weight {
        self.weights[level.index()]
    }

    /// How likely each level is, in the order of [`Level::ALL`].
    #[must_use]
    pub fn odds(&self) -> &[Odds; Level::COUNT] {
        &self.odds
    }
}

fn levels_of(comparison: &str) -> String {
    let levels: Vec<&str> = Level::ALL
        .iter()
        .filter(|level| level.comparison().name() == comparison)
        .map(|level| level.name())
        .collect();
    match levels.as_slice() {
        [] => "it is no comparison".to_owned(),
        levels => format!("its levels are {}", levels.join(", ")),
    }
}
