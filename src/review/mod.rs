//! The manual-review queue: what the program could not decide.
//!
//! After `store`, beside `export`. What comes in: a store. What goes out: the questions, as a list and one by one, each
//! with everything a person needs to answer it; a contact with everything behind it and before it; and what an answer, a
//! split or a merge says of single records. It only looks; it knows no terminal.

mod party;
mod past;
mod portrait;
mod ruling;

pub use party::{Party, sides};
pub use past::{Chapter, Event, history};
pub use portrait::{Portrait, Shown, portrait};
pub use ruling::{RulingError, decide, merge, split};

use crate::model::{ContactId, Field, RecordId, ReviewId, RunId};
use crate::store::{Place, QueueLine, Store, StoreError, StoredFinding, StoredRecord};

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A row that may not go on by itself.
    Row,
    /// Two records that may be one person.
    Pair,
}

/// Which questions to list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only those this run asked.
    pub run: Option<RunId>,
    /// Open ones, or also those that are settled.
    pub state: State,
}

/// Whether a question still waits for its answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Only open ones.
    #[default]
    Open,
    /// All that were ever asked.
    Any,
}

/// A question in the list. ID numbers are masked: a list is shown to many and printed.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Item {
    /// Its id.
    pub id: ReviewId,
    /// What it is about.
    pub kind: Kind,
    /// The run that asked.
    pub run: RunId,
    /// Whether it is open.
    pub open: bool,
    /// The match weight of a pair, in bits.
    pub weight: Option<f64>,
    /// The code of the finding for which a row waits.
    pub code: Option<String>,
    /// What speaks for and against a pair.
    pub reason: Option<String>,
    /// The record, or both.
    pub records: Vec<Summary>,
}

/// A record in one line.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// Its id.
    pub record: RecordId,
    /// Where it came from.
    pub place: Place,
    /// The contact it belongs to today.
    pub contact: Option<ContactId>,
    /// The values that tell people apart, in canonical order.
    pub values: Vec<(Field, String)>,
}

/// A question with everything that is known; nothing is masked.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Detail {
    /// Its id.
    pub id: ReviewId,
    /// What it is about.
    pub kind: Kind,
    /// The run that asked.
    pub run: RunId,
    /// Whether it is open.
    pub open: bool,
    /// The match weight of a pair, in bits.
    pub weight: Option<f64>,
    /// The code of the finding for which a row waits.
    pub code: Option<String>,
    /// What speaks for and against a pair.
    pub reason: Option<String>,
    /// The record, or both, the elder first.
    pub sides: Vec<Side>,
    /// The fields that one of them has, side by side.
    pub fields: Vec<Comparison>,
}

/// A record of a question.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Side {
    /// Its id.
    pub record: RecordId,
    /// Where it came from.
    pub place: Place,
    /// The contact it belongs to today.
    pub contact: Option<ContactId>,
    /// Its cells under their headers, verbatim.
    pub cells: Vec<(Option<String>, String)>,
    /// What was seen in it.
    pub findings: Vec<StoredFinding>,
}

/// A field, as each side has it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Comparison {
    /// The field.
    pub field: Field,
    /// Its value on each side.
    pub values: Vec<Option<String>>,
    /// Whether all sides have the same value; never where one has none.
    pub agrees: bool,
}

/// The fields a summary shows: those that tell people apart at a glance.
const TELLING: [Field; 7] = [
    Field::Name,
    Field::IdNumber,
    Field::Mobile,
    Field::Phone,
    Field::Email,
    Field::Company,
    Field::Address,
];

/// The questions that `filter` lets through: pairs by falling weight, because the likeliest are answered quickest,
/// then rows, each by id.
///
/// # Errors
/// When the store cannot be read.
pub fn list(store: &Store, filter: Filter) -> Result<Vec<Item>, StoreError> {
    let mut lines = store.queue()?;
    lines.retain(|line| filter.lets_through(line));
    lines.sort_by(|one, other| {
        let weight = |line: &QueueLine| line.weight.unwrap_or(f64::NEG_INFINITY);
        weight(other)
            .total_cmp(&weight(one))
            .then(one.item.cmp(&other.item))
    });
    lines.iter().map(|line| item(store, line)).collect()
}

/// One question, with both records side by side or the row with its findings.
///
/// # Errors
/// When there is no such question, or the store cannot be read.
pub fn show(store: &Store, id: ReviewId) -> Result<Detail, StoreError> {
    let line = store.question(id)?;
    let records = records(store, &line)?;
    Ok(Detail {
        id,
        kind: kind(&line),
        run: line.run,
        open: line.open,
        weight: line.weight,
        fields: compare(&records),
        code: line.code,
        reason: line.reason,
        sides: records.into_iter().map(Side::from).collect(),
    })
}

impl Filter {
    fn lets_through(self, line: &QueueLine) -> bool {
        (line.open || self.state == State::Any)
            && self.kind.is_none_or(|wanted| wanted == kind(line))
            && self.run.is_none_or(|wanted| wanted == line.run)
    }
}

fn kind(line: &QueueLine) -> Kind {
    match line.other {
        Some(_) => Kind::Pair,
        None => Kind::Row,
    }
}

fn records(store: &Store, line: &QueueLine) -> Result<Vec<StoredRecord>, StoreError> {
    [Some(line.record), line.other]
        .into_iter()
        .flatten()
        .map(|record| store.record(record))
        .collect()
}

fn item(store: &Store, line: &QueueLine) -> Result<Item, StoreError> {
    let records = records(store, line)?;
    Ok(Item {
        id: line.item,
        kind: kind(line),
        run: line.run,
        open: line.open,
        weight: line.weight,
        code: line.code.clone(),
        reason: line.reason.clone(),
        records: records.into_iter().map(Summary::from).collect(),
    })
}

impl From<StoredRecord> for Summary {
    fn from(record: StoredRecord) -> Self {
        let values = record.fields.into_iter();
        Summary {
            record: record.record,
            place: record.place,
            contact: record.contact,
            values: values
                .filter(|(field, _)| TELLING.contains(field))
                .map(|(field, value)| (field, shown(field, value)))
                .collect(),
        }
    }
}

impl From<StoredRecord> for Side {
    fn from(record: StoredRecord) -> Self {
        Side {
            record: record.record,
            place: record.place,
            contact: record.contact,
            cells: record.cells,
            findings: record.findings,
        }
    }
}

fn shown(field: Field, value: String) -> String {
    match field {
        Field::IdNumber => masked(&value),
        _ => value,
    }
}

/// An identity number with its birth date and serial hidden: region and last digits still tell two apart.
fn masked(number: &str) -> String {
    const HEAD: usize = 3;
    const TAIL: usize = 2;
    let length = number.chars().count();
    let hidden = |at| length < HEAD + TAIL + HEAD || (at >= HEAD && at < length - TAIL);
    let letters = number.chars().enumerate();
    letters
        .map(|(at, letter)| if hidden(at) { '*' } else { letter })
        .collect()
}

fn compare(records: &[StoredRecord]) -> Vec<Comparison> {
    let value = |record: &StoredRecord, wanted| {
        let found = record.fields.iter().find(|(field, _)| *field == wanted);
        found.map(|(_, value)| value.clone())
    };
    Field::ALL
        .into_iter()
        .map(|field| {
            let values: Vec<_> = records.iter().map(|record| value(record, field)).collect();
            Comparison {
                field,
                agrees: values.iter().all(|one| one.is_some() && *one == values[0]),
                values,
            }
        })
        .filter(|line| line.values.iter().any(Option::is_some))
        .collect()
}

#[cfg(test)]
mod tests;
