//! The numbers under which contacts keep their tags: each list of tags stands in the store once.

use rusqlite::{Connection, OptionalExtension};
use rustc_hash::FxHashMap;

use super::error::Trouble;
use super::inputs::json;

/// The numbers of the lists met so far.
pub(super) struct TagSets<'c> {
    conn: &'c Connection,
    known: FxHashMap<Vec<String>, i64>,
}

impl<'c> TagSets<'c> {
    pub(super) fn new(conn: &'c Connection) -> Self {
        TagSets {
            conn,
            known: FxHashMap::default(),
        }
    }

    /// The number of a sorted list; a new one gets the next.
    pub(super) fn number(&mut self, tags: &[String]) -> Result<i64, Trouble> {
        if let Some(&number) = self.known.get(tags) {
            return Ok(number);
        }
        let number = number(self.conn, &json(tags)?)?;
        self.known.insert(tags.to_owned(), number);
        Ok(number)
    }
}

/// The number of a list in JSON; a new one gets the next.
pub(super) fn number(conn: &Connection, tags: &str) -> Result<i64, Trouble> {
    let known = conn
        .prepare_cached("SELECT id FROM tag_sets WHERE tags = ?1")?
        .query_row([tags], |row| row.get(0))
        .optional()?;
    if let Some(number) = known {
        return Ok(number);
    }
    conn.prepare_cached("INSERT INTO tag_sets (tags) VALUES (?1)")?
        .execute([tags])?;
    Ok(conn.last_insert_rowid())
}
