//! What a person's word says of single records: an answer to a question, a split, a merge.
//!
//! What comes in: contacts or records as a person names them. What goes out: `same` or `different` for pairs of records.
//! A merge says of every record of one contact that it is the same person as every record of the other, a split the
//! contrary, so that each takes the other back, pair by pair.

use super::Party;
use crate::model::{ContactId, Field, RecordId, ReviewId};
use crate::store::{Answer, Asked, Store, StoreError};

/// Why a word cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum RulingError {
    /// A record that is to leave a contact is not in it.
    #[error(
        "{record} is no record of {contact}, whose records are {}",
        listed(records)
    )]
    NotOfContact {
        /// The record named.
        record: RecordId,
        /// The contact named.
        contact: ContactId,
        /// The contact's records.
        records: Vec<RecordId>,
    },
    /// Every record of a contact is to leave it.
    #[error(
        "all records of {contact} are named: none would be left for the others to be told apart from"
    )]
    NothingLeft {
        /// The contact.
        contact: ContactId,
    },
    /// A contact of a single record, or of the versions of one, cannot be split.
    #[error(
        "there is nothing to split: {record} and its versions, {versions} in all, are all that the contact has"
    )]
    OneRecord {
        /// Its first record.
        record: RecordId,
        /// How many records it has.
        versions: usize,
    },
    /// Those who are to be merged are one contact already.
    #[error("{one} and {other} are one contact already: {contact}")]
    OneAlready {
        /// One of them.
        one: Party,
        /// The other.
        other: Party,
        /// The contact that both are.
        contact: ContactId,
    },
    /// A record waits for a person, so it belongs to no contact yet.
    #[error("{record} waits for a person and belongs to no contact yet")]
    Waits {
        /// The record.
        record: RecordId,
    },
    /// A party is alone: there is nobody else in its contact to hold it against.
    #[error("{party} is all that {contact} has; name another to hold it against")]
    Alone {
        /// The party.
        party: Party,
        /// Its contact.
        contact: ContactId,
    },
    /// The question is about one row, not about two records.
    #[error("review item {item} is about one row; `same` and `different` answer a pair")]
    NoPair {
        /// The question.
        item: ReviewId,
    },
    /// The store cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn listed(records: &[RecordId]) -> String {
    let names: Vec<String> = records.iter().map(ToString::to_string).collect();
    names.join(", ")
}

/// The answer to a question of the queue.
///
/// # Errors
/// When there is no such question, it is not about a pair, or the store cannot be read.
pub fn decide(store: &Store, item: ReviewId, answer: Answer) -> Result<Vec<Asked>, RulingError> {
    let question = store.question(item)?;
    let right = question.other.ok_or(RulingError::NoPair { item })?;
    Ok(vec![Asked {
        left: question.record,
        right,
        answer,
    }])
}

/// The parties are one person: every record of one is the same as every record of the others.
///
/// # Errors
/// When two of them are one contact already, one is not there, or the store cannot be read.
pub fn merge(store: &Store, parties: &[Party]) -> Result<Vec<Asked>, RulingError> {
    let contacts = parties
        .iter()
        .map(|&party| party.contact(store))
        .collect::<Result<Vec<_>, _>>()?;
    let mut asked = Vec::new();
    for (at, &contact) in contacts.iter().enumerate() {
        let records = store.records_of(contact)?;
        for (before, &earlier) in contacts[..at].iter().enumerate() {
            if earlier == contact {
                return Err(RulingError::OneAlready {
                    one: parties[before],
                    other: parties[at],
                    contact,
                });
            }
            asked.extend(across(&store.records_of(earlier)?, &records, Answer::Same));
        }
    }
    Ok(asked)
}

/// `leaving` are not the person that the other records of `contact` are; without any, no two of its records are one
/// person.
///
/// # Errors
/// When the contact or a record of it is not there, nothing would be told apart, or the store cannot be read.
pub fn split(
    store: &Store,
    contact: ContactId,
    leaving: &[RecordId],
) -> Result<Vec<Asked>, RulingError> {
    let contact = store.resolve(contact)?;
    let records = store.records_of(contact)?;
    if let Some(&record) = leaving.iter().find(|record| !records.contains(record)) {
        return Err(RulingError::NotOfContact {
            record,
            contact,
            records,
        });
    }
    if leaving.is_empty() {
        return one_by_one(store, &records);
    }
    let (gone, rest): (Vec<_>, Vec<_>) = records
        .into_iter()
        .partition(|record| leaving.contains(record));
    if rest.is_empty() {
        return Err(RulingError::NothingLeft { contact });
    }
    Ok(across(&rest, &gone, Answer::Different))
}

/// No two of `records` are one person, but for the versions of one record.
fn one_by_one(store: &Store, records: &[RecordId]) -> Result<Vec<Asked>, RulingError> {
    let version = |&record: &RecordId| -> Result<_, StoreError> {
        let found = store.record(record)?;
        let mut fields = found.fields.into_iter();
        let key = fields.find(|(field, _)| *field == Field::SourceKey);
        Ok(key.map(|(_, key)| (found.place.source, key)))
    };
    let versions = records.iter().map(version).collect::<Result<Vec<_>, _>>()?;
    let mut asked = Vec::new();
    for at in 1..records.len() {
        let others =
            (0..at).filter(|&one| versions[one].is_none() || versions[one] != versions[at]);
        let others: Vec<RecordId> = others.map(|one| records[one]).collect();
        asked.extend(across(&others, &records[at..=at], Answer::Different));
    }
    match asked.is_empty() {
        true => Err(RulingError::OneRecord {
            record: records[0],
            versions: records.len(),
        }),
        false => Ok(asked),
    }
}

/// The same word about each of `ones` and each of `others`.
fn across(ones: &[RecordId], others: &[RecordId], answer: Answer) -> Vec<Asked> {
    let with = |&left: &RecordId| {
        others.iter().map(move |&right| Asked {
            left,
            right,
            answer,
        })
    };
    ones.iter().flat_map(with).collect()
}
