//! What a cron job types.

use std::path::PathBuf;

use clap::Args;

use super::input::{FailOn, InputArgs};
use crate::model::ListKind;

/// `iclear cleanse`.
#[derive(Debug, Args)]
pub(in crate::cli) struct CleanseArgs {
    /// Goes on with the other files when one cannot be read; it is tried again the next time
    #[arg(long)]
    pub(in crate::cli) skip_broken: bool,
    /// Exits with 1 when there are findings of this severity or above in the new files
    #[arg(long, value_name = "SEVERITY")]
    pub(in crate::cli) fail_on: Option<FailOn>,
    /// Writes the run's figures to a text file for Prometheus
    #[arg(long, value_name = "FILE.prom")]
    pub(in crate::cli) metrics: Option<PathBuf>,
    /// A command of the shell to run when the night fails, e.g. one that calls a webhook; ICLEAR_ERROR,
    /// ICLEAR_EXIT_CODE and ICLEAR_STORE say what happened
    #[arg(long, value_name = "COMMAND")]
    pub(in crate::cli) on_failure: Option<String>,
}

impl CleanseArgs {
    /// How the new files are read.
    pub(in crate::cli) fn input(&self, files: Vec<PathBuf>, kind: ListKind) -> InputArgs {
        InputArgs {
            kind: Some(kind.into()),
            skip_broken: self.skip_broken,
            fail_on: self.fail_on,
            ..InputArgs::of(files)
        }
    }
}
