//! Makes one golden contact of a cluster's records.
//!
//! After `cluster`, last in the stage. What comes in: records that are one person, and the rules of survivorship. What
//! goes out: golden values. Every value comes from a record as it stands, fields that travel together from one record.
//! Of several versions of one record only the newest has a say. What people edited is laid over it.

use std::cmp::{Ordering, Reverse};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::assign::Touched;
use super::edit::Edits;
use super::keys;
use super::known::{Recency, RowDigest};
use super::records::Records;
use super::table::Pos;
use crate::model::{ContactFrame, ContactRow, Field, FrameBuilder, RowDraft};
use crate::rules::{Keep, Preference, SurvivorshipRule, SurvivorshipRules};
use crate::run::{Cancelled, RunContext};

/// Contacts merged between two looks at the stop button.
const CHUNK: usize = 4_096;

/// What is made of the values of a run's contacts: golden rows for those who keep contacts, nothing for those who only
/// want to know which rows belong together.
pub trait Golden: Sized {
    /// Whether the rows are kept as they were read: a fifth of what a run holds.
    const KEEPS_CELLS: bool;

    /// Makes it of the golden rows, where it needs them.
    ///
    /// # Errors
    /// [`Cancelled`] when the user asked to stop.
    fn of(rows: impl FnOnce() -> Result<ContactFrame, Cancelled>) -> Result<Self, Cancelled>;
}

impl Golden for () {
    const KEEPS_CELLS: bool = false;

    fn of(_: impl FnOnce() -> Result<ContactFrame, Cancelled>) -> Result<Self, Cancelled> {
        Ok(())
    }
}

impl Golden for ContactFrame {
    const KEEPS_CELLS: bool = true;

    fn of(rows: impl FnOnce() -> Result<ContactFrame, Cancelled>) -> Result<Self, Cancelled> {
        rows()
    }
}

/// The golden values of every contact, position by position.
///
/// # Errors
/// [`Cancelled`] when the user asked to stop.
pub(super) fn golden(
    touched: &[Touched],
    records: &Records<'_>,
    (rules, edits): (&SurvivorshipRules, &Edits),
    ctx: &RunContext<'_>,
) -> Result<ContactFrame, Cancelled> {
    let frames = touched
        .par_chunks(CHUNK)
        .map(|contacts| {
            ctx.checkpoint(0)?;
            let mut frame = FrameBuilder::with_capacity(contacts.len());
            for contact in contacts {
                let voices = voices(&contact.members, records);
                let mut draft = merge(&voices, rules);
                edits.over(&contact.members, records).lay(&mut draft);
                frame.push(&draft);
            }
            Ok(frame.finish())
        })
        .collect::<Result<Vec<ContactFrame>, Cancelled>>()?;
    let mut golden = ContactFrame::default();
    frames.iter().for_each(|frame| golden.append(frame));
    Ok(golden)
}

/// A record that has a say.
#[derive(Debug)]
struct Voice<'a> {
    row: ContactRow<'a>,
    priority: i64,
    recency: Recency,
    as_of: jiff::civil::Date,
    digest: RowDigest,
    version: keys::TextId,
}

/// The records that have a say, the newest version of each, in the order of their content.
fn voices<'a>(members: &[Pos], records: &'a Records<'_>) -> Vec<Voice<'a>> {
    let mut voices: Vec<Voice<'a>> = members
        .iter()
        .map(|&pos| {
            let input = records.table.input(pos);
            Voice {
                row: records.table.row(pos),
                priority: input.priority,
                recency: records.table.recency(pos),
                as_of: input.as_of,
                digest: records.table.digest(pos),
                version: records.versions[pos as usize],
            }
        })
        .collect();
    // A later export of a source supersedes an earlier one, whatever dates the record itself carries.
    voices.sort_by(|one, other| {
        let age = |voice: &Voice<'_>| Reverse((voice.as_of, voice.recency.clone()));
        age(one)
            .cmp(&age(other))
            .then_with(|| one.digest.cmp(&other.digest))
    });
    let mut seen: Vec<keys::TextId> = Vec::new();
    voices.retain(|voice| {
        let superseded = voice.version != keys::NONE && seen.contains(&voice.version);
        seen.push(voice.version);
        !superseded
    });
    voices.sort_by_key(|voice| voice.digest);
    voices
}

fn merge<'a>(voices: &[Voice<'a>], rules: &SurvivorshipRules) -> RowDraft<'a> {
    if let [only] = voices {
        return only.row.draft();
    }
    let mut draft = RowDraft::default();
    for rule in &rules.rules {
        let best = ranked(voices, rule).into_iter().next();
        for &field in &rule.fields {
            if let Some(value) = best.and_then(|voice| voice.row.get(field)) {
                draft.set(field, value);
            }
        }
    }
    for keep in &rules.keep {
        keep_others(voices, *keep, rules, &mut draft);
    }
    draft
}

/// The records that have a value for a rule, the best first.
fn ranked<'v, 'a>(voices: &'v [Voice<'a>], rule: &SurvivorshipRule) -> Vec<&'v Voice<'a>> {
    let mut ranked: Vec<&Voice<'a>> = voices
        .iter()
        .filter(|voice| {
            rule.fields
                .iter()
                .any(|&field| voice.row.get(field).is_some())
        })
        .collect();
    if ranked.len() > 1 {
        let scale = Scale::of(voices, rule);
        ranked.sort_by(|one, other| {
            let preferred = rule
                .prefer
                .iter()
                .map(|&preference| scale.compare(preference, one, other));
            // A number that its list has covered is no better than none where another list has it whole.
            scale
                .is_covered(one)
                .cmp(&scale.is_covered(other))
                .then_with(|| preferred.fold(Ordering::Equal, Ordering::then))
                .then_with(|| scale.values(one).cmp(&scale.values(other)))
                .then_with(|| one.digest.cmp(&other.digest))
        });
    }
    ranked
}

/// Holds the values that two records have for some fields against each other.
struct Scale<'v, 'a> {
    fields: &'v [Field],
    /// How many records have these values, where that is asked: counted once, for a contact may have thousands.
    bearers: FxHashMap<Vec<Option<&'a str>>, usize>,
}

impl<'v, 'a> Scale<'v, 'a> {
    fn of(voices: &[Voice<'a>], rule: &'v SurvivorshipRule) -> Self {
        let mut scale = Scale {
            fields: &rule.fields,
            bearers: FxHashMap::default(),
        };
        if rule.prefer.contains(&Preference::MostCommon) {
            for voice in voices {
                *scale.bearers.entry(scale.values(voice)).or_default() += 1;
            }
        }
        scale
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
        self.fields
            .iter()
            .map(|&field| voice.row.get(field))
            .collect()
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

/// Puts the values that did not become the main one beside it, in the order in which they would have.
fn keep_others<'a>(
    voices: &[Voice<'a>],
    keep: Keep,
    rules: &SurvivorshipRules,
    draft: &mut RowDraft<'a>,
) {
    let Some(rule) = rules
        .rules
        .iter()
        .find(|rule| rule.fields.contains(&keep.field))
    else {
        return;
    };
    let by_both = SurvivorshipRule {
        fields: vec![keep.field, keep.also_in],
        prefer: rule.prefer.clone(),
    };
    let extended = |number: &str, extension: Option<&str>| match extension {
        Some(extension) => format!("{number}-{extension}"),
        None => number.to_owned(),
    };
    let main = draft.get(keep.field).unwrap_or_default().to_owned();
    let main_extended = extended(&main, keep.extension.and_then(|field| draft.get(field)));
    for voice in ranked(voices, &by_both) {
        let own = voice.row.get(keep.field).map(|number| {
            extended(
                number,
                keep.extension.and_then(|field| voice.row.get(field)),
            )
        });
        let others = voice
            .row
            .get(keep.also_in)
            .unwrap_or_default()
            .split(';')
            .map(str::trim);
        for part in own.as_deref().into_iter().chain(others) {
            if !part.is_empty() && part != main && part != main_extended {
                draft.push(keep.also_in, part);
            }
        }
    }
}
