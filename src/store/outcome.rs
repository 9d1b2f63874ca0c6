//! Gives rows that were written before another outcome: the record, the arrival and the ledger of the run go together.

use rusqlite::{Connection, params};

use super::error::Trouble;
use super::{links, undo};

/// A row, read once or again, of a record that goes.
pub(super) struct Arrived {
    pub(super) run: i64,
    pub(super) input: i64,
    pub(super) row: i64,
    pub(super) outcome: String,
}

/// The place of a record's own row.
pub(super) struct Home {
    pub(super) run: i64,
    pub(super) input: i64,
    pub(super) row: i64,
}

/// Gives a record and its own row another outcome.
pub(super) fn turn(
    conn: &Connection,
    home: &Home,
    record: i64,
    outcome: &str,
) -> Result<(), Trouble> {
    let before = outcome_of(conn, record)?;
    conn.prepare_cached("UPDATE records SET outcome = ?2 WHERE id = ?1")?
        .execute((record, outcome))?;
    conn.prepare_cached("UPDATE arrivals SET outcome = ?3 WHERE input = ?1 AND row = ?2")?
        .execute((home.input, home.row, outcome))?;
    Ok(recount(conn, home.run, &before, outcome)?)
}

/// Makes a rejected row of one whose record goes; `raw` is what is kept of its cells.
pub(super) fn reject(
    conn: &Connection,
    arrived: &Arrived,
    code: &str,
    raw: &str,
) -> Result<(), Trouble> {
    conn.prepare_cached(
        "UPDATE arrivals SET outcome = 'rejected', record = NULL, code = ?3, raw = ?4 WHERE input = ?1 AND row = ?2",
    )?
    .execute(params![arrived.input, arrived.row, code, raw])?;
    Ok(recount(conn, arrived.run, &arrived.outcome, "rejected")?)
}

/// Takes out records whose rows are none of theirs any more, with their keys and the questions about them; `which` is
/// the query for them.
pub(super) fn remove_records(conn: &Connection, which: &str) -> Result<(), Trouble> {
    undo::delete_keys(conn, which)?;
    links::remove(conn, which)?;
    conn.execute_batch(&format!(
        "DELETE FROM history WHERE (tbl = 'records' AND id IN ({which}))
             OR (tbl = 'review_items' AND id IN
                 (SELECT id FROM review_items WHERE record IN ({which}) OR other IN ({which})));
         DELETE FROM review_items WHERE record IN ({which}) OR other IN ({which});
         DELETE FROM records WHERE id IN ({which});"
    ))?;
    Ok(())
}

/// The outcome of a record's own row.
pub(super) fn outcome_of(conn: &Connection, record: i64) -> rusqlite::Result<String> {
    conn.prepare_cached("SELECT outcome FROM records WHERE id = ?1")?
        .query_row([record], |row| row.get(0))
}

/// Moves one row of the ledger of `run` from an outcome to another; both are columns of `runs`.
pub(super) fn recount(conn: &Connection, run: i64, from: &str, to: &str) -> rusqlite::Result<()> {
    let sql = format!("UPDATE runs SET {from} = {from} - 1, {to} = {to} + 1 WHERE id = ?1");
    conn.prepare_cached(&sql)?.execute([run])?;
    Ok(())
}
