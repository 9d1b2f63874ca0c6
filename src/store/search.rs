//! Finds contacts: by the index of blocking keys, or by looking at one after another.

use rusqlite::types::ValueRef;

use super::error::{StoreError, Trouble};
use super::known::contacts_of;
use super::{Store, blocks};
use crate::dedupe::BlockKey;
use crate::model::{ContactId, Field};

/// Which contacts are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Among {
    /// Those that are not in the recycle bin.
    #[default]
    Live,
    /// Those in the recycle bin too.
    Any,
}

impl Store {
    /// The contacts with a record that has one of `keys`, by id.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn with_keys(&self, keys: &[BlockKey]) -> Result<Vec<ContactId>, StoreError> {
        self.read(|conn| {
            let records = blocks::holders(conn, keys.iter().copied())?;
            let mut contacts = contacts_of(conn, &records)?;
            contacts.sort_unstable();
            contacts.dedup();
            Ok(contacts.into_iter().map(ContactId).collect())
        })
    }

    /// Hands some golden values of every contact to `visit`, by id; in the order of `fields`.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn each_with(
        &self,
        among: Among,
        fields: &[Field],
        mut visit: impl FnMut(ContactId, &[Option<&str>]),
    ) -> Result<(), StoreError> {
        let names: String = fields.iter().map(|field| format!(", {field}")).collect();
        let wanted = match among {
            Among::Live => "status = 'live'",
            Among::Any => "status <> 'merged'",
        };
        self.read(|conn| {
            let sql = format!("SELECT id{names} FROM contacts WHERE {wanted} ORDER BY id");
            let mut statement = conn.prepare(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let mut values = Vec::with_capacity(fields.len());
                for at in 1..=fields.len() {
                    values.push(match row.get_ref(at)? {
                        ValueRef::Text(text) => std::str::from_utf8(text).ok(),
                        _ => None,
                    });
                }
                visit(ContactId(row.get(0)?), &values);
            }
            Ok::<(), Trouble>(())
        })
    }
}
