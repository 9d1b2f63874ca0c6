//! Writes the rows of a run that become records.

use std::ops::Range;

use rusqlite::{Connection, ToSql};

use super::ahead::ahead;
use super::blocks;
use super::book::SAMPLE;
use super::books::{self, Packer};
use super::bulk::Bulk;
use super::error::Trouble;
use super::plan::{Placing, Plan, position};
use super::rows::{Destination, text, write_list};
use super::values::{Verbatim, Writer};
use crate::dedupe::Resolved;
use crate::model::{Field, Outcome};
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
    let packers = packers(conn, (resolved, plan), to, &writers)?;
    let desk = Desk {
        resolved,
        plan,
        writers: &writers,
        packers: &packers,
    };
    let mut next = to.last_record;
    ahead(
        plan.placings.len(),
        |rows| Chunk::of(rows, &desk),
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
                bind(&made.raw)?;
                bind(&made.packed)?;
                let is_packed = made.packed.is_some();
                let key = frame.row(position(made.row)).get(Field::SourceKey);
                Ok(bind(&key.filter(|_| is_packed))?)
            })?;
            Ok(ctx.checkpoint(length)?)
        },
    )
}

const COLUMNS: [&str; 11] = [
    "id", "input", "row", "outcome", "contact", "digest", "key_sum", "fields", "raw", "packed",
    "own_key",
];

/// What packs the rows of each input, if they are packed.
fn packers(
    conn: &Connection,
    (resolved, plan): (&Resolved, &Plan),
    to: &Destination<'_>,
    writers: &[Writer<'_>],
) -> Result<Vec<Option<Packer>>, Trouble> {
    let origins = &resolved.batch.rows.origins;
    let founding = |at: usize| -> Vec<usize> {
        let founds = |row: &usize| {
            let is_new = |placing: &Placing| {
                matches!(
                    placing,
                    Placing::New {
                        outcome: Outcome::Created,
                        ..
                    }
                )
            };
            origins[*row].input.at() == at && is_new(&plan.placings[*row])
        };
        (0..plan.placings.len()).filter(founds).collect()
    };
    let sample = |at: usize, writer: &Writer<'_>| -> Vec<String> {
        // One of so many, from the first to the last; each founds a contact, so no two tell of one person.
        let rows = founding(at);
        let step = (rows.len() / SAMPLE).max(1);
        let rows = rows.into_iter().step_by(step).take(SAMPLE);
        rows.map(|row| whole_of(row, resolved, writer)).collect()
    };
    let inputs = to.inputs.iter().zip(writers).enumerate();
    inputs
        .map(|(at, (&id, writer))| Packer::learnt(conn, id, || sample(at, writer)))
        .collect()
}

/// The text of a row that is packed.
fn whole_of(row: usize, resolved: &Resolved, writer: &Writer<'_>) -> String {
    let (mut fields, mut raw) = (Vec::new(), Vec::new());
    let cells = resolved.batch.rows.raw.row(row);
    writer.write(&mut fields, position(row), &cells);
    write_list(&mut raw, cells.iter());
    books::whole(text(&fields), text(&raw))
}

/// What rows are made of.
struct Desk<'a> {
    resolved: &'a Resolved,
    plan: &'a Plan,
    /// For each input.
    writers: &'a [Writer<'a>],
    packers: &'a [Option<Packer>],
}

/// What is to be written of some rows: their values and cells as JSON or as codes, end to end, and the sums of their keys.
struct Chunk {
    bytes: Vec<u8>,
    made: Vec<Made<usize, usize>>,
}

/// What is to be written of one row, with its values, its cells and its codes, or where they end among the bytes.
struct Made<T, P> {
    row: usize,
    outcome: Outcome,
    /// The position of its contact.
    contact: Option<usize>,
    key_sum: i64,
    fields: T,
    raw: T,
    packed: P,
}

impl Chunk {
    fn of(rows: Range<usize>, desk: &Desk<'_>) -> Self {
        let mut bytes = Vec::new();
        let mut made = Vec::with_capacity(rows.len());
        for row in rows {
            let Placing::New { outcome, contact } = desk.plan.placings[row] else {
                continue;
            };
            let [fields, raw] = desk.write(&mut bytes, row);
            made.push(Made {
                row,
                outcome,
                contact,
                key_sum: blocks::sum_of(desk.resolved.keys.of(row)),
                fields,
                raw,
                packed: bytes.len(),
            });
        }
        Chunk { bytes, made }
    }

    fn rows(&self) -> impl ExactSizeIterator<Item = Made<&str, Option<&[u8]>>> {
        let mut start = 0;
        self.made.iter().map(move |made| {
            let fields = text(&self.bytes[start..made.fields]);
            let raw = text(&self.bytes[made.fields..made.raw]);
            let packed = &self.bytes[made.raw..made.packed];
            start = made.packed;
            let is_packed = !packed.is_empty();
            let [no_fields, no_raw] = books::NOTHING;
            Made {
                row: made.row,
                outcome: made.outcome,
                contact: made.contact,
                key_sum: made.key_sum,
                fields: if is_packed { no_fields } else { fields },
                raw: if is_packed { no_raw } else { raw },
                packed: is_packed.then_some(packed),
            }
        })
    }
}

impl Desk<'_> {
    /// Adds what is kept of a row to `bytes`; returns where its values and its cells end, behind which are its codes.
    fn write(&self, bytes: &mut Vec<u8>, row: usize) -> [usize; 2] {
        let start = bytes.len();
        let cells = self.resolved.batch.rows.raw.row(row);
        let input = self.resolved.batch.rows.origins[row].input.at();
        // A row of an input that is not there is refused where it is written.
        if let Some(writer) = self.writers.get(input) {
            writer.write(bytes, position(row), &cells);
        }
        let fields = bytes.len();
        write_list(bytes, cells.iter());
        let Some(Some(packer)) = self.packers.get(input) else {
            return [fields, bytes.len()];
        };
        let raw = bytes.len();
        let whole = books::whole(text(&bytes[start..fields]), text(&bytes[fields..]));
        if !packer.pack(bytes, &whole) {
            return [fields, raw];
        }
        bytes.drain(start..raw);
        [start, start]
    }
}
