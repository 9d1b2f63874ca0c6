//! The journal: what was done to the store, entry after entry, each sealed together with all before it.
//!
//! An entry holds no personal data, only the digest of what was done: of a run its facts (the run itself, its inputs,
//! the digests of its records, the images of what it changed, the words of people that it applied). Whoever changes an
//! entry, or what a standing run has left, without writing an entry of its own, is found by `iclear store check`.
//! Whatever changes the facts of a run on purpose (undo, erasing) seals them again.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};

use super::error::Trouble;
use super::schema;
use super::verify::{Problem, ProblemKind};
use crate::dedupe::RowDigest;
use crate::model::{ContactId, RunId};

/// What is to be sealed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    /// When it was done, ISO 8601.
    pub(super) at: &'a str,
    /// By whom, where that is known.
    pub(super) by: Option<&'a str>,
    /// What was done: the name of a run's kind, `undo`, `erase`, `suppress`, `lift`, `campaign` or `results`.
    pub(super) kind: &'a str,
    /// The run whose facts are sealed.
    pub(super) run: Option<RunId>,
    /// The contact it was done to, where it was one.
    pub(super) contact: Option<ContactId>,
    /// Why; of what is told nowhere else.
    pub(super) reason: Option<&'a str>,
}

impl<'a> Entry<'a> {
    /// Of what was done at `at` to no contact in particular, by nobody who is known.
    pub(super) fn of(kind: &'a str, run: Option<RunId>, at: &'a str) -> Self {
        Entry {
            at,
            by: None,
            kind,
            run,
            contact: None,
            reason: None,
        }
    }
}

/// Where the digests of a run's records come from.
pub(super) enum Digests<'a> {
    /// They are at hand, in the order of the records' ids.
    AtHand(&'a mut dyn Iterator<Item = RowDigest>),
    /// From the store.
    Stored,
}

/// Writes an entry, with the facts of its run as they stand now.
pub(super) fn seal(
    conn: &Connection,
    entry: &Entry<'_>,
    digests: Digests<'_>,
) -> Result<(), Trouble> {
    let content = match entry.run {
        Some(run) => content(conn, run, digests)?,
        None => wishes(conn)?,
    };
    append(conn, entry, content)
}

/// Who does not want to be addressed, and by what that is held. No run has it, so every entry that is of no run seals all
/// of it as it stands: it is a list of people who declined, some per cent of the contacts.
const WISHES: [&str; 2] = [
    "SELECT * FROM suppressions ORDER BY id",
    "SELECT * FROM suppression_anchors ORDER BY suppression, rowid",
];

/// The digest of all wishes; that of nothing where there are none, as entries of earlier versions have it.
fn wishes(conn: &Connection) -> Result<[u8; 32], Trouble> {
    let mut hasher = blake3::Hasher::new();
    if schema::version(conn)? >= schema::WITH_CAMPAIGNS {
        for sql in WISHES {
            let mut statement = conn.prepare_cached(sql)?;
            let width = statement.column_count();
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                feed(&mut hasher, row, width)?;
            }
        }
    }
    Ok(*hasher.finalize().as_bytes())
}

/// Whether the wishes are what the last entry that is of no run has of them.
fn has_wishes_sealed(conn: &Connection) -> Result<bool, Trouble> {
    let last = "SELECT content FROM journal WHERE run IS NULL ORDER BY seq DESC LIMIT 1";
    let sealed: Option<[u8; 32]> = conn.query_row(last, [], |row| row.get(0)).optional()?;
    let nothing = *blake3::hash(b"").as_bytes();
    Ok(sealed.unwrap_or(nothing) == wishes(conn)?)
}

/// Adds an entry to the chain, with the digest of what was done.
fn append(conn: &Connection, entry: &Entry<'_>, content: [u8; 32]) -> Result<(), Trouble> {
    let last = "SELECT chain FROM journal ORDER BY seq DESC LIMIT 1";
    let last: Option<[u8; 32]> = conn.query_row(last, [], |row| row.get(0)).optional()?;
    let seq = super::write::last_id(conn, "journal")? + 1;
    let (run, contact) = (entry.run.map(|run| run.0), entry.contact.map(|one| one.0));
    conn.prepare_cached(
        "INSERT INTO journal (seq, at, by, kind, run, contact, reason, content, chain)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, x'')",
    )?
    .execute(params![
        seq,
        entry.at,
        entry.by,
        entry.kind,
        run,
        contact,
        entry.reason,
        content
    ])?;
    let mut statement = conn.prepare_cached(&format!("{ENTRIES} WHERE seq = ?1"))?;
    let mut rows = statement.query([seq])?;
    let row = rows
        .next()?
        .ok_or_else(|| Trouble::Inconsistent(format!("entry {seq} of the journal is missing")))?;
    let chain = link(&last.unwrap_or_default(), row)?;
    drop(rows);
    conn.prepare_cached("UPDATE journal SET chain = ?2 WHERE seq = ?1")?
        .execute((seq, chain))?;
    Ok(())
}

/// Seals the runs of a store that had no journal yet, as they are found.
pub(super) fn adopt(conn: &Connection) -> Result<(), Trouble> {
    let mut statement =
        conn.prepare("SELECT id, kind, started_at FROM runs WHERE status = 'done' ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, at): (String, String) = (row.get(1)?, row.get(2)?);
        let entry = Entry::of(&kind, Some(RunId(row.get(0)?)), &at);
        seal(conn, &entry, Digests::Stored)?;
    }
    Ok(())
}

/// The columns that a link of the chain covers, and the link.
const ENTRIES: &str = "SELECT seq, at, by, kind, run, contact, reason, content, chain FROM journal";

/// How many columns the chain covers.
const COVERED: usize = 8;

/// The chain with one more entry.
fn link(before: &[u8; 32], entry: &rusqlite::Row<'_>) -> Result<[u8; 32], Trouble> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(before);
    feed(&mut hasher, entry, COVERED)?;
    Ok(*hasher.finalize().as_bytes())
}

/// What a run has left in the store, table by table; `?1` is the run. Its records come beside, by their digests.
const FACTS: [&str; 7] = [
    "SELECT * FROM runs WHERE id = ?1",
    "SELECT * FROM inputs WHERE run = ?1 ORDER BY id",
    "SELECT tbl, id, image FROM history WHERE run = ?1 ORDER BY tbl, id",
    "SELECT * FROM decisions WHERE run = ?1 ORDER BY id",
    "SELECT * FROM edits WHERE run = ?1 ORDER BY id",
    "SELECT edit_anchors.* FROM edit_anchors JOIN edits ON edits.id = edit WHERE run = ?1 ORDER BY edit, edit_anchors.rowid",
    "SELECT records_to - records_from FROM runs WHERE id = ?1",
];

/// The rows of order lists that a run has read; `?1` is the run.
const LINES: &str = "SELECT input, row, outcome, coalesce(digest, code) FROM line_arrivals
    LEFT JOIN lines ON lines.id = line WHERE input IN (SELECT id FROM inputs WHERE run = ?1) ORDER BY input, row";

/// The digest of what a run has left.
fn content(conn: &Connection, run: RunId, digests: Digests<'_>) -> Result<[u8; 32], Trouble> {
    let mut hasher = blake3::Hasher::new();
    for sql in FACTS {
        let mut statement = conn.prepare_cached(sql)?;
        let width = statement.column_count();
        let mut rows = statement.query([run.0])?;
        while let Some(row) = rows.next()? {
            feed(&mut hasher, row, width)?;
        }
        // So that no row can pass for one of the next table.
        hasher.update(b"/");
    }
    if super::trade::is_there(conn)? {
        // Of a run without order lines nothing is added, so that the seals of earlier versions hold.
        let mut statement = conn.prepare_cached(LINES)?;
        let mut rows = statement.query([run.0])?;
        while let Some(row) = rows.next()? {
            feed(&mut hasher, row, 4)?;
        }
    }
    match digests {
        Digests::AtHand(digests) => {
            for digest in digests {
                hasher.update(&digest.0);
            }
        }
        Digests::Stored => {
            let own = super::undo::own(run);
            let sql = format!("SELECT digest FROM records WHERE id IN ({own}) ORDER BY id");
            let mut statement = conn.prepare(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                hasher.update(row.get_ref(0)?.as_blob().unwrap_or_default());
            }
        }
    }
    Ok(*hasher.finalize().as_bytes())
}

/// Adds the first `width` cells of a row, each with its kind and length, so that no two rows look the same.
fn feed(hasher: &mut blake3::Hasher, row: &rusqlite::Row<'_>, width: usize) -> Result<(), Trouble> {
    for at in 0..width {
        let cell = row.get_ref(at)?;
        let (kind, bytes): (u8, Vec<u8>) = match cell {
            ValueRef::Null => (0, Vec::new()),
            ValueRef::Integer(number) => (1, number.to_le_bytes().to_vec()),
            ValueRef::Real(number) => (2, number.to_bits().to_le_bytes().to_vec()),
            ValueRef::Text(bytes) => (3, bytes.to_vec()),
            ValueRef::Blob(bytes) => (4, bytes.to_vec()),
        };
        hasher.update(&[kind]);
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(&bytes);
    }
    Ok(())
}

/// Where the chain is broken, and the standing runs that are not what the journal has of them.
pub(super) fn problems(conn: &Connection) -> Result<Vec<Problem>, Trouble> {
    let mut problems = Vec::new();
    let mut statement = conn.prepare(&format!("{ENTRIES} ORDER BY seq"))?;
    let mut rows = statement.query([])?;
    let mut before = [0; 32];
    let mut expected = 1;
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        let stored: Option<[u8; 32]> = row.get(COVERED).ok();
        let linked = link(&before, row)?;
        if seq != expected || stored != Some(linked) {
            problems.push(Problem {
                kind: ProblemKind::JournalBroken,
                place: format!("entry {seq}"),
            });
            // What follows a broken link is held against the chain as it stands: each break is told once.
        }
        before = stored.unwrap_or(linked);
        expected = seq + 1;
    }
    if super::write::last_id(conn, "journal")? >= expected {
        problems.push(Problem {
            kind: ProblemKind::JournalBroken,
            place: format!("entry {expected}"),
        });
    }
    problems.extend(unsealed(conn)?.into_iter().map(|(run, _)| Problem {
        kind: ProblemKind::JournalDiffers,
        place: format!("run {run}"),
    }));
    if !has_wishes_sealed(conn)? {
        problems.push(Problem {
            kind: ProblemKind::JournalDiffers,
            place: "suppressions".to_owned(),
        });
    }
    Ok(problems)
}

/// Seals the standing runs again whose facts `entry`, which took back or changed what they had left, has changed.
pub(super) fn seal_changed(conn: &Connection, entry: &Entry<'_>) -> Result<(), Trouble> {
    for (run, content) in unsealed(conn)? {
        let entry = Entry {
            run: Some(run),
            ..*entry
        };
        append(conn, &entry, content)?;
    }
    Ok(())
}

/// The standing runs that are not what the journal has of them, each with the digest of what it is.
fn unsealed(conn: &Connection) -> Result<Vec<(RunId, [u8; 32])>, Trouble> {
    let mut statement = conn.prepare(
        "SELECT id, (SELECT content FROM journal WHERE run = runs.id ORDER BY seq DESC LIMIT 1) FROM runs
         WHERE status = 'done' ORDER BY id",
    )?;
    let runs = statement
        .query_map([], |row| Ok((RunId(row.get(0)?), row.get(1)?)))?
        .collect::<Result<Vec<(RunId, Option<[u8; 32]>)>, _>>()?;
    let mut unsealed = Vec::new();
    for (run, sealed) in runs {
        let content = content(conn, run, Digests::Stored)?;
        if sealed != Some(content) {
            unsealed.push((run, content));
        }
    }
    Ok(unsealed)
}
