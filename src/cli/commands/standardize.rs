//! `iclear standardize`: lists in, the same rows in standard form out.

use super::filter::Output;
use crate::cli::Verdict;
use crate::cli::args::FilterArgs;
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::pipeline;

/// Runs the filter.
pub(in crate::cli) fn run(args: &FilterArgs, session: &Session) -> Result<Verdict, Failure> {
    let rules = session.rules()?;
    let ctx = session.context();
    let mut importer = session.open(&args.input, &rules, &ctx)?;
    let mut output = Output::create(&args.output, importer.inputs(), &[], session)?;
    while let Some(part) = pipeline::standardized(&mut importer, &rules, &ctx)? {
        output.write(part.batch(), |_| Vec::new())?;
    }
    session.tell_skipped(&importer);
    output.finish(&args.input, &rules, session)
}
