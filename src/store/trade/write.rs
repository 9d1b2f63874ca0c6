//! Writes a run over order lists: all of it or nothing.

use rusqlite::{Connection, OptionalExtension, params};

use super::super::error::{StoreError, Trouble};
use super::super::journal::{self, Digests, Entry};
use super::super::rows::{Destination, Pace, text, write_list};
use super::super::write::{insert_run, last_id, ledger_of, live_contacts, open_questions};
use super::super::{RunInfo, Store, erase, inputs};
use super::plan::{Placing, Plan};
use super::{has_lines, sums, tables};
use crate::dedupe::ERASED;
use crate::model::{AmountOf, ContactRow, Field, Finding, Input, Ledger, Origin};
use crate::model::{RunId, Standing, Transaction};
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
    };
    desk.write_rejected()?;
    desk.write_lines(ctx)?;
    desk.write_findings()?;
    if is_first {
        conn.execute_batch(tables::FILL)?;
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
    let entry = Entry::of(info.kind.name(), Some(run), &info.started_at);
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

/// What the rows of a run are written with.
struct Desk<'a> {
    conn: &'a Connection,
    list: &'a [Input],
    traded: &'a Traded,
    plan: &'a Plan,
    to: Destination<'a>,
}

const ARRIVAL: &str = "INSERT INTO line_arrivals (input, row, outcome, line, code, raw) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

impl Desk<'_> {
    /// The rows that were never records.
    fn write_rejected(&self) -> Result<(), Trouble> {
        let mut arrival = self.conn.prepare(ARRIVAL)?;
        let mut raw = Vec::new();
        for row in &self.traded.batch().rejected {
            write_list(&mut raw, row.cells.iter().map(String::as_str));
            arrival.execute(params![
                self.to.input(row.origin)?,
                row.origin.row,
                "rejected",
                None::<i64>,
                row.code.as_str(),
                text(&raw)
            ])?;
        }
        Ok(())
    }

    /// The rows of the frame, in the order in which they were read.
    fn write_lines(&self, ctx: &RunContext<'_>) -> Result<(), Trouble> {
        let mut arrival = self.conn.prepare(ARRIVAL)?;
        let mut buyers = Buyers::new(self.conn)?;
        let mut lines = Lines::new(self.conn)?;
        let batch = self.traded.batch();
        let mut raw = Vec::new();
        let mut pace = Pace::counted(ctx);
        for (at, placing) in self.plan.placings.iter().enumerate() {
            pace.row()?;
            let origin = batch.rows.origins[at];
            write_list(&mut raw, batch.rows.raw.row(at).iter());
            let (line, code) = match placing {
                Placing::New(_, line) => {
                    let row = batch.frame.row(line.row);
                    let source = &self.list[origin.input.at()].source;
                    let buyer = buyers.id(source, row)?;
                    (Some(lines.add(line, row, buyer, text(&raw))?), None)
                }
                Placing::Again(line) => (Some(lines.known(line)?), None),
                Placing::Rejected(code) => {
                    // Of someone who was erased no cell is kept.
                    if *code == ERASED.code {
                        raw = b"[]".to_vec();
                    }
                    (None, Some(code.as_str()))
                }
            };
            arrival.execute(params![
                self.to.input(origin)?,
                origin.row,
                placing.outcome().name(),
                line,
                code,
                code.is_some().then(|| text(&raw)),
            ])?;
        }
        Ok(())
    }

    /// What was seen in rows that say something new; a row that was here before has left its findings then.
    fn write_findings(&self) -> Result<(), Trouble> {
        let mut insert = self.conn.prepare(
            "INSERT INTO line_findings (input, row, nth, field, code, severity, value, proposal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        let batch = self.traded.batch();
        let (mut nth, mut before) = (0, None);
        for finding in batch
            .findings
            .iter()
            .filter(|finding| self.is_told(finding))
        {
            let origin: Origin = batch.rows.origins[finding.row.at()];
            nth = if before == Some(origin) { nth + 1 } else { 1 };
            before = Some(origin);
            insert.execute(params![
                self.to.input(origin)?,
                origin.row,
                nth,
                finding.field.map(Field::name),
                finding.code.as_str(),
                finding.severity.name(),
                finding.value.as_deref(),
                finding.proposal.as_deref(),
            ])?;
        }
        Ok(())
    }

    fn is_told(&self, finding: &Finding) -> bool {
        match self.plan.placings[finding.row.at()] {
            Placing::New(..) => true,
            Placing::Again(_) => false,
            Placing::Rejected(code) => code != ERASED.code,
        }
    }
}

/// The buyers, each found or added.
struct Buyers<'c> {
    find: rusqlite::Statement<'c>,
    add: rusqlite::Statement<'c>,
    conn: &'c Connection,
}

impl<'c> Buyers<'c> {
    fn new(conn: &'c Connection) -> Result<Self, Trouble> {
        Ok(Buyers {
            find: conn.prepare(
                "SELECT id FROM buyers WHERE source = ?1 AND coalesce(source_key, '') = coalesce(?2, '')
                 AND coalesce(mobile, '') = coalesce(?3, '') AND coalesce(email, '') = coalesce(?4, '')",
            )?,
            add: conn.prepare(
                "INSERT INTO buyers (source, source_key, mobile, email) VALUES (?1, ?2, ?3, ?4)",
            )?,
            conn,
        })
    }

    fn id(&mut self, source: &str, row: ContactRow<'_>) -> Result<i64, Trouble> {
        let mail = crate::trade::email(row).map(str::to_lowercase);
        let named = (
            source,
            row.get(Field::SourceKey),
            crate::trade::mobile(row),
            mail.as_deref(),
        );
        if let Some(known) = self.find.query_row(named, |row| row.get(0)).optional()? {
            return Ok(known);
        }
        self.add.execute(named)?;
        Ok(self.conn.last_insert_rowid())
    }
}

/// The lines, each found or added.
struct Lines<'c> {
    find: rusqlite::Statement<'c>,
    add: rusqlite::Statement<'c>,
    conn: &'c Connection,
}

impl<'c> Lines<'c> {
    fn new(conn: &'c Connection) -> Result<Self, Trouble> {
        Ok(Lines {
            find: conn.prepare("SELECT id FROM lines WHERE slot = ?1 AND digest = ?2")?,
            add: conn.prepare(
                "INSERT INTO lines (slot, digest, buyer, name, order_no, order_line, day, product_code, product, quantity,
                                    amount, of_order, counts, status, shop, raw)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
            )?,
            conn,
        })
    }

    fn known(&mut self, line: &Transaction) -> Result<i64, Trouble> {
        Ok(self
            .find
            .query_row((line.slot.0, line.digest.0), |row| row.get(0))?)
    }

    fn add(
        &mut self,
        line: &Transaction,
        row: ContactRow<'_>,
        buyer: i64,
        raw: &str,
    ) -> Result<i64, Trouble> {
        let name = row.get(Field::Name).or_else(|| row.get(Field::Company));
        self.add.execute(params![
            line.slot.0,
            line.digest.0,
            buyer,
            name,
            row.get(Field::OrderNo),
            row.get(Field::OrderLine),
            line.day.to_string(),
            row.get(Field::ProductCode),
            row.get(Field::Product),
            row.get(Field::Quantity),
            line.amount.0,
            line.amount_of == AmountOf::Order,
            line.standing == Standing::Counts,
            row.get(Field::OrderStatus),
            row.get(Field::Shop),
            raw,
        ])?;
        Ok(self.conn.last_insert_rowid())
    }
}
