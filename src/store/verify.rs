//! Holds the laws against what is in the store: `iclear store check`.
//!
//! Each rule is one query that finds what breaks it; a healthy store answers with nothing.

use rusqlite::Connection;

use super::error::{StoreError, Trouble};
use super::write::ledger_of;
use super::{Store, blocks, books, campaign, links, provenance, schema, trade};
use crate::model::RunId;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// The file is damaged.
    Damaged,
    /// A row refers to another that is not there.
    DanglingReference,
    /// The ledger of a run and its rows tell two stories: law 1.
    LedgerDiffers,
    /// A record that was created or merged has no contact.
    RecordWithoutContact,
    /// A contact has no record.
    ContactWithoutRecord,
    /// A contact was merged into one that leads nowhere.
    MergedNowhere,
    /// An undone run has left something behind.
    UndoneButThere,
    /// A record and the index of blocking keys disagree.
    KeysDiffer,
    /// A record and its arrival disagree.
    ArrivalDiffers,
    /// An entry of the journal is not the one that was written, or one before it is missing.
    JournalBroken,
    /// A run that stands is not what the journal has of it.
    JournalDiffers,
    /// A golden value is not that of the record it is said to come from.
    ProvenanceDiffers,
    /// A record is tied to one of another contact.
    LinkDiffers,
    /// A contact does not show what a person made of it.
    EditNotShown,
    /// A line of an order is said by no row, or its rows tell otherwise how they came to it.
    LineDiffers,
    /// What contacts are found by, for lines of orders, is not what they are.
    ChannelsDiffer,
    /// A wish not to be addressed is not what it says, or was lifted by nobody or for no reason.
    SuppressionDiffers,
    /// A member of a campaign is none, or its value is another.
    MembershipDiffers,
}

/// Something that must not be.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Where: the run, contact, record or page.
    pub place: String,
}

/// The rules that are one query each: what the query finds is named in its first column.
const RULES: [(ProblemKind, &str); 7] = [
    (
        ProblemKind::RecordWithoutContact,
        "SELECT 'R' || records.id FROM records LEFT JOIN contacts ON contacts.id = contact
         WHERE (outcome <> 'review' OR contact IS NOT NULL) AND coalesce(contacts.status, 'merged') = 'merged'",
    ),
    (
        ProblemKind::ContactWithoutRecord,
        "SELECT 'C' || id FROM contacts WHERE status <> 'merged'
         AND NOT EXISTS (SELECT 1 FROM records WHERE contact = contacts.id)",
    ),
    (
        // Every merged contact that can be reached backwards from one that is not leads to it.
        ProblemKind::MergedNowhere,
        "WITH RECURSIVE safe (id) AS (
             SELECT id FROM contacts WHERE status <> 'merged'
             UNION SELECT contacts.id FROM contacts JOIN safe ON merged_into = safe.id)
         SELECT 'C' || id FROM contacts WHERE status = 'merged' AND id NOT IN (SELECT id FROM safe)",
    ),
    (
        ProblemKind::UndoneButThere,
        "SELECT 'run ' || runs.id FROM runs WHERE status = 'undone' AND (
             EXISTS (SELECT 1 FROM arrivals WHERE input IN (SELECT id FROM inputs WHERE run = runs.id))
             OR EXISTS (SELECT 1 FROM review_items WHERE run = runs.id)
             OR EXISTS (SELECT 1 FROM history WHERE run = runs.id))",
    ),
    (
        ProblemKind::UndoneButThere,
        "SELECT 'C' || contacts.id FROM contacts JOIN runs ON runs.id IN (founded_run, updated_run)
         WHERE runs.status = 'undone'",
    ),
    (
        ProblemKind::ArrivalDiffers,
        "SELECT 'R' || records.id FROM records LEFT JOIN arrivals USING (input, row)
         WHERE arrivals.record IS NOT records.id OR arrivals.outcome IS NOT records.outcome",
    ),
    (
        ProblemKind::ArrivalDiffers,
        "SELECT 'input ' || input || ' row ' || row FROM arrivals
         WHERE outcome IN ('created', 'merged', 'review')
         AND NOT EXISTS (SELECT 1 FROM records WHERE id = record AND records.input = arrivals.input
                         AND records.row = arrivals.row)",
    ),
];

impl Store {
    /// Everything in the store that must not be; nothing, if it is sound.
    ///
    /// # Errors
    /// When the store cannot be read at all.
    pub fn check(&self) -> Result<Vec<Problem>, StoreError> {
        self.read(|conn| {
            let mut problems = integrity(conn)?;
            if problems.is_empty() {
                problems.extend(references(conn)?);
                problems.extend(ledgers(conn)?);
                problems.extend(keys(conn)?);
                if schema::version(conn)? >= schema::WITH_BOOKS {
                    problems.extend(books::problems(conn)?);
                }
                for (kind, sql) in RULES {
                    problems.extend(places(conn, kind, sql)?);
                }
                if schema::version(conn)? >= schema::WITH_PROVENANCE {
                    problems.extend(provenance::problems(conn)?);
                }
                if schema::version(conn)? >= schema::WITH_LINKS {
                    let (kind, sql) = links::RULE;
                    problems.extend(places(conn, kind, sql)?);
                }
                if trade::is_there(conn)? {
                    for (kind, sql) in trade::RULES.iter() {
                        problems.extend(places(conn, *kind, sql)?);
                    }
                }
                problems.extend(campaign::problems(conn)?);
                if schema::version(conn)? >= schema::WITH_RECALL {
                    problems.extend(super::journal::problems(conn)?);
                    problems.extend(super::edits::problems(conn)?);
                }
            }
            Ok(problems)
        })
    }
}

pub(super) fn places(
    conn: &Connection,
    kind: ProblemKind,
    sql: &str,
) -> Result<Vec<Problem>, Trouble> {
    let mut statement = conn.prepare(sql)?;
    let problems = statement.query_map([], |row| {
        Ok(Problem {
            kind,
            place: row.get(0)?,
        })
    })?;
    Ok(problems.collect::<Result<_, _>>()?)
}

/// SQLite's own look at pages, indices and constraints. It says `ok` in one row when all is well.
fn integrity(conn: &Connection) -> Result<Vec<Problem>, Trouble> {
    let mut problems = places(conn, ProblemKind::Damaged, "PRAGMA integrity_check")?;
    problems.retain(|problem| problem.place != "ok");
    Ok(problems)
}

fn references(conn: &Connection) -> Result<Vec<Problem>, Trouble> {
    let sql = "SELECT \"table\" || coalesce(' ' || rowid, '') || ' -> ' || parent FROM pragma_foreign_key_check";
    places(conn, ProblemKind::DanglingReference, sql)
}

/// Law 1, run by run: what the run says of itself is what its rows add up to.
fn ledgers(conn: &Connection) -> Result<Vec<Problem>, Trouble> {
    let mut problems = Vec::new();
    for line in super::info::run_lines(conn, usize::MAX)? {
        let standing = line.status == "done";
        let RunId(id) = line.run_id;
        if standing && (ledger_of(conn, line.run_id)? != line.ledger || !line.ledger.balances()) {
            problems.push(Problem {
                kind: ProblemKind::LedgerDiffers,
                place: format!("run {id}"),
            });
        }
    }
    Ok(problems)
}

/// The entries of every record in the index of blocking keys add up to the sum that the record keeps.
fn keys(conn: &Connection) -> Result<Vec<Problem>, Trouble> {
    // Before, records kept their keys in full, and an upgrade takes what the index has.
    if schema::version(conn)? < schema::WITH_PARTS {
        return Ok(Vec::new());
    }
    let differing = blocks::differing(conn)?.into_iter();
    Ok(differing
        .map(|record| Problem {
            kind: ProblemKind::KeysDiffer,
            place: format!("R{record}"),
        })
        .collect())
}
