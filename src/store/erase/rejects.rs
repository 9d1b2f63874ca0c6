//! Empties rejected rows that tell of the person: they are no records, but their cells are kept.

use rusqlite::Connection;

use super::super::error::Trouble;
use super::super::inputs::parsed;
use super::person::{Person, plain};
use crate::dedupe::ERASED;

/// Empties the rejected rows that have a name of the person, and a number or an address, anywhere in their cells; returns
/// how many.
pub(super) fn empty(conn: &Connection, person: &Person) -> Result<u64, Trouble> {
    let mut emptied = 0;
    for (arrivals, findings) in [
        ("arrivals", "row_findings"),
        ("line_arrivals", "line_findings"),
    ] {
        for (input, row) in telling(conn, person, arrivals)? {
            conn.prepare_cached(&format!(
                "DELETE FROM {findings} WHERE input = ?1 AND row = ?2"
            ))?
            .execute((input, row))?;
            conn.prepare_cached(&format!(
                "UPDATE {arrivals} SET code = ?3, raw = '[]' WHERE input = ?1 AND row = ?2"
            ))?
            .execute((input, row, ERASED.code.as_str()))?;
            emptied += 1;
        }
    }
    Ok(emptied)
}

fn telling(conn: &Connection, person: &Person, arrivals: &str) -> Result<Vec<(i64, i64)>, Trouble> {
    let mut statement = conn.prepare(&format!(
        "SELECT input, row, raw FROM {arrivals} WHERE outcome = 'rejected' AND raw <> '[]'"
    ))?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let cells: Vec<String> = parsed(row.get_ref(2)?.as_str().unwrap_or("[]"))?;
        if tells(&cells, person) {
            found.push((row.get(0)?, row.get(1)?));
        }
    }
    Ok(found)
}

fn tells(cells: &[String], person: &Person) -> bool {
    let cells: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
    let has = |wanted: &String| cells.iter().any(|cell| cell.contains(wanted.as_str()));
    person.names.iter().any(has) && person.channels.iter().any(has)
}
