//! Takes a run over order lists back, whatever runs came after it: no contact stands on its lines, and a line that later
//! lists say too is theirs from then on.

use rusqlite::Connection;

use super::super::error::Trouble;
use super::super::outcome::recount;
use super::{channels, has_lines};
use crate::model::RunId;

/// The lines that lose a row, with their buyers.
pub(in crate::store) const TOUCHED: &str = "CREATE TEMP TABLE touched (line INTEGER PRIMARY KEY, slot BLOB NOT NULL, buyer INTEGER NOT NULL)";

/// Takes out what the run brought; the store holds what it would hold without it.
pub(in crate::store) fn take_out(conn: &Connection, run: RunId) -> Result<(), Trouble> {
    conn.execute_batch(TOUCHED)?;
    conn.execute(
        "INSERT OR IGNORE INTO temp.touched SELECT lines.id, slot, buyer FROM line_arrivals JOIN lines ON lines.id = line
         WHERE input IN (SELECT id FROM inputs WHERE run = ?1)",
        [run.0],
    )?;
    hand_on_findings(conn, run)?;
    for sql in [
        "DELETE FROM line_findings WHERE input IN (SELECT id FROM inputs WHERE run = ?1)",
        "DELETE FROM line_arrivals WHERE input IN (SELECT id FROM inputs WHERE run = ?1)",
    ] {
        conn.execute(sql, [run.0])?;
    }
    drop_unsaid(conn)?;
    retell(conn)
}

/// What was seen in a row of the run that another list says too was seen there as well.
fn hand_on_findings(conn: &Connection, run: RunId) -> Result<(), Trouble> {
    let mut statement = conn.prepare(
        "SELECT here.input, here.row, there.input, there.row
         FROM line_arrivals AS here JOIN inputs ON inputs.id = here.input
         JOIN line_arrivals AS there ON there.line = here.line JOIN inputs AS other ON other.id = there.input
         WHERE inputs.run = ?1 AND other.run <> ?1 AND here.outcome <> 'unchanged'
         ORDER BY here.input, here.row, there.input, there.row",
    )?;
    let mut rows = statement.query([run.0])?;
    let mut before = None;
    let mut hand_on = conn
        .prepare("UPDATE line_findings SET input = ?3, row = ?4 WHERE input = ?1 AND row = ?2")?;
    while let Some(row) = rows.next()? {
        let here: (i64, i64) = (row.get(0)?, row.get(1)?);
        if before != Some(here) {
            let there: (i64, i64) = (row.get(2)?, row.get(3)?);
            hand_on.execute((here.0, here.1, there.0, there.1))?;
        }
        before = Some(here);
    }
    Ok(())
}

/// Takes out touched lines that no row says any more, and buyers without a line; and the keys of contacts, when nobody
/// is left to ask for them.
pub(in crate::store) fn drop_unsaid(conn: &Connection) -> Result<(), Trouble> {
    conn.execute_batch(
        "DELETE FROM lines WHERE id IN (SELECT line FROM temp.touched)
             AND NOT EXISTS (SELECT 1 FROM line_arrivals WHERE line = lines.id);
         DELETE FROM buyers WHERE id IN (SELECT buyer FROM temp.touched)
             AND NOT EXISTS (SELECT 1 FROM lines WHERE buyer = buyers.id);",
    )?;
    match has_lines(conn)? {
        true => Ok(()),
        false => channels::follow(conn),
    }
}

/// The outcome that each arrival has by those before it: the first of its slot founds the line, a row that says something
/// new of it is its next version, one that says the same again changes nothing.
pub(super) const TOLD: &str = "
    SELECT input, row, outcome, CASE
        WHEN row_number() OVER (PARTITION BY slot ORDER BY input, row) = 1 THEN 'created'
        WHEN row_number() OVER (PARTITION BY line ORDER BY input, row) = 1 THEN 'merged'
        ELSE 'unchanged' END AS told
    FROM line_arrivals JOIN lines ON lines.id = line";

/// Tells the outcomes of what is left of the touched lines anew, with the ledgers of their runs; forgets which they were.
pub(in crate::store) fn retell(conn: &Connection) -> Result<(), Trouble> {
    let sql = format!(
        "SELECT input, row, outcome, told, inputs.run FROM ({TOLD} WHERE slot IN (SELECT slot FROM temp.touched))
         JOIN inputs ON inputs.id = input WHERE outcome <> told"
    );
    let found = conn
        .prepare(&sql)?
        .query_map([], |row| {
            let place: (i64, i64) = (row.get(0)?, row.get(1)?);
            let outcomes: (String, String) = (row.get(2)?, row.get(3)?);
            Ok((place, outcomes, row.get(4)?))
        })?
        .collect::<Result<Vec<((i64, i64), (String, String), i64)>, _>>()?;
    let mut update =
        conn.prepare("UPDATE line_arrivals SET outcome = ?3 WHERE input = ?1 AND row = ?2")?;
    for ((input, row), (before, told), run) in found {
        update.execute((input, row, &told))?;
        recount(conn, run, &before, &told)?;
    }
    conn.execute_batch("DROP TABLE temp.touched")?;
    Ok(())
}
