//! Erases a person: nothing that was read of her, said of her or made of it stays in the file.
//!
//! Her rows stay in the ledgers, rejected, without cells. What is left is digests with a key of the store's own, so that
//! a list that brings her again is turned away. The journal is sealed again for every run that she was part of.

mod images;
mod lines;
mod person;
mod rejects;

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};

use super::error::{StoreError, Trouble};
use super::journal::{self, Digests, Entry};
use super::outcome::{self, Arrived};
use super::{Store, books, campaign, edits, schema};
use crate::dedupe::{Anchor, ERASED, Erased, Trace};
use crate::model::ContactId;
use person::Person;

/// The word by which a person is erased.
#[derive(Clone, Copy, Debug)]
pub struct Erasing<'a> {
    /// When, ISO 8601.
    pub at: &'a str,
    /// By whom.
    pub by: &'a str,
    /// Why; it stays in the journal.
    pub reason: Option<&'a str>,
}

/// What was erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Erasure {
    /// The contact, as it was called.
    pub contact_id: ContactId,
    /// Its records, and those of its rows that waited for a person.
    pub records: u64,
    /// The rows of lists that told of it, rejected ones too.
    pub rows: u64,
    /// Whether someone who still reads the store keeps old pages in its log until he is done.
    pub lingers: bool,
}

impl Store {
    /// Erases the person that `contact` is.
    ///
    /// # Errors
    /// When there is no such contact, or the store cannot be written. The store is then as it was, unless it is the
    /// last step that fails: the free pages are then wiped but still part of the file.
    pub fn erase(&mut self, contact: ContactId, word: &Erasing<'_>) -> Result<Erasure, StoreError> {
        let contact = self.resolve(contact)?;
        // What is deleted is overwritten at once, so that a process killed before the end leaves no text behind.
        self.alone(|conn| Ok(conn.pragma_update(None, "secure_delete", true)?))?;
        let mut erasure = self.in_transaction(|conn| erase(conn, contact, word))?;
        self.alone(|conn| {
            conn.execute_batch("VACUUM")?;
            // The log has the pages as they were; it is emptied, unless a reader still stands on it.
            let emptied = "PRAGMA wal_checkpoint(TRUNCATE)";
            erasure.lingers = conn.query_row(emptied, [], |row| row.get(0))?;
            Ok(erasure)
        })
    }
}

fn erase(conn: &Connection, contact: ContactId, word: &Erasing<'_>) -> Result<Erasure, Trouble> {
    let key = key(conn)?;
    let person = Person::of(conn, contact, &key)?;
    conn.execute_batch(
        "CREATE TEMP TABLE gone (id INTEGER PRIMARY KEY); CREATE TEMP TABLE gone_contacts (id INTEGER PRIMARY KEY)",
    )?;
    fill(conn, "gone", &person.records)?;
    fill(conn, "gone_contacts", &person.contacts)?;
    images::scrub(conn, &person)?;
    let orders = lines::remove(conn, contact, &person, &key)?;
    campaign::forget(
        conn,
        &campaign::Leaving {
            reached: &person.reached,
            telling: person.telling(),
            anchors: &person.anchors,
            key: &key,
        },
    )?;
    let rows = reject_rows(conn)? + orders.rows + rejects::empty(conn, &person)?;
    outcome::remove_records(conn, "SELECT id FROM temp.gone")?;
    books::forget(conn, person.records.len())?;
    conn.execute_batch(
        "DELETE FROM history WHERE tbl = 'contacts' AND id IN temp.gone_contacts;
         DELETE FROM contacts WHERE id IN temp.gone_contacts",
    )?;
    forget_words(conn, &person.anchors)?;
    remember(conn, &person.traces)?;
    remember(conn, &orders.traces)?;
    conn.execute_batch("DROP TABLE temp.gone; DROP TABLE temp.gone_contacts")?;
    let entry = Entry {
        by: Some(word.by),
        contact: Some(contact),
        reason: word.reason,
        ..Entry::of("erase", None, word.at)
    };
    journal::seal(conn, &entry, Digests::Stored)?;
    journal::seal_changed(conn, &entry)?;
    Ok(Erasure {
        contact_id: contact,
        records: person.records.len() as u64,
        rows,
        lingers: false,
    })
}

fn fill(conn: &Connection, table: &str, ids: &[i64]) -> rusqlite::Result<()> {
    let mut insert = conn.prepare(&format!(
        "INSERT OR IGNORE INTO temp.{table} (id) VALUES (?1)"
    ))?;
    for id in ids {
        insert.execute([id])?;
    }
    Ok(())
}

/// Makes rejected rows without cells and findings of all rows that were the records; returns how many there are.
fn reject_rows(conn: &Connection) -> Result<u64, Trouble> {
    let mut statement = conn.prepare(
        "SELECT arrivals.input, arrivals.row, outcome, run FROM arrivals JOIN inputs ON inputs.id = input
         WHERE record IN temp.gone",
    )?;
    let found = statement.query_map([], |row| {
        Ok(Arrived {
            input: row.get(0)?,
            row: row.get(1)?,
            outcome: row.get(2)?,
            run: row.get(3)?,
        })
    })?;
    let found = found.collect::<Result<Vec<_>, _>>()?;
    let mut findings = conn.prepare("DELETE FROM row_findings WHERE input = ?1 AND row = ?2")?;
    for arrived in &found {
        findings.execute((arrived.input, arrived.row))?;
        outcome::reject(conn, arrived, ERASED.code.as_str(), "[]")?;
    }
    Ok(found.len() as u64)
}

/// Forgets what people decided and edited of the person. An edit that others are held by too stays theirs.
fn forget_words(conn: &Connection, anchors: &BTreeSet<Anchor>) -> Result<(), Trouble> {
    for anchor in anchors {
        let (source, key, digest) = super::decisions::columns(anchor);
        for side in ["left", "right"] {
            conn.prepare_cached(&format!(
                "DELETE FROM decisions WHERE {side}_digest = ?3 OR ({side}_source = ?1 AND {side}_key = ?2)"
            ))?
            .execute((source, key, digest))?;
        }
    }
    for line in edits::lines(conn)? {
        let (own, others): (Vec<Anchor>, Vec<Anchor>) = line
            .edit
            .anchors
            .into_iter()
            .partition(|anchor| anchors.contains(anchor));
        let mut bearers = Vec::new();
        for other in &others {
            bearers.extend(edits::contacts_held(conn, other)?);
        }
        match (own.is_empty(), bearers.is_empty()) {
            (true, _) => {}
            (false, true) => edits::forget(conn, line.edit.id)?,
            (false, false) => edits::let_go(conn, line.edit.id, &own)?,
        }
    }
    Ok(())
}

/// The key of the store's digests; made with the first erasure.
fn key(conn: &Connection) -> Result<[u8; 32], Trouble> {
    conn.execute_batch("INSERT OR IGNORE INTO erasure_key (id, key) VALUES (1, randomblob(32))")?;
    Ok(conn.query_row("SELECT key FROM erasure_key", [], |row| row.get(0))?)
}

fn remember(conn: &Connection, traces: &BTreeSet<Trace>) -> rusqlite::Result<()> {
    let mut insert = conn.prepare("INSERT OR IGNORE INTO erased (digest) VALUES (?1)")?;
    for trace in traces {
        insert.execute([trace])?;
    }
    Ok(())
}

/// What is left of those who were erased.
pub(super) fn erased(conn: &Connection) -> Result<Erased, Trouble> {
    // A store of an earlier version that is only read has no such table.
    if schema::version(conn)? < schema::WITH_RECALL {
        return Ok(Erased::default());
    }
    let key = "SELECT key FROM erasure_key";
    let Some(key) = conn.query_row(key, [], |row| row.get(0)).optional()? else {
        return Ok(Erased::default());
    };
    let mut statement = conn.prepare("SELECT digest FROM erased")?;
    let traces = statement.query_map([], |row| row.get(0))?;
    Ok(Erased::new(key, traces.collect::<Result<_, _>>()?))
}
