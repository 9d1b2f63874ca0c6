//! The numbers under which contacts keep their tags: each list of tags stands in the store once.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};
use rustc_hash::FxHashMap;

use super::error::Trouble;
use super::inputs::{json, parsed};
use super::schema;

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

/// The lists of tags in a store, by their numbers.
pub(super) struct TagLists(FxHashMap<i64, Vec<String>>);

impl TagLists {
    /// All of them. A store of an earlier version has none: its contacts have their lists themselves.
    pub(super) fn read(conn: &Connection) -> Result<Self, Trouble> {
        let mut lists = FxHashMap::default();
        if schema::version(conn)? >= schema::WITH_VERBATIM {
            let mut statement = conn.prepare("SELECT id, tags FROM tag_sets")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                lists.insert(
                    row.get(0)?,
                    parsed(row.get_ref(1)?.as_str().unwrap_or("[]"))?,
                );
            }
        }
        Ok(TagLists(lists))
    }

    /// The list in the cell of a contact.
    pub(super) fn of(&self, cell: ValueRef<'_>) -> Result<Vec<String>, Trouble> {
        match cell {
            ValueRef::Integer(number) => match self.0.get(&number) {
                Some(list) => Ok(list.clone()),
                None => Err(Trouble::Inconsistent(format!("there are no tags {number}"))),
            },
            cell => parsed(cell.as_str().unwrap_or("[]")),
        }
    }
}

/// The column of `contacts` that has their tags, in the store at hand.
pub(super) fn column(conn: &Connection) -> rusqlite::Result<&'static str> {
    Ok(match schema::version(conn)? < schema::WITH_VERBATIM {
        true => "tags",
        false => "tag_set",
    })
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
