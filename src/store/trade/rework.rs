//! Brings all lines of orders under other rules: the store holds what it would hold, had all its order lists been read by
//! them.
//!
//! Every row is read anew from its cells and written by the same hand as a run's. A line that says the same as before
//! keeps its id; where no row comes to anything else, nothing is written at all.

use rusqlite::{Connection, Row};

use super::super::error::Trouble;
use super::super::inputs::{self, parsed};
use super::super::rework::Rework;
use super::super::rows::Destination;
use super::super::write::single_count;
use super::desk::{Desk, Ids};
use super::plan::Plan;
use super::{Kept, channels, has_rows};
use crate::dedupe::Erased;
use crate::model::{
    CellRows, Code, Finding, Input, InputIx, Ledger, Origin, RecordRows, Rejected, RowIx, RunId,
    Severity,
};
use crate::run::RunContext;

/// All rows of order lists with what they say, as a query: what tells whether anything is another than before.
const SAID: &str = "
    SELECT input, row, outcome, code, slot, digest, name, order_no, order_line, day, product_code, product, quantity, amount,
           of_order, counts, status, shop, source_key, mobile, email
    FROM line_arrivals LEFT JOIN lines ON lines.id = line LEFT JOIN buyers ON buyers.id = buyer";

/// Notes of how everything stood, and room for it to stand anew.
const NOTES: &str = "
CREATE TEMP TABLE line_ids AS SELECT id, slot, digest FROM lines;
CREATE INDEX temp.line_ids_of ON line_ids (slot, digest);
CREATE TEMP TABLE cells AS SELECT input, row, code, coalesce(lines.raw, line_arrivals.raw) AS raw
    FROM line_arrivals LEFT JOIN lines ON lines.id = line ORDER BY input, row;
CREATE TEMP TABLE seen AS SELECT * FROM line_findings;
DELETE FROM line_findings;
DELETE FROM line_arrivals;
DELETE FROM lines;
DELETE FROM buyers;";

/// Reads all order lists anew; returns of how many rows anything is told otherwise than before.
pub(in crate::store) fn redo(
    conn: &Connection,
    by: &impl Rework,
    erased: &Erased,
    ctx: &RunContext<'_>,
) -> Result<u64, Trouble> {
    // A store whose rows were all rejected may have lines under other rules.
    if !has_rows(conn)? {
        return Ok(0);
    }
    conn.execute_batch(&format!(
        "CREATE TEMP TABLE said AS {SAID}; SAVEPOINT order_lines; {NOTES}"
    ))?;
    write_all(conn, by, erased, ctx)?;
    let changed = single_count(
        conn,
        &format!("SELECT count(*) FROM ({SAID} EXCEPT SELECT * FROM temp.said)"),
    )?;
    if changed == 0 {
        conn.execute_batch("ROLLBACK TO order_lines")?;
    } else {
        channels::follow(conn)?;
        conn.execute_batch(
            "DROP TABLE temp.line_ids; DROP TABLE temp.cells; DROP TABLE temp.seen",
        )?;
    }
    conn.execute_batch("RELEASE order_lines; DROP TABLE temp.said")?;
    Ok(changed)
}

fn write_all(
    conn: &Connection,
    by: &impl Rework,
    erased: &Erased,
    ctx: &RunContext<'_>,
) -> Result<(), Trouble> {
    let sql = format!(
        "SELECT inputs.id, run, {} FROM inputs JOIN runs ON runs.id = run
         WHERE status = 'done' AND kind = 'transactions' ORDER BY inputs.id",
        inputs::COLUMNS
    );
    let mut statement = conn.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut ledgers: Vec<(RunId, Ledger)> = Vec::new();
    while let Some(row) = rows.next()? {
        ctx.checkpoint(0)?;
        let (id, run, input) = (row.get(0)?, RunId(row.get(1)?), inputs::read(row, 2)?);
        let ledger = write_list(conn, (id, input), by, erased, ctx)?;
        match ledgers.last_mut() {
            Some((of, sum)) if *of == run => *sum += ledger,
            _ => ledgers.push((run, ledger)),
        }
    }
    for (run, ledger) in ledgers {
        set_ledger(conn, run, &ledger)?;
    }
    Ok(())
}

/// Writes the rows of one list anew.
fn write_list(
    conn: &Connection,
    (id, input): (i64, Input),
    by: &impl Rework,
    erased: &Erased,
    ctx: &RunContext<'_>,
) -> Result<Ledger, Trouble> {
    let kept = kept(conn, id, by)?;
    let traded = by.retrade(&input, kept)?;
    let list = [input];
    let plan = Plan::of(conn, &traded, &list, erased)?;
    let desk = Desk {
        conn,
        list: &list,
        traded: &traded,
        plan: &plan,
        to: Destination {
            inputs: &[id],
            contacts: &[],
            last_record: 0,
        },
        ids: Ids::Kept("SELECT id FROM temp.line_ids WHERE slot = ?1 AND digest = ?2"),
    };
    desk.write(ctx)?;
    Ok(plan.ledger)
}

fn set_ledger(conn: &Connection, run: RunId, ledger: &Ledger) -> Result<(), Trouble> {
    let count = |rows: u64| i64::try_from(rows).unwrap_or(i64::MAX);
    conn.execute(
        "UPDATE runs SET created = ?2, merged = ?3, unchanged = ?4, rejected = ?5 WHERE id = ?1",
        (
            run.0,
            count(ledger.created),
            count(ledger.merged),
            count(ledger.unchanged),
            count(ledger.rejected),
        ),
    )?;
    Ok(())
}

/// The rows of a list as they were noted, with what only the file could tell anew.
fn kept(conn: &Connection, input: i64, by: &impl Rework) -> Result<Kept, Trouble> {
    let mut statement =
        conn.prepare_cached("SELECT row, code, raw FROM temp.cells WHERE input = ?1 ORDER BY row")?;
    let mut rows = statement.query([input])?;
    let mut kept = Kept::default();
    let mut cells = CellRows::new();
    while let Some(row) = rows.next()? {
        let origin = Origin {
            input: InputIx(0),
            row: row.get(0)?,
        };
        let texts: Vec<String> = parsed(row.get_ref(2)?.as_str().unwrap_or("[]"))?;
        match code(row, 1)?.filter(|code| by.is_of_file(*code)) {
            Some(code) => kept.rejected.push(Rejected {
                origin,
                code,
                cells: texts,
            }),
            None => {
                cells.push_row(texts.iter().map(String::as_str));
                kept.rows.origins.push(origin);
            }
        }
    }
    kept.rows.raw = cells;
    kept.findings = findings(conn, input, &kept.rows, by)?;
    Ok(kept)
}

/// What was seen in the rows while their file was read.
fn findings(
    conn: &Connection,
    input: i64,
    rows: &RecordRows,
    by: &impl Rework,
) -> Result<Vec<Finding>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT row, code, severity, field, value FROM temp.seen WHERE input = ?1 ORDER BY row, nth",
    )?;
    let mut lines = statement.query([input])?;
    let mut findings = Vec::new();
    while let Some(line) = lines.next()? {
        let number: u32 = line.get(0)?;
        let at = rows
            .origins
            .binary_search_by_key(&number, |origin| origin.row);
        let code = code(line, 1)?.filter(|code| by.is_of_file(*code));
        if let (Ok(at), Some(code)) = (at, code) {
            findings.push(finding(line, at, code)?);
        }
    }
    Ok(findings)
}

fn finding(line: &Row<'_>, at: usize, code: Code) -> Result<Finding, Trouble> {
    let severity: String = line.get(2)?;
    let field: Option<String> = line.get(3)?;
    let named = |name: String| {
        let mut every = crate::model::Field::EVERY.into_iter();
        every.find(|field| field.name() == name)
    };
    Ok(Finding {
        row: RowIx(u32::try_from(at).expect("a list has less than 2^32 rows")),
        field: field.and_then(named),
        code,
        severity: match severity.as_str() {
            "error" => Severity::Error,
            "warning" => Severity::Warning,
            _ => Severity::Info,
        },
        value: line.get::<_, Option<String>>(4)?.map(Into::into),
        proposal: None,
    })
}

fn code(row: &Row<'_>, at: usize) -> Result<Option<Code>, Trouble> {
    let text: Option<String> = row.get(at)?;
    let parsed = text.map(|text| text.parse());
    parsed
        .transpose()
        .map_err(|error: crate::model::NotACode| Trouble::Inconsistent(error.to_string()))
}
