//! `iclear cleanse`: the nightly run. New files of the configured sources, then the whole store under today's rules.

mod found;
mod metrics;

use self::found::NewFile;
use super::filter::worst_reaches;
use super::run::{chain, summarize};
use crate::cli::Verdict;
use crate::cli::args::{CleanseArgs, Format};
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::{Lang, grouped};
use crate::model::RunId;
use crate::pipeline;
use crate::report::RunSummary;
use crate::rules::RuleBook;
use crate::store::{Access, Reworked, RunKind, Store};

/// What a night came to, as the one JSON document on stdout.
#[derive(Debug, serde::Serialize)]
struct Night {
    /// New files of the configured sources.
    new_files: usize,
    /// What their run did; none where there were none.
    import: Option<RunSummary>,
    /// What bringing the store under today's rules did; none where it stands by them.
    rework: Option<Rework>,
    /// Contacts in the store.
    contacts: u64,
    /// Open items in the review queue.
    review_open: u64,
}

#[derive(Debug, serde::Serialize)]
struct Rework {
    run_id: Option<RunId>,
    rows_changed: u64,
    contacts_changed: u64,
}

impl From<Reworked> for Rework {
    fn from(reworked: Reworked) -> Self {
        Rework {
            run_id: reworked.report.run_id,
            rows_changed: reworked.rows_changed,
            contacts_changed: reworked.contacts_changed,
        }
    }
}

/// Runs the night and tells how it went, to people, to Prometheus, and to whom it may concern when it failed.
pub(in crate::cli) fn run(args: &CleanseArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    let outcome = night(args, invocation);
    if let Some(file) = &args.metrics {
        let text = metrics::text(outcome.as_ref().ok(), invocation);
        metrics::write(file, &text)?;
    }
    match outcome {
        Ok(night) => {
            tell(&night, invocation)?;
            let findings = night.import.as_ref().map(|import| &import.findings);
            Ok(worst_reaches(findings, args.fail_on))
        }
        Err(failure) => {
            if let Some(command) = &args.on_failure {
                call(command, &failure, invocation);
            }
            Err(failure)
        }
    }
}

fn night(args: &CleanseArgs, invocation: &Invocation) -> Result<Night, Failure> {
    let rules = invocation.store_rules()?;
    let mut store = Store::open(&invocation.common.store, Access::Write)?;
    let files = found::new_files(&store, &invocation.sources()?)?;
    let import = match files.as_slice() {
        [] => None,
        files => Some(take(files, args, &mut store, &rules, invocation)?),
    };
    let info = invocation.run_info(RunKind::Rework, &rules);
    let rework = match store.stands_by(&info)? {
        true => None,
        false => {
            let ctx = invocation.context();
            Some(pipeline::reworked(&mut store, &info, &rules, &ctx)?)
        }
    };
    invocation.keep_model(&mut store, &rules)?;
    let totals = store.totals()?;
    Ok(Night {
        new_files: files.len(),
        import,
        rework: rework.map(Rework::from),
        contacts: totals.contacts,
        review_open: totals.review_open,
    })
}

/// Runs the new files into the store, and remembers them.
fn take(
    files: &[NewFile],
    args: &CleanseArgs,
    store: &mut Store,
    rules: &RuleBook,
    invocation: &Invocation,
) -> Result<RunSummary, Failure> {
    let input = args.input(files.iter().map(|file| file.path.clone()).collect());
    let (inputs, tagged) = chain(&input, rules, store, invocation)?;
    let info = invocation.run_info(RunKind::Cleanse, rules);
    let report = store.write_run(&info, &inputs, &tagged, &invocation.context())?;
    if let Some(run) = report.run_id {
        // A night that is cut off here takes the files again, and finds every row unchanged. A file that could not be
        // read is not remembered: it may be whole tomorrow.
        let read = |file: &&NewFile| inputs.iter().any(|input| input.file == file.path);
        let marks: Vec<_> = files
            .iter()
            .filter(read)
            .map(|file| (file.mark.clone(), file.digest.0))
            .collect();
        store.remember(run, &marks)?;
    }
    Ok(summarize(report, &inputs, &tagged, invocation))
}

fn tell(night: &Night, invocation: &Invocation) -> Result<(), Failure> {
    match invocation.common.format {
        Format::Json => invocation.print_json(night),
        Format::Human if invocation.common.quiet => Ok(()),
        Format::Human => {
            let line = line(night, invocation.terminal.lang);
            Ok(invocation.terminal.data(&format!("{line}\n"))?)
        }
    }
}

/// The night in one line.
fn line(night: &Night, lang: Lang) -> String {
    let (contacts, open) = (grouped(night.contacts), grouped(night.review_open));
    let import = night.import.as_ref().map(|import| import.ledger);
    let rows = grouped(import.map_or(0, |ledger| ledger.rows_in));
    let created = grouped(import.map_or(0, |ledger| ledger.created));
    let files = night.new_files;
    match lang {
        Lang::English => {
            let rules = match &night.rework {
                None => "rules unchanged".to_owned(),
                Some(rework) => format!(
                    "rules changed: {} rows and {} contacts differ",
                    grouped(rework.rows_changed),
                    grouped(rework.contacts_changed)
                ),
            };
            format!(
                "{files} new files, {rows} rows, {created} new contacts; {rules}; {contacts} contacts, {open} open questions"
            )
        }
        Lang::Chinese => {
            let rules = match &night.rework {
                None => "规则未变".to_owned(),
                Some(rework) => format!(
                    "规则已变：{} 行、{} 位客户有变化",
                    grouped(rework.rows_changed),
                    grouped(rework.contacts_changed)
                ),
            };
            format!(
                "新文件 {files} 个，{rows} 行，新客户 {created} 位；{rules}；共 {contacts} 位客户，{open} 项待审"
            )
        }
    }
}

/// Runs the command for failures, with what went wrong in its environment.
fn call(command: &str, failure: &Failure, invocation: &Invocation) {
    let code = failure.exit_code().to_string();
    let variables = [
        ("ICLEAR_ERROR", failure.to_string()),
        ("ICLEAR_EXIT_CODE", code),
        (
            "ICLEAR_STORE",
            invocation.common.store.display().to_string(),
        ),
    ];
    if let Err(error) = environment::shell(command, &variables) {
        let heading = invocation.terminal.lang.pick("on failure", "失败通知");
        let told = format!("{command}: {error}");
        invocation.terminal.error(heading, &told, None);
    }
}
