//! Lists of orders into the store: what `iclear run --kind transactions` and the nightly run do with them.

use crate::cli::args::{InputArgs, RunArgs};
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::model::{Input, ListKind};
use crate::pipeline;
use crate::report::{FindingCounts, RowCounts, RunSummary, Seconds};
use crate::rules::RuleBook;
use crate::store::{RunKind, Store, TradeReport};
use crate::trade::Traded;

/// Reads the lists and writes them, or says what would be written.
pub(super) fn run(
    args: &RunArgs,
    rules: &RuleBook,
    store: &mut Store,
    invocation: &Invocation,
) -> Result<RunSummary, Failure> {
    let (inputs, traded) = read(&args.input, rules, invocation)?;
    let report = match args.dry_run {
        true => store.plan_transactions(&inputs, &traded)?,
        false => write(store, &inputs, &traded, rules, invocation)?,
    };
    Ok(summarize(report, &inputs, &traded, invocation))
}

/// Reads lists of orders.
pub(super) fn read(
    args: &InputArgs,
    rules: &RuleBook,
    invocation: &Invocation,
) -> Result<(Vec<Input>, Traded), Failure> {
    let ctx = invocation.context();
    let mut importer = invocation.open(args, rules, &ctx)?;
    let traded = pipeline::traded(&mut importer, rules, &ctx)?;
    invocation.tell_skipped(&importer);
    Ok((importer.inputs().to_vec(), traded))
}

/// Writes what was read.
pub(super) fn write(
    store: &mut Store,
    inputs: &[Input],
    traded: &Traded,
    rules: &RuleBook,
    invocation: &Invocation,
) -> Result<TradeReport, Failure> {
    let info = invocation.run_info(RunKind::Transactions, rules);
    Ok(store.write_transactions(&info, inputs, traded, &invocation.context())?)
}

/// What the run did, with what was found in its rows.
pub(super) fn summarize(
    report: TradeReport,
    inputs: &[Input],
    traded: &Traded,
    invocation: &Invocation,
) -> RunSummary {
    let mut rows = RowCounts::default();
    rows.add(traded.batch());
    let mut findings = FindingCounts::default();
    findings.add(&traded.batch().findings);
    RunSummary {
        kind: ListKind::Transactions,
        run_id: report.run_id,
        inputs: rows.summarize(inputs),
        ledger: report.ledger,
        contacts: report.contacts,
        review_open: report.review_open,
        transactions: report.attached,
        findings,
        seconds: Seconds::of(invocation.stages.finish()),
    }
}
