//! `iclear run`: lists through the whole chain into the store.

use super::filter::verdict;
use super::left_out;
use super::trade;
use crate::cli::args::{Format, InputArgs, RunArgs};
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::{Verdict, summary};
use crate::codes::Codes;
use crate::dedupe::Modelling;
use crate::model::{Input, ListKind};
use crate::pipeline;
use crate::report::{FindingCounts, RowCounts, RunSummary, Seconds};
use crate::rules::RuleBook;
use crate::store::{Access, RunKind, RunReport, Store};
use crate::tag::Tagged;

/// Runs the chain and prints what it did.
pub(in crate::cli) fn run(args: &RunArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    let rules = invocation.store_rules()?;
    let kind = invocation.kind(&args.input)?;
    // The lock is taken before anything is read: a second run finds out at once, not after an hour.
    let mut store = open_store(args, invocation)?;
    if kind == ListKind::Transactions {
        let summary = trade::run(args, &rules, &mut store, invocation)?;
        print(&summary, Codes::of(&rules.checks), invocation)?;
        return Ok(verdict(&summary.findings, &args.input));
    }
    let (inputs, tagged) = chain(&args.input, &rules, &store, invocation)?;
    let ctx = invocation.context();
    let report = if args.dry_run {
        store.plan_run(&tagged)?
    } else {
        let report = store.write_run(
            &invocation.run_info(RunKind::Run, &rules),
            &inputs,
            &tagged,
            &ctx,
        )?;
        invocation.keep_model(&mut store, &rules)?;
        report
    };
    left_out::tell(&tagged.resolved, invocation);
    let summary = summarize(report, &inputs, &tagged, invocation);
    print(&summary, Codes::of(&rules.checks), invocation)?;
    Ok(verdict(&summary.findings, &args.input))
}

/// Runs lists through the chain, against what the store knows.
pub(super) fn chain(
    args: &InputArgs,
    rules: &RuleBook,
    store: &Store,
    invocation: &Invocation,
) -> Result<(Vec<Input>, Tagged), Failure> {
    let (inputs, checked) = invocation.checked(args, rules)?;
    let ctx = invocation.context();
    let tagged = pipeline::tagged(checked, &inputs, store, (rules, Modelling::AsGiven), &ctx)?;
    Ok((inputs, tagged))
}

/// The store to write to; a dry run reads it, where there is one.
fn open_store(args: &RunArgs, invocation: &Invocation) -> Result<Store, Failure> {
    let access = if args.dry_run {
        Access::DryRun
    } else {
        Access::Write
    };
    Ok(Store::open(invocation.site(), access)?)
}

/// What a run did, with what was found in its rows.
pub(super) fn summarize(
    report: RunReport,
    inputs: &[Input],
    tagged: &Tagged,
    invocation: &Invocation,
) -> RunSummary {
    let mut rows = RowCounts::default();
    rows.add(&tagged.resolved.batch);
    let mut findings = FindingCounts::default();
    findings.add(&tagged.resolved.batch.findings);
    findings.add(&tagged.resolved.shared);
    RunSummary {
        kind: ListKind::Contacts,
        run_id: report.run_id,
        inputs: rows.summarize(inputs),
        ledger: report.ledger,
        contacts: report.contacts,
        review_open: report.review_open,
        transactions: None,
        findings,
        seconds: Seconds::of(invocation.stages.finish()),
    }
}

fn print(summary: &RunSummary, codes: Codes<'_>, invocation: &Invocation) -> Result<(), Failure> {
    match invocation.common.format {
        Format::Json => invocation.print_json(summary),
        Format::Human if invocation.common.quiet => Ok(()),
        Format::Human => {
            let text = summary::render(summary, codes, invocation.terminal.lang);
            Ok(invocation.terminal.data(&text)?)
        }
    }
}
