//! What a run will do to each row of an order list, worked out before anything is written.

use rusqlite::Connection;
use rustc_hash::FxHashSet;

use super::super::error::Trouble;
use crate::dedupe::{ERASED, Erased, RowDigest, Told};
use crate::model::{Code, Input, Ledger, LineDigest, Outcome, Slot, Transaction};
use crate::trade::Traded;

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placing {
    /// It says something new: of a line not known before, or of a known one.
    New(Outcome, Transaction),
    /// It says what was said before.
    Again(Transaction),
    /// It is no line of an order.
    Rejected(Code),
}

impl Placing {
    /// The outcome the ledger counts.
    pub(super) fn outcome(self) -> Outcome {
        match self {
            Placing::New(outcome, _) => outcome,
            Placing::Again(_) => Outcome::Unchanged,
            Placing::Rejected(_) => Outcome::Rejected,
        }
    }
}

/// The placing of every row of the frame, and the ledger of the run.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) placings: Vec<Placing>,
    pub(super) ledger: Ledger,
}

impl Plan {
    /// Holds the rows against what is known.
    pub(super) fn of(
        conn: &Connection,
        traded: &Traded,
        inputs: &[Input],
        erased: &Erased,
    ) -> Result<Plan, Trouble> {
        let mut known = Known::new(conn, inputs.len())?;
        let mut placings = Vec::with_capacity(traded.lines().len());
        for line in traded.lines() {
            placings.push(match line {
                Err(code) => Placing::Rejected(*code),
                Ok(line) if is_of_erased(line, traded, inputs, erased) => {
                    Placing::Rejected(ERASED.code)
                }
                Ok(line) => known.place(*line)?,
            });
        }
        let mut ledger = Ledger {
            rows_in: traded.batch().rows_read(),
            rejected: traded.batch().rejected.len() as u64,
            ..Ledger::default()
        };
        placings
            .iter()
            .for_each(|placing| ledger.count(placing.outcome()));
        Ok(Plan { placings, ledger })
    }
}

fn is_of_erased(line: &Transaction, traded: &Traded, inputs: &[Input], erased: &Erased) -> bool {
    let batch = traded.batch();
    let origin = batch.rows.origins[line.row.at()];
    erased.covers(&Told {
        row: batch.frame.row(line.row),
        digest: RowDigest(line.digest.0),
        source: &inputs[origin.input.at()].source,
    })
}

/// What was said before: in the store, and by earlier rows of the run.
struct Known<'c> {
    said: rusqlite::Statement<'c>,
    slot: rusqlite::Statement<'c>,
    /// Two rows of one list never say the same of one line; only several lists do.
    of_run: Option<(FxHashSet<Slot>, FxHashSet<LineDigest>)>,
}

impl<'c> Known<'c> {
    fn new(conn: &'c Connection, inputs: usize) -> Result<Self, Trouble> {
        Ok(Known {
            said: conn.prepare("SELECT 1 FROM lines WHERE slot = ?1 AND digest = ?2")?,
            slot: conn.prepare("SELECT 1 FROM lines WHERE slot = ?1")?,
            of_run: (inputs > 1).then(Default::default),
        })
    }

    fn place(&mut self, line: Transaction) -> Result<Placing, Trouble> {
        let Transaction { slot, digest, .. } = line;
        let (mut is_known, mut was_said) = (self.slot.exists([slot.0])?, false);
        if is_known {
            was_said = self.said.exists((slot.0, digest.0))?;
        }
        if let Some((slots, digests)) = &mut self.of_run {
            is_known |= !slots.insert(slot);
            was_said |= !digests.insert(digest);
        }
        Ok(match (is_known, was_said) {
            (_, true) => Placing::Again(line),
            (true, false) => Placing::New(Outcome::Merged, line),
            (false, false) => Placing::New(Outcome::Created, line),
        })
    }
}
