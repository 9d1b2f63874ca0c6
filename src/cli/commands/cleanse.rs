//! `iclear cleanse`: the nightly run. New files of the configured sources, then the whole store under today's rules.

mod found;
mod metrics;

use self::found::NewFile;
use super::filter::worst_reaches;
use super::run::{chain, summarize};
use super::trade;
use crate::cli::Verdict;
use crate::cli::args::{CleanseArgs, Format};
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::{Lang, grouped};
use crate::model::{ListKind, RunId};
use crate::pipeline;
use crate::report::RunSummary;
use crate::rules::RuleBook;
use crate::store::{Access, Reworked, RunKind, Store};

/// What a night came to, as the one JSON document on stdout.
#[derive(Debug, serde::Serialize)]
struct Night {
    /// New files of the configured sources.
    new_files: usize,
    /// What the run of those of contacts did; none where there were none.
    import: Option<RunSummary>,
    /// What the run of those of transactions did.
    #[serde(skip_serializing_if = "Option::is_none")]
    transactions: Option<RunSummary>,
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
            let runs = [&night.import, &night.transactions];
            let mut verdict = Verdict::Done;
            for run in runs.into_iter().flatten() {
                if worst_reaches(Some(&run.findings), args.fail_on) == Verdict::Failing {
                    verdict = Verdict::Failing;
                }
            }
            Ok(verdict)
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
    let mut store = Store::open(invocation.site(), Access::Write)?;
    let files = found::new_files(&store, &invocation.sources()?)?;
    let count = files.len();
    let of_contacts = |file: &NewFile| file.kind == ListKind::Contacts;
    let (lists, orders): (Vec<NewFile>, Vec<NewFile>) = files.into_iter().partition(of_contacts);
    let mut taken = |files: &[NewFile]| match files {
        [] => Ok(None),
        files => take(files, args, &mut store, &rules, invocation).map(Some),
    };
    let (import, transactions) = (taken(&lists)?, taken(&orders)?);
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
        new_files: count,
        import,
        transactions,
        rework: rework.map(Rework::from),
        contacts: totals.contacts,
        review_open: totals.review_open,
    })
}

/// Runs new files, which are all of one kind, into the store, and remembers them.
fn take(
    files: &[NewFile],
    args: &CleanseArgs,
    store: &mut Store,
    rules: &RuleBook,
    invocation: &Invocation,
) -> Result<RunSummary, Failure> {
    let kind = files.first().map(|file| file.kind).unwrap_or_default();
    let input = args.input(files.iter().map(|file| file.path.clone()).collect(), kind);
    let (inputs, summary) = match kind {
        ListKind::Transactions => {
            let (inputs, traded) = trade::read(&input, rules, invocation)?;
            let report = trade::write(store, &inputs, &traded, rules, invocation)?;
            let summary = trade::summarize(report, &inputs, &traded, invocation);
            (inputs, summary)
        }
        ListKind::Contacts => {
            let (inputs, tagged) = chain(&input, rules, store, invocation)?;
            let info = invocation.run_info(RunKind::Cleanse, rules);
            let report = store.write_run(&info, &inputs, &tagged, &invocation.context())?;
            let summary = summarize(report, &inputs, &tagged, invocation);
            (inputs, summary)
        }
    };
    if let Some(run) = summary.run_id {
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
    Ok(summary)
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
    let orders = orders(night, lang);
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
                "{files} new files, {rows} rows, {created} new contacts{orders}; {rules}; {contacts} contacts, {open} open questions"
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
                "新文件 {files} 个，{rows} 行，新客户 {created} 位{orders}；{rules}；共 {contacts} 位客户，{open} 项待审"
            )
        }
    }
}

/// What the lists of orders brought; nothing where there were none.
fn orders(night: &Night, lang: Lang) -> String {
    let Some(run) = &night.transactions else {
        return String::new();
    };
    let rows = grouped(run.ledger.rows_in);
    let lines = grouped(run.ledger.created + run.ledger.merged);
    match lang {
        Lang::English => format!(", {rows} order rows, {lines} new lines"),
        Lang::Chinese => format!("，订单 {rows} 行，新明细 {lines} 条"),
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
