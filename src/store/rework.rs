//! Brings every record under other rules: the store holds what it would hold, had all its lists been read by them.
//!
//! What comes in: the rows as they were read, which the store keeps verbatim. The caller standardizes and checks them
//! anew, input by input, and then resolves all records anew, in the same transaction. What is the same as before is not
//! written. Contacts keep their ids. It is no run that can be taken back: the old rules bring the old state back.

mod fate;
mod kept;
mod last;

use rusqlite::Connection;

use super::books::Packer;
use super::error::{StoreError, Trouble};
use super::journal;
use super::settings::Setting;
use super::trade::{self, Kept};
use super::values::Verbatim;
use super::write::{self, RunInfo, RunReport};
use super::{Store, blocks, contacts, erase, inputs, links, queue, rows, withdraw};
use crate::dedupe::{Fate, Resolved, RowDigest, Stopped};
use crate::model::{Code, ContactFrame, Finding, Input, Ledger, RecordId, RecordRows, RunId};
use crate::run::{Cancelled, RunContext};
use crate::tag::Tagged;
use crate::trade::Traded;

/// The rows of an input, standardized and checked anew.
#[derive(Debug, Default)]
pub struct Redone {
    /// Their values.
    pub frame: ContactFrame,
    /// What was seen in them.
    pub findings: Vec<Finding>,
    /// The fate of every row that goes no further.
    pub fates: Vec<Option<Fate>>,
    /// Their digests.
    pub digests: Vec<RowDigest>,
}

/// What rework asks of those who know the rules.
pub trait Rework {
    /// Standardizes and checks rows of an input anew.
    ///
    /// # Errors
    /// [`Cancelled`] when the user asked to stop.
    fn redo(&self, input: &Input, rows: RecordRows) -> Result<Redone, Cancelled>;

    /// Reads the rows of an order list anew.
    ///
    /// # Errors
    /// [`Cancelled`] when the user asked to stop.
    fn retrade(&self, input: &Input, kept: Kept) -> Result<Traded, Cancelled>;

    /// Whether a code tells what was seen while a file was read, which only the file can tell anew.
    fn is_of_file(&self, code: Code) -> bool;

    /// Resolves and tags all of these records, which are all there are.
    ///
    /// # Errors
    /// When the user asked to stop, or the store cannot be read.
    fn settle(&self, store: &Store, all: &[RecordId]) -> Result<Tagged, Stopped<StoreError>>;
}

/// What a rework came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reworked {
    /// The run, and what there is after it.
    pub report: RunReport,
    /// Rows of which anything is told otherwise than before.
    pub rows_changed: u64,
    /// Contacts that show anything else than before.
    pub contacts_changed: u64,
}

impl Store {
    /// Whether every record stands by this program and these rules.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn stands_by(&self, info: &RunInfo) -> Result<bool, StoreError> {
        self.read(|conn| {
            let known = Setting::StandsBy.read(conn)?;
            let is_empty = !conn.prepare("SELECT 1 FROM arrivals LIMIT 1")?.exists([])?
                && !trade::has_rows(conn)?;
            Ok(is_empty || known.as_deref() == Some(info.stamp().as_str()))
        })
    }

    /// Brings every record under the rules of `by`.
    ///
    /// # Errors
    /// When the user asked to stop, or the store cannot be read or written. The store is then as it was.
    pub fn rework(
        &mut self,
        info: &RunInfo,
        by: &impl Rework,
        ctx: &RunContext<'_>,
    ) -> Result<Reworked, StoreError> {
        self.in_transaction(|conn| {
            let last_record = write::last_id(conn, "records")?;
            let run = write::insert_run(conn, info, &Ledger::default(), last_record)?;
            let lines_changed = trade::redo(conn, by, &erase::erased(conn)?, ctx)?;
            let rows_changed = redo(conn, run, by, ctx)? + lines_changed;
            let all = all_records(conn)?;
            let tagged = by.settle(self, &all).map_err(StoreError::of)?;
            let reworked = finish(conn, run, &tagged, rows_changed, ctx)?;
            let entry = info.entry(None);
            journal::seal_changed(conn, &entry)?;
            Setting::StandsBy.write(conn, &info.stamp())?;
            Ok(reworked)
        })
    }
}

/// Every record that has a contact, by id.
fn all_records(conn: &Connection) -> Result<Vec<RecordId>, Trouble> {
    let mut statement =
        conn.prepare("SELECT id FROM records WHERE contact IS NOT NULL ORDER BY id")?;
    let ids = statement.query_map([], |row| row.get(0).map(RecordId))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Standardizes and checks all rows anew; returns of how many anything is told otherwise than before.
fn redo(
    conn: &Connection,
    run: RunId,
    by: &impl Rework,
    ctx: &RunContext<'_>,
) -> Result<u64, Trouble> {
    conn.execute_batch(last::NOTES)?;
    let mut changed = 0;
    for (id, owner, input) in standing_inputs(conn)? {
        ctx.checkpoint(0)?;
        let (places, raw) = kept::rows(conn, id, by)?;
        let redone = by.redo(&input, raw.clone())?;
        let verbatim = Verbatim::read(conn, id)?;
        let packer = Packer::known(conn, id)?;
        let desk = fate::Desk {
            conn,
            run,
            owner,
            input: id,
            raw: &raw,
            redone: &redone,
            verbatim: &verbatim,
            packer: packer.as_ref(),
        };
        changed += desk.write(&places, |code| by.is_of_file(code))?;
    }
    last::remove_rejected(conn)?;
    Ok(changed)
}

/// The inputs of runs that stand, each with its id and its run.
fn standing_inputs(conn: &Connection) -> Result<Vec<(i64, i64, Input)>, Trouble> {
    let sql = format!(
        "SELECT inputs.id, run, {} FROM inputs JOIN runs ON runs.id = run WHERE status = 'done' ORDER BY inputs.id",
        inputs::COLUMNS
    );
    let mut statement = conn.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((row.get(0)?, row.get(1)?, inputs::read(row, 2)?));
    }
    Ok(found)
}

/// Writes what became of the contacts.
fn finish(
    conn: &Connection,
    run: RunId,
    tagged: &Tagged,
    rows_changed: u64,
    ctx: &RunContext<'_>,
) -> Result<Reworked, Trouble> {
    contacts::write(conn, run, tagged, &[], ctx)?;
    links::loosen_waiting(conn)?;
    links::write(conn, run, &tagged.resolved, &[])?;
    queue::write(conn, run, &tagged.resolved, &[])?;
    write_keys(conn, &tagged.resolved, ctx)?;
    last::tell_founders(conn)?;
    conn.execute_batch(last::NOTES_TAKEN)?;
    for sql in withdraw::WITHOUT_RECORDS {
        conn.execute_batch(sql)?;
    }
    let contacts_changed = super::count_of(
        conn,
        "SELECT count(*) FROM contacts WHERE updated_run = ?1 AND status <> 'merged'",
        run,
    )?;
    Ok(Reworked {
        report: write::report(conn, run, Ledger::default())?,
        rows_changed,
        contacts_changed,
    })
}

/// Brings the index of blocking keys in line with today's keys of all records. One that waits for a person has none.
fn write_keys(conn: &Connection, resolved: &Resolved, ctx: &RunContext<'_>) -> Result<(), Trouble> {
    let waiting = "SELECT id FROM records WHERE contact IS NULL AND key_sum <> 0";
    let mut outdated = conn
        .prepare(waiting)?
        .query_map([], |row| row.get(0))?
        .collect::<Result<Vec<i64>, _>>()?;
    conn.execute(
        "UPDATE records SET key_sum = 0 WHERE contact IS NULL AND key_sum <> 0",
        [],
    )?;
    let mut update =
        conn.prepare("UPDATE records SET key_sum = ?2 WHERE id = ?1 AND key_sum <> ?2")?;
    let mut entries: Vec<blocks::Entry> = Vec::new();
    let mut pace = rows::Pace::uncounted(ctx);
    for (record, keys) in &resolved.known_keys {
        pace.row()?;
        if update.execute((record.0, blocks::sum_of(keys)))? > 0 {
            outdated.push(record.0);
            entries.extend(keys.iter().map(|&key| (key, record.0)));
        }
    }
    outdated.sort_unstable();
    blocks::remove(conn, &outdated)?;
    blocks::add(conn, entries, || Ok(ctx.checkpoint(0)?))
}
