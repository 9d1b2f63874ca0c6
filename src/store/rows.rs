//! Writes what is said of the rows of a run: arrivals, blocking keys. `records` writes the rows themselves.

use rayon::slice::ParallelSliceMut;
use rusqlite::Connection;

use super::ahead::each_ahead;
use super::blocks;
use super::bulk::Bulk;
use super::error::Trouble;
use super::plan::{Placing, Plan, position};
use crate::dedupe::{ERASED, Resolved};
use crate::model::{Code, ContactId, Origin, RecordId, RowIx};
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

/// Adds `cells` to `json`, as a list.
pub(super) fn write_list<'a>(json: &mut Vec<u8>, cells: impl Iterator<Item = &'a str>) {
    json.push(b'[');
    let start = json.len();
    for cell in cells {
        if json.len() > start {
            json.push(b',');
        }
        write_text(json, cell);
    }
    json.push(b']');
}

/// Adds a text to `json`.
pub(super) fn write_text(json: &mut Vec<u8>, text: &str) {
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
    let columns = ["input", "row", "outcome", "record", "code", "raw"];
    let mut table = Bulk::new(conn, "arrivals", &columns);
    let batch = &resolved.batch;
    let mut pace = Pace::uncounted(ctx);
    let mut raw = Vec::new();
    let all = in_order(resolved);
    table.write(all.iter(), |statement, first, (origin, arrival)| {
        pace.row()?;
        raw.clear();
        let (outcome, record, rejected): (_, _, Option<Code>) = match *arrival {
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
        statement.raw_bind_parameter(first, to.input(*origin)?)?;
        statement.raw_bind_parameter(first + 1, origin.row)?;
        statement.raw_bind_parameter(first + 2, outcome)?;
        statement.raw_bind_parameter(first + 3, record.map(|record| record.0))?;
        statement.raw_bind_parameter(first + 4, rejected.as_ref().map(Code::as_str))?;
        statement.raw_bind_parameter(first + 5, rejected.is_some().then(|| text(&raw)))?;
        Ok(())
    })
}

/// Writes the blocking keys of the new records, wave by wave: those of one are sorted while those of the one before are
/// written, and all at once would take more memory than all else of a run.
pub(super) fn keys(
    conn: &Connection,
    resolved: &Resolved,
    plan: &Plan,
    records: &[Option<RecordId>],
    ctx: &RunContext<'_>,
) -> Result<(), Trouble> {
    let bits = (resolved.keys.keys() / WAVE).next_power_of_two().ilog2();
    let bits = bits.min(MOST_WAVE_BITS);
    let sorted = |wave: u64| {
        let mut entries: Vec<blocks::Entry> = Vec::new();
        for (row, placing) in plan.placings.iter().enumerate() {
            if let (Placing::New { .. }, Some(record)) = (placing, records[row]) {
                let keys = resolved.keys.of(row).iter();
                let of_wave = keys.filter(|key| key.first(bits) == wave);
                entries.extend(of_wave.map(|&key| (key, record.0)));
            }
        }
        entries.par_sort_unstable();
        entries
    };
    each_ahead(0..1_u64 << bits, sorted, |entries| {
        blocks::add(conn, entries, || Ok(ctx.checkpoint(0)?))
    })
}

/// Keys in one wave, about, and how many waves there are at most: each looks at all keys.
const WAVE: usize = 1 << 21;
const MOST_WAVE_BITS: u32 = 6;
