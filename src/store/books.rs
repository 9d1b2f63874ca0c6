//! The books of words that a store keeps, and the records that are packed by them.
//!
//! A list of some length has a book, learnt from the first rows of its kind, and so has every later list of the same
//! columns: its rows are kept as codes (`book`) in place of text. A book never changes, so that what is packed stays
//! readable, and stays when no record needs it any more, for it says nothing of anybody: where that may not hold, erasing
//! takes it away. While a store has lines of orders
//! it packs nothing, because contacts are found for them by SQL that reads the values of records (`trade/channels`).

use rusqlite::{Connection, OptionalExtension};

use super::book::{self, Book};
use super::error::Trouble;
use super::inputs::{json, parsed};
use super::values::{self, Reader};
use super::verify::{Problem, ProblemKind};
use super::{schema, trade};

/// The table, and what a packed record has in place of its values and cells: `packed` is the number of its book in groups
/// of seven bits, the lowest first, and its codes. Its key within its source stands beside, in `own_key`, for those who ask in SQL.
pub(super) const TABLE: &str = "
CREATE TABLE books (
    id INTEGER PRIMARY KEY,
    -- The columns of the lists it is for, as `inputs` has them, and its words in the order of their codes.
    columns TEXT NOT NULL UNIQUE,
    words TEXT NOT NULL
) STRICT;
ALTER TABLE records ADD COLUMN packed BLOB;
ALTER TABLE records ADD COLUMN own_key TEXT;
";

/// What stands in `fields` and `raw` of a packed record, so that both are JSON whoever reads them.
pub(super) const NOTHING: [&str; 2] = ["{}", "[]"];

/// What parts cells and values in the text that is packed; JSON has no such letter.
const BETWEEN: char = '\0';

/// A book by which records are packed.
pub(super) struct Packer {
    id: i64,
    book: Book,
}

impl Packer {
    /// By the book for lists like `input`; none where there is none, or the store packs nothing.
    pub(super) fn known(conn: &Connection, input: i64) -> Result<Option<Self>, Trouble> {
        if trade::has_lines(conn)? {
            return Ok(None);
        }
        let found: Option<(i64, String)> = conn
            .prepare_cached(
                "SELECT books.id, words FROM inputs JOIN books USING (columns) WHERE inputs.id = ?1",
            )?
            .query_row([input], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let packer = |(id, words): (i64, String)| -> Result<Packer, Trouble> {
            Ok(Packer {
                id,
                book: Book::of(parsed(&words)?),
            })
        };
        found.map(packer).transpose()
    }

    /// By the book for lists like `input`, which is learnt from rows of it where there is none yet and they are enough.
    pub(super) fn learnt(
        conn: &Connection,
        input: i64,
        sample: impl FnOnce() -> Vec<String>,
    ) -> Result<Option<Self>, Trouble> {
        if let Some(known) = Packer::known(conn, input)? {
            return Ok(Some(known));
        }
        if trade::has_lines(conn)? {
            return Ok(None);
        }
        let rows = sample();
        if rows.len() < book::LEAST {
            return Ok(None);
        }
        let book = book::learn(&rows);
        conn.prepare_cached(
            "INSERT INTO books (columns, words) SELECT columns, ?2 FROM inputs WHERE id = ?1",
        )?
        .execute((input, json(book.words())?))?;
        let id = conn.last_insert_rowid();
        Ok(Some(Packer { id, book }))
    }

    /// Adds a record, of the text that [`whole`] makes of it, to `packed`, and says so; adds nothing where the text would
    /// not come back, for no row may be lost.
    pub(super) fn pack(&self, packed: &mut Vec<u8>, whole: &str) -> bool {
        let start = packed.len();
        book::write_number(packed, usize::try_from(self.id).unwrap_or_default());
        let codes = packed.len();
        self.book.pack(packed, whole);
        let comes_back =
            book::unpack(self.book.words(), &packed[codes..]).as_deref() == Some(whole);
        if !comes_back {
            packed.truncate(start);
        }
        comes_back
    }

    /// Keeps other values of a record.
    pub(super) fn keep(&self, conn: &Connection, kept: &Kept<'_>) -> Result<(), Trouble> {
        let mut packed = Vec::new();
        if !self.pack(&mut packed, &whole(kept.fields, kept.raw)) {
            return write_plain(conn, kept.record, kept.fields, kept.raw);
        }
        conn.prepare_cached("UPDATE records SET packed = ?2, own_key = ?3 WHERE id = ?1")?
            .execute((kept.record, packed, kept.source_key))?;
        Ok(())
    }
}

/// A record with its values and cells, and its key within its source.
pub(super) struct Kept<'t> {
    pub(super) record: i64,
    pub(super) fields: &'t str,
    pub(super) raw: &'t str,
    pub(super) source_key: Option<&'t str>,
}

/// The text of a record that is packed.
pub(super) fn whole(fields: &str, raw: &str) -> String {
    format!("{raw}{BETWEEN}{fields}")
}

/// Values and cells of a text that was packed.
pub(super) fn parts(whole: &str) -> Result<[&str; 2], Trouble> {
    let (raw, fields) = whole.split_once(BETWEEN).ok_or_else(damaged)?;
    Ok([fields, raw])
}

fn damaged() -> Trouble {
    Trouble::Inconsistent("a record cannot be unpacked".to_owned())
}

/// The words of the books met so far.
#[derive(Default)]
pub(super) struct Shelf(Vec<(i64, Vec<String>)>);

impl Shelf {
    /// The text that was packed.
    pub(super) fn unpack(&mut self, conn: &Connection, packed: &[u8]) -> Result<String, Trouble> {
        let mut codes = packed;
        let id = book::read_number(&mut codes).and_then(|id| i64::try_from(id).ok());
        let id = id.ok_or_else(damaged)?;
        let at = match self.0.iter().position(|(known, _)| *known == id) {
            Some(at) => at,
            None => {
                let words: Option<String> = conn
                    .prepare_cached("SELECT words FROM books WHERE id = ?1")?
                    .query_row([id], |row| row.get(0))
                    .optional()?;
                self.0.push((id, parsed(&words.ok_or_else(damaged)?)?));
                self.0.len() - 1
            }
        };
        book::unpack(&self.0[at].1, codes).ok_or_else(damaged)
    }
}

/// Writes every packed record as text again.
pub(super) fn unpack_all(conn: &Connection) -> Result<(), Trouble> {
    if schema::version(conn)? < schema::WITH_BOOKS {
        return Ok(());
    }
    let mut reader = Reader::new(conn);
    let mut find = conn.prepare(&format!(
        "SELECT id, {} FROM records WHERE id > ?1 AND packed IS NOT NULL ORDER BY id LIMIT 1",
        values::columns(conn)?
    ))?;
    let mut last = 0_i64;
    loop {
        let mut rows = find.query([last])?;
        let Some(row) = rows.next()? else {
            return Ok(());
        };
        last = row.get(0)?;
        let [fields, raw] = reader.told(row, 1)?.map(str::to_owned);
        drop(rows);
        write_plain(conn, last, &fields, &raw)?;
    }
}

/// The packed records that cannot be unpacked.
pub(super) fn problems(conn: &Connection) -> Result<Vec<Problem>, Trouble> {
    let mut reader = Reader::new(conn);
    let mut find = conn.prepare(&format!(
        "SELECT id, {} FROM records WHERE packed IS NOT NULL ORDER BY id",
        values::columns(conn)?
    ))?;
    let mut rows = find.query([])?;
    let mut problems = Vec::new();
    while let Some(row) = rows.next()? {
        match reader.told(row, 1) {
            Ok(_) => {}
            Err(Trouble::Inconsistent(_)) => problems.push(Problem {
                kind: ProblemKind::Damaged,
                place: format!("R{}", row.get::<_, i64>(0)?),
            }),
            Err(trouble) => return Err(trouble),
        }
    }
    Ok(problems)
}

/// Takes away all books where a word may tell of a person who had so many records: the contacts that it was learnt from
/// may have turned out to be one. Lists that come later have new ones.
pub(super) fn forget(conn: &Connection, records: usize) -> Result<(), Trouble> {
    if records >= book::SHARED {
        unpack_all(conn)?;
        conn.execute_batch("DELETE FROM books")?;
    }
    Ok(())
}

/// Writes values and cells of a record as text.
pub(super) fn write_plain(
    conn: &Connection,
    record: i64,
    fields: &str,
    raw: &str,
) -> Result<(), Trouble> {
    conn.prepare_cached(
        "UPDATE records SET fields = ?2, raw = ?3, packed = NULL, own_key = NULL WHERE id = ?1",
    )?
    .execute((record, fields, raw))?;
    Ok(())
}

#[cfg(test)]
mod tests;
