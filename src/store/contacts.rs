//! Writes the contacts of a run: founds, updates, absorbs, and moves records to their contact. A contact that parts from
//! another comes back under the id it had before it became part of it (`revive`).

use std::sync::LazyLock;

use rusqlite::{Connection, OptionalExtension, Statement};

use super::error::Trouble;
use super::inputs::json;
use super::plan::position;
use super::schema::FIELD_LIST;
use super::{history, provenance, revive};
use crate::dedupe::{Contact, Status};
use crate::model::{ContactId, ContactRow, Field, RecordId, RunId};
use crate::run::RunContext;
use crate::tag::Tagged;

/// Contacts written between two looks at the stop button.
const CHUNK: usize = 4096;

/// Writes all contacts of the run; returns the id of each, position by position. `records` has the record that each row
/// of the run becomes.
pub(super) fn write(
    conn: &Connection,
    run: RunId,
    tagged: &Tagged,
    records: &[Option<RecordId>],
    ctx: &RunContext<'_>,
) -> Result<Vec<ContactId>, Trouble> {
    let mut founding = conn.prepare(&FOUNDING)?;
    let mut next = super::write::last_id(conn, "contacts")?;
    let resolved = &tagged.resolved;
    let mut ids = Vec::with_capacity(resolved.contacts.len());
    for (at, contact) in resolved.contacts.iter().enumerate() {
        let golden = Golden {
            values: resolved.golden.row(position(at)),
            tags: json(tagged.tags.get(at).map_or(&[][..], Vec::as_slice))?,
            status: status_name(contact.status),
            provenance: provenance::written(
                resolved.provenance.get(at).map_or(&[][..], Vec::as_slice),
                records,
            )?,
        };
        let id = match contact
            .id
            .map_or_else(|| revive::revive(conn, run, contact), |id| Ok(Some(id)))?
        {
            Some(id) => {
                update(conn, run, id, contact, &golden)?;
                id
            }
            None => {
                next += 1;
                golden.bind(&mut founding, [next, run.0])?;
                founding.raw_execute()?;
                ContactId(next)
            }
        };
        take_over(conn, run, id, contact)?;
        ids.push(id);
        if at % CHUNK == CHUNK - 1 {
            ctx.checkpoint(CHUNK as u64)?;
        }
    }
    Ok(ids)
}

/// What a contact shows: its golden values and its tags as a JSON list.
struct Golden<'a> {
    values: ContactRow<'a>,
    tags: String,
    status: &'static str,
    provenance: Option<String>,
}

/// The name of a status in the store.
pub(super) const fn status_name(status: Status) -> &'static str {
    match status {
        Status::Live => "live",
        Status::Deleted => "deleted",
    }
}

impl Golden<'_> {
    /// Binds id and run, tags, status, fields and provenance, in this order.
    fn bind(&self, statement: &mut Statement<'_>, [id, run]: [i64; 2]) -> rusqlite::Result<()> {
        statement.raw_bind_parameter(1, id)?;
        statement.raw_bind_parameter(2, run)?;
        statement.raw_bind_parameter(3, self.tags.as_str())?;
        statement.raw_bind_parameter(4, self.status)?;
        for field in Field::ALL {
            statement.raw_bind_parameter(field.index() + 5, self.values.get(field))?;
        }
        statement.raw_bind_parameter(AFTER_FIELDS, self.provenance.as_deref())
    }
}

/// The parameter behind those of the fields.
const AFTER_FIELDS: usize = Field::COUNT + 5;

/// How many contacts would be live, if `contacts` were written.
pub(super) fn live_after(conn: &Connection, contacts: &[Contact]) -> Result<u64, Trouble> {
    let binned = conn
        .prepare("SELECT id FROM contacts WHERE status = 'deleted' ORDER BY id")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<Vec<i64>, _>>()?;
    let was_live = |id: &&ContactId| binned.binary_search(&id.0).is_err();
    let before = contacts
        .iter()
        .flat_map(|contact| contact.id.iter().chain(&contact.absorbed))
        .filter(was_live)
        .count();
    let after = contacts.iter().filter(|one| one.status == Status::Live);
    let live = super::write::live_contacts(conn)? + after.count() as u64;
    Ok(live.saturating_sub(before as u64))
}

static FOUNDING: LazyLock<String> = LazyLock::new(|| {
    let places: String = (3..=AFTER_FIELDS).map(|at| format!(", ?{at}")).collect();
    format!(
        "INSERT INTO contacts (id, founded_run, updated_run, tags, status, {}, provenance)
         VALUES (?1, ?2, ?2{places})",
        *FIELD_LIST
    )
});

static UPDATING: LazyLock<String> = LazyLock::new(|| {
    let set = |field: &Field| format!(", {field} = ?{}", field.index() + 5);
    let sets: String = Field::ALL.iter().map(set).collect();
    format!(
        "UPDATE contacts SET updated_run = ?2, tags = ?3, status = ?4{sets}, provenance = ?{AFTER_FIELDS}
         WHERE id = ?1 AND status <> 'merged'"
    )
});

static SHOWN: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT tags, status, {}, provenance FROM contacts WHERE id = ?1",
        *FIELD_LIST
    )
});

/// Writes what a known contact shows now, if it is anything else than before or has more records.
fn update(
    conn: &Connection,
    run: RunId,
    id: ContactId,
    contact: &Contact,
    golden: &Golden<'_>,
) -> Result<(), Trouble> {
    let grows = !contact.rows.is_empty() || !contact.absorbed.is_empty();
    if !grows && shows_already(conn, id, golden)? {
        return Ok(());
    }
    history::CONTACTS.keep(conn, run, "id = ?2", id.0)?;
    let mut statement = conn.prepare_cached(&UPDATING)?;
    golden.bind(&mut statement, [id.0, run.0])?;
    match statement.raw_execute()? {
        1 => Ok(()),
        _ => Err(Trouble::Inconsistent(format!("{id} is no live contact"))),
    }
}

fn shows_already(conn: &Connection, id: ContactId, golden: &Golden<'_>) -> Result<bool, Trouble> {
    let mut statement = conn.prepare_cached(&SHOWN)?;
    let same = statement
        .query_row([id.0], |row| {
            let cell = |at| row.get_ref(at).map(|cell| cell.as_str().ok());
            let fields = Field::ALL.into_iter().all(|field| {
                cell(field.index() + 2).is_ok_and(|known| known == golden.values.get(field))
            });
            let tags = cell(0)? == Some(golden.tags.as_str());
            let provenance = cell(Field::COUNT + 2)? == golden.provenance.as_deref();
            Ok(fields && tags && provenance && cell(1)? == Some(golden.status))
        })
        .optional()?;
    Ok(same.unwrap_or(false))
}

/// Makes `id` the contact of everything that `contact` says is its own.
fn take_over(
    conn: &Connection,
    run: RunId,
    id: ContactId,
    contact: &Contact,
) -> Result<(), Trouble> {
    for absorbed in contact.absorbed.iter().filter(|&&absorbed| absorbed != id) {
        history::CONTACTS.keep(conn, run, "id = ?2", absorbed.0)?;
        let changed = conn
            .prepare_cached(
                "UPDATE contacts SET status = 'merged', merged_into = ?1, updated_run = ?3
                 WHERE id = ?2 AND status <> 'merged'",
            )?
            .execute((id.0, absorbed.0, run.0))?;
        if changed != 1 {
            return Err(Trouble::Inconsistent(format!(
                "{absorbed} is no live contact"
            )));
        }
        history::RECORDS.keep(conn, run, "contact = ?2", absorbed.0)?;
        conn.prepare_cached("UPDATE records SET contact = ?1 WHERE contact = ?2")?
            .execute((id.0, absorbed.0))?;
    }
    for record in &contact.known {
        let mut elsewhere =
            conn.prepare_cached("SELECT contact IS NOT ?1 FROM records WHERE id = ?2")?;
        if elsewhere.query_row((id.0, record.0), |row| row.get(0))? {
            history::RECORDS.keep(conn, run, "id = ?2", record.0)?;
            conn.prepare_cached("UPDATE records SET contact = ?1 WHERE id = ?2")?
                .execute((id.0, record.0))?;
        }
    }
    Ok(())
}
