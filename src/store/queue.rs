//! Puts into the review queue what a run could not decide, and settles what has become clear.
//!
//! A question about two records stays one row of the queue for good: it is settled when a run that resolves both anew has
//! no doubt any more, and open again when a later one has, unless a person has answered it.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};

use super::error::Trouble;
use super::history;
use crate::dedupe::{self, Doubt, Fate, Resolved};
use crate::model::{Code, RecordId, RunId};

/// Two records, the elder first.
type Pair = (RecordId, RecordId);

/// Adds the rows that wait and the pairs in doubt, and settles the questions that are none any more.
pub(super) fn write(
    conn: &Connection,
    run: RunId,
    resolved: &Resolved,
    records: &[Option<RecordId>],
) -> Result<(), Trouble> {
    for (fate, record) in resolved.fates.iter().zip(records) {
        if let (Fate::Review(code), Some(record)) = (fate, record) {
            ask_of_row(conn, run, *record, *code)?;
        }
    }
    let pairs = pairs(resolved, records)?;
    for (doubt, &pair) in resolved.doubts.iter().zip(&pairs) {
        ask(conn, run, doubt, pair)?;
    }
    for item in cleared(conn, resolved, &pairs)? {
        turn(conn, run, item, Status::Settled)?;
    }
    Ok(())
}

/// Puts a row that waits into the queue.
pub(super) fn ask_of_row(
    conn: &Connection,
    run: RunId,
    record: RecordId,
    code: Code,
) -> Result<(), Trouble> {
    conn.prepare_cached(
        "INSERT INTO review_items (run, kind, status, record, code) VALUES (?1, 'row', 'open', ?2, ?3)",
    )?
    .execute(params![run.0, record.0, code.as_str()])?;
    Ok(())
}

/// The pairs in doubt, position by position.
fn pairs(resolved: &Resolved, records: &[Option<RecordId>]) -> Result<Vec<Pair>, Trouble> {
    let sides = |doubt| sides(doubt, records);
    resolved.doubts.iter().map(sides).collect()
}

fn ask(conn: &Connection, run: RunId, doubt: &Doubt, pair: Pair) -> Result<(), Trouble> {
    let (left, right) = pair;
    match standing(conn, pair)? {
        _ if left == right => Ok(()),
        Question::Open | Question::Answered => Ok(()),
        Question::Settled(item) => turn(conn, run, item, Status::Open),
        Question::New => {
            conn.prepare_cached(
                "INSERT INTO review_items (run, kind, status, record, other, weight, reason)
                 VALUES (?1, 'pair', 'open', ?2, ?3, ?4, ?5)",
            )?
            .execute(params![run.0, left.0, right.0, doubt.weight, doubt.reason])?;
            Ok(())
        }
    }
}

/// How a question about two records stands.
enum Question {
    /// It was never asked.
    New,
    /// It is asked.
    Open,
    /// A machine had no doubt any more.
    Settled(i64),
    /// A person has answered it.
    Answered,
}

fn standing(conn: &Connection, (left, right): Pair) -> Result<Question, Trouble> {
    let found: Option<(i64, bool)> = conn
        .prepare_cached(
            "SELECT id, status = 'open' FROM review_items WHERE record = ?1 AND coalesce(other, 0) = ?2",
        )?
        .query_row((left.0, right.0), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(match found {
        None => Question::New,
        Some((_, true)) => Question::Open,
        Some((item, false)) if is_answered(conn, item)? => Question::Answered,
        Some((item, false)) => Question::Settled(item),
    })
}

fn is_answered(conn: &Connection, item: i64) -> rusqlite::Result<bool> {
    conn.prepare_cached(
        "SELECT 1 FROM history WHERE tbl = 'review_items' AND id = ?1 AND run IN (SELECT run FROM decisions)",
    )?
    .exists([item])
}

/// The open questions of which the run resolved both records anew without any doubt about them, and those about a contact
/// that it put into the recycle bin.
fn cleared(conn: &Connection, resolved: &Resolved, doubts: &[Pair]) -> Result<Vec<i64>, Trouble> {
    if resolved.anew.is_empty() {
        return Ok(Vec::new());
    }
    let doubts: BTreeSet<&Pair> = doubts.iter().collect();
    let anew = |record: &RecordId| resolved.anew.binary_search(record).is_ok();
    let deleted = resolved.contacts.iter();
    let deleted = deleted.filter(|contact| contact.status == dedupe::Status::Deleted);
    let binned: BTreeSet<RecordId> = deleted
        .flat_map(|contact| contact.known.iter().copied())
        .collect();
    let mut statement = conn.prepare_cached(
        "SELECT id, record, other FROM review_items WHERE status = 'open' AND kind = 'pair'",
    )?;
    let mut rows = statement.query([])?;
    let mut cleared = Vec::new();
    while let Some(row) = rows.next()? {
        let pair = (RecordId(row.get(1)?), RecordId(row.get(2)?));
        let decided = anew(&pair.0) && anew(&pair.1) && !doubts.contains(&pair);
        if decided || binned.contains(&pair.0) || binned.contains(&pair.1) {
            cleared.push(row.get(0)?);
        }
    }
    Ok(cleared)
}

/// What a question can be.
#[derive(Clone, Copy)]
pub(super) enum Status {
    Open,
    Settled,
}

/// Opens or settles a question; the run can be taken back.
pub(super) fn turn(
    conn: &Connection,
    run: RunId,
    item: i64,
    status: Status,
) -> Result<(), Trouble> {
    history::REVIEW.keep(conn, run, "id = ?2", item)?;
    let status = match status {
        Status::Open => "open",
        Status::Settled => "settled",
    };
    conn.prepare_cached("UPDATE review_items SET status = ?2 WHERE id = ?1")?
        .execute((item, status))?;
    Ok(())
}

/// The records of a pair, the elder first.
fn sides(doubt: &Doubt, records: &[Option<RecordId>]) -> Result<Pair, Trouble> {
    match (doubt.left.among(records), doubt.right.among(records)) {
        (Some(left), Some(right)) => Ok((left.min(right), left.max(right))),
        _ => Err(Trouble::Inconsistent(
            "a pair in doubt has a side that is no record".to_owned(),
        )),
    }
}

/// How many questions are open after a run of which `waiting` rows wait, if it were written with these records.
pub(super) fn would_be_open(
    conn: &Connection,
    resolved: &Resolved,
    records: &[Option<RecordId>],
    waiting: u64,
) -> Result<u64, Trouble> {
    let pairs = pairs(resolved, records)?;
    let mut asked = BTreeSet::new();
    for &pair in pairs.iter().filter(|(left, right)| left != right) {
        if matches!(standing(conn, pair)?, Question::New | Question::Settled(_)) {
            asked.insert(pair);
        }
    }
    let cleared = cleared(conn, resolved, &pairs)?.len() as u64;
    let open = super::write::open_questions(conn)? + waiting + asked.len() as u64;
    Ok(open.saturating_sub(cleared))
}
