//! Someone a person names at the command line: a contact, or a record and with it its contact.

use super::RulingError;
use crate::model::{ContactId, RecordId};
use crate::store::Store;

/// Someone named by a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// A contact, perhaps one that has become part of another.
    Contact(ContactId),
    /// A record.
    Record(RecordId),
}

impl std::fmt::Display for Party {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Party::Contact(contact) => contact.fmt(f),
            Party::Record(record) => record.fmt(f),
        }
    }
}

impl Party {
    /// The contact that it is, or belongs to, today.
    ///
    /// # Errors
    /// When it is not there, waits for a person, or the store cannot be read.
    pub(super) fn contact(self, store: &Store) -> Result<ContactId, RulingError> {
        match self {
            Party::Contact(contact) => Ok(store.resolve(contact)?),
            Party::Record(record) => store
                .contact_of(record)?
                .ok_or(RulingError::Waits { record }),
        }
    }

    /// Its own records: of a contact that became part of another, those that it had then and that are still there.
    fn records(self, store: &Store) -> Result<Vec<RecordId>, RulingError> {
        let today = self.contact(store)?;
        let all = store.records_of(today)?;
        Ok(match self {
            Party::Record(record) => vec![record],
            Party::Contact(contact) if contact == today => all,
            Party::Contact(contact) => {
                let once = store.records_once_of(contact)?;
                let still = once.into_iter().filter(|record| all.contains(record));
                still.collect()
            }
        })
    }
}

/// The records of two parties that are to be held against each other; without another party, those of its contact
/// beside its own.
///
/// # Errors
/// When a party is not there, has nobody to be held against, or the store cannot be read.
pub fn sides(
    store: &Store,
    party: Party,
    other: Option<Party>,
) -> Result<[Vec<RecordId>; 2], RulingError> {
    let contact = party.contact(store)?;
    let mut ours = party.records(store)?;
    let mut theirs = match other {
        Some(other) => other.records(store)?,
        None => store.records_of(contact)?,
    };
    // Of a contact and a part of it, the part stands against the rest.
    if theirs.len() >= ours.len() {
        theirs.retain(|record| !ours.contains(record));
    } else {
        ours.retain(|record| !theirs.contains(record));
    }
    if ours.is_empty() || theirs.is_empty() {
        return Err(RulingError::Alone { party, contact });
    }
    Ok([ours, theirs])
}
