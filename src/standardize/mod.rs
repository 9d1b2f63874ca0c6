//! Rewrites cells into the standard form of their field.
//!
//! After `import`, before `check`. What comes in: [`Imported`] batches. What goes out: [`Standardized`] batches of the
//! same rows. It looks at one cell, or at the few that belong together; it knows no other row, and nothing of the
//! store. What can be read in two ways stays as it was and is reported.

mod address;
mod amount;
mod company;
mod country;
mod dates;
mod desk;
mod education;
mod email;
mod examples;
mod facts;
pub mod findings;
mod form;
mod gender;
mod id_number;
mod industry;
mod name;
mod phone;
mod postcode;
mod single;
mod text;
mod title;

use rayon::prelude::*;

use crate::import::Imported;
use crate::model::{Batch, ContactFrame, Finding, FrameBuilder, RowIx};
use crate::rules::StandardizeRules;
use crate::run::{Cancelled, RunContext};

pub use desk::{Desk, Standardizer};
pub use examples::failing_examples;
pub use facts::{Fact, facts};
pub use single::{Values, standard_cells};

/// The standardizers, in the order in which they see a row. Text comes first, for the others read what it leaves;
/// places come before phones, for a city tells the area code of a local number.
const STANDARDIZERS: &[Standardizer] = &[
    text::standardize,
    form::standardize,
    name::standardize,
    company::standardize,
    title::standardize,
    industry::standardize,
    address::standardize,
    phone::standardize,
    email::standardize,
    postcode::standardize,
    id_number::standardize,
    dates::standardize,
    gender::standardize,
    education::standardize,
    amount::standardize,
];

/// Rows of one task: enough to outweigh its frame, few enough that a block of 8,192 keeps every core busy.
const ROWS_PER_TASK: usize = 1_024;

/// Rows whose cells are in standard form.
#[derive(Debug, Default)]
pub struct Standardized(Batch);

impl Standardized {
    /// Adds the rows of `other` below these.
    pub fn append(&mut self, other: Standardized) {
        self.0.append(other.0);
    }

    /// The rows.
    #[must_use]
    pub fn batch(&self) -> &Batch {
        &self.0
    }

    /// The rows, for the next stage.
    #[must_use]
    pub fn into_batch(self) -> Batch {
        self.0
    }
}

/// Standardizes one batch.
///
/// # Errors
/// [`Cancelled`] when the user asked to stop.
pub fn run(
    imported: Imported,
    rules: &StandardizeRules,
    ctx: &RunContext<'_>,
) -> Result<Standardized, Cancelled> {
    let mut batch = imported.into_batch();
    let (fields, found) = standardize(&batch.frame, rules);
    batch.frame = fields.beside(batch.frame);
    batch.findings.extend(found);
    batch.findings.sort_by_key(|finding| finding.row);
    ctx.checkpoint(batch.rows_read())?;
    Ok(Standardized(batch))
}

/// The fields in standard form, and what was seen on the way.
fn standardize(frame: &ContactFrame, rules: &StandardizeRules) -> (ContactFrame, Vec<Finding>) {
    let tasks: Vec<usize> = (0..frame.len()).step_by(ROWS_PER_TASK).collect();
    let parts: Vec<(ContactFrame, Vec<Finding>)> = tasks
        .into_par_iter()
        .map(|first| standardize_rows(frame, first, rules))
        .collect();
    let mut whole = ContactFrame::default();
    let mut findings = Vec::new();
    for (part, found) in parts {
        whole.append(&part);
        findings.extend(found);
    }
    (whole, findings)
}

/// The rows of one task, which begins at row `first`.
fn standardize_rows(
    frame: &ContactFrame,
    first: usize,
    rules: &StandardizeRules,
) -> (ContactFrame, Vec<Finding>) {
    let end = frame.len().min(first + ROWS_PER_TASK);
    let mut builder = FrameBuilder::with_capacity(end - first);
    let mut findings = Vec::new();
    for row in first..end {
        let row = frame.row(RowIx(u32::try_from(row).expect("less than 2^32 rows")));
        let mut desk = Desk::new(row, rules, &mut findings);
        STANDARDIZERS
            .iter()
            .for_each(|standardizer| standardizer(&mut desk));
        builder.push(&desk.into_draft());
    }
    (builder.finish(), findings)
}

#[cfg(test)]
mod tests;
