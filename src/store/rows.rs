//! Writes the rows of a run: records, arrivals, findings, blocking keys.

use rusqlite::{Connection, params};

use super::blocks;
use super::error::Trouble;
use super::plan::{Placing, Plan, position};
use crate::dedupe::{ERASED, Resolved};
use crate::model::{Code, ContactFrame, ContactId, Field, Finding, Origin, RecordId, RowIx};
use crate::run::{Cancelled, RunContext};

/// Rows written between two looks at the stop button.
const CHUNK: u64 = 4096;

/// Looks at the stop button from time to time while rows are written.
pub(super) struct Pace<'a> {
    ctx: &'a RunContext<'a>,
    rows: u64,
    /// How far the bar goes at each look.
    step: u64,
}

impl<'a> Pace<'a> {
    /// For rows that the bar counts.
    pub(super) fn counted(ctx: &'a RunContext<'a>) -> Self {
        Pace {
            ctx,
            rows: 0,
            step: CHUNK,
        }
    }

    /// For what is written of rows beside.
    pub(super) fn uncounted(ctx: &'a RunContext<'a>) -> Self {
        Pace {
            ctx,
            rows: 0,
            step: 0,
        }
    }

    /// Called once a row.
    #[inline]
    pub(super) fn row(&mut self) -> Result<(), Cancelled> {
        self.rows += 1;
        if self.rows.is_multiple_of(CHUNK) {
            self.ctx.checkpoint(self.step)
        } else {
            Ok(())
        }
    }
}

/// Where the rows of a run go.
pub(super) struct Destination<'a> {
    /// The ids of the inputs, position by position.
    pub(super) inputs: &'a [i64],
    /// The ids of the contacts, position by position.
    pub(super) contacts: &'a [ContactId],
    /// The record id given out last.
    pub(super) last_record: i64,
}

impl Destination<'_> {
    pub(super) fn input(&self, origin: Origin) -> Result<i64, Trouble> {
        self.inputs.get(origin.input.at()).copied().ok_or_else(|| {
            Trouble::Inconsistent(format!(
                "a row comes from input {}, which is not there",
                origin.input.0
            ))
        })
    }
}

/// Writes the rows that become records, under the ids that [`Plan::records`] gives them.
pub(super) fn records(
    conn: &Connection,
    resolved: &Resolved,
    plan: &Plan,
    to: &Destination<'_>,
    ctx: &RunContext<'_>,
) -> Result<(), Trouble> {
    let mut statement = conn.prepare(
        "INSERT INTO records (id, input, row, outcome, contact, digest, key_sum, fields, raw)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    let columns = Columns::of(&resolved.batch.frame);
    let [mut fields, mut raw] = [const { Vec::new() }; 2];
    let mut next = to.last_record;
    let mut pace = Pace::counted(ctx);
    for (row, &placing) in plan.placings.iter().enumerate() {
        pace.row()?;
        let Placing::New { outcome, contact } = placing else {
            continue;
        };
        let origin = resolved.batch.rows.origins[row];
        columns.write(&mut fields, position(row));
        write_list(&mut raw, resolved.batch.rows.raw.row(row).iter());
        next += 1;
        statement.execute(params![
            next,
            to.input(origin)?,
            origin.row,
            outcome.name(),
            contact.map(|at| to.contacts[at].0),
            &resolved.digests[row].0[..],
            blocks::sum_of(&resolved.keys[row]),
            text(&fields),
            text(&raw),
        ])?;
    }
    Ok(())
}

/// The filled fields of a frame, each with its name as it stands in JSON.
pub(super) struct Columns<'a> {
    frame: &'a ContactFrame,
    fields: Vec<(Field, Vec<u8>)>,
}

impl<'a> Columns<'a> {
    pub(super) fn of(frame: &'a ContactFrame) -> Self {
        let named = |field: Field| (field, format!("\"{field}\":").into_bytes());
        Columns {
            frame,
            fields: frame.fields().map(named).collect(),
        }
    }

    /// Writes a row's values over `json`, as an object.
    pub(super) fn write(&self, json: &mut Vec<u8>, row: RowIx) {
        let row = self.frame.row(row);
        json.clear();
        json.push(b'{');
        for (field, name) in &self.fields {
            if let Some(value) = row.get(*field) {
                if json.len() > 1 {
                    json.push(b',');
                }
                json.extend_from_slice(name);
                write_text(json, value);
            }
        }
        json.push(b'}');
    }
}

/// Writes `cells` over `json`, as a list.
pub(super) fn write_list<'a>(json: &mut Vec<u8>, cells: impl Iterator<Item = &'a str>) {
    json.clear();
    json.push(b'[');
    for cell in cells {
        if json.len() > 1 {
            json.push(b',');
        }
        write_text(json, cell);
    }
    json.push(b']');
}

fn write_text(json: &mut Vec<u8>, text: &str) {
    serde_json::to_writer(json, text).expect("a buffer in memory takes any text");
}

/// JSON as text.
pub(super) fn text(json: &[u8]) -> &str {
    std::str::from_utf8(json).expect("JSON of text is text")
}

/// A row as it arrived: a row of the frame, or one that was never a record.
#[derive(Clone, Copy)]
enum Arrival {
    Row(RowIx),
    Rejected(usize),
}

/// The rows in the order of their inputs, which is the order of the tables they go into.
fn in_order(resolved: &Resolved) -> Vec<(Origin, Arrival)> {
    let batch = &resolved.batch;
    let rows = batch.rows.origins.iter().enumerate();
    let rejected = batch.rejected.iter().enumerate();
    let mut all: Vec<(Origin, Arrival)> = rows
        .map(|(row, &origin)| (origin, Arrival::Row(position(row))))
        .chain(rejected.map(|(at, row)| (row.origin, Arrival::Rejected(at))))
        .collect();
    all.sort_by_key(|(origin, _)| *origin);
    all
}

/// Writes one arrival for every row read.
pub(super) fn arrivals(
    conn: &Connection,
    resolved: &Resolved,
    plan: &Plan,
    to: &Destination<'_>,
    records: &[Option<RecordId>],
    ctx: &RunContext<'_>,
) -> Result<(), Trouble> {
    let mut statement = conn.prepare(
        "INSERT INTO arrivals (input, row, outcome, record, code, raw) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut raw = Vec::new();
    let batch = &resolved.batch;
    let mut pace = Pace::uncounted(ctx);
    for (origin, arrival) in in_order(resolved) {
        pace.row()?;
        let (outcome, record, rejected): (_, _, Option<Code>) = match arrival {
            Arrival::Rejected(at) => {
                let row = &batch.rejected[at];
                write_list(&mut raw, row.cells.iter().map(String::as_str));
                ("rejected", None, Some(row.code))
            }
            Arrival::Row(row) => match plan.placings[row.at()] {
                Placing::Rejected(code) => {
                    // Of someone who was erased no cell is kept.
                    let cells = batch.rows.raw.row(row.at());
                    let kept = cells.iter().filter(|_| code != ERASED.code);
                    write_list(&mut raw, kept);
                    ("rejected", None, Some(code))
                }
                placing => (placing.outcome().name(), records[row.at()], None),
            },
        };
        statement.execute(params![
            to.input(origin)?,
            origin.row,
            outcome,
            record.map(|record| record.0),
            rejected.as_ref().map(Code::as_str),
            rejected.is_some().then(|| text(&raw)),
        ])?;
    }
    Ok(())
}

/// Writes the findings of the rows that are new to the store; a row that was here before has left its findings then.
pub(super) fn findings(
    conn: &Connection,
    resolved: &Resolved,
    plan: &Plan,
    to: &Destination<'_>,
    ctx: &RunContext<'_>,
) -> Result<(), Trouble> {
    let mut findings: Vec<_> = resolved
        .batch
        .findings
        .iter()
        .filter(|finding| match plan.placings.get(finding.row.at()) {
            Some(Placing::New { .. }) => true,
            Some(Placing::Rejected(code)) => *code != ERASED.code,
            _ => false,
        })
        .map(|finding| (resolved.batch.rows.origins[finding.row.at()], finding))
        .collect();
    // Stable, so that the findings of one row stay in the order in which they were seen.
    findings.sort_by_key(|(origin, _)| *origin);
    write_findings(conn, "findings", to, &findings, ctx)
}

/// Writes findings, row by row, into a table of them; those of one row are numbered in their order.
pub(super) fn write_findings(
    conn: &Connection,
    table: &str,
    to: &Destination<'_>,
    findings: &[(Origin, &Finding)],
    ctx: &RunContext<'_>,
) -> Result<(), Trouble> {
    let mut statement = conn.prepare(&format!(
        "INSERT INTO {table} (input, row, nth, field, code, severity, value, proposal)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    ))?;
    let (mut nth, mut before) = (0, None);
    let mut pace = Pace::uncounted(ctx);
    for &(origin, finding) in findings {
        pace.row()?;
        nth = if before == Some(origin) { nth + 1 } else { 1 };
        before = Some(origin);
        statement.execute(params![
            to.input(origin)?,
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

/// Writes the blocking keys of the new records.
pub(super) fn keys(
    conn: &Connection,
    resolved: &Resolved,
    plan: &Plan,
    records: &[Option<RecordId>],
    ctx: &RunContext<'_>,
) -> Result<(), Trouble> {
    let mut entries: Vec<blocks::Entry> = Vec::new();
    for (row, placing) in plan.placings.iter().enumerate() {
        if let (Placing::New { .. }, Some(record)) = (placing, records[row]) {
            let keys = resolved.keys[row].iter();
            entries.extend(keys.map(|&key| (key.into(), record.0)));
        }
    }
    blocks::add(conn, entries, || Ok(ctx.checkpoint(0)?))
}
