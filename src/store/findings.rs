//! How findings are kept, and writes those of a run.
//!
//! Field, code and severity of a finding are one of some dozens that occur together, so a row keeps the number of its
//! kind. The view `findings` has them in words, as the table of this name had in earlier versions.

use rusqlite::{Connection, OptionalExtension};
use rustc_hash::FxHashMap;

use super::bulk::Bulk;
use super::error::Trouble;
use super::plan::{Placing, Plan};
use super::rows::{Destination, Pace};
use crate::dedupe::{ERASED, Resolved};
use crate::model::{Code, Field, Finding, Origin, Severity};
use crate::run::RunContext;

/// The tables and the view, filled from the table of an earlier version.
pub(super) const TABLES: &str = "
CREATE TABLE finding_kinds (
    id INTEGER PRIMARY KEY,
    field TEXT,
    code TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'error'))
) STRICT;
CREATE UNIQUE INDEX finding_kinds_of ON finding_kinds (code, severity, coalesce(field, ''));
INSERT INTO finding_kinds (field, code, severity)
    SELECT DISTINCT field, code, severity FROM findings ORDER BY code, severity, field;
CREATE TABLE row_findings (
    input INTEGER NOT NULL,
    row INTEGER NOT NULL,
    nth INTEGER NOT NULL,
    kind INTEGER NOT NULL REFERENCES finding_kinds (id),
    value TEXT,
    proposal TEXT,
    PRIMARY KEY (input, row, nth),
    FOREIGN KEY (input, row) REFERENCES arrivals (input, row)
) STRICT, WITHOUT ROWID;
INSERT INTO row_findings
    SELECT input, row, nth, finding_kinds.id, value, proposal FROM findings JOIN finding_kinds
    ON finding_kinds.code = findings.code AND finding_kinds.severity = findings.severity
    AND coalesce(finding_kinds.field, '') = coalesce(findings.field, '') ORDER BY input, row, nth;
DROP TABLE findings;
CREATE VIEW findings AS
    SELECT input, row, nth, field, code, severity, value, proposal
    FROM row_findings LEFT JOIN finding_kinds ON finding_kinds.id = kind;
";

/// Writes the findings of the rows that are new to the store; a row that was here before has left its findings then.
pub(super) fn write(
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
    let columns = ["input", "row", "nth", "kind", "value", "proposal"];
    let mut kinds = Kinds::new(conn);
    let mut pace = Pace::uncounted(ctx);
    Bulk::new(conn, "row_findings", &columns).write(
        numbered(&findings),
        |statement, first, (nth, origin, finding)| {
            pace.row()?;
            let kind = kinds.number((finding.field, finding.code, finding.severity))?;
            statement.raw_bind_parameter(first, to.input(origin)?)?;
            statement.raw_bind_parameter(first + 1, origin.row)?;
            statement.raw_bind_parameter(first + 2, nth)?;
            statement.raw_bind_parameter(first + 3, kind)?;
            statement.raw_bind_parameter(first + 4, finding.value.as_deref())?;
            Ok(statement.raw_bind_parameter(first + 5, finding.proposal.as_deref())?)
        },
    )
}

/// Findings, row by row, those of one row numbered in their order.
pub(super) fn numbered<'f>(
    findings: &[(Origin, &'f Finding)],
) -> impl ExactSizeIterator<Item = (i64, Origin, &'f Finding)> {
    let (mut nth, mut before) = (0, None);
    findings.iter().map(move |&(origin, finding)| {
        nth = if before == Some(origin) { nth + 1 } else { 1 };
        before = Some(origin);
        (nth, origin, finding)
    })
}

/// Field, code and severity of a finding.
type Kind = (Option<Field>, Code, Severity);

/// The numbers of the kinds met so far.
struct Kinds<'c> {
    conn: &'c Connection,
    known: FxHashMap<Kind, i64>,
}

impl<'c> Kinds<'c> {
    fn new(conn: &'c Connection) -> Self {
        Kinds {
            conn,
            known: FxHashMap::default(),
        }
    }

    fn number(&mut self, kind: Kind) -> Result<i64, Trouble> {
        if let Some(&number) = self.known.get(&kind) {
            return Ok(number);
        }
        let (field, code, severity) = kind;
        let number = number(
            self.conn,
            field.map(Field::name),
            code.as_str(),
            severity.name(),
        )?;
        self.known.insert(kind, number);
        Ok(number)
    }
}

/// The number of a kind; a new one gets the next.
pub(super) fn number(
    conn: &Connection,
    field: Option<&str>,
    code: &str,
    severity: &str,
) -> Result<i64, Trouble> {
    let known = conn
        .prepare_cached(
            "SELECT id FROM finding_kinds WHERE code = ?1 AND severity = ?2 AND coalesce(field, '') = coalesce(?3, '')",
        )?
        .query_row((code, severity, field), |row| row.get(0))
        .optional()?;
    if let Some(number) = known {
        return Ok(number);
    }
    conn.prepare_cached("INSERT INTO finding_kinds (code, severity, field) VALUES (?1, ?2, ?3)")?
        .execute((code, severity, field))?;
    Ok(conn.last_insert_rowid())
}
