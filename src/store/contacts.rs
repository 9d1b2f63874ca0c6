//! Writes the contacts of a run: founds, updates, absorbs, and moves records to their contact. A contact that parts from
//! another comes back under the id it had before it became part of it (`revive`).

use std::ops::Range;
use std::sync::LazyLock;

use rusqlite::{Connection, OptionalExtension, Statement};

use super::ahead::ahead;
use super::bulk::Bulk;
use super::error::Trouble;
use super::plan::position;
use super::schema::FIELD_LIST;
use super::tags::TagSets;
use super::{history, provenance, revive};
use crate::dedupe::{Contact, Status};
use crate::model::{ContactFrame, ContactId, ContactRow, Field, RecordId, RunId};
use crate::run::RunContext;
use crate::tag::Tagged;

/// Writes all contacts of the run; returns the id of each, position by position. `records` has the record that each row
/// of the run becomes.
pub(super) fn write(
    conn: &Connection,
    run: RunId,
    tagged: &Tagged,
    records: &[Option<RecordId>],
    ctx: &RunContext<'_>,
) -> Result<Vec<ContactId>, Trouble> {
    let resolved = &tagged.resolved;
    let mut hall = Hall::new(conn, run, &resolved.golden)?;
    let mut sets = TagSets::new(conn);
    let mut ids = Vec::with_capacity(resolved.contacts.len());
    let prepare = |chunk: Range<usize>| -> Vec<Result<Option<String>, Trouble>> {
        let origins = |at: usize| resolved.provenance.get(at).map_or(&[][..], Vec::as_slice);
        chunk
            .map(|at| provenance::written(origins(at), records))
            .collect()
    };
    ahead(resolved.contacts.len(), prepare, |chunk, provenance| {
        let length = chunk.len() as u64;
        let mut fresh = Vec::new();
        for (at, provenance) in chunk.zip(provenance) {
            let contact = &resolved.contacts[at];
            let golden = Golden {
                values: resolved.golden.row(position(at)),
                tag_set: sets.number(tagged.tags.get(at).map_or(&[][..], Vec::as_slice))?,
                status: status_name(contact.status),
                provenance: provenance?,
            };
            if is_fresh(contact) {
                let id = hall.next();
                fresh.push((id, golden));
                ids.push(id);
            } else {
                ids.push(hall.place(contact, golden)?);
            }
        }
        hall.found(&fresh)?;
        Ok::<_, Trouble>(ctx.checkpoint(length)?)
    })?;
    Ok(ids)
}

/// Whether a contact is of new rows alone, so that nothing in the store has to do with it.
fn is_fresh(contact: &Contact) -> bool {
    contact.id.is_none() && contact.known.is_empty() && contact.absorbed.is_empty()
}

/// Where contacts are written.
struct Hall<'c> {
    conn: &'c Connection,
    table: Bulk<'c>,
    run: RunId,
    /// The fields that any of them has.
    filled: Vec<Field>,
    last: i64,
}

impl<'c> Hall<'c> {
    fn new(conn: &'c Connection, run: RunId, golden: &ContactFrame) -> Result<Self, Trouble> {
        let filled: Vec<Field> = golden.fields().collect();
        let mut columns = vec![
            "founded_run",
            "id",
            "updated_run",
            "tag_set",
            "status",
            "provenance",
        ];
        columns.extend(filled.iter().map(|field| field.name()));
        Ok(Hall {
            conn,
            table: Bulk::new(conn, "contacts", &columns),
            run,
            filled,
            last: super::write::last_id(conn, "contacts")?,
        })
    }

    /// The next id.
    fn next(&mut self) -> ContactId {
        self.last += 1;
        ContactId(self.last)
    }

    /// Writes a contact that the store has, or has records of.
    fn place(&mut self, contact: &Contact, golden: Golden<'_>) -> Result<ContactId, Trouble> {
        let id = match known(self.conn, self.run, contact)? {
            Some(id) => {
                update(self.conn, self.run, id, contact, &golden)?;
                id
            }
            None => {
                let id = self.next();
                self.found(&[(id, golden)])?;
                id
            }
        };
        take_over(self.conn, self.run, id, contact)?;
        Ok(id)
    }

    /// Founds contacts under their ids.
    fn found(&mut self, contacts: &[(ContactId, Golden<'_>)]) -> Result<(), Trouble> {
        let Hall { run, filled, .. } = self;
        self.table
            .write(contacts.iter(), |statement, first, (id, golden)| {
                statement.raw_bind_parameter(first, run.0)?;
                Ok(golden.bind(statement, first + 1, [id.0, run.0], filled)?)
            })
    }
}

/// The id that a contact has, or had before it became part of another.
fn known(conn: &Connection, run: RunId, contact: &Contact) -> Result<Option<ContactId>, Trouble> {
    match contact.id {
        Some(id) => Ok(Some(id)),
        None => revive::revive(conn, run, contact),
    }
}

/// What a contact shows: its golden values and the number of its tags.
struct Golden<'a> {
    values: ContactRow<'a>,
    tag_set: i64,
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
    /// Binds id and run, tags, status, provenance and some fields, in this order; the id is the parameter `first`.
    fn bind(
        &self,
        statement: &mut Statement<'_>,
        first: usize,
        [id, run]: [i64; 2],
        fields: &[Field],
    ) -> rusqlite::Result<()> {
        statement.raw_bind_parameter(first, id)?;
        statement.raw_bind_parameter(first + 1, run)?;
        statement.raw_bind_parameter(first + 2, self.tag_set)?;
        statement.raw_bind_parameter(first + 3, self.status)?;
        statement.raw_bind_parameter(first + 4, self.provenance.as_deref())?;
        for (at, field) in (first + BEFORE_FIELDS..).zip(fields) {
            statement.raw_bind_parameter(at, self.values.get(*field))?;
        }
        Ok(())
    }
}

/// Parameters before those of the fields.
const BEFORE_FIELDS: usize = 5;

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

static UPDATING: LazyLock<String> = LazyLock::new(|| {
    let set = |field: &Field| format!(", {field} = ?{}", field.index() + BEFORE_FIELDS + 1);
    let sets: String = Field::ALL.iter().map(set).collect();
    format!(
        "UPDATE contacts SET updated_run = ?2, tag_set = ?3, status = ?4, provenance = ?5{sets}
         WHERE id = ?1 AND status <> 'merged'"
    )
});

static SHOWN: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT tag_set, status, {}, provenance FROM contacts WHERE id = ?1",
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
    golden.bind(&mut statement, 1, [id.0, run.0], &Field::ALL)?;
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
            let tags = row.get::<_, i64>(0)? == golden.tag_set;
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
