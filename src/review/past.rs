//! What has become of a contact, run by run: every change of a golden value with before, after, when, who and why.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ContactId, Field, RecordId, RunId};
use crate::store::{Phase, Store, StoreError, Whereabouts};

/// What one run did to a contact.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Chapter {
    /// The run.
    pub run: RunId,
    /// What kind of work it was.
    pub kind: String,
    /// When it began, ISO 8601.
    pub at: String,
    /// Who had the word that it applied.
    pub by: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// The lists it read.
    pub files: Vec<String>,
    /// What it did, in order.
    pub events: Vec<Event>,
}

/// Something that happened to a contact.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// It began to be.
    Founded,
    /// Records came to it.
    Joined {
        /// The records.
        records: Vec<RecordId>,
    },
    /// Records left it.
    Left {
        /// The records.
        records: Vec<RecordId>,
    },
    /// Other contacts became part of it.
    Absorbed {
        /// The others.
        contacts: Vec<ContactId>,
    },
    /// It became part of another contact.
    Merged {
        /// The other.
        into: ContactId,
    },
    /// It was put into the recycle bin.
    Deleted,
    /// It was taken out of the recycle bin.
    Restored,
    /// A golden value changed.
    Value {
        /// The field.
        field: Field,
        /// What it was.
        before: Option<String>,
        /// What it became.
        after: Option<String>,
    },
}

/// A contact at one moment.
struct State {
    phase: Phase,
    values: Vec<Option<String>>,
}

/// What has become of the contact of this very id, oldest run first.
///
/// # Errors
/// When there never was such a contact, or the store cannot be read.
pub fn history(store: &Store, contact: ContactId) -> Result<Vec<Chapter>, StoreError> {
    let person = store.person(contact)?;
    let images = store.images(contact)?;
    let moves = moves(store, contact)?;
    let mut runs = vec![person.founded_run];
    let mut states = vec![State {
        phase: Phase::Live,
        values: vec![None; Field::COUNT],
    }];
    for image in images {
        runs.push(image.run);
        states.push(State {
            phase: image.phase,
            values: image.values,
        });
    }
    states.push(State {
        phase: person.phase(),
        values: person.values,
    });
    let mut told: BTreeMap<RunId, Vec<Event>> = BTreeMap::new();
    for (run, pair) in runs.iter().zip(states.windows(2)) {
        told.insert(*run, changed(&pair[0], &pair[1]));
    }
    // A record may leave without any value changing.
    for run in moves.iter().flat_map(|(_, whereabouts)| whereabouts.runs()) {
        let events = told.entry(run).or_default();
        if events.is_empty() && moved(&moves, contact, run).next().is_none() {
            told.remove(&run);
        }
    }
    told.into_iter()
        .map(|(run, changed)| {
            let mut events = Vec::new();
            events.extend((run == person.founded_run).then_some(Event::Founded));
            events.extend(moved(&moves, contact, run));
            let absorbed = absorbed(store, &moves, contact, run)?;
            events.extend((!absorbed.is_empty()).then_some(Event::Absorbed { contacts: absorbed }));
            events.extend(changed);
            chapter(store, run, events)
        })
        .collect()
}

fn chapter(store: &Store, run: RunId, events: Vec<Event>) -> Result<Chapter, StoreError> {
    let line = store.run_line(run)?;
    let edit = store.edit_lines()?.into_iter().find(|edit| edit.run == run);
    let decision = || -> Result<_, StoreError> {
        let lines = store.decision_lines()?;
        Ok(lines.into_iter().find(|decision| decision.run == run))
    };
    let word = match edit {
        Some(edit) => Some((edit.by, edit.reason)),
        None => decision()?.map(|decision| (decision.by, decision.reason)),
    };
    let (by, reason) = word.map_or((line.by, None), |(by, reason)| (Some(by), reason));
    Ok(Chapter {
        run,
        kind: line.kind,
        at: line.started_at,
        by,
        reason,
        files: line.files,
        events,
    })
}

/// Where the records that are or were of `contact` have been.
fn moves(store: &Store, contact: ContactId) -> Result<Vec<(RecordId, Whereabouts)>, StoreError> {
    let mut records: BTreeSet<RecordId> = store.records_of(contact)?.into_iter().collect();
    records.extend(store.records_once_of(contact)?);
    let mut moves = Vec::new();
    for record in records {
        match store.whereabouts(record) {
            Ok(whereabouts) => moves.push((record, whereabouts)),
            // It is gone with a run that was undone.
            Err(StoreError::NoRecord { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(moves)
}

/// The records that `run` brought to `contact`, and those it took away.
fn moved(
    moves: &[(RecordId, Whereabouts)],
    contact: ContactId,
    run: RunId,
) -> impl Iterator<Item = Event> {
    let (mut joined, mut left) = (Vec::new(), Vec::new());
    for (record, whereabouts) in moves {
        let before = whereabouts.before_run(run);
        let after = whereabouts.after_run(run);
        match (before == Some(contact), after == Some(contact)) {
            (false, true) => joined.push(*record),
            (true, false) => left.push(*record),
            _ => {}
        }
    }
    let joined = (!joined.is_empty()).then_some(Event::Joined { records: joined });
    let left = (!left.is_empty()).then_some(Event::Left { records: left });
    joined.into_iter().chain(left)
}

/// The contacts that became part of `contact` by `run`, by id: their records came to it.
fn absorbed(
    store: &Store,
    moves: &[(RecordId, Whereabouts)],
    contact: ContactId,
    run: RunId,
) -> Result<Vec<ContactId>, StoreError> {
    let joined = moves
        .iter()
        .filter(|(_, whereabouts)| whereabouts.after_run(run) == Some(contact));
    let from: BTreeSet<ContactId> = joined
        .filter_map(|(_, whereabouts)| whereabouts.before_run(run))
        .filter(|&before| before != contact)
        .collect();
    let mut absorbed = Vec::new();
    for other in from {
        let images = store.images(other)?;
        let next = images.iter().find(|image| image.run > run);
        let after = match next {
            Some(image) => image.phase,
            None => store.person(other)?.phase(),
        };
        absorbed.extend((after == Phase::Merged(contact)).then_some(other));
    }
    Ok(absorbed)
}

fn changed(before: &State, after: &State) -> Vec<Event> {
    let mut events = Vec::new();
    events.extend(match (before.phase, after.phase) {
        (one, other) if one == other => None,
        (_, Phase::Merged(into)) => Some(Event::Merged { into }),
        (_, Phase::Deleted) => Some(Event::Deleted),
        (_, Phase::Live) => Some(Event::Restored),
    });
    for field in Field::ALL {
        let [before, after] = [before, after].map(|state| state.values.get(field.index()));
        if before != after {
            let value = |found: Option<&Option<String>>| found.cloned().flatten();
            events.push(Event::Value {
                field,
                before: value(before),
                after: value(after),
            });
        }
    }
    events
}
