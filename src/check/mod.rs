//! Holds the cells of one row against each other and against the reference tables.
//!
//! After `standardize`, before `dedupe`. What comes in: [`Standardized`] batches. What goes out: [`Checked`] batches
//! with findings and, for each row, a [`Verdict`]: whether it may go on to the clean store. It knows one row at a time;
//! it knows nothing of duplicates or of the store.
//!
//! A [`Check`] is one file under the folder of its subject, with its manual as doc comment; `registry` lists them all;
//! `rules/checks.toml` says how much each matters and what is done about it; `looking` looks at the rows.

mod channel;
mod definition;
mod examples;
mod facts;
mod keyboard;
mod lists;
mod looking;
mod own;
mod phrases;
mod places;
pub mod reference;
mod regions;
mod registry;
mod same_cause;
pub mod shared;

pub mod contact;
pub mod geo;
pub mod identity;
pub mod plausibility;
pub mod purchase;
pub mod time;

pub use definition::{Check, Needs, Sighting};
pub use examples::failing_examples;
pub use facts::Facts;
pub use lists::{ListCounts, Unfit};
pub use registry::{CHECKS, KINDS};
pub use shared::{KINDS as SHARED_KINDS, SHARED_CHECKS, Shared, SharedCheck, SharedValue};

use crate::model::{Batch, Code};
use crate::rules::CheckRules;
use crate::run::{Cancelled, RunContext};
use crate::standardize::Standardized;

/// Whether a row may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It may.
    Pass,
    /// It waits for a person, because of this finding.
    Review(Code),
    /// It is no usable record, because of this finding.
    Reject(Code),
}

/// Rows that have been checked.
#[derive(Debug, Default)]
pub struct Checked {
    batch: Batch,
    verdicts: Vec<Verdict>,
    lists: ListCounts,
}

impl Checked {
    /// The rows.
    #[must_use]
    pub fn batch(&self) -> &Batch {
        &self.batch
    }

    /// Each row's verdict.
    #[must_use]
    pub fn verdicts(&self) -> &[Verdict] {
        &self.verdicts
    }

    /// What was counted of each list as a whole.
    #[must_use]
    pub fn lists(&self) -> &ListCounts {
        &self.lists
    }

    /// The same rows, none of them waiting for a person: for a list that goes into no store, and so has no queue.
    #[must_use]
    pub fn without_queue(mut self) -> Checked {
        for verdict in &mut self.verdicts {
            if let Verdict::Review(_) = verdict {
                *verdict = Verdict::Pass;
            }
        }
        self
    }

    /// The rows and their verdicts, for the next stage.
    #[must_use]
    pub fn into_parts(self) -> (Batch, Vec<Verdict>) {
        (self.batch, self.verdicts)
    }

    /// Adds the rows of `other` below these: dedupe is the barrier that needs all rows of a run together.
    pub fn append(&mut self, other: Checked) {
        self.batch.append(other.batch);
        self.verdicts.extend(other.verdicts);
        self.lists.add(&other.lists);
    }
}

/// Checks one batch.
///
/// # Errors
/// [`Cancelled`] when the user asked to stop.
pub fn run(
    standardized: Standardized,
    rules: &CheckRules,
    ctx: &RunContext<'_>,
) -> Result<Checked, Cancelled> {
    let batch = standardized.into_batch();
    ctx.checkpoint(batch.rows_read())?;
    Ok(looking::look_at(batch, rules, ctx.today))
}

#[cfg(test)]
mod catalogue_tests;
#[cfg(test)]
mod same_cause_tests;
