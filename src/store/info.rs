//! What `iclear store info` tells.

use rusqlite::Connection;

use super::error::{StoreError, Trouble};
use super::trade::{self, Attached};
use super::write::{live_contacts, open_questions, single_count};
use super::{Store, campaign, schema};
use crate::model::{Ledger, RunId};

/// A store at a glance.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct StoreInfo {
    /// The version of its tables.
    pub version: i64,
    /// Its size in bytes.
    pub bytes: u64,
    /// Live contacts.
    pub contacts: u64,
    /// Contacts that have become part of others.
    pub merged_contacts: u64,
    /// Contacts in the recycle bin.
    pub deleted_contacts: u64,
    /// Records.
    pub records: u64,
    /// Records that wait for a person.
    pub waiting: u64,
    /// Findings.
    pub findings: u64,
    /// Open questions.
    pub review_open: u64,
    /// Lines of orders, and whose they are; none where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transactions: Option<Attached>,
    /// Campaigns.
    pub campaigns: u64,
    /// Opt-outs that stand.
    pub suppressions: u64,
    /// The sources, by name.
    pub sources: Vec<SourceLine>,
    /// The runs, latest first.
    pub runs: Vec<RunLine>,
}

/// A source and what came from it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct SourceLine {
    /// Its name.
    pub source: String,
    /// Inputs read.
    pub inputs: u64,
    /// Records.
    pub records: u64,
}

/// A run, as the store remembers it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct RunLine {
    /// The run.
    pub run_id: RunId,
    /// What kind of work it was.
    pub kind: String,
    /// When it began.
    pub started_at: String,
    /// `done` or `undone`.
    pub status: String,
    /// When it was undone.
    pub undone_at: Option<String>,
    /// Who ran it, where that is known.
    pub by: Option<String>,
    /// The version of the program.
    pub program: String,
    /// What became of its rows.
    pub ledger: Ledger,
    /// The base names of its files, in order.
    pub files: Vec<String>,
}

/// How much there is to be looked after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Live contacts.
    pub contacts: u64,
    /// Open questions.
    pub review_open: u64,
}

impl Store {
    /// How much there is to be looked after.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn totals(&self) -> Result<Totals, StoreError> {
        self.read(|conn| {
            Ok(Totals {
                contacts: live_contacts(conn)?,
                review_open: open_questions(conn)?,
            })
        })
    }

    /// The store at a glance, with its last `runs` runs.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn info(&self, runs: usize) -> Result<StoreInfo, StoreError> {
        self.read(|conn| {
            let number = |name| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
            let count = |sql| single_count(conn, sql);
            let (campaigns, suppressions) = campaign::counted(conn)?;
            Ok(StoreInfo {
                version: schema::VERSION.min(number("user_version")?),
                bytes: (number("page_count")? * number("page_size")?).unsigned_abs(),
                contacts: live_contacts(conn)?,
                merged_contacts: count("SELECT count(*) FROM contacts WHERE status = 'merged'")?,
                deleted_contacts: count("SELECT count(*) FROM contacts WHERE status = 'deleted'")?,
                records: count("SELECT count(*) FROM records")?,
                waiting: count("SELECT count(*) FROM records WHERE contact IS NULL")?,
                findings: count("SELECT count(*) FROM findings")?,
                review_open: open_questions(conn)?,
                transactions: trade::waiting(conn)?,
                campaigns,
                suppressions,
                sources: sources(conn)?,
                runs: run_lines(conn, runs)?,
            })
        })
    }
}

fn sources(conn: &Connection) -> Result<Vec<SourceLine>, Trouble> {
    let mut statement = conn.prepare(
        "SELECT source, count(*), coalesce(sum((SELECT count(*) FROM arrivals WHERE input = inputs.id
             AND outcome IN ('created', 'merged', 'review'))), 0)
         FROM inputs JOIN runs ON runs.id = run WHERE status = 'done' GROUP BY source ORDER BY source",
    )?;
    let lines = statement.query_map([], |row| {
        Ok(SourceLine {
            source: row.get(0)?,
            inputs: row.get::<_, i64>(1)?.unsigned_abs(),
            records: row.get::<_, i64>(2)?.unsigned_abs(),
        })
    })?;
    Ok(lines.collect::<Result<_, _>>()?)
}

/// A run, if it is there.
pub(super) fn run_line(conn: &Connection, run: RunId) -> Result<Option<RunLine>, Trouble> {
    Ok(lines(conn, "WHERE id = ?1", run.0)?.pop())
}

pub(super) fn run_lines(conn: &Connection, limit: usize) -> Result<Vec<RunLine>, Trouble> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    lines(conn, "ORDER BY id DESC LIMIT ?1", limit)
}

/// The runs that `which` selects, by its one parameter.
fn lines(conn: &Connection, which: &str, parameter: i64) -> Result<Vec<RunLine>, Trouble> {
    // The journal has the word of its own entry; a store of an earlier version has no journal.
    let by = match schema::version(conn)? < schema::WITH_RECALL {
        true => "NULL",
        false => {
            "(SELECT by FROM journal WHERE run = runs.id AND journal.kind = runs.kind ORDER BY seq LIMIT 1)"
        }
    };
    let mut statement = conn.prepare_cached(&format!(
        "SELECT id, kind, started_at, status, undone_at, program,
                rows_in, created, merged, unchanged, review, rejected, {by}
         FROM runs {which}"
    ))?;
    let mut lines = statement
        .query_map([parameter], |row| {
            let count = |at| row.get::<_, i64>(at).map(i64::unsigned_abs);
            Ok(RunLine {
                run_id: RunId(row.get(0)?),
                kind: row.get(1)?,
                started_at: row.get(2)?,
                status: row.get(3)?,
                undone_at: row.get(4)?,
                by: row.get(12)?,
                program: row.get(5)?,
                ledger: Ledger {
                    rows_in: count(6)?,
                    created: count(7)?,
                    merged: count(8)?,
                    unchanged: count(9)?,
                    review: count(10)?,
                    rejected: count(11)?,
                },
                files: Vec::new(),
            })
        })?
        .collect::<rusqlite::Result<Vec<RunLine>>>()?;
    let mut files = conn.prepare("SELECT file FROM inputs WHERE run = ?1 ORDER BY id")?;
    for line in &mut lines {
        line.files = files
            .query_map([line.run_id.0], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
    }
    Ok(lines)
}
