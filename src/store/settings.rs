//! What the store remembers of itself: a few values by name.

use rusqlite::{Connection, OptionalExtension};

/// Something the store remembers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Setting {
    /// The program and the rules by which all records stand: [`super::RunInfo::stamp`].
    StandsBy,
}

impl Setting {
    const fn name(self) -> &'static str {
        match self {
            Setting::StandsBy => "stands_by",
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
