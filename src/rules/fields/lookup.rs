//! Finds the word of the dictionary that a header is, nearest first.

use super::header::{parts, squash, without_brackets, without_numbering};
use super::{FieldRules, Meaning, Reading, Strength};
use crate::model::{Field, ListKind};

/// A header's meaning, and how near it came to the dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderHit {
    /// What the header means.
    pub meaning: Meaning,
    /// How near it came.
    pub strength: Strength,
}

/// A header longer than this (squashed, in characters) is a sentence; its ending says little.
const LONGEST_HEADER: usize = 24;

impl FieldRules {
    /// What a header means, if the dictionary knows it.
    #[must_use]
    pub fn look_up(&self, header: &str) -> Option<HeaderHit> {
        let parts = parts(header);
        let hit = match (self.look_up_whole(header), parts.as_slice()) {
            (Some(hit), _) => hit,
            (None, []) => self.ending(header)?,
            (None, parts) => self.look_up_parts(parts)?,
        };
        // Sums of orders are worked out, so that the unit of a column can be reckoned with.
        let scaled = self.kind() == ListKind::Contacts
            && hit.meaning == Meaning::Field(Field::Amount)
            && self.is_scaled(header);
        Some(if scaled {
            HeaderHit {
                meaning: Meaning::ScaledAmount,
                ..hit
            }
        } else {
            hit
        })
    }

    fn look_up_whole(&self, header: &str) -> Option<HeaderHit> {
        let whole = squash(header);
        let bare = squash(&without_brackets(without_numbering(header)));
        if let Some(hit) = self.exact(&whole).or_else(|| self.exact(&bare)) {
            return Some(hit);
        }
        let someone_else = |word: &String| whole.contains(word.as_str());
        if self.someone_else.iter().any(someone_else) {
            return Some(HeaderHit {
                meaning: Meaning::SomeoneElse,
                strength: Strength::Trimmed,
            });
        }
        self.trimmed(&bare)
    }

    /// The halves of `姓名/Name`: they must agree, or be two ways of reaching the person.
    fn look_up_parts(&self, parts: &[&str]) -> Option<HeaderHit> {
        let mut hits = parts.iter().filter_map(|part| self.look_up_whole(part));
        let first = hits.next()?;
        hits.try_fold(first, |known, hit| {
            Some(HeaderHit {
                meaning: both(known.meaning, hit.meaning)?,
                strength: Strength::Trimmed,
            })
        })
    }

    fn exact(&self, key: &str) -> Option<HeaderHit> {
        let strength = match self.weaker.contains(key) {
            true => Strength::Trimmed,
            false => Strength::Whole,
        };
        let meaning = self.words.get(key)?;
        Some(HeaderHit {
            meaning: *meaning,
            strength,
        })
    }

    /// Takes numbers, tails and qualifiers off until a word is left.
    fn trimmed(&self, key: &str) -> Option<HeaderHit> {
        let mut rest = key.trim_end_matches(|letter: char| letter.is_ascii_digit());
        loop {
            if let Some(hit) = self.exact(rest) {
                return Some(HeaderHit {
                    strength: Strength::Trimmed,
                    ..hit
                });
            }
            let tail = self
                .tails
                .iter()
                .find_map(|tail| rest.strip_suffix(&**tail));
            let front = |rest: &'_ str| {
                let longest = self
                    .qualifiers
                    .iter()
                    .find(|word| rest.starts_with(&***word));
                longest.map_or(0, String::len)
            };
            rest = match tail {
                Some(shorter) => shorter,
                None => match front(rest) {
                    0 => return None,
                    taken => &rest[taken..],
                },
            };
            if rest.is_empty() {
                return None;
            }
        }
    }

    fn ending(&self, header: &str) -> Option<HeaderHit> {
        let key = squash(&without_brackets(without_numbering(header)));
        if key.chars().count() > LONGEST_HEADER {
            return None;
        }
        let mut key = key.trim_end_matches(|letter: char| letter.is_ascii_digit());
        while let Some(shorter) = self.tails.iter().find_map(|tail| key.strip_suffix(&**tail)) {
            key = shorter;
        }
        let found = self.endings.iter().find(|(word, _)| key.ends_with(&**word));
        found.map(|&(_, meaning)| HeaderHit {
            meaning,
            strength: Strength::Ending,
        })
    }

    fn is_scaled(&self, header: &str) -> bool {
        let key = squash(header);
        self.scaled_units.iter().any(|unit| key.ends_with(&**unit))
    }
}

/// What a header means whose two halves mean this and that.
fn both(this: Meaning, that: Meaning) -> Option<Meaning> {
    match (this, that) {
        _ if this == that => Some(this),
        (Meaning::Field(field), Meaning::Unsure(reading))
        | (Meaning::Unsure(reading), Meaning::Field(field))
            if reading.fields().contains(&field) =>
        {
            Some(Meaning::Field(field))
        }
        _ if reaches(this) && reaches(that) => Some(Meaning::Unsure(Reading::AnyContact)),
        _ => None,
    }
}

/// Whether a column of this meaning reaches the person.
fn reaches(meaning: Meaning) -> bool {
    match meaning {
        Meaning::Field(field) => Reading::AnyContact.fields().contains(&field),
        Meaning::Unsure(reading) => reading != Reading::PersonOrCompany,
        Meaning::Part(_) | Meaning::RowNumber | Meaning::SomeoneElse | Meaning::ScaledAmount => {
            false
        }
    }
}
