//! Writes the rows of a run that become records.

use std::ops::Range;

use rusqlite::{Connection, ToSql};

use super::ahead::ahead;
use super::blocks;
use super::bulk::Bulk;
use super::error::Trouble;
use super::plan::{Placing, Plan, position};
use super::rows::{Destination, text, write_list};
use super::values::{Verbatim, Writer};
use crate::dedupe::Resolved;
use crate::model::Outcome;
use crate::run::RunContext;

/// Writes the rows that become records, under the ids that [`Plan::records`] gives them. `verbatim` has the cells that
/// the fields of each input are read from.
pub(super) fn write(
    conn: &Connection,
    (resolved, plan): (&Resolved, &Plan),
    to: &Destination<'_>,
    verbatim: &[Verbatim],
    ctx: &RunContext<'_>,
) -> Result<(), Trouble> {
    let mut table = Bulk::new(conn, "records", &COLUMNS);
    let frame = &resolved.batch.frame;
    let writers: Vec<Writer<'_>> = verbatim.iter().map(|one| Writer::of(frame, one)).collect();
    let mut next = to.last_record;
    ahead(
        plan.placings.len(),
        |rows| Chunk::of(rows, resolved, plan, &writers),
        |rows, chunk| {
            let length = rows.len() as u64;
            table.write(chunk.rows(), |statement, first, made| {
                next += 1;
                let origin = resolved.batch.rows.origins[made.row];
                let contact = made.contact.map(|at| to.contacts[at].0);
                let digest = &resolved.digests[made.row].0[..];
                let mut at = first..;
                let mut bind = |cell: &dyn ToSql| {
                    statement.raw_bind_parameter(at.next().unwrap_or_default(), cell)
                };
                bind(&next)?;
                bind(&to.input(origin)?)?;
                bind(&origin.row)?;
                bind(&made.outcome.name())?;
                bind(&contact)?;
                bind(&digest)?;
                bind(&made.key_sum)?;
                bind(&made.fields)?;
                Ok(bind(&made.raw)?)
            })?;
            Ok(ctx.checkpoint(length)?)
        },
    )
}

const COLUMNS: [&str; 9] = [
    "id", "input", "row", "outcome", "contact", "digest", "key_sum", "fields", "raw",
];

/// What is to be written of some rows: their values and cells as JSON, end to end, and the sums of their keys.
struct Chunk {
    text: Vec<u8>,
    made: Vec<Made<usize>>,
}

/// What is to be written of one row, with its values and its cells, or where they end in the text.
struct Made<T> {
    row: usize,
    outcome: Outcome,
    /// The position of its contact.
    contact: Option<usize>,
    key_sum: i64,
    fields: T,
    raw: T,
}

impl Chunk {
    fn of(rows: Range<usize>, resolved: &Resolved, plan: &Plan, writers: &[Writer<'_>]) -> Self {
        let mut text = Vec::new();
        let mut made = Vec::with_capacity(rows.len());
        for row in rows {
            let Placing::New { outcome, contact } = plan.placings[row] else {
                continue;
            };
            let cells = resolved.batch.rows.raw.row(row);
            let input = resolved.batch.rows.origins[row].input.at();
            // A row of an input that is not there is refused where it is written.
            if let Some(writer) = writers.get(input) {
                writer.write(&mut text, position(row), &cells);
            }
            let fields = text.len();
            write_list(&mut text, cells.iter());
            made.push(Made {
                row,
                outcome,
                contact,
                key_sum: blocks::sum_of(resolved.keys.of(row)),
                fields,
                raw: text.len(),
            });
        }
        Chunk { text, made }
    }

    fn rows(&self) -> impl ExactSizeIterator<Item = Made<&str>> {
        let mut start = 0;
        self.made.iter().map(move |made| {
            let [fields, raw] = [start..made.fields, made.fields..made.raw];
            start = made.raw;
            Made {
                row: made.row,
                outcome: made.outcome,
                contact: made.contact,
                key_sum: made.key_sum,
                fields: text(&self.text[fields]),
                raw: text(&self.text[raw]),
            }
        })
    }
}
