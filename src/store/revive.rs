//! Gives a contact that parts from another the id back that it had before it became part of it.
//!
//! Beside `contacts`. What comes in: a contact without an id, of records that were here before. A record that ever moved
//! from one contact to another has left a before-image; the first of them says where it was at first.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::error::Trouble;
use super::history;
use crate::dedupe::Contact;
use crate::model::{ContactId, RunId};

/// Makes the contact live again that `contact` was before a merge; none where its records never were another contact.
/// Of several the one with the smallest id comes back, and the others resolve to it.
pub(super) fn revive(
    conn: &Connection,
    run: RunId,
    contact: &Contact,
) -> Result<Option<ContactId>, Trouble> {
    let mut former = BTreeSet::new();
    for record in &contact.known {
        former.extend(first_contact(conn, record.0)?);
    }
    let mut former = former.into_iter();
    let Some(back) = former.next() else {
        return Ok(None);
    };
    history::CONTACTS.keep(conn, run, "id = ?2", back)?;
    conn.prepare_cached("UPDATE contacts SET status = 'live', merged_into = NULL WHERE id = ?1")?
        .execute([back])?;
    for other in former {
        history::CONTACTS.keep(conn, run, "id = ?2", other)?;
        conn.prepare_cached("UPDATE contacts SET merged_into = ?1 WHERE id = ?2")?
            .execute([back, other])?;
    }
    Ok(Some(ContactId(back)))
}

/// The contact that `record` belonged to at first, if that is part of another now.
fn first_contact(conn: &Connection, record: i64) -> rusqlite::Result<Option<i64>> {
    let mut statement = conn.prepare_cached(
        "SELECT contacts.id FROM contacts WHERE status = 'merged' AND contacts.id = (
             SELECT json_extract(image, '$[0]') FROM history WHERE tbl = 'records' AND id = ?1 ORDER BY run LIMIT 1)",
    )?;
    let mut rows = statement.query([record])?;
    Ok(match rows.next()? {
        Some(row) => Some(row.get(0)?),
        None => None,
    })
}
