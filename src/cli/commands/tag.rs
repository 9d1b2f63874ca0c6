//! `iclear tag`: lists in, the same rows out, each with its cluster and the tags of its contact.

use super::dedupe::{List, clusters, contact_of};
use crate::cli::Verdict;
use crate::cli::args::FilterArgs;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::dedupe::{Modelling, NothingKnown};
use crate::pipeline;

/// What the filter adds to each row.
const ADDED: [&str; 3] = ["findings", "cluster_id", "tags"];

/// Runs the filter.
pub(in crate::cli) fn run(args: &FilterArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    let list = List::read(&args.input, invocation)?;
    let ctx = invocation.context();
    let (inputs, rules) = (&list.inputs, &list.rules);
    let model = (rules, Modelling::Fitted);
    let tagged = pipeline::tagged(list.checked, inputs, &NothingKnown, model, &ctx)?;
    let fates = &tagged.resolved.fates;
    let output = clusters(
        &tagged.resolved,
        inputs,
        (args, invocation),
        &ADDED,
        |row| {
            let tags = contact_of(fates, row.at()).map(|contact| tagged.tags[contact].join(";"));
            vec![tags.unwrap_or_default()]
        },
    )?;
    output.finish(&args.input, rules, invocation)
}
