//! What the store remembers of itself: a few values by name.

use rusqlite::{Connection, OptionalExtension};

use super::error::StoreError;
use super::{Store, schema};

/// Something the store remembers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Setting {
    /// The program and the rules by which all records stand: [`super::RunInfo::stamp`].
    StandsBy,
    /// The model that records are matched by: the text of its file.
    Model,
}

impl Setting {
    const fn name(self) -> &'static str {
        match self {
            Setting::StandsBy => "stands_by",
            Setting::Model => "model",
        }
    }

    /// Its value; none where it was never set.
    pub(super) fn read(self, conn: &Connection) -> rusqlite::Result<Option<String>> {
        conn.prepare_cached("SELECT value FROM settings WHERE name = ?1")?
            .query_row([self.name()], |row| row.get(0))
            .optional()
    }

    /// Sets it.
    pub(super) fn write(self, conn: &Connection, value: &str) -> rusqlite::Result<()> {
        conn.prepare_cached("INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)")?
            .execute((self.name(), value))?;
        Ok(())
    }
}

impl Store {
    /// The model that records are matched by, where it is not the rules': the text of its file.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn model(&self) -> Result<Option<String>, StoreError> {
        self.read(|conn| {
            // A store of an earlier version that is only read has no such table.
            if schema::version(conn)? < schema::WITH_SETTINGS {
                return Ok(None);
            }
            Ok(Setting::Model.read(conn)?.filter(|model| !model.is_empty()))
        })
    }

    /// Keeps to a model from now on; to that of the rules, where there is none.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn keep_model(&mut self, model: Option<&str>) -> Result<(), StoreError> {
        self.alone(|conn| Ok(Setting::Model.write(conn, model.unwrap_or_default())?))
    }
}
