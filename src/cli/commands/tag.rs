//! `iclear tag`: lists in, the same rows out, each with its cluster and the tags of its contact.

use super::dedupe::clusters;
use crate::cli::Verdict;
use crate::cli::args::FilterArgs;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;

/// Runs the filter.
pub(in crate::cli) fn run(args: &FilterArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    let added = ["findings", "cluster_id", "tags"];
    clusters(args, invocation, &added, |tagged, contact| {
        Some(tagged.tags[contact].join(";"))
    })
}
