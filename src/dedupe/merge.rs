//! Makes one golden contact of a cluster's records.
//!
//! After `cluster`, last in the stage. What comes in: records that are one person, and the rules of survivorship. What
//! goes out: golden values, and where each comes from. Every value comes from a record as it stands, fields that travel together from one record.
//! Of several versions of one record only the newest has a say. What people edited is laid over it.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::RecordRef;
use super::assign::Touched;
use super::edit::{Edits, Overlay};
use super::keys;
use super::known::{Recency, RowDigest};
use super::provenance::{Because, Provenance, Provenances};
use super::records::Records;
use super::scale::{Scale, Shortened};
use super::table::Pos;
use crate::model::{ContactFrame, ContactRow, Field, FrameBuilder, RowDraft};
use crate::rules::{Keep, SurvivorshipRule, SurvivorshipRules};
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

/// The golden values of every contact, position by position, and where they come from.
///
/// # Errors
/// [`Cancelled`] when the user asked to stop.
pub(super) fn golden(
    touched: &[Touched],
    records: &Records<'_>,
    (rules, edits): (&SurvivorshipRules, &Edits),
    ctx: &RunContext<'_>,
) -> Result<(ContactFrame, Vec<Vec<Provenance>>), Cancelled> {
    let parts = touched
        .par_chunks(CHUNK)
        .map(|contacts| {
            ctx.checkpoint(0)?;
            let mut frame = FrameBuilder::with_capacity(contacts.len());
            let mut origins = Vec::with_capacity(contacts.len());
            for contact in contacts {
                let voices = voices(&contact.members, records);
                let mut merger = Merger::of(contact.members.len());
                merger.merge(&voices, rules);
                let overlay = edits.over(&contact.members, records);
                merger.edit(&overlay);
                frame.push(&merger.draft);
                origins.push(merger.origins.told());
            }
            Ok((frame.finish(), origins))
        })
        .collect::<Result<Vec<(ContactFrame, Vec<Vec<Provenance>>)>, Cancelled>>()?;
    let (mut golden, mut origins) = (ContactFrame::default(), Vec::new());
    for (frame, of_frame) in parts {
        golden.append(&frame);
        origins.extend(of_frame);
    }
    Ok((golden, origins))
}

/// A record that has a say.
#[derive(Debug)]
pub(super) struct Voice<'a> {
    pub(super) row: ContactRow<'a>,
    pub(super) record: RecordRef,
    pub(super) priority: i64,
    pub(super) recency: Recency,
    pub(super) as_of: jiff::civil::Date,
    pub(super) digest: RowDigest,
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
                record: records.table.reference(pos),
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

/// A contact in the making.
struct Merger<'a> {
    draft: RowDraft<'a>,
    origins: Provenances,
    /// How many records the contact has, with those that have no say.
    records: usize,
}

impl<'a> Merger<'a> {
    fn of(records: usize) -> Self {
        Merger {
            draft: RowDraft::default(),
            origins: Provenances::default(),
            records,
        }
    }

    fn merge(&mut self, voices: &[Voice<'a>], rules: &SurvivorshipRules) {
        if let [only] = voices {
            self.draft = only.row.draft();
            let because = match self.records {
                1 => Because::Only,
                _ => Because::NewestVersion,
            };
            for field in Field::ALL
                .into_iter()
                .filter(|&field| only.row.get(field).is_some())
            {
                self.origins.set(field, Some(only.record), because);
            }
            return;
        }
        for rule in &rules.rules {
            let scale = Scale::of(voices, rule);
            let mut ranked = scale.ranked(voices);
            let shortened = scale.put_fullest_first(&mut ranked);
            let Some(best) = ranked.first() else { continue };
            let because = match shortened {
                Shortened::Best => Because::Whole,
                Shortened::No => scale.because(&ranked),
            };
            for &field in &rule.fields {
                if let Some(value) = best.row.get(field) {
                    self.draft.set(field, value);
                    self.origins.set(field, Some(best.record), because);
                }
            }
        }
        for &keep in &rules.keep {
            keep_others(voices, keep, rules, &mut self.draft);
            if self.draft.get(keep.also_in).is_some() {
                self.origins.set(keep.also_in, None, Because::Kept);
            }
        }
    }

    /// Lays what people said over what was merged.
    fn edit(&mut self, overlay: &Overlay<'a>) {
        overlay.lay(&mut self.draft);
        for (field, ..) in overlay.values() {
            self.origins.set(field, None, Because::Edited);
        }
    }
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
    for voice in Scale::of(voices, &by_both).ranked(voices) {
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
