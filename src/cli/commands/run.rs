//! `iclear run`: lists through the whole chain into the store.

use super::filter::verdict;
use crate::cli::args::{Format, RunArgs};
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::{Verdict, summary};
use crate::codes::Codes;
use crate::model::Input;
use crate::pipeline;
use crate::report::{FindingCounts, RowCounts, RunSummary, Seconds};
use crate::rules::RuleBook;
use crate::store::{Access, RunInfo, RunKind, RunReport, Store};
use crate::tag::Tagged;

/// Runs the chain and prints what it did.
pub(in crate::cli) fn run(args: &RunArgs, session: &Session) -> Result<Verdict, Failure> {
    let rules = session.rules()?;
    // The lock is taken before anything is read: a second run finds out at once, not after an hour.
    let mut store = open_store(args, session)?;
    let ctx = session.context();
    let mut importer = session.open(&args.input, &rules, &ctx)?;
    let checked = pipeline::all_checked(&mut importer, &rules, &ctx)?;
    session.tell_skipped(&importer);
    session.judge(checked.lists(), importer.inputs(), &rules)?;
    let inputs = importer.inputs().to_vec();
    let tagged = pipeline::tagged(checked, &inputs, &store, &rules, &ctx)?;
    let report = if args.dry_run {
        store.plan_run(&tagged)?
    } else {
        store.write_run(&info(session, &rules), &inputs, &tagged, &ctx)?
    };
    let summary = summarize(report, &inputs, &tagged, session);
    print(&summary, Codes::of(&rules.checks), session)?;
    Ok(verdict(&summary.findings, &args.input))
}

/// The store to write to; a dry run reads it, where there is one.
fn open_store(args: &RunArgs, session: &Session) -> Result<Store, Failure> {
    let access = if args.dry_run {
        Access::DryRun
    } else {
        Access::Write
    };
    Ok(Store::open(&session.common.store, access)?)
}

fn info(session: &Session, rules: &RuleBook) -> RunInfo {
    RunInfo {
        kind: RunKind::Run,
        started_at: session.started_at(),
        rules_digest: rules.digest.clone(),
    }
}

fn summarize(
    report: RunReport,
    inputs: &[Input],
    tagged: &Tagged,
    session: &Session,
) -> RunSummary {
    let mut rows = RowCounts::default();
    rows.add(&tagged.resolved.batch);
    let mut findings = FindingCounts::default();
    findings.add(&tagged.resolved.batch.findings);
    findings.add(&tagged.resolved.shared);
    let seconds = session.stages.finish();
    RunSummary {
        run_id: report.run_id,
        inputs: rows.summarize(inputs),
        ledger: report.ledger,
        contacts: report.contacts,
        review_open: report.review_open,
        findings,
        seconds: Seconds(
            seconds
                .into_iter()
                .map(|(stage, s)| (stage.name(), s))
                .collect(),
        ),
    }
}

fn print(summary: &RunSummary, codes: Codes<'_>, session: &Session) -> Result<(), Failure> {
    match session.common.format {
        Format::Json => session.print_json(summary),
        Format::Human if session.common.quiet => Ok(()),
        Format::Human => {
            let text = summary::render(summary, codes, session.terminal.lang);
            Ok(session.terminal.data(&text)?)
        }
    }
}
