//! `iclear check`: lists in, the same rows in standard form out, with the codes of what was found.

use std::borrow::Cow;

use super::filter::{Output, codes_by_row};
use crate::check::ListCounts;
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
    let mut output = Output::create(&args.output, importer.inputs(), &["findings"], session)?;
    let mut lists = ListCounts::default();
    while let Some(part) = pipeline::checked(&mut importer, &rules, &ctx)? {
        let codes = codes_by_row(part.batch());
        lists.add(part.lists());
        output.write(part.batch(), |row| {
            vec![Cow::Owned(codes[row.at()].clone())]
        })?;
    }
    session.tell_skipped(&importer);
    session.judge(&lists, importer.inputs(), &rules)?;
    output.finish(&args.input, &rules, session)
}
