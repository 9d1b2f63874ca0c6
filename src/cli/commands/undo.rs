//! `iclear undo RUN`: takes a run back.

use super::decide::names;
use crate::cli::Verdict;
use crate::cli::args::Format;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::Lang;
use crate::model::RunId;
use crate::pipeline;
use crate::store::{Access, RunKind, Store};

/// Undoes the run and says so.
pub(in crate::cli) fn run(run: i64, invocation: &Invocation) -> Result<Verdict, Failure> {
    let rules = invocation.store_rules()?;
    let mut store = Store::open(invocation.site(), Access::Write)?;
    let undoing = invocation.run_info(RunKind::Undo, &rules);
    let ctx = invocation.context();
    let report = pipeline::undone(&mut store, RunId(run), &undoing, &rules, &ctx)?;
    if invocation.common.format == Format::Json {
        let by = report.and_then(|report| report.run_id);
        invocation.print_json(&serde_json::json!({ "undone": run, "run_id": by }))?;
    }
    let lang = invocation.terminal.lang;
    invocation.terminal.say(&match (lang, report) {
        (Lang::English, None) => {
            format!("Run {run} is undone; the store is as it was before.")
        }
        (Lang::English, Some(_)) => {
            format!("Run {run} is undone; the store is as it would be without it.")
        }
        (Lang::Chinese, None) => format!("第 {run} 次运行已撤销；客户库恢复原状。"),
        (Lang::Chinese, Some(_)) => {
            format!("第 {run} 次运行已撤销；客户库如同从未有过这次运行。")
        }
    });
    let lines = store.decision_lines()?;
    let taken = lines.iter().filter(|line| line.run == RunId(run));
    let taken: Vec<_> = taken.map(|line| line.decision.id).collect();
    if !taken.is_empty() {
        invocation.terminal.say(&standing(&names(&taken), lang));
    }
    Ok(Verdict::Done)
}

/// What people decided is not undone with the run that applied it.
fn standing(decisions: &str, lang: Lang) -> String {
    match lang {
        Lang::English => format!(
            "What was decided in it ({decisions}) still holds for later runs; the contrary decision takes it back."
        ),
        Lang::Chinese => {
            format!("其中的人工决定（{decisions}）对以后的运行仍然有效；作出相反的决定即可收回。")
        }
    }
}
