//! Takes the newest run back: the store holds again what it held before.
//!
//! The run itself and its inputs stay on the record, with the status `undone`, and no id is given out again. What people
//! decided stays too, and with it the questions they answered stay settled: a decision is taken back by a later one.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use super::error::{StoreError, Trouble};
use super::journal::{self, Digests, Entry};
use super::{Store, decisions, history};
use crate::model::RunId;

/// What a run added, children before parents; `?1` is the run.
const ADDED: [&str; 6] = [
    "DELETE FROM review_items WHERE run = ?1",
    "DELETE FROM findings WHERE input IN (SELECT id FROM inputs WHERE run = ?1)",
    "DELETE FROM arrivals WHERE input IN (SELECT id FROM inputs WHERE run = ?1)",
    "DELETE FROM records WHERE id > (SELECT records_from FROM runs WHERE id = ?1)
                           AND id <= (SELECT records_to FROM runs WHERE id = ?1)",
    "DELETE FROM contacts WHERE founded_run = ?1",
    "DELETE FROM history WHERE run = ?1",
];

impl Store {
    /// Undoes the newest run that stands; `at` is the time now, ISO 8601.
    ///
    /// # Errors
    /// When there is no such run, it is undone already, later runs build on it, or the store cannot be written.
    pub fn undo(&mut self, run: RunId, at: &str) -> Result<(), StoreError> {
        undo(&mut self.conn, run, at).map_err(|trouble| trouble.at(&self.path))
    }
}

fn undo(conn: &mut Connection, run: RunId, at: &str) -> Result<(), Trouble> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    may_be_undone(&tx, run)?;
    history::CONTACTS.restore(&tx, run)?;
    history::RECORDS.restore(&tx, run)?;
    if !decisions::were_taken(&tx, run)? {
        history::REVIEW.restore(&tx, run)?;
    }
    delete_keys(&tx, run)?;
    for sql in ADDED {
        tx.execute(sql, [run.0])?;
    }
    tx.execute(
        "UPDATE runs SET status = 'undone', undone_at = ?2 WHERE id = ?1",
        (run.0, at),
    )?;
    let entry = Entry {
        at,
        by: None,
        kind: "undo",
        run: Some(run),
        contact: None,
        reason: None,
    };
    journal::seal(&tx, &entry, Digests::Stored)?;
    tx.commit()?;
    Ok(())
}

fn may_be_undone(conn: &Connection, run: RunId) -> Result<(), Trouble> {
    let status: Option<String> = conn
        .query_row("SELECT status FROM runs WHERE id = ?1", [run.0], |row| {
            row.get(0)
        })
        .optional()?;
    match status.as_deref() {
        None => return Err(StoreError::NoRun { run }.into()),
        Some("undone") => return Err(StoreError::UndoneAlready { run }.into()),
        Some(_) => {}
    }
    let later = conn
        .prepare("SELECT id FROM runs WHERE id > ?1 AND status = 'done' ORDER BY id DESC")?
        .query_map([run.0], |row| row.get(0).map(RunId))?
        .collect::<Result<Vec<_>, _>>()?;
    if later.is_empty() {
        Ok(())
    } else {
        Err(StoreError::LaterRuns { run, later }.into())
    }
}

/// Deletes the blocking keys of the run's records, which know their own: the index is sorted by key.
fn delete_keys(conn: &Connection, run: RunId) -> Result<(), Trouble> {
    let mut records = conn.prepare(
        "SELECT records.id, keys FROM runs JOIN records ON records.id > records_from AND records.id <= records_to
         WHERE runs.id = ?1",
    )?;
    let mut delete = conn.prepare("DELETE FROM block_keys WHERE key = ?1 AND record = ?2")?;
    let mut rows = records.query([run.0])?;
    while let Some(row) = rows.next()? {
        let record: i64 = row.get(0)?;
        for key in super::known::keys_of(row.get_ref(1)?.as_blob().unwrap_or_default()) {
            delete.execute((key, record))?;
        }
    }
    Ok(())
}
