//! What makes one record's values better than another's: the rules of survivorship, asked of the records of one contact.
//!
//! What comes in: records that have a say, and one rule. What goes out: those that have a value, the best first, and what
//! made it the best. Knows one contact at a time; never asks for an id or the order of arrival.

use std::cell::LazyCell;
use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::merge::Voice;
use super::provenance::Because;
use crate::model::Field;
use crate::rules::{Preference, SurvivorshipRule};
use crate::value::company;

/// Whether the best record's value was a short form of another's.
pub(super) enum Shortened {
    No,
    Best,
}

/// Holds the values that two records have for some fields against each other.
pub(super) struct Scale<'v, 'a> {
    rule: &'v SurvivorshipRule,
    /// How many records have these values, where that is asked: counted once, for a contact may have thousands.
    bearers: FxHashMap<Vec<Option<&'a str>>, usize>,
}

impl<'v, 'a> Scale<'v, 'a> {
    pub(super) fn of(voices: &[Voice<'a>], rule: &'v SurvivorshipRule) -> Self {
        let mut scale = Scale {
            rule,
            bearers: FxHashMap::default(),
        };
        if rule.prefer.contains(&Preference::MostCommon) {
            for voice in voices {
                *scale.bearers.entry(scale.values(voice)).or_default() += 1;
            }
        }
        scale
    }

    /// The records that have a value for the rule, the best first.
    pub(super) fn ranked<'r>(&self, voices: &'r [Voice<'a>]) -> Vec<&'r Voice<'a>> {
        let mut ranked: Vec<&Voice<'a>> = voices
            .iter()
            .filter(|voice| self.values(voice).iter().any(Option::is_some))
            .collect();
        ranked.sort_by(|one, other| {
            // A number that its list has covered is no better than none where another list has it whole.
            self.is_covered(one)
                .cmp(&self.is_covered(other))
                .then_with(|| {
                    let preferred = self.rule.prefer.iter();
                    preferred
                        .map(|&preference| self.compare(preference, one, other))
                        .fold(Ordering::Equal, Ordering::then)
                })
                .then_with(|| self.values(one).cmp(&self.values(other)))
                .then_with(|| one.digest.cmp(&other.digest))
        });
        ranked
    }

    /// Puts a record first that writes out what the best one shortens: 上海海明智业有限公司 is the same firm as
    /// 上海海明智业, and the name on its contracts.
    pub(super) fn put_fullest_first(&self, ranked: &mut [&Voice<'a>]) -> Shortened {
        let company = |voice: &Voice<'a>| match self.rule.fields[..] {
            [Field::Company] => voice.row.get(Field::Company),
            _ => None,
        };
        let Some(best) = ranked.first().and_then(|best| company(best)) else {
            return Shortened::No;
        };
        // Names are taken apart only where one is longer: most contacts have one form alone.
        let firm = LazyCell::new(|| company::key(best));
        let (mut longest, mut at) = (best.chars().count(), 0);
        for (place, voice) in ranked.iter().enumerate().skip(1) {
            let Some(name) = company(voice) else { continue };
            let length = name.chars().count();
            if length > longest && !firm.is_empty() && company::key(name) == *firm {
                (longest, at) = (length, place);
            }
        }
        ranked[..=at].rotate_right(1);
        match at {
            0 => Shortened::No,
            _ => Shortened::Best,
        }
    }

    /// What made the first of the ranked records the first, before any that has other values.
    pub(super) fn because(&self, ranked: &[&Voice<'a>]) -> Because {
        let [best, rest @ ..] = ranked else {
            return Because::Only;
        };
        let theirs = self.values(best);
        let Some(other) = rest.iter().find(|other| self.values(other) != theirs) else {
            return match rest {
                [] => Because::Only,
                _ => Because::Agreed,
            };
        };
        if self.is_covered(best) != self.is_covered(other) {
            return Because::Whole;
        }
        let mut preferred = self.rule.prefer.iter().copied();
        preferred
            .find(|&preference| self.compare(preference, best, other).is_ne())
            .map_or(Because::Content, Because::Preferred)
    }

    /// `Less` when `one` is the better.
    fn compare(&self, preference: Preference, one: &Voice<'a>, other: &Voice<'a>) -> Ordering {
        match preference {
            Preference::Priority => other.priority.cmp(&one.priority),
            Preference::Newest => age(other).cmp(&age(one)),
            Preference::Oldest => age(one).cmp(&age(other)),
            Preference::MostCommon => self.bearers(other).cmp(&self.bearers(one)),
            Preference::MostComplete => self.filled(other).cmp(&self.filled(one)),
            Preference::Longest => self.length(other).cmp(&self.length(one)),
            Preference::Largest => self.size(other, one),
            Preference::Smallest => self.size(one, other),
        }
    }

    fn values(&self, voice: &Voice<'a>) -> Vec<Option<&'a str>> {
        let fields = self.rule.fields.iter();
        fields.map(|&field| voice.row.get(field)).collect()
    }

    fn is_covered(&self, voice: &Voice<'a>) -> bool {
        self.values(voice)
            .iter()
            .flatten()
            .any(|value| value.contains("**"))
    }

    fn bearers(&self, voice: &Voice<'a>) -> usize {
        self.bearers
            .get(&self.values(voice))
            .copied()
            .unwrap_or_default()
    }

    fn filled(&self, voice: &Voice<'a>) -> usize {
        self.values(voice).iter().flatten().count()
    }

    fn length(&self, voice: &Voice<'a>) -> usize {
        self.values(voice)
            .iter()
            .flatten()
            .map(|value| value.chars().count())
            .sum()
    }

    /// As numbers where both are, else as text, which is right for ISO dates.
    fn size(&self, one: &Voice<'a>, other: &Voice<'a>) -> Ordering {
        let (one, other) = (self.values(one), self.values(other));
        let number = |values: &[Option<&str>]| values[0].and_then(|text| text.parse::<f64>().ok());
        match (number(&one), number(&other)) {
            (Some(one), Some(other)) => one.total_cmp(&other),
            _ => one.cmp(&other),
        }
    }
}

/// A record's own date first, then its input's.
fn age<'v>(voice: &'v Voice<'_>) -> (&'v str, jiff::civil::Date) {
    (&voice.recency, voice.as_of)
}
