//! What a stage may know of the run it is part of: the date, how to tell how far it is, whether to stop.
//!
//! Knows no terminal, no clock and no signal: the command line fills these in.

use std::sync::atomic::{AtomicBool, Ordering};

use jiff::civil::Date;

/// A stage of the chain, as progress bars and timings name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// Reading files.
    Import,
    /// Rewriting cells into standard form.
    Standardize,
    /// Holding cells against each other.
    Check,
    /// Finding and merging duplicates.
    Dedupe,
    /// Classifying contacts.
    Tag,
    /// Writing the run.
    Store,
}

impl Stage {
    /// The name in JSON and on progress bars.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Stage::Import => "import",
            Stage::Standardize => "standardize",
            Stage::Check => "check",
            Stage::Dedupe => "dedupe",
            Stage::Tag => "tag",
            Stage::Store => "store",
        }
    }
}

/// Who is told how far a run is. Only the command line draws.
pub trait Progress: Send + Sync {
    /// A stage begins; `total` rows (or pairs) are ahead where that is known.
    fn begin(&self, stage: Stage, total: Option<u64>);
    /// `count` more are done in the stage begun last.
    fn advance(&self, count: u64);
}

/// Tells nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: Stage, _: Option<u64>) {}
    fn advance(&self, _: u64) {}
}

/// The user asked to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("interrupted; nothing was changed")]
pub struct Cancelled;

/// What every stage gets last: the run's date, its progress, its stop button.
pub struct RunContext<'a> {
    /// Today, as the command line read it once.
    pub today: Date,
    /// Who is told how far the run is.
    pub progress: &'a dyn Progress,
    /// Set when the user asks to stop.
    pub cancel: &'a AtomicBool,
}

impl RunContext<'_> {
    /// Advances the bar by `count` and stops where the user asked for it; called once a chunk.
    ///
    /// # Errors
    /// [`Cancelled`] when the user asked to stop.
    pub fn checkpoint(&self, count: u64) -> Result<(), Cancelled> {
        self.progress.advance(count);
        if self.cancel.load(Ordering::Relaxed) {
            Err(Cancelled)
        } else {
            Ok(())
        }
    }
}

impl std::fmt::Debug for RunContext<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RunContext")
            .field("today", &self.today)
            .finish_non_exhaustive()
    }
}
