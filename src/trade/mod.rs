//! Reads lines of orders: who bought, when, what, for how much.
//!
//! A branch of the flow beside `check`, `dedupe` and `tag`: after `standardize`, before `store`. A line of an order is no
//! contact and founds none, so it takes no part in matching; it only names its buyer, and which contact that is the store
//! answers, today and again tomorrow. What comes in: the rows of order lists in standard form, all of a run together,
//! because equal lines of one list are told apart by counting them. What goes out: [`Traded`], a [`Transaction`] for
//! each row or the code that says why it is none. Knows rows and their headers; knows no contact, no file, no SQL.

mod carry;
pub mod findings;
mod identity;
mod list;
mod reading;
mod whole;

pub use reading::{email, mobile};

use rustc_hash::FxHashSet;

use self::list::Habits;
use self::reading::{Desk, Stated};
use crate::model::{Batch, Code, Field, Finding, Input, RowIx, Severity, Transaction};
use crate::rules::OrderRules;
use crate::run::{Cancelled, RunContext};
use crate::standardize::Standardized;

/// Rows of order lists, read as lines of orders.
#[derive(Debug, Default)]
pub struct Traded {
    batch: Batch,
    lines: Vec<Result<Transaction, Code>>,
}

impl Traded {
    /// The rows; those that were never records apart.
    #[must_use]
    pub fn batch(&self) -> &Batch {
        &self.batch
    }

    /// What each row of the frame is, or why it is no line of an order.
    pub fn lines(&self) -> &[Result<Transaction, Code>] {
        &self.lines
    }
}

/// Reads the rows of a run.
///
/// # Errors
/// [`Cancelled`] when the user asked to stop.
pub fn run(
    standardized: Standardized,
    inputs: &[Input],
    rules: &OrderRules,
    ctx: &RunContext<'_>,
) -> Result<Traded, Cancelled> {
    let mut batch = standardized.into_batch();
    let (mut readings, mut found) = (Vec::with_capacity(batch.frame.len()), Vec::new());
    carry::carry(&mut batch, &mut found);
    let unread = unread(&batch.findings);
    let habits = Habits::of(&batch, inputs, rules);
    for row in batch.frame.rows() {
        let stated = match unread.contains(&row.ix()) {
            true => Stated::Unread,
            false => Stated::Read,
        };
        let input = batch.rows.origins[row.ix().at()].input;
        let mut desk = Desk {
            row,
            stated,
            habits: &habits[input.at()],
            findings: &mut found,
        };
        readings.push(desk.read(rules));
    }
    whole::tell(&batch, &mut readings, &mut found);
    ctx.checkpoint(0)?;
    let lines = identity::identify(&batch, inputs, &readings);
    ctx.checkpoint(0)?;
    add(&mut batch.findings, found);
    Ok(Traded { batch, lines })
}

/// The rows that state an amount which could not be read: nothing may be worked out in its place.
fn unread(findings: &[Finding]) -> FxHashSet<RowIx> {
    let of_amount = |finding: &&Finding| {
        let field = finding.field;
        finding.severity == Severity::Error
            && (field == Some(Field::Amount) || field == Some(Field::OrderAmount))
    };
    let unread = findings.iter().filter(of_amount);
    unread.map(|finding| finding.row).collect()
}

/// Puts findings of rows behind those that the rows have already.
fn add(findings: &mut Vec<Finding>, more: Vec<Finding>) {
    findings.extend(more);
    // Stable, so that the findings of one row stay in the order in which they were seen.
    findings.sort_by_key(|finding| finding.row);
}
