//! What ties the records of a contact together, as the store keeps it: of each contact, all records but one are tied to
//! another, because the two weigh enough, are versions of one, or people said so. It is read by those who ask why a
//! contact is one; nothing is decided by it.

use rusqlite::{Connection, OptionalExtension, Row};

use super::Store;
use super::bulk::Bulk;
use super::error::{StoreError, Trouble};
use super::schema;
use super::verify::ProblemKind;
use crate::dedupe::{Link, Resolved};
use crate::model::{ContactId, RecordId, RunId};

/// The table, and what BI tools see of it. Whether `other` is there is held by `store check`: a foreign key would have to
/// be looked for at every record that goes.
pub(super) const TABLE: &str = "
CREATE TABLE links (
    record INTEGER PRIMARY KEY REFERENCES records (id),
    other INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('match', 'version', 'decision')),
    -- In bits.
    weight REAL,
    CHECK ((weight IS NULL) = (reason = 'decision'))
) STRICT;
CREATE VIEW record_links AS
    SELECT 'R' || links.record AS record_id, 'R' || links.other AS linked_to, 'C' || contact AS contact_id, reason, weight
    FROM links JOIN records ON records.id = links.record;
";

/// Links that tie a record to one of another contact, or to none.
pub(super) const RULE: (ProblemKind, &str) = (
    ProblemKind::LinkDiffers,
    "SELECT 'R' || links.record FROM links LEFT JOIN records AS one ON one.id = links.record
     LEFT JOIN records AS other ON other.id = links.other
     WHERE one.contact IS NULL OR other.contact IS NOT one.contact",
);

/// What ties a record to another of its contact.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Tied {
    /// The record.
    pub record: RecordId,
    /// The other record.
    pub to: RecordId,
    /// `match`, `version` or `decision`.
    pub reason: String,
    /// The weight of the pair in bits; none where people decided.
    pub weight: Option<f64>,
}

impl Store {
    /// What ties the records of a contact together; nothing of those that an earlier program merged.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn links(&self, contact: ContactId) -> Result<Vec<Tied>, StoreError> {
        self.read(|conn| {
            if schema::version(conn)? < schema::WITH_LINKS {
                return Ok(Vec::new());
            }
            let mut statement = conn.prepare_cached(
                "SELECT record, other, reason, weight FROM links
                 WHERE record IN (SELECT id FROM records WHERE contact = ?1) ORDER BY record",
            )?;
            let links = statement.query_map([contact.0], tied)?;
            Ok(links.collect::<Result<_, _>>()?)
        })
    }
}

fn tied(row: &Row<'_>) -> rusqlite::Result<Tied> {
    Ok(Tied {
        record: RecordId(row.get(0)?),
        to: RecordId(row.get(1)?),
        reason: row.get(2)?,
        weight: row.get(3)?,
    })
}

/// The columns of the table, in the order in which they are read and written.
const COLUMNS: [&str; 4] = ["record", "other", "reason", "weight"];

/// Writes what ties the records of the contacts of a run; `records` has the record that each row of the run becomes.
pub(super) fn write(
    conn: &Connection,
    run: RunId,
    resolved: &Resolved,
    records: &[Option<RecordId>],
) -> Result<(), Trouble> {
    let links = resolved.links.iter();
    let mut links: Vec<Tied> = links.filter_map(|link| of(link, records)).collect();
    links.sort_unstable_by_key(|link| link.record);
    let known = resolved.contacts.iter().flat_map(|contact| &contact.known);
    let mut known: Vec<RecordId> = known.copied().collect();
    known.sort_unstable();
    let mut table = Bulk::new(conn, "links", &COLUMNS);
    for &record in &known {
        let link = links.binary_search_by_key(&record, |link| link.record);
        change(
            conn,
            &mut table,
            run,
            (record, link.ok().map(|at| &links[at])),
        )?;
    }
    links.retain(|link| known.binary_search(&link.record).is_err());
    insert(&mut table, &links)
}

fn of(link: &Link, records: &[Option<RecordId>]) -> Option<Tied> {
    Some(Tied {
        record: link.record.among(records)?,
        to: link.to.among(records)?,
        reason: link.reason.name().to_owned(),
        weight: link.weight,
    })
}

fn insert(table: &mut Bulk<'_>, links: &[Tied]) -> Result<(), Trouble> {
    table.write(links.iter(), |statement, first, link| {
        statement.raw_bind_parameter(first, link.record.0)?;
        statement.raw_bind_parameter(first + 1, link.to.0)?;
        statement.raw_bind_parameter(first + 2, link.reason.as_str())?;
        Ok(statement.raw_bind_parameter(first + 3, link.weight)?)
    })
}

/// Ties a record that was here before otherwise, if it is tied otherwise.
fn change<'c>(
    conn: &'c Connection,
    table: &mut Bulk<'c>,
    run: RunId,
    (record, link): (RecordId, Option<&Tied>),
) -> Result<(), Trouble> {
    let before = conn
        .prepare_cached("SELECT record, other, reason, weight FROM links WHERE record = ?1")?
        .query_row([record.0], tied)
        .optional()?;
    if before.as_ref() == link {
        return Ok(());
    }
    conn.prepare_cached(
        "INSERT OR IGNORE INTO history (run, tbl, id, image)
         SELECT ?1, 'links', ?2, coalesce((SELECT json_array(other, reason, weight) FROM links WHERE record = ?2), 'null')",
    )?
    .execute((run.0, record.0))?;
    conn.prepare_cached("DELETE FROM links WHERE record = ?1")?
        .execute([record.0])?;
    insert(table, link.map_or(&[], std::slice::from_ref))
}

/// Puts back what `run` changed, once its own records have no links any more.
pub(super) fn restore(conn: &Connection, run: RunId) -> Result<(), Trouble> {
    for sql in [
        "DELETE FROM links WHERE record IN (SELECT id FROM history WHERE run = ?1 AND tbl = 'links')",
        "INSERT INTO links (record, other, reason, weight)
         SELECT id, json_extract(image, '$[0]'), json_extract(image, '$[1]'), json_extract(image, '$[2]')
         FROM history WHERE run = ?1 AND tbl = 'links' AND image <> 'null'",
    ] {
        conn.execute(sql, [run.0])?;
    }
    Ok(())
}

/// Takes out the links of records that belong to no contact any more, because they wait for a person.
pub(super) fn loosen_waiting(conn: &Connection) -> rusqlite::Result<usize> {
    conn.execute(
        "DELETE FROM links WHERE record IN (SELECT id FROM records WHERE contact IS NULL)",
        [],
    )
}

/// Takes out the links of records that go, which the query `which` names, and what others were tied to them.
pub(super) fn remove(conn: &Connection, which: &str) -> Result<(), Trouble> {
    conn.execute_batch(&format!(
        "DELETE FROM history WHERE tbl = 'links' AND (id IN ({which}) OR json_extract(image, '$[0]') IN ({which}));
         DELETE FROM links WHERE record IN ({which}) OR other IN ({which});"
    ))?;
    Ok(())
}
