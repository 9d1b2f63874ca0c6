//! Writes the rows of order lists by their plan: arrivals, lines, buyers, findings.

use rusqlite::{Connection, OptionalExtension, params};

use super::super::bulk::Bulk;
use super::super::error::Trouble;
use super::super::findings::numbered;
use super::super::rows::{Destination, Pace, text, write_list};
use super::plan::{Placing, Plan};
use crate::dedupe::ERASED;
use crate::model::{AmountOf, ContactRow, Field, Finding, Input, Origin, Standing, Transaction};
use crate::run::RunContext;
use crate::trade::{self, Traded};

/// What the rows of a run are written with.
pub(super) struct Desk<'a> {
    pub(super) conn: &'a Connection,
    pub(super) list: &'a [Input],
    pub(super) traded: &'a Traded,
    pub(super) plan: &'a Plan,
    pub(super) to: Destination<'a>,
    pub(super) ids: Ids,
}

/// Which ids new lines get.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ids {
    /// The next ones.
    New,
    /// Those that a query knows for slot and digest, else the next ones.
    Kept(&'static str),
}

const ARRIVAL: &str = "INSERT INTO line_arrivals (input, row, outcome, line, code, raw) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

impl Desk<'_> {
    /// Writes all rows.
    pub(super) fn write(&self, ctx: &RunContext<'_>) -> Result<(), Trouble> {
        self.write_rejected()?;
        self.write_lines(ctx)?;
        self.write_findings(ctx)
    }

    /// The rows that were never records.
    fn write_rejected(&self) -> Result<(), Trouble> {
        let mut arrival = self.conn.prepare(ARRIVAL)?;
        let mut raw = Vec::new();
        for row in &self.traded.batch().rejected {
            raw.clear();
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
        let mut lines = Lines::new(self.conn, self.ids)?;
        let batch = self.traded.batch();
        let mut raw = Vec::new();
        let mut pace = Pace::counted(ctx);
        for (at, placing) in self.plan.placings.iter().enumerate() {
            pace.row()?;
            let origin = batch.rows.origins[at];
            raw.clear();
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
    fn write_findings(&self, ctx: &RunContext<'_>) -> Result<(), Trouble> {
        let batch = self.traded.batch();
        let told = batch
            .findings
            .iter()
            .filter(|finding| self.is_told(finding));
        let findings: Vec<(Origin, &Finding)> = told
            .map(|finding| (batch.rows.origins[finding.row.at()], finding))
            .collect();
        let columns = [
            "input", "row", "nth", "field", "code", "severity", "value", "proposal",
        ];
        let mut pace = Pace::uncounted(ctx);
        Bulk::new(self.conn, "line_findings", &columns).write(
            numbered(&findings),
            |statement, first, (nth, origin, finding)| {
                pace.row()?;
                statement.raw_bind_parameter(first, self.to.input(origin)?)?;
                statement.raw_bind_parameter(first + 1, origin.row)?;
                statement.raw_bind_parameter(first + 2, nth)?;
                statement.raw_bind_parameter(first + 3, finding.field.map(Field::name))?;
                statement.raw_bind_parameter(first + 4, finding.code.as_str())?;
                statement.raw_bind_parameter(first + 5, finding.severity.name())?;
                statement.raw_bind_parameter(first + 6, finding.value.as_deref())?;
                Ok(statement.raw_bind_parameter(first + 7, finding.proposal.as_deref())?)
            },
        )
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
        let mail = trade::email(row).map(str::to_lowercase);
        let named = (
            source,
            row.get(Field::SourceKey),
            trade::mobile(row),
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
    /// While lists are read anew, the ids that their lines had.
    earlier: Option<rusqlite::Statement<'c>>,
    conn: &'c Connection,
}

impl<'c> Lines<'c> {
    fn new(conn: &'c Connection, ids: Ids) -> Result<Self, Trouble> {
        Ok(Lines {
            find: conn.prepare("SELECT id FROM lines WHERE slot = ?1 AND digest = ?2")?,
            add: conn.prepare(
                "INSERT INTO lines (slot, digest, buyer, name, order_no, order_line, day, product_code, product, quantity,
                                    amount, of_order, counts, status, shop, raw, id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
            )?,
            earlier: match ids {
                Ids::New => None,
                Ids::Kept(sql) => Some(conn.prepare(sql)?),
            },
            conn,
        })
    }

    /// The id under which the line was kept before it was read anew.
    fn earlier_id(&mut self, line: &Transaction) -> rusqlite::Result<Option<i64>> {
        match &mut self.earlier {
            None => Ok(None),
            Some(ids) => ids
                .query_row((line.slot.0, line.digest.0), |row| row.get(0))
                .optional(),
        }
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
        let earlier = self.earlier_id(line)?;
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
            earlier,
        ])?;
        Ok(self.conn.last_insert_rowid())
    }
}
