//! One contact as it stands, live, deleted, or become part of another.

use rusqlite::OptionalExtension;

use super::super::Store;
use super::super::error::{StoreError, Trouble};
use super::super::schema::FIELD_LIST;
use super::super::tags::{self, TagLists};
use super::Phase;
use crate::dedupe::Status;
use crate::model::{ContactId, Field, RunId};

/// A contact as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Its id.
    pub contact: ContactId,
    /// Whether it lies in the recycle bin.
    pub status: Status,
    /// The contact it has become part of.
    pub merged_into: Option<ContactId>,
    /// The run that founded it.
    pub founded_run: RunId,
    /// The run that changed it last.
    pub updated_run: RunId,
    /// Its tags, sorted.
    pub tags: Vec<String>,
    /// Its golden values, in canonical order.
    pub values: Vec<Option<String>>,
}

impl Person {
    /// What has become of it.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match (self.merged_into, self.status) {
            (Some(other), _) => Phase::Merged(other),
            (None, Status::Deleted) => Phase::Deleted,
            (None, Status::Live) => Phase::Live,
        }
    }

    /// The golden value of a field.
    #[must_use]
    pub fn value(&self, field: Field) -> Option<&str> {
        self.values.get(field.index())?.as_deref()
    }
}

impl Store {
    /// The contact of this very id; [`Store::resolve`] says which one stands for it today.
    ///
    /// # Errors
    /// When there never was such a contact, or the store cannot be read.
    pub fn person(&self, contact: ContactId) -> Result<Person, StoreError> {
        self.read(|conn| {
            let sql = format!(
                "SELECT status, merged_into, founded_run, updated_run, {}, {} FROM contacts WHERE id = ?1",
                tags::column(conn)?,
                *FIELD_LIST
            );
            let tags = TagLists::read(conn)?;
            let mut statement = conn.prepare_cached(&sql)?;
            let found = statement
                .query_row([contact.0], |row| Ok(person(contact, row, &tags)))
                .optional()?;
            found.ok_or(Trouble::from(StoreError::NoContact { contact }))?
        })
    }
}

/// The contact in the columns of the query above.
fn person(contact: ContactId, row: &rusqlite::Row<'_>, tags: &TagLists) -> Result<Person, Trouble> {
    let status: String = row.get(0)?;
    let values = Field::ALL.map(|field| row.get(field.index() + 5));
    Ok(Person {
        contact,
        status: match status.as_str() {
            "deleted" => Status::Deleted,
            _ => Status::Live,
        },
        merged_into: row.get::<_, Option<i64>>(1)?.map(ContactId),
        founded_run: RunId(row.get(2)?),
        updated_run: RunId(row.get(3)?),
        tags: tags.of(row.get_ref(4)?)?,
        values: values.into_iter().collect::<Result<_, _>>()?,
    })
}
