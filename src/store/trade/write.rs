//! Writes a run over order lists: all of it or nothing.

use rusqlite::Connection;

use super::super::error::{StoreError, Trouble};
use super::super::journal::{self, Digests};
use super::super::rows::Destination;
use super::super::settings::Setting;
use super::super::write::{insert_run, last_id, ledger_of, live_contacts, open_questions};
use super::super::{RunInfo, Store, erase, inputs};
use super::desk::{Desk, Ids};
use super::plan::Plan;
use super::{channels, has_lines, has_rows, sums};
use crate::model::{Input, Ledger, RunId};
use crate::run::{RunContext, Stage};
use crate::trade::Traded;

/// Whose the lines of a run, or of the store, are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Attached {
    /// Lines, each as it was said last.
    pub lines: u64,
    /// Those of a contact.
    pub attached: u64,
    /// Those whose buyer no contact is, yet.
    pub unmatched_none: u64,
    /// Those whose buyer several contacts could be.
    pub unmatched_several: u64,
}

/// What a run over order lists did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TradeReport {
    /// The run; none for a dry run.
    pub run_id: Option<RunId>,
    /// What became of its rows.
    pub ledger: Ledger,
    /// Live contacts, which a run over order lists leaves as they are.
    pub contacts: u64,
    /// Open questions.
    pub review_open: u64,
    /// Whose its lines are; none for a dry run.
    pub attached: Option<Attached>,
}

impl Store {
    /// Writes a run over order lists in one transaction.
    ///
    /// # Errors
    /// When the user asked to stop, the store cannot be written, or the rows do not add up. The store is then as it was.
    pub fn write_transactions(
        &mut self,
        run: &RunInfo,
        inputs: &[Input],
        traded: &Traded,
        ctx: &RunContext<'_>,
    ) -> Result<TradeReport, StoreError> {
        let report = self.in_transaction(|conn| write(conn, run, inputs, traded, ctx))?;
        self.settle()?;
        Ok(report)
    }

    /// What [`Store::write_transactions`] would report; nothing is written.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn plan_transactions(
        &self,
        inputs: &[Input],
        traded: &Traded,
    ) -> Result<TradeReport, StoreError> {
        self.read(|conn| {
            if !super::is_there(conn)? {
                return Ok(TradeReport {
                    run_id: None,
                    ledger: unheard(traded),
                    contacts: live_contacts(conn)?,
                    review_open: open_questions(conn)?,
                    attached: None,
                });
            }
            let plan = Plan::of(conn, traded, inputs, &erase::erased(conn)?)?;
            report(conn, None, plan.ledger)
        })
    }
}

/// The ledger of rows for a store that never heard of orders.
fn unheard(traded: &Traded) -> Ledger {
    let rejected = traded.lines().iter().filter(|line| line.is_err()).count();
    let rows_in = traded.batch().rows_read();
    let created = (traded.lines().len() - rejected) as u64;
    Ledger {
        rows_in,
        created,
        rejected: rows_in - created,
        ..Ledger::default()
    }
}

fn report(
    conn: &Connection,
    run_id: Option<RunId>,
    ledger: Ledger,
) -> Result<TradeReport, Trouble> {
    Ok(TradeReport {
        run_id,
        ledger,
        contacts: live_contacts(conn)?,
        review_open: open_questions(conn)?,
        attached: run_id.map(|run| sums::attached_of(conn, run)).transpose()?,
    })
}

fn write(
    conn: &Connection,
    info: &RunInfo,
    list: &[Input],
    traded: &Traded,
    ctx: &RunContext<'_>,
) -> Result<TradeReport, Trouble> {
    let rows = traded.batch().rows_read();
    ctx.progress.begin(Stage::Store, Some(rows));
    let plan = Plan::of(conn, traded, list, &erase::erased(conn)?)?;
    let is_first = !has_lines(conn)?;
    if is_first && !conn.prepare("SELECT 1 FROM arrivals")?.exists([])? && !has_rows(conn)? {
        Setting::StandsBy.write(conn, &info.stamp())?;
    }
    let run = insert_run(conn, info, &plan.ledger, last_id(conn, "records")?)?;
    // The run adds no records, whatever its ledger counts.
    conn.execute(
        "UPDATE runs SET records_to = records_from WHERE id = ?1",
        [run.0],
    )?;
    let input_ids = inputs::insert(conn, run, list, &rows_of(list, traded))?;
    let desk = Desk {
        conn,
        list,
        traded,
        plan: &plan,
        to: Destination {
            inputs: &input_ids,
            contacts: &[],
            last_record: 0,
        },
        ids: Ids::New,
    };
    desk.write(ctx)?;
    if is_first {
        channels::follow(conn)?;
    }
    ctx.checkpoint(0)?;
    let found = ledger_of(conn, run)?;
    if found != plan.ledger || !found.balances() {
        let what = format!(
            "the run should write {:?}, but wrote {found:?}",
            plan.ledger
        );
        return Err(Trouble::Inconsistent(what));
    }
    let entry = info.entry(Some(run));
    journal::seal(conn, &entry, Digests::Stored)?;
    report(conn, Some(run), plan.ledger)
}

fn rows_of(list: &[Input], traded: &Traded) -> Vec<u64> {
    let mut rows = vec![0; list.len()];
    let batch = traded.batch();
    let rejected = batch.rejected.iter().map(|row| row.origin);
    for origin in batch.rows.origins.iter().copied().chain(rejected) {
        rows[origin.input.at()] += 1;
    }
    rows
}
