//! Whether contacts show what people made of them.

use rusqlite::Connection;

use super::all;
use crate::dedupe::{Anchor, Edits, Held, RowDigest, version_key};
use crate::model::{ContactId, Field};
use crate::store::decisions::ids;
use crate::store::error::Trouble;
use crate::store::known::contacts_of;
use crate::store::verify::{Problem, ProblemKind};
use crate::store::{blocks, contacts, values};

/// The records of a contact, as edits are held by them.
pub(super) struct Members(Vec<(RowDigest, Option<(String, String)>)>);

impl Members {
    /// Those of `contact`.
    pub(super) fn of(conn: &Connection, contact: i64) -> Result<Self, Trouble> {
        let mut statement = conn.prepare_cached(&format!(
            "SELECT digest, source, {} FROM records JOIN inputs ON inputs.id = input WHERE contact = ?1",
            values::columns(conn)?
        ))?;
        let mut rows = statement.query([contact])?;
        let mut reader = values::Reader::new(conn);
        let mut members = Vec::new();
        while let Some(row) = rows.next()? {
            let source: String = row.get(1)?;
            let mut fields = reader.owned(row, 2)?.into_iter();
            let key = fields.find(|(field, _)| *field == Field::SourceKey);
            members.push((RowDigest(row.get(0)?), key.map(|(_, key)| (source, key))));
        }
        Ok(Members(members))
    }

    pub(super) fn held(&self) -> Vec<Held<'_>> {
        self.0.iter().map(held_by).collect()
    }
}

/// A record as edits are held by it.
fn held_by((digest, key): &(RowDigest, Option<(String, String)>)) -> Held<'_> {
    let key = key.as_ref();
    (
        *digest,
        key.map(|(source, key)| (source.as_str(), key.as_str())),
    )
}

/// Contacts that do not show what a person made of them.
pub(in crate::store) fn problems(conn: &Connection) -> Result<Vec<Problem>, Trouble> {
    let all = all(conn)?;
    let edits = Edits::of(&all);
    let mut contacts = ids(
        conn,
        "SELECT id FROM contacts WHERE status = 'deleted' AND id > ?1",
        0,
    )?
    .into_iter()
    .map(|id| id.0)
    .collect::<Vec<i64>>();
    for anchor in all.iter().flat_map(|edit| &edit.anchors) {
        contacts.extend(contacts_held(conn, anchor)?);
    }
    contacts.sort_unstable();
    contacts.dedup();
    let mut problems = Vec::new();
    for contact in contacts {
        if !shows(conn, contact, &edits)? {
            problems.push(Problem {
                kind: ProblemKind::EditNotShown,
                place: ContactId(contact).to_string(),
            });
        }
    }
    Ok(problems)
}

/// The contacts that have a record which an anchor may mean; more than it means do no harm.
pub(in crate::store) fn contacts_held(
    conn: &Connection,
    anchor: &Anchor,
) -> Result<Vec<i64>, Trouble> {
    let records = match anchor {
        Anchor::Key { source, key } => blocks::holders(conn, [version_key(source, key)])?,
        Anchor::Row(digest) => {
            let mut statement = conn.prepare_cached("SELECT id FROM records WHERE digest = ?1")?;
            let ids = statement.query_map([&digest.0[..]], |row| row.get(0))?;
            ids.collect::<Result<_, _>>()?
        }
    };
    contacts_of(conn, &records)
}

/// The contacts that have a record which an anchor means.
pub(in crate::store) fn contacts_meant(
    conn: &Connection,
    anchor: &Anchor,
) -> Result<Vec<i64>, Trouble> {
    let mut contacts = contacts_held(conn, anchor)?;
    let mut fault = None;
    contacts.retain(|&contact| match Members::of(conn, contact) {
        Ok(members) => members.0.iter().any(|member| match anchor {
            Anchor::Row(digest) => member.0 == *digest,
            Anchor::Key { source, key } => {
                let own = member.1.as_ref();
                own.is_some_and(|own| own.0 == *source && own.1 == *key)
            }
        }),
        Err(trouble) => {
            fault = Some(trouble);
            false
        }
    });
    fault.map_or(Ok(contacts), Err)
}

/// Whether a contact has the values and the place that edits give it.
fn shows(conn: &Connection, contact: i64, edits: &Edits) -> Result<bool, Trouble> {
    let members = Members::of(conn, contact)?;
    let overlay = edits.over_all(&members.held());
    let mut shown = conn.prepare_cached("SELECT * FROM contacts WHERE id = ?1")?;
    let mut rows = shown.query([contact])?;
    let Some(row) = rows.next()? else {
        return Ok(false);
    };
    let status: String = row.get("status")?;
    let mut right = status == contacts::status_name(overlay.status());
    for (field, _, value) in overlay.values() {
        right &= row.get::<_, Option<String>>(field.name())?.as_deref() == value;
    }
    Ok(right)
}
