//! What people did to contacts: values they set, contacts they deleted. Kept for good, whatever becomes of the records.
//!
//! Held by every record that the contact had, as decisions hold records. Nothing is changed or deleted here but by
//! erasing: a later edit takes an earlier one back, and an edit of an undone run does not count.

mod shown;

use rusqlite::{Connection, Row, params};

use super::decisions::{anchor, columns, hold, ids};
use super::error::{StoreError, Trouble};
use super::{Store, schema};
use crate::dedupe::{Act, Anchor, Edit, Edits};
use crate::model::{ContactId, EditId, Field, RecordId, RunId};
use shown::Members;
pub(super) use shown::{contacts_held, contacts_meant, problems};

/// An edit to be written, and who made it; [`Store::edited`] makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    contact: ContactId,
    records: Vec<RecordId>,
    edits: Vec<Edit>,
    by: String,
    reason: Option<String>,
}

impl Edited {
    /// The contact, as it is called today.
    #[must_use]
    pub fn contact(&self) -> ContactId {
        self.contact
    }

    /// Its records, by id.
    #[must_use]
    pub fn records(&self) -> &[RecordId] {
        &self.records
    }

    /// What is done to it.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// Who did it.
    #[must_use]
    pub fn by(&self) -> &str {
        &self.by
    }
}

/// An edit, as the store remembers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditLine {
    /// What was done.
    pub edit: Edit,
    /// The run that applied it first.
    pub run: RunId,
    /// When, ISO 8601.
    pub at: String,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: Option<String>,
    /// Whether its run stands, so that it counts.
    pub counts: bool,
}

impl Store {
    /// What is done to `contact`, as it will be kept: with what its records are held by, and with numbers that follow
    /// those of earlier edits; `by` did it.
    ///
    /// # Errors
    /// When the contact is not there, or the store cannot be read.
    pub fn edited(
        &self,
        contact: ContactId,
        acts: Vec<Act>,
        by: &str,
        reason: Option<&str>,
    ) -> Result<Edited, StoreError> {
        let contact = self.resolve(contact)?;
        self.read(|conn| {
            let records = ids(conn, OF_CONTACT, contact.0)?;
            let anchors = anchors(conn, &records)?;
            let last = super::write::last_id(conn, "edits")?;
            let edits = (last + 1..).zip(acts).map(|(id, act)| Edit {
                id: EditId(id),
                anchors: anchors.clone(),
                act,
            });
            Ok(Edited {
                contact,
                edits: edits.collect(),
                records,
                by: by.to_owned(),
                reason: reason.map(str::to_owned),
            })
        })
    }

    /// Every edit with who made it, oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn edit_lines(&self) -> Result<Vec<EditLine>, StoreError> {
        self.read(lines)
    }

    /// The fields of `contact` that have their values by a person's word, each with the edit that said so.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn edited_fields(&self, contact: ContactId) -> Result<Vec<(Field, EditId)>, StoreError> {
        self.read(|conn| {
            let edits = Edits::of(&all(conn)?);
            let members = Members::of(conn, contact.0)?;
            let overlay = edits.over_all(&members.held());
            Ok(overlay.values().map(|(field, id, _)| (field, id)).collect())
        })
    }
}

const OF_CONTACT: &str = "SELECT id FROM records WHERE contact = ?1 ORDER BY id";

/// What `records` are held by, each once.
fn anchors(conn: &Connection, records: &[RecordId]) -> Result<Vec<Anchor>, Trouble> {
    let mut anchors = records
        .iter()
        .map(|&record| Ok(hold(conn, record)?.anchor))
        .collect::<Result<Vec<_>, Trouble>>()?;
    anchors.sort_unstable();
    anchors.dedup();
    Ok(anchors)
}

/// Every edit that counts, oldest first.
pub(super) fn all(conn: &Connection) -> Result<Vec<Edit>, Trouble> {
    let lines = lines(conn)?.into_iter();
    Ok(lines
        .filter(|line| line.counts)
        .map(|line| line.edit)
        .collect())
}

pub(super) fn lines(conn: &Connection) -> Result<Vec<EditLine>, Trouble> {
    // A store of an earlier version that is only read has no such table.
    if schema::version(conn)? < schema::WITH_RECALL {
        return Ok(Vec::new());
    }
    let mut statement = conn.prepare_cached(
        "SELECT edits.id, act, field, value, run, made_at, made_by, reason, status = 'done'
         FROM edits JOIN runs ON runs.id = run ORDER BY edits.id",
    )?;
    let mut rows = statement.query([])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(line(conn, row)?);
    }
    Ok(lines)
}

fn line(conn: &Connection, row: &Row<'_>) -> Result<EditLine, Trouble> {
    let id: i64 = row.get(0)?;
    let mut statement = conn.prepare_cached(
        "SELECT source, key, digest FROM edit_anchors WHERE edit = ?1 ORDER BY rowid",
    )?;
    let mut rows = statement.query([id])?;
    let mut anchors = Vec::new();
    while let Some(row) = rows.next()? {
        anchors.push(anchor(row, 0)?);
    }
    Ok(EditLine {
        edit: Edit {
            id: EditId(id),
            anchors,
            act: act(row)?,
        },
        run: RunId(row.get(4)?),
        at: row.get(5)?,
        by: row.get(6)?,
        reason: row.get(7)?,
        counts: row.get(8)?,
    })
}

/// The act in the columns 1 to 3.
fn act(row: &Row<'_>) -> Result<Act, Trouble> {
    let name: String = row.get(1)?;
    let field = || -> Result<Field, Trouble> {
        let name: String = row.get(2)?;
        let field = name.parse::<Field>();
        field.map_err(|unknown| Trouble::Inconsistent(unknown.to_string()))
    };
    match name.as_str() {
        "set" => Ok(Act::Set(field()?, row.get(3)?)),
        "lift" => Ok(Act::Lift(field()?)),
        "delete" => Ok(Act::Delete),
        "restore" => Ok(Act::Restore),
        _ => Err(Trouble::Inconsistent(format!("`{name}` is no edit"))),
    }
}

/// Name, field and value of an act.
fn parts(act: &Act) -> (&'static str, Option<Field>, Option<&str>) {
    match act {
        Act::Set(field, value) => ("set", Some(*field), value.as_deref()),
        Act::Lift(field) => ("lift", Some(*field), None),
        Act::Delete => ("delete", None, None),
        Act::Restore => ("restore", None, None),
    }
}

/// Keeps the edits.
pub(super) fn write(
    conn: &Connection,
    run: RunId,
    at: &str,
    edited: &Edited,
) -> Result<(), Trouble> {
    let mut edit = conn.prepare(
        "INSERT INTO edits (id, run, made_at, made_by, reason, act, field, value)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let mut held = conn
        .prepare("INSERT INTO edit_anchors (edit, source, key, digest) VALUES (?1, ?2, ?3, ?4)")?;
    for Edit { id, anchors, act } in &edited.edits {
        let (name, field, value) = parts(act);
        let field = field.map(Field::name);
        edit.execute(params![
            id.0,
            run.0,
            at,
            edited.by,
            edited.reason,
            name,
            field,
            value
        ])?;
        for anchor in anchors {
            let (source, key, digest) = columns(anchor);
            held.execute(params![id.0, source, key, digest])?;
        }
    }
    Ok(())
}

/// Takes an edit out for good.
pub(super) fn forget(conn: &Connection, EditId(edit): EditId) -> Result<(), Trouble> {
    conn.prepare_cached("DELETE FROM edit_anchors WHERE edit = ?1")?
        .execute([edit])?;
    conn.prepare_cached("DELETE FROM edits WHERE id = ?1")?
        .execute([edit])?;
    Ok(())
}

/// Holds an edit by these anchors no longer.
pub(super) fn let_go(
    conn: &Connection,
    EditId(edit): EditId,
    anchors: &[Anchor],
) -> Result<(), Trouble> {
    let mut delete = conn.prepare_cached(
        "DELETE FROM edit_anchors WHERE edit = ?1 AND source IS ?2 AND key IS ?3 AND digest IS ?4",
    )?;
    for anchor in anchors {
        let (source, key, digest) = columns(anchor);
        delete.execute((edit, source, key, digest))?;
    }
    Ok(())
}

/// The records of the contacts that the edits of `run` are about.
pub(super) fn records_under(conn: &Connection, run: RunId) -> Result<Vec<i64>, Trouble> {
    let own = lines(conn)?.into_iter().filter(|line| line.run == run);
    let mut contacts = Vec::new();
    for anchor in own.flat_map(|line| line.edit.anchors) {
        contacts.extend(contacts_held(conn, &anchor)?);
    }
    super::known::members_of(conn, contacts)
}
