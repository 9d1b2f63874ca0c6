//! Puts into the review queue what a run could not decide, and settles what has become clear.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::error::Trouble;
use super::history;
use crate::dedupe::{Contact, Doubt, Fate, RecordRef, Resolved};
use crate::model::{RecordId, RunId};

/// Adds the rows that wait and the pairs in doubt. What is in the queue already, or was once, is not asked again.
pub(super) fn write(
    conn: &Connection,
    run: RunId,
    resolved: &Resolved,
    records: &[Option<RecordId>],
) -> Result<(), Trouble> {
    for (fate, record) in resolved.fates.iter().zip(records) {
        if let (Fate::Review(code), Some(record)) = (fate, record) {
            conn.prepare_cached(
                "INSERT INTO review_items (run, kind, status, record, code) VALUES (?1, 'row', 'open', ?2, ?3)",
            )?
            .execute(params![run.0, record.0, code.as_str()])?;
        }
    }
    for doubt in &resolved.doubts {
        let (left, right) = sides(doubt, records)?;
        if left == right || is_known(conn, left, right)? {
            continue;
        }
        conn.prepare_cached(
            "INSERT INTO review_items (run, kind, status, record, other, weight, reason)
             VALUES (?1, 'pair', 'open', ?2, ?3, ?4, ?5)",
        )?
        .execute(params![run.0, left.0, right.0, doubt.weight, doubt.reason])?;
    }
    settle(conn, run)
}

/// The records of a pair, the elder first.
pub(super) fn sides(
    doubt: &Doubt,
    records: &[Option<RecordId>],
) -> Result<(RecordId, RecordId), Trouble> {
    let record = |side| match side {
        RecordRef::Known(record) => Some(record),
        RecordRef::New(row) => records.get(row.at()).copied().flatten(),
    };
    match (record(doubt.left), record(doubt.right)) {
        (Some(left), Some(right)) => Ok((left.min(right), left.max(right))),
        _ => Err(Trouble::Inconsistent(
            "a pair in doubt has a side that is no record".to_owned(),
        )),
    }
}

/// Whether the pair is, or was, a question already.
pub(super) fn is_known(
    conn: &Connection,
    left: RecordId,
    right: RecordId,
) -> rusqlite::Result<bool> {
    conn.prepare_cached("SELECT 1 FROM review_items WHERE record = ?1 AND coalesce(other, 0) = ?2")?
        .exists((left.0, right.0))
}

/// Pairs in doubt whose records have come to one contact by another way need no answer any more.
fn settle(conn: &Connection, run: RunId) -> Result<(), Trouble> {
    let moved: bool = conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM history WHERE run = ?1 AND tbl = 'records')",
        [run.0],
        |row| row.get(0),
    )?;
    if moved {
        let clear = "status = 'open' AND run < ?2 AND kind = 'pair'
            AND (SELECT contact FROM records WHERE id = record) = (SELECT contact FROM records WHERE id = other)";
        history::REVIEW.keep(conn, run, clear, run.0)?;
        conn.execute(
            "UPDATE review_items SET status = 'settled'
             WHERE id IN (SELECT id FROM history WHERE run = ?1 AND tbl = 'review_items')",
            [run.0],
        )?;
    }
    Ok(())
}

/// How many open questions `contacts` would settle, if they were written.
pub(super) fn would_settle(conn: &Connection, contacts: &[Contact]) -> Result<u64, Trouble> {
    let mut becomes = BTreeMap::new();
    for (at, contact) in contacts.iter().enumerate() {
        if !contact.absorbed.is_empty() {
            let parts = contact.id.iter().chain(&contact.absorbed);
            becomes.extend(parts.map(|part| (part.0, at)));
        }
    }
    if becomes.is_empty() {
        return Ok(0);
    }
    let mut pairs = conn.prepare(
        "SELECT one.contact, two.contact FROM review_items JOIN records AS one ON one.id = record
         JOIN records AS two ON two.id = other WHERE status = 'open' AND kind = 'pair'",
    )?;
    let mut rows = pairs.query([])?;
    let mut settled = 0;
    while let Some(row) = rows.next()? {
        let [one, two] = [row.get(0)?, row.get(1)?]
            .map(|contact: Option<i64>| contact.and_then(|contact| becomes.get(&contact)));
        settled += u64::from(one.is_some() && one == two);
    }
    Ok(settled)
}
