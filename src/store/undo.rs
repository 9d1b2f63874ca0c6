//! Takes the newest run back: the store holds again what it held before.
//!
//! The run itself and its inputs stay on the record, with the status `undone`, and no id is given out again. What people
//! decided stays too, and with it the questions they answered stay settled: a decision is taken back by a later one. A
//! run that others stand on is taken back by `withdraw`; on one over order lists none stands.

use rusqlite::{Connection, OptionalExtension};

use super::error::{StoreError, Trouble};
use super::journal::{self, Digests};
use super::write::{RunInfo, RunKind};
use super::{Store, blocks, decisions, history, links, trade};
use crate::model::RunId;

/// The query for the records that are rows of `run`.
pub(super) fn own(RunId(run): RunId) -> String {
    format!(
        "SELECT record FROM arrivals WHERE outcome IN ('created', 'merged', 'review')
         AND input IN (SELECT id FROM inputs WHERE run = {run})"
    )
}

/// What a run said beside its records and contacts, children before parents; `?1` is the run.
pub(super) const SAID: [&str; 4] = [
    "DELETE FROM review_items WHERE run = ?1",
    "DELETE FROM row_findings WHERE input IN (SELECT id FROM inputs WHERE run = ?1)",
    "DELETE FROM arrivals WHERE input IN (SELECT id FROM inputs WHERE run = ?1)",
    "DELETE FROM history WHERE run = ?1",
];

impl Store {
    /// Undoes the newest run that stands; `undoing` says when, and by whom.
    ///
    /// # Errors
    /// When there is no such run, it is undone already, later runs build on it, or the store cannot be written.
    pub fn undo(&mut self, run: RunId, undoing: &RunInfo) -> Result<(), StoreError> {
        self.in_transaction(|conn| undo(conn, run, undoing))
    }
}

fn undo(conn: &Connection, run: RunId, undoing: &RunInfo) -> Result<(), Trouble> {
    if stands(conn, run)? == RunKind::Transactions.name() {
        trade::take_out(conn, run)?;
        mark(conn, run, &undoing.started_at)?;
        let entry = undoing.entry(Some(run));
        journal::seal(conn, &entry, Digests::Stored)?;
        return journal::seal_changed(conn, &entry);
    }
    is_newest(conn, run)?;
    history::CONTACTS.restore(conn, run)?;
    history::RECORDS.restore(conn, run)?;
    if !applies_decisions(conn, run)? {
        history::REVIEW.restore(conn, run)?;
    }
    delete_keys(conn, &own(run))?;
    links::remove(conn, &own(run))?;
    links::restore(conn, run)?;
    conn.execute(
        &format!("DELETE FROM records WHERE id IN ({})", own(run)),
        [],
    )?;
    for sql in SAID {
        conn.execute(sql, [run.0])?;
    }
    conn.execute("DELETE FROM contacts WHERE founded_run = ?1", [run.0])?;
    mark(conn, run, &undoing.started_at)?;
    journal::seal(conn, &undoing.entry(Some(run)), Digests::Stored)
}

/// Notes that a run is undone.
pub(super) fn mark(conn: &Connection, run: RunId, at: &str) -> rusqlite::Result<()> {
    conn.execute(
        "UPDATE runs SET status = 'undone', undone_at = ?2 WHERE id = ?1",
        (run.0, at),
    )?;
    Ok(())
}

/// Whether `run` applied what people decided.
pub(super) fn applies_decisions(conn: &Connection, run: RunId) -> rusqlite::Result<bool> {
    decisions::were_taken(conn, run)
}

/// The kind of a run that stands. Refuses one that is not there, or not any more, and the undoing of another.
pub(super) fn stands(conn: &Connection, run: RunId) -> Result<String, Trouble> {
    let found: Option<(String, String)> = conn
        .query_row(
            "SELECT status, kind FROM runs WHERE id = ?1",
            [run.0],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    let (status, kind) = found.ok_or(StoreError::NoRun { run })?;
    match (&*status, &*kind) {
        ("undone", _) => Err(StoreError::UndoneAlready { run }.into()),
        (_, "undo" | "rework") => Err(StoreError::NotTakenBack { run }.into()),
        _ => Ok(kind),
    }
}

fn is_newest(conn: &Connection, run: RunId) -> Result<(), Trouble> {
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

/// Deletes the blocking keys of the records that a query names.
pub(super) fn delete_keys(conn: &Connection, which: &str) -> Result<(), Trouble> {
    let mut records = conn.prepare(&format!(
        "SELECT id FROM records WHERE id IN ({which}) ORDER BY id"
    ))?;
    let ids = records.query_map([], |row| row.get(0))?;
    blocks::remove(conn, &ids.collect::<Result<Vec<i64>, _>>()?)
}
