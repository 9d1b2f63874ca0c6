//! What is written of rows once all inputs are through, or all contacts resolved.

use rusqlite::{Connection, params};

use super::delete_keys;
use super::fate::turn;
use crate::model::RecordId;
use crate::store::error::Trouble;
use crate::store::withdraw::recount;

/// Notes of rows whose last word waits: records that are none any more, and records that got a contact of their own.
pub(super) const NOTES: &str = "
CREATE TEMP TABLE rejected (record INTEGER PRIMARY KEY, code TEXT NOT NULL);
CREATE TEMP TABLE founders (record INTEGER PRIMARY KEY, contact INTEGER NOT NULL);";

/// Takes the notes away.
pub(super) const NOTES_TAKEN: &str = "DROP TABLE temp.rejected; DROP TABLE temp.founders;";

/// A row, read once or again, of a record that is none any more.
struct Arrived {
    run: i64,
    input: i64,
    row: i64,
    outcome: String,
    code: String,
    raw: String,
}

/// Makes rejected rows of the records that are none any more, wherever they were read.
pub(super) fn remove_rejected(conn: &Connection) -> Result<(), Trouble> {
    for arrived in arrived(conn)? {
        conn.prepare_cached(
            "UPDATE arrivals SET outcome = 'rejected', record = NULL, code = ?3, raw = ?4 WHERE input = ?1 AND row = ?2",
        )?
        .execute(params![arrived.input, arrived.row, arrived.code, arrived.raw])?;
        recount(conn, arrived.run, &arrived.outcome, "rejected")?;
    }
    let mut records = conn
        .prepare("SELECT id, keys FROM records WHERE id IN (SELECT record FROM temp.rejected)")?;
    let mut rows = records.query([])?;
    while let Some(row) = rows.next()? {
        delete_keys(
            conn,
            RecordId(row.get(0)?),
            row.get_ref(1)?.as_blob().unwrap_or_default(),
        )?;
    }
    for table in [
        "DELETE FROM review_items WHERE record IN (SELECT record FROM temp.rejected)
             OR other IN (SELECT record FROM temp.rejected)",
        "DELETE FROM history WHERE tbl = 'records' AND id IN (SELECT record FROM temp.rejected)",
        "DELETE FROM records WHERE id IN (SELECT record FROM temp.rejected)",
    ] {
        conn.execute_batch(table)?;
    }
    Ok(())
}

fn arrived(conn: &Connection) -> Result<Vec<Arrived>, Trouble> {
    if !conn.prepare("SELECT 1 FROM temp.rejected")?.exists([])? {
        return Ok(Vec::new());
    }
    let mut statement = conn.prepare(
        "SELECT inputs.run, arrivals.input, arrivals.row, arrivals.outcome, rejected.code, records.raw
         FROM arrivals JOIN temp.rejected ON rejected.record = arrivals.record
         JOIN records ON records.id = arrivals.record JOIN inputs ON inputs.id = arrivals.input",
    )?;
    let found = statement.query_map([], |row| {
        Ok(Arrived {
            run: row.get(0)?,
            input: row.get(1)?,
            row: row.get(2)?,
            outcome: row.get(3)?,
            code: row.get(4)?,
            raw: row.get(5)?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Lets rows that got a contact of their own, and did not keep it, have joined another.
pub(super) fn tell_founders(conn: &Connection) -> Result<(), Trouble> {
    let mut statement = conn.prepare(
        "SELECT records.id, inputs.run, input, row FROM temp.founders JOIN records ON records.id = record
         JOIN inputs ON inputs.id = input WHERE records.contact <> founders.contact",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let place = [row.get(1)?, row.get(2)?];
        turn(conn, place, row.get(3)?, RecordId(row.get(0)?), "merged")?;
    }
    Ok(())
}
