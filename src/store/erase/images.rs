//! Takes a person's values out of what others looked like while her records were theirs.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::super::error::Trouble;
use super::super::inputs::{json, parsed};
use super::super::values;
use super::person::Person;

/// The contacts that once had records of the person and are not she.
const HOSTS: &str = "SELECT DISTINCT json_extract(image, '$[0]') FROM history
    WHERE tbl = 'records' AND id IN temp.gone AND json_extract(image, '$[0]') NOT IN temp.gone_contacts";

/// Empties the values of the person in the images of other contacts, but for those that are theirs as well.
pub(super) fn scrub(conn: &Connection, person: &Person) -> Result<(), Trouble> {
    let mut hosts = conn.prepare(HOSTS)?;
    let hosts = hosts.query_map([], |row| row.get(0))?;
    for host in hosts.collect::<Result<Vec<i64>, _>>()? {
        let own = values_of(conn, host)?;
        for (run, image) in images(conn, host)? {
            let mut cells: Vec<serde_json::Value> = parsed(&image)?;
            for cell in &mut cells {
                let text = cell.as_str();
                if text.is_some_and(|text| is_hers(text, person, &own)) {
                    *cell = serde_json::Value::Null;
                }
            }
            conn.prepare_cached(
                "UPDATE history SET image = ?3 WHERE run = ?1 AND tbl = 'contacts' AND id = ?2",
            )?
            .execute((run, host, json(&cells)?))?;
        }
    }
    Ok(())
}

/// Whether a cell, or one of several values in it, is the person's alone.
fn is_hers(text: &str, person: &Person, own: &BTreeSet<String>) -> bool {
    let hers = |value: &str| {
        let within = person.values.iter().flat_map(|cell| cell.split(';'));
        person.values.contains(value) || within.into_iter().any(|one| one == value)
    };
    !own.contains(text) && (hers(text) || text.split(';').any(hers))
}

/// All values of the records of a contact.
fn values_of(conn: &Connection, contact: i64) -> Result<BTreeSet<String>, Trouble> {
    let sql = format!(
        "SELECT {} FROM records WHERE contact = ?1",
        values::columns(conn)?
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([contact])?;
    let mut reader = values::Reader::new(conn);
    let mut found = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let fields = reader.owned(row, 0)?;
        found.extend(fields.into_iter().map(|(_, value)| value));
    }
    Ok(found)
}

fn images(conn: &Connection, contact: i64) -> Result<Vec<(i64, String)>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT run, image FROM history WHERE run IN (SELECT id FROM runs) AND tbl = 'contacts' AND id = ?1",
    )?;
    let images = statement.query_map([contact], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(images.collect::<Result<_, _>>()?)
}
