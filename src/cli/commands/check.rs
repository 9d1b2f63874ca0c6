//! `iclear check`: lists in, the same rows in standard form out, with the codes of what was found.

use std::borrow::Cow;

use super::filter::{Output, RowCodes};
use crate::check::{ListCounts, Shared};
use crate::cli::Verdict;
use crate::cli::args::FilterArgs;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::model::{Field, Finding, RowIx};
use crate::pipeline;

/// Runs the filter. What a row shares with too many others is known when all are read, so the rows wait in a file.
pub(in crate::cli) fn run(args: &FilterArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    let rules = invocation.rules()?;
    let ctx = invocation.context();
    let mut importer = invocation.open_contacts(&args.input, &rules, &ctx)?;
    let mut output = Output::create(&args.output, importer.inputs(), &["findings"], invocation)?;
    output.hold()?;
    let mut lists = ListCounts::default();
    let mut shared = Shared::new(&rules.checks, &rules.standardize);
    while let Some(part) = pipeline::checked(&mut importer, &rules, &ctx)? {
        let batch = part.batch();
        let codes = RowCodes::of(batch, &[]);
        lists.add(part.lists());
        batch
            .frame
            .rows()
            .for_each(|row| shared.add(|field| row.get(field)));
        output.write(batch, |row| vec![Cow::Owned(codes.joined(row))])?;
    }
    invocation.tell_skipped(&importer);
    invocation.judge(&lists, importer.inputs(), &rules)?;
    output.release(|cell| shared_by_row(&shared, cell))?;
    output.finish(&args.input, &rules, invocation)
}

/// What one row shares with too many others.
fn shared_by_row<'r>(shared: &Shared<'_>, cell: &dyn Fn(Field) -> Option<&'r str>) -> Vec<Finding> {
    let found = shared.found(cell);
    found.map(|found| found.finding(RowIx(0))).collect()
}
