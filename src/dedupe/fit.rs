//! Fits the weights to the list at hand, without labels.
//!
//! After blocking, before pairs are weighed, where a list is resolved by itself. What comes in: how candidate pairs and how
//! pairs drawn at random compare. What goes out: the rules, with the likelihoods that this list suggests. `u` is counted in
//! the random pairs; `m`, and how many pairs are one person, relatives or strangers, come from expectation maximization
//! over all pairs, those that no key proposed counting as strangers.
//!
//! The rules as given are a fence: they count like so many pairs that were seen before ([`SEEN_BEFORE`]), and no level
//! moves further from them than [`FURTHEST`] bits, so that a short or an odd list cannot spoil them.

use rustc_hash::FxHashMap;

use super::compare::Grades;
use super::sample::Sample;
use crate::rules::{Bits, Comparison, Level, MatchRules, Odds, Prior, Weights};

/// How pairs compare: each kind of comparison once, with how many pairs compare so.
#[derive(Debug, Default)]
pub(super) struct Patterns(FxHashMap<Pattern, u64>);

/// The levels of a pair, four bits a comparison: the level's place within it from 1, or 0 where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Pattern(u128);

const BITS: u32 = 4;

impl Pattern {
    fn of(grades: &Grades) -> Self {
        let packed = grades.iter().fold(0, |packed, level| {
            let comparison = level.comparison();
            let place = level.index() - comparison.first().index() + 1;
            packed | (place as u128) << (BITS * comparison as u32)
        });
        Pattern(packed)
    }

    fn levels(self) -> Vec<Level> {
        Comparison::ALL
            .iter()
            .filter_map(|&comparison| {
                let place = (self.0 >> (BITS * comparison as u32) & 0xF) as usize;
                (place > 0).then(|| Level::ALL[comparison.first().index() + place - 1])
            })
            .collect()
    }
}

impl Patterns {
    /// Counts a pair.
    pub(super) fn add(&mut self, grades: &Grades) {
        *self.0.entry(Pattern::of(grades)).or_default() += 1;
    }

    /// Both together.
    pub(super) fn and(mut self, other: Patterns) -> Patterns {
        for (pattern, count) in other.0 {
            *self.0.entry(pattern).or_default() += count;
        }
        self
    }

    /// In an order that does not depend on how they were counted, so that sums of fractions do not either.
    fn sorted(&self) -> Vec<(Vec<Level>, f64)> {
        #[expect(clippy::disallowed_methods, reason = "the order is made right after")]
        let mut counted: Vec<(Pattern, u64)> = self
            .0
            .iter()
            .map(|(&pattern, &count)| (pattern, count))
            .collect();
        counted.sort_unstable();
        counted
            .into_iter()
            .map(|(pattern, count)| (pattern.levels(), count as f64))
            .collect()
    }
}

/// What a list looks like to the fit.
#[derive(Debug)]
pub(super) struct Evidences {
    /// How many records there are.
    pub(super) records: u64,
    /// Candidate pairs.
    pub(super) candidates: Sample,
    /// Pairs drawn at random.
    pub(super) random: Patterns,
}

/// Shorter lists are resolved by the rules as they are.
pub(super) const FEWEST_RECORDS: usize = 200;
/// How many pairs of one person the rules as given count for. Where two values in three are damaged, pairs that agree in
/// what is left look like strangers at first: fewer let the weights drift away from such pairs, many more keep them
/// from learning what a list of some thousand rows shows.
const SEEN_BEFORE: f64 = 200.0;
/// How far a level may move, in bits.
const FURTHEST: f64 = 4.0;
/// Rounds of expectation maximization; the likelihoods move by less than a hundredth after about fifteen.
const ROUNDS: usize = 25;
/// Pairs of one person for each record, at least and at most.
const MATCHES: [f64; 2] = [0.02, 8.0];
/// Pairs of relatives for each pair of one person, at least and at most.
const KIN: [f64; 2] = [1.0 / 256.0, 8.0];
/// Pairs of namesakes for each pair of one person, at least and at most. What a list cannot show, for it has little beside
/// names, is taken care of pair by pair (`score`).
const NAMESAKES: [f64; 2] = [0.1, 8.0];
/// Fewer random pairs than this at a level do not tell how often strangers are there.
const FEWEST_PAIRS: f64 = 10.0;

/// The rules, fitted to a list.
pub(super) fn fitted(rules: &MatchRules, seen: &Evidences) -> MatchRules {
    let given = *rules.weights.odds();
    let mut odds = given;
    count_strangers(&mut odds, &seen.random);
    let patterns = seen.candidates.patterns.sorted();
    let mut classes = Classes::first(seen.records as f64);
    for _ in 0..ROUNDS {
        let expected = Expected::of(&patterns, &odds, &classes, seen.candidates.one_in as f64);
        expected.maximize(&mut odds, &given);
        classes = classes.next(&expected);
    }
    let mut fitted = rules.clone();
    fitted.weights = Weights::of_odds(odds);
    fitted.prior = classes.prior();
    fitted
}

/// How often strangers are at each level, where enough pairs tell.
fn count_strangers(odds: &mut [Odds; Level::COUNT], random: &Patterns) {
    let mut at = [0.0; Level::COUNT];
    let mut in_all: FxHashMap<Comparison, f64> = FxHashMap::default();
    for (levels, count) in random.sorted() {
        for level in levels {
            at[level.index()] += count;
            *in_all.entry(level.comparison()).or_default() += count;
        }
    }
    for level in Level::ALL {
        let all = in_all.get(&level.comparison()).copied().unwrap_or(0.0);
        let (found, known) = (at[level.index()], &mut odds[level.index()]);
        if found >= FEWEST_PAIRS {
            known.u = within(found / all, known.u);
        } else if all > 0.0 && level.comparison() != Comparison::Email {
            // Accounts are made of names: they agree more often where names do than pairs drawn at random tell.
            known.u = known
                .u
                .min((FEWEST_PAIRS / all).max(known.u / FURTHEST.exp2()));
        }
    }
}

/// `value`, no further from `given` than the fence.
fn within(value: f64, given: f64) -> f64 {
    let far = FURTHEST.exp2();
    value.clamp(given / far, (given * far).min(1.0))
}

/// How many pairs are one person, and how many relatives, among all pairs of a list.
#[derive(Clone, Copy, Debug)]
struct Classes {
    records: f64,
    pairs: f64,
    matches: f64,
    kin: f64,
    namesakes: f64,
}

impl Classes {
    fn first(records: f64) -> Self {
        Classes {
            records,
            pairs: records * (records - 1.0) / 2.0,
            matches: records * 0.3,
            kin: records * 0.3,
            namesakes: records * 0.1,
        }
    }

    fn next(self, expected: &Expected) -> Self {
        let matches = expected
            .matches
            .clamp(self.records * MATCHES[0], self.records * MATCHES[1]);
        Classes {
            matches,
            kin: expected.kin.clamp(matches * KIN[0], matches * KIN[1]),
            namesakes: expected
                .namesakes
                .clamp(matches * NAMESAKES[0], matches * NAMESAKES[1]),
            ..self
        }
    }

    fn prior(self) -> Prior {
        Prior {
            strangers: Bits::of_ratio(self.pairs / self.matches),
            kin: Bits::of_ratio(self.kin / self.matches),
            namesakes: Bits::of_ratio(self.namesakes / self.matches),
        }
    }
}

/// What is expected of the pairs by the likelihoods of the last round.
struct Expected {
    matches: f64,
    kin: f64,
    namesakes: f64,
    /// Pairs of one person at each level.
    at: [f64; Level::COUNT],
    /// Pairs of relatives at each level.
    kin_at: [f64; Level::COUNT],
}

impl Expected {
    fn of(
        patterns: &[(Vec<Level>, f64)],
        odds: &[Odds; Level::COUNT],
        classes: &Classes,
        scale: f64,
    ) -> Self {
        let mut expected = Expected {
            matches: 0.0,
            kin: 0.0,
            namesakes: 0.0,
            at: [0.0; Level::COUNT],
            kin_at: [0.0; Level::COUNT],
        };
        for (levels, count) in patterns {
            let [same, kin, namesakes] = shares(levels, odds, classes);
            let pairs = count * scale;
            expected.matches += same * pairs;
            expected.kin += kin * pairs;
            expected.namesakes += namesakes * pairs;
            for level in levels {
                expected.at[level.index()] += same * pairs;
                expected.kin_at[level.index()] += kin * pairs;
            }
        }
        expected
    }

    /// The likelihoods that make what was seen likeliest, the rules as given counting like pairs that were seen before.
    fn maximize(&self, odds: &mut [Odds; Level::COUNT], given: &[Odds; Level::COUNT]) {
        for comparison in Comparison::ALL {
            let levels = Level::ALL
                .iter()
                .filter(|level| level.comparison() == *comparison);
            let all: f64 = levels.clone().map(|level| self.at[level.index()]).sum();
            for level in levels {
                let at = level.index();
                let before = given[at].m;
                let share = (self.at[at] + SEEN_BEFORE * before) / (all + SEEN_BEFORE);
                odds[at].m = within(share, before);
            }
            self.maximize_kin(*comparison, odds, given);
        }
    }

    /// How often relatives agree in what the rules give a likelihood for: sons are named after their fathers more often in
    /// one list than in another.
    fn maximize_kin(
        &self,
        comparison: Comparison,
        odds: &mut [Odds; Level::COUNT],
        given: &[Odds; Level::COUNT],
    ) {
        let levels = Level::ALL
            .iter()
            .filter(|level| level.comparison() == comparison);
        let all: f64 = levels.clone().map(|level| self.kin_at[level.index()]).sum();
        for level in levels {
            let at = level.index();
            if let Some(before) = given[at].kin {
                let share = (self.kin_at[at] + SEEN_BEFORE * before) / (all + SEEN_BEFORE);
                odds[at].kin = Some(within(share, before).max(odds[at].u));
            }
        }
    }
}

/// How likely a pair that compares so is one person, relatives, or namesakes.
fn shares(levels: &[Level], odds: &[Odds; Level::COUNT], classes: &Classes) -> [f64; 3] {
    let mut logs = [
        classes.matches,
        classes.kin,
        classes.namesakes,
        classes.pairs,
    ]
    .map(f64::ln);
    for level in levels {
        let odds = &odds[level.index()];
        logs[0] += odds.m.ln();
        logs[1] += odds.kin(level.comparison().evidence()).ln();
        logs[2] += odds.namesakes(*level).ln();
        logs[3] += odds.u.ln();
    }
    let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let [same, kin, namesakes, strangers] = logs.map(|log| (log - most).exp());
    let all = same + kin + namesakes + strangers;
    [same / all, kin / all, namesakes / all]
}
