//! `iclear standardize`: lists in, the same rows in standard form out, with what they tell beyond the fields if asked.

use std::borrow::Cow;

use super::filter::Output;
use crate::cli::Verdict;
use crate::cli::args::StandardizeArgs;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::pipeline;
use crate::standardize::{Fact, facts};

/// Runs the filter.
pub(in crate::cli) fn run(
    args: &StandardizeArgs,
    invocation: &Invocation,
) -> Result<Verdict, Failure> {
    let rules = invocation.rules()?;
    let ctx = invocation.context();
    let (input, out) = (&args.filter.input, &args.filter.output);
    let mut importer = invocation.open_contacts(input, &rules, &ctx)?;
    let columns = if args.facts { Fact::NAMES } else { &[] };
    let mut output = Output::create(out, importer.inputs(), columns, invocation)?;
    while let Some(part) = pipeline::standardized(&mut importer, &rules, &ctx)? {
        let batch = part.batch();
        let facts = if args.facts {
            facts(&batch.frame, &rules.standardize)
        } else {
            Vec::new()
        };
        output.write(batch, |row| {
            let of_row = facts.get(row.at()).map_or(&[][..], Vec::as_slice);
            let cell = |fact: &'_ Option<String>| Cow::Owned(fact.clone().unwrap_or_default());
            of_row.iter().map(cell).collect()
        })?;
    }
    invocation.tell_skipped(&importer);
    output.finish(input, &rules, invocation)
}
