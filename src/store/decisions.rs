//! What people decided about two records: kept for good, whatever becomes of the records.
//!
//! A record is held by its source and key, all versions of it, as long as the key names one contact; else by its row's
//! digest. Nothing is ever changed or deleted here, by undo neither: a later decision takes an earlier one back.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::error::{StoreError, Trouble};
use super::known::contacts_of;
use super::{Store, blocks, queue, schema, values};
use crate::dedupe::{Anchor, Answer, Decision, RowDigest, version_key};
use crate::model::{ContactId, DecisionId, Field, RecordId, ReviewId, RunId};

/// What a person says of two records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// One record.
    pub left: RecordId,
    /// The other.
    pub right: RecordId,
    /// What was decided.
    pub answer: Answer,
}

/// Decisions to be written, and who took them; [`Store::decided`] makes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    decisions: Vec<Decision>,
    asked: Vec<Asked>,
    by: String,
    reason: Option<String>,
}

impl Decided {
    /// The decisions.
    #[must_use]
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// Who took them.
    #[must_use]
    pub fn by(&self) -> &str {
        &self.by
    }

    /// The records they are about, by id.
    #[must_use]
    pub fn records(&self) -> BTreeSet<RecordId> {
        let pairs = self.asked.iter();
        pairs.flat_map(|asked| [asked.left, asked.right]).collect()
    }
}

/// A decision, as the store remembers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionLine {
    /// What was decided of what.
    pub decision: Decision,
    /// The run that applied it first.
    pub run: RunId,
    /// When, ISO 8601.
    pub at: String,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: Option<String>,
}

const COLUMNS: &str =
    "id, answer, left_source, left_key, left_digest, right_source, right_key, right_digest,
    taken_at, taken_by, reason, run";

impl Store {
    /// What `asked` says of records, as it will be kept: with what the records are held by, and with numbers that
    /// follow those of earlier decisions; `by` took it.
    ///
    /// # Errors
    /// When a record is not there, or the store cannot be read.
    pub fn decided(
        &self,
        asked: Vec<Asked>,
        by: &str,
        reason: Option<&str>,
    ) -> Result<Decided, StoreError> {
        Ok(Decided {
            decisions: self.phrased(&asked)?,
            asked,
            by: by.to_owned(),
            reason: reason.map(str::to_owned),
        })
    }

    fn phrased(&self, asked: &[Asked]) -> Result<Vec<Decision>, StoreError> {
        self.read(|conn| {
            let last = super::write::last_id(conn, "decisions")?;
            let holds = asked
                .iter()
                .map(|asked| Ok([hold(conn, asked.left)?, hold(conn, asked.right)?]))
                .collect::<Result<Vec<_>, Trouble>>()?;
            // A key that was given to both sides of a question names two people.
            let divided: Vec<Anchor> = holds
                .iter()
                .filter(|[left, right]| left.anchor == right.anchor)
                .map(|[left, _]| left.anchor.clone())
                .collect();
            let told = |hold: Hold| match divided.contains(&hold.anchor) {
                true => Anchor::Row(hold.digest),
                false => hold.anchor,
            };
            let numbered = (last + 1..).map(DecisionId).zip(asked.iter().zip(holds));
            Ok(numbered
                .map(|(id, (asked, [left, right]))| Decision {
                    id,
                    left: told(left),
                    right: told(right),
                    answer: asked.answer,
                })
                .collect())
        })
    }

    /// Every decision with who took it, oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn decision_lines(&self) -> Result<Vec<DecisionLine>, StoreError> {
        self.read(lines)
    }

    /// The records of a contact, by id; none of one that became part of another.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn records_of(&self, contact: ContactId) -> Result<Vec<RecordId>, StoreError> {
        self.read(|conn| {
            ids(
                conn,
                "SELECT id FROM records WHERE contact = ?1 ORDER BY id",
                contact.0,
            )
        })
    }

    /// The records that `contact` had when it became part of another.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn records_once_of(&self, contact: ContactId) -> Result<Vec<RecordId>, StoreError> {
        let sql = "SELECT DISTINCT id FROM history WHERE tbl = 'records' AND json_extract(image, '$[0]') = ?1 ORDER BY id";
        self.read(|conn| ids(conn, sql, contact.0))
    }

    /// The contact of a record today; none while it waits for a person.
    ///
    /// # Errors
    /// When there is no such record, or the store cannot be read.
    pub fn contact_of(&self, record: RecordId) -> Result<Option<ContactId>, StoreError> {
        let contact = self.read(|conn| {
            Ok(conn
                .query_row(
                    "SELECT contact FROM records WHERE id = ?1",
                    [record.0],
                    |row| row.get(0),
                )
                .optional()?)
        })?;
        let contact: Option<i64> = contact.ok_or(StoreError::NoRecord { record })?;
        Ok(contact.map(ContactId))
    }
}

pub(super) fn ids(conn: &Connection, sql: &str, key: i64) -> Result<Vec<RecordId>, Trouble> {
    let mut statement = conn.prepare_cached(sql)?;
    let ids = statement.query_map([key], |row| row.get(0).map(RecordId))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// What a record is held by, and the digest of its row.
pub(super) struct Hold {
    pub(super) anchor: Anchor,
    pub(super) digest: RowDigest,
}

pub(super) fn hold(conn: &Connection, record: RecordId) -> Result<Hold, Trouble> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT source, digest, {} FROM records JOIN inputs ON inputs.id = input WHERE records.id = ?1",
        values::columns(conn)?
    ))?;
    let mut rows = statement.query([record.0])?;
    let row = rows.next()?.ok_or(StoreError::NoRecord { record })?;
    let (source, digest): (String, [u8; 16]) = (row.get(0)?, row.get(1)?);
    let fields = values::Reader::new(conn).owned(row, 2)?;
    let key = fields
        .into_iter()
        .find(|(field, _)| *field == Field::SourceKey);
    let digest = RowDigest(digest);
    Ok(match key {
        Some((_, key)) if names_one(conn, &source, &key)? => Hold {
            anchor: Anchor::Key { source, key },
            digest,
        },
        _ => Hold {
            anchor: Anchor::Row(digest),
            digest,
        },
    })
}

/// Whether all records to which a source gave `key` belong to one contact.
fn names_one(conn: &Connection, source: &str, key: &str) -> Result<bool, Trouble> {
    let versions = blocks::holders(conn, [version_key(source, key)])?;
    let contacts = contacts_of(conn, &versions)?;
    Ok(contacts.windows(2).all(|pair| pair[0] == pair[1]))
}

/// Every decision, oldest first.
pub(super) fn all(conn: &Connection) -> Result<Vec<Decision>, Trouble> {
    Ok(lines(conn)?.into_iter().map(|line| line.decision).collect())
}

fn lines(conn: &Connection) -> Result<Vec<DecisionLine>, Trouble> {
    // A store of the first version that is only read has no such table.
    if schema::version(conn)? < schema::WITH_DECISIONS {
        return Ok(Vec::new());
    }
    let mut statement =
        conn.prepare_cached(&format!("SELECT {COLUMNS} FROM decisions ORDER BY id"))?;
    let mut rows = statement.query([])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(line(row)?);
    }
    Ok(lines)
}

fn line(row: &Row<'_>) -> Result<DecisionLine, Trouble> {
    let answer: String = row.get(1)?;
    let answer = [Answer::Same, Answer::Different]
        .into_iter()
        .find(|known| known.name() == answer)
        .ok_or_else(|| Trouble::Inconsistent(format!("`{answer}` is no decision")))?;
    Ok(DecisionLine {
        decision: Decision {
            id: DecisionId(row.get(0)?),
            left: anchor(row, 2)?,
            right: anchor(row, 5)?,
            answer,
        },
        run: RunId(row.get(11)?),
        at: row.get(8)?,
        by: row.get(9)?,
        reason: row.get(10)?,
    })
}

/// The anchor in three columns, the first of which stands at `first`.
pub(super) fn anchor(row: &Row<'_>, first: usize) -> Result<Anchor, Trouble> {
    Ok(match row.get::<_, Option<String>>(first)? {
        Some(source) => Anchor::Key {
            source,
            key: row.get(first + 1)?,
        },
        None => Anchor::Row(RowDigest(row.get(first + 2)?)),
    })
}

/// Keeps the decisions, and settles the questions that they answer.
pub(super) fn write(
    conn: &Connection,
    run: RunId,
    at: &str,
    decided: &Decided,
) -> Result<(), Trouble> {
    let mut statement = conn.prepare(&format!(
        "INSERT INTO decisions ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
    ))?;
    for decision in &decided.decisions {
        let (left, right) = (columns(&decision.left), columns(&decision.right));
        statement.execute(params![
            decision.id.0,
            decision.answer.name(),
            left.0,
            left.1,
            left.2,
            right.0,
            right.1,
            right.2,
            at,
            decided.by,
            decided.reason,
            run.0,
        ])?;
    }
    let mut pairs = BTreeSet::new();
    for asked in &decided.asked {
        let contacts = contacts_of(conn, &[asked.left.0, asked.right.0])?;
        pairs.extend(contacts.first().copied().zip(contacts.last().copied()));
    }
    for (one, other) in pairs {
        for item in answered(conn, one, other)? {
            queue::turn(conn, run, item.0, queue::Status::Settled)?;
        }
    }
    Ok(())
}

/// Source, key and digest of an anchor.
pub(super) fn columns(anchor: &Anchor) -> (Option<&str>, Option<&str>, Option<&[u8]>) {
    match anchor {
        Anchor::Key { source, key } => (Some(source), Some(key), None),
        Anchor::Row(digest) => (None, None, Some(&digest.0)),
    }
}

/// The open questions whether a record of one contact and one of the other, which a decision keeps apart or has made
/// one, are one person.
fn answered(conn: &Connection, one: i64, other: i64) -> Result<Vec<ReviewId>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT review_items.id FROM review_items JOIN records AS a ON a.id = record JOIN records AS b ON b.id = other
         WHERE status = 'open' AND kind = 'pair'
         AND ((a.contact = ?1 AND b.contact = ?2) OR (a.contact = ?2 AND b.contact = ?1))",
    )?;
    let items = statement.query_map([one, other], |row| row.get(0).map(ReviewId))?;
    Ok(items.collect::<Result<_, _>>()?)
}

/// Whether `run` applied decisions.
pub(super) fn were_taken(conn: &Connection, run: RunId) -> rusqlite::Result<bool> {
    conn.prepare_cached("SELECT 1 FROM decisions WHERE run = ?1")?
        .exists([run.0])
}
