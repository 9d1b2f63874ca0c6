//! What each comparison level weighs, and how far it lets a pair go.

use std::collections::BTreeMap;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

use serde::Deserialize;
use toml::Spanned;

use super::Level;
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

/// How far a level lets a pair go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Every comparison counts.
    #[default]
    All,
    /// A link needs evidence of the person; a review does not.
    PersonLinks,
    /// Surroundings do not count.
    Person,
    /// Surroundings do not count, and the pair is never linked.
    PersonReviews,
    /// Two people, whatever else agrees.
    Never,
    /// One person, whatever the reach of other levels.
    Decides,
}

/// What a level weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weight {
    /// How much.
    pub bits: Bits,
    /// How far it lets a pair go.
    #[serde(default)]
    pub reach: Reach,
}

impl<'de> Deserialize<'de> for Bits {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bits = f64::deserialize(deserializer)?;
        if bits.abs() <= 100.0 {
            Ok(Bits::new(bits))
        } else {
            Err(serde::de::Error::custom(
                "a weight is between -100 and 100 bits",
            ))
        }
    }
}

/// The weights as written: comparison, level, weight.
pub(super) type WeightsAsWritten = BTreeMap<String, BTreeMap<String, Spanned<Weight>>>;

/// What every level weighs.
#[derive(Clone, Debug)]
pub struct Weights([Weight; Level::COUNT]);

impl Default for Weights {
    fn default() -> Self {
        Weights([Weight::default(); Level::COUNT])
    }
}

impl Weights {
    /// The weights as meant: each level once, none unknown.
    pub(super) fn check(
        written: Spanned<WeightsAsWritten>,
        text: &RuleText,
        problems: &mut Problems,
    ) -> Self {
        let span = written.span();
        let mut written = written.into_inner();
        let mut weights = Weights::default();
        for level in Level::ALL {
            let comparison = level.comparison().name();
            let found = written
                .get_mut(comparison)
                .and_then(|levels| levels.remove(level.name()));
            match found {
                Some(weight) => weights.0[level.index()] = weight.into_inner(),
                None => {
                    let message =
                        format!("`{}` of `[weights.{comparison}]` is missing", level.name());
                    problems.add(text, Some(span.clone()), message);
                }
            }
        }
        for (comparison, levels) in written {
            for (level, weight) in levels {
                let message = format!(
                    "`{level}` is no level of `{comparison}`; {}",
                    levels_of(&comparison)
                );
                problems.add(text, Some(weight.span()), message);
            }
        }
        weights
    }

    /// What `level` weighs.
    #[must_use]
    pub fn of(&self, level: Level) -> Weight {
        self.0[level.index()]
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
