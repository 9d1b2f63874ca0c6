//! What is written of rows once all inputs are through, or all contacts resolved.

use rusqlite::Connection;

use crate::store::error::Trouble;
use crate::store::outcome::{self, Arrived, Home};
use crate::store::values;

/// Notes of rows whose last word waits: records that are none any more, and records that got a contact of their own.
pub(super) const NOTES: &str = "
CREATE TEMP TABLE rejected (record INTEGER PRIMARY KEY, code TEXT NOT NULL);
CREATE TEMP TABLE founders (record INTEGER PRIMARY KEY, contact INTEGER NOT NULL);";

/// Takes the notes away.
pub(super) const NOTES_TAKEN: &str = "DROP TABLE temp.rejected; DROP TABLE temp.founders;";

/// Makes rejected rows of the records that are none any more, wherever they were read.
pub(super) fn remove_rejected(conn: &Connection) -> Result<(), Trouble> {
    for (arrived, code, raw) in arrived(conn)? {
        outcome::reject(conn, &arrived, &code, &raw)?;
    }
    outcome::remove_records(conn, "SELECT record FROM temp.rejected")
}

/// Their rows, each with the code for which it is rejected and its cells.
fn arrived(conn: &Connection) -> Result<Vec<(Arrived, String, String)>, Trouble> {
    if !conn.prepare("SELECT 1 FROM temp.rejected")?.exists([])? {
        return Ok(Vec::new());
    }
    let mut statement = conn.prepare(&format!(
        "SELECT inputs.run, arrivals.input, arrivals.row, arrivals.outcome, rejected.code, {}
         FROM arrivals JOIN temp.rejected ON rejected.record = arrivals.record
         JOIN records ON records.id = arrivals.record JOIN inputs ON inputs.id = arrivals.input",
        values::columns(conn)?
    ))?;
    let mut reader = values::Reader::new(conn);
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let arrived = Arrived {
            run: row.get(0)?,
            input: row.get(1)?,
            row: row.get(2)?,
            outcome: row.get(3)?,
        };
        let [_, raw] = reader.told(row, 5)?;
        found.push((arrived, row.get(4)?, raw.to_owned()));
    }
    Ok(found)
}

/// Lets rows that got a contact of their own, and did not keep it, have joined another.
pub(super) fn tell_founders(conn: &Connection) -> Result<(), Trouble> {
    let mut statement = conn.prepare(
        "SELECT records.id, inputs.run, input, row FROM temp.founders JOIN records ON records.id = record
         JOIN inputs ON inputs.id = input WHERE records.contact <> founders.contact",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let home = Home {
            run: row.get(1)?,
            input: row.get(2)?,
            row: row.get(3)?,
        };
        outcome::turn(conn, &home, row.get(0)?, "merged")?;
    }
    Ok(())
}
