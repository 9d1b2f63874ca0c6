//! Writes a run: all of it or nothing.

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::decisions::Decided;
use super::edits::Edited;
use super::error::{StoreError, Trouble};
use super::journal::{Digests, Entry};
use super::plan::Plan;
use super::rows::Destination;
use super::settings::Setting;
use super::share::Share;
use super::values::Verbatim;
use super::word::Word;
use super::{Store, contacts, count_of, findings, inputs, journal, links, records, trade};
use super::{outcome_named, queue, rows};
use crate::dedupe::Resolved;
use crate::model::{Input, Ledger, Outcome, RecordId, RunId};
use crate::run::{RunContext, Stage};
use crate::tag::Tagged;

/// What kind of work a run was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunKind {
    /// `iclear run`: files into the store.
    Run,
    /// `iclear cleanse`: new files of the configured sources into the store.
    Cleanse,
    /// `iclear run --kind transactions`: order lists into the store.
    Transactions,
    /// A person decided something about records that are here.
    Decision,
    /// `iclear undo` of a run that others stand on.
    Undo,
    /// `iclear cleanse`: what was here, under other rules.
    Rework,
    /// A person set or lifted values of a contact.
    Edit,
    /// A person put a contact into the recycle bin.
    Delete,
    /// A person took a contact out of the recycle bin.
    Restore,
}

impl RunKind {
    /// The name in the store and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            RunKind::Run => "run",
            RunKind::Cleanse => "cleanse",
            RunKind::Transactions => "transactions",
            RunKind::Decision => "decision",
            RunKind::Undo => "undo",
            RunKind::Rework => "rework",
            RunKind::Edit => "edit",
            RunKind::Delete => "delete",
            RunKind::Restore => "restore",
        }
    }
}

/// What the store keeps of a run beside its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunInfo {
    /// What kind of work it is.
    pub kind: RunKind,
    /// When it began, as the command line read the clock; ISO 8601.
    pub started_at: String,
    /// A digest of the rules it went by.
    pub rules_digest: String,
    /// Who ran it, where the system says so.
    pub by: Option<String>,
}

impl RunInfo {
    /// The entry of the journal for it, with the run whose facts are sealed.
    pub(super) fn entry(&self, run: Option<RunId>) -> Entry<'_> {
        Entry {
            by: self.by.as_deref(),
            ..Entry::of(self.kind.name(), run, &self.started_at)
        }
    }

    /// The program and the rules it goes by.
    pub(super) fn stamp(&self) -> String {
        format!("{} {}", env!("CARGO_PKG_VERSION"), self.rules_digest)
    }
}

/// What a run did to the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunReport {
    /// The run; none for a dry run.
    pub run_id: Option<RunId>,
    /// What became of its rows.
    pub ledger: Ledger,
    /// Live contacts after it.
    pub contacts: u64,
    /// Open questions after it.
    pub review_open: u64,
}

impl Store {
    /// Writes a run in one transaction.
    ///
    /// # Errors
    /// When the user asked to stop, the store cannot be written, or the rows do not add up. The store is then as it was.
    pub fn write_run(
        &mut self,
        run: &RunInfo,
        inputs: &[Input],
        tagged: &Tagged,
        ctx: &RunContext<'_>,
    ) -> Result<RunReport, StoreError> {
        let report = write(&mut self.conn, run, inputs, tagged, Word::None, ctx)
            .map_err(|trouble| trouble.at(&self.path))?;
        self.settle()?;
        Ok(report)
    }

    /// Writes what people decided and what became of the contacts, in one transaction.
    ///
    /// # Errors
    /// When the user asked to stop, the store cannot be written, or the records do not add up. The store is then as it
    /// was.
    pub fn write_decided(
        &mut self,
        run: &RunInfo,
        decided: &Decided,
        tagged: &Tagged,
        ctx: &RunContext<'_>,
    ) -> Result<RunReport, StoreError> {
        write(
            &mut self.conn,
            run,
            &[],
            tagged,
            Word::Decided(decided),
            ctx,
        )
        .map_err(|trouble| trouble.at(&self.path))
    }

    /// Writes what a person did to a contact and what became of it, in one transaction.
    ///
    /// # Errors
    /// When the user asked to stop, the store cannot be written, or the records do not add up. The store is then as it
    /// was.
    pub fn write_edited(
        &mut self,
        run: &RunInfo,
        edited: &Edited,
        tagged: &Tagged,
        ctx: &RunContext<'_>,
    ) -> Result<RunReport, StoreError> {
        write(&mut self.conn, run, &[], tagged, Word::Edited(edited), ctx)
            .map_err(|trouble| trouble.at(&self.path))
    }

    /// What [`Store::write_run`] would report; nothing is written.
    ///
    /// # Errors
    /// When the store cannot be read, or the rows do not add up.
    pub fn plan_run(&self, tagged: &Tagged) -> Result<RunReport, StoreError> {
        self.read(|conn| {
            let plan = Plan::of(&tagged.resolved)?;
            let waiting = plan.ledger.of(Outcome::Review);
            // Numbered on from the last, so that the pairs in doubt are the same as in the queue.
            let records = plan.records(last_id(conn, "records")?);
            Ok(RunReport {
                run_id: None,
                ledger: plan.ledger,
                contacts: contacts::live_after(conn, &tagged.resolved.contacts)?,
                review_open: queue::would_be_open(conn, &tagged.resolved, &records, waiting)?,
            })
        })
    }
}

fn write(
    conn: &mut Connection,
    info: &RunInfo,
    inputs: &[Input],
    tagged: &Tagged,
    word: Word<'_>,
    ctx: &RunContext<'_>,
) -> Result<RunReport, Trouble> {
    let plan = Plan::of(&tagged.resolved)?;
    ctx.progress.begin(
        Stage::Store,
        Some((tagged.resolved.contacts.len() + plan.placings.len()) as u64),
    );
    // Dropped without a commit, by an error or a panic, it rolls back.
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let last_record = last_id(&tx, "records")?;
    if !tx.prepare("SELECT 1 FROM arrivals LIMIT 1")?.exists([])? && !trade::has_rows(&tx)? {
        Setting::StandsBy.write(&tx, &info.stamp())?;
    }
    let run = insert_run(&tx, info, &plan.ledger, last_record)?;
    let input_ids = inputs::insert(&tx, run, inputs, &rows_by_input(inputs, &tagged.resolved))?;
    let verbatim = Verbatim::note(&tx, &input_ids, inputs)?;
    let records = plan.records(last_record);
    Share::of(&plan.ledger, last_record).before_contacts(&tx)?;
    let contact_ids = contacts::write(&tx, run, tagged, &records, ctx)?;
    let to = Destination {
        inputs: &input_ids,
        contacts: &contact_ids,
        last_record,
    };
    write_rows(
        &tx,
        &tagged.resolved,
        (&plan, &records),
        (&to, &verbatim),
        ctx,
    )?;
    links::write(&tx, run, &tagged.resolved, &records)?;
    queue::write(&tx, run, &tagged.resolved, &records)?;
    word.write(&tx, run, &info.started_at)?;
    ctx.checkpoint(0)?;
    verify(&tx, run, &plan.ledger)?;
    let digests = &mut plan.new_digests(&tagged.resolved);
    journal::seal(&tx, &word.entry(run, info), Digests::AtHand(digests))?;
    let report = report(&tx, run, plan.ledger)?;
    tx.commit()?;
    Ok(report)
}

/// What `run` did, as the store stands now.
pub(super) fn report(conn: &Connection, run: RunId, ledger: Ledger) -> Result<RunReport, Trouble> {
    Ok(RunReport {
        run_id: Some(run),
        ledger,
        contacts: live_contacts(conn)?,
        review_open: open_questions(conn)?,
    })
}

/// Adds a run; the records it adds get the ids after `last_record`.
pub(super) fn insert_run(
    tx: &Connection,
    info: &RunInfo,
    ledger: &Ledger,
    last_record: i64,
) -> Result<RunId, Trouble> {
    let count = |rows: u64| i64::try_from(rows).unwrap_or(i64::MAX);
    tx.execute(
        "INSERT INTO runs (kind, started_at, status, program, rules, rows_in, created, merged, unchanged, review,
                           rejected, records_from, records_to)
         VALUES (?1, ?2, 'done', ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11 + ?6 + ?7 + ?9)",
        params![
            info.kind.name(),
            info.started_at,
            env!("CARGO_PKG_VERSION"),
            info.rules_digest,
            count(ledger.rows_in),
            count(ledger.created),
            count(ledger.merged),
            count(ledger.unchanged),
            count(ledger.review),
            count(ledger.rejected),
            last_record,
        ],
    )?;
    Ok(RunId(tx.last_insert_rowid()))
}

fn rows_by_input(inputs: &[Input], resolved: &Resolved) -> Vec<u64> {
    let mut rows = vec![0; inputs.len()];
    let rejected = resolved.batch.rejected.iter().map(|row| row.origin);
    for origin in resolved.batch.rows.origins.iter().copied().chain(rejected) {
        if let Some(rows) = rows.get_mut(origin.input.at()) {
            *rows += 1;
        }
    }
    rows
}

/// Writes the rows, and what is said of them.
fn write_rows(
    tx: &Transaction<'_>,
    resolved: &Resolved,
    (plan, records): (&Plan, &[Option<RecordId>]),
    (to, verbatim): (&Destination<'_>, &[Verbatim]),
    ctx: &RunContext<'_>,
) -> Result<(), Trouble> {
    let share = Share::of(&plan.ledger, to.last_record);
    share.before_records(tx)?;
    records::write(tx, (resolved, plan), to, verbatim, ctx)?;
    share.after_records(tx)?;
    ctx.checkpoint(0)?;
    rows::arrivals(tx, resolved, plan, to, records, ctx)?;
    findings::write(tx, resolved, plan, to, ctx)?;
    rows::keys(tx, resolved, plan, records, ctx)?;
    Ok(ctx.checkpoint(0)?)
}

/// Holds the ledger against the rows as they stand in the store now: law 1.
fn verify(tx: &Transaction<'_>, run: RunId, ledger: &Ledger) -> Result<(), Trouble> {
    let found = ledger_of(tx, run)?;
    if found == *ledger && found.balances() {
        Ok(())
    } else {
        let what = format!("the run should write {ledger:?}, but wrote {found:?}");
        Err(Trouble::Inconsistent(what))
    }
}

/// The ledger that the arrivals of a run add up to.
pub(super) fn ledger_of(conn: &Connection, run: RunId) -> Result<Ledger, Trouble> {
    let rows_in = count_of(
        conn,
        "SELECT coalesce(sum(rows), 0) FROM inputs WHERE run = ?1",
        run,
    )?;
    let mut ledger = Ledger {
        rows_in,
        ..Ledger::default()
    };
    count_outcomes(conn, "arrivals", run, &mut ledger)?;
    if trade::is_there(conn)? {
        count_outcomes(conn, "line_arrivals", run, &mut ledger)?;
    }
    Ok(ledger)
}

/// Counts the rows of a run in one table of arrivals.
fn count_outcomes(
    conn: &Connection,
    arrivals: &str,
    run: RunId,
    ledger: &mut Ledger,
) -> Result<(), Trouble> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT outcome, count(*) FROM {arrivals} WHERE input IN (SELECT id FROM inputs WHERE run = ?1) GROUP BY outcome",
    ))?;
    let mut rows = statement.query([run.0])?;
    while let Some(row) = rows.next()? {
        let rows = row.get::<_, i64>(1)?.unsigned_abs();
        *match outcome_named(&row.get::<_, String>(0)?)? {
            Outcome::Created => &mut ledger.created,
            Outcome::Merged => &mut ledger.merged,
            Outcome::Unchanged => &mut ledger.unchanged,
            Outcome::Review => &mut ledger.review,
            Outcome::Rejected => &mut ledger.rejected,
        } += rows;
    }
    Ok(())
}

/// The id given out last in `table`, even if its row is gone.
pub(super) fn last_id(conn: &Connection, table: &str) -> rusqlite::Result<i64> {
    conn.query_row(
        "SELECT seq FROM sqlite_sequence WHERE name = ?1",
        [table],
        |row| row.get(0),
    )
    .optional()
    .map(Option::unwrap_or_default)
}

pub(super) fn live_contacts(conn: &Connection) -> rusqlite::Result<u64> {
    single_count(conn, "SELECT count(*) FROM contacts WHERE status = 'live'")
}

pub(super) fn open_questions(conn: &Connection) -> rusqlite::Result<u64> {
    single_count(
        conn,
        "SELECT count(*) FROM review_items WHERE status = 'open'",
    )
}

pub(super) fn single_count(conn: &Connection, sql: &str) -> rusqlite::Result<u64> {
    conn.query_row(sql, [], |row| Ok(row.get::<_, i64>(0)?.unsigned_abs()))
}
