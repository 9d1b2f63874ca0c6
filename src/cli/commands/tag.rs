//! `iclear tag`: lists in, the same rows out, each with its cluster and the tags of its contact.

use super::dedupe::{Compare, clusters, contact_of};
use crate::cli::Verdict;
use crate::cli::args::FilterArgs;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;

/// Runs the filter.
pub(in crate::cli) fn run(args: &FilterArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    let added = ["findings", "cluster_id", "tags"];
    clusters(args, Compare::All, &added, invocation, |tagged, ids| {
        let tags = |row| contact_of(tagged, row).map(|contact| tagged.tags[contact].join(";"));
        (0..ids.len())
            .map(|row| vec![tags(row).unwrap_or_default()])
            .collect()
    })
}
