//! `iclear undo RUN`: takes a run back.

use crate::cli::Verdict;
use crate::cli::args::Format;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::Lang;
use crate::model::RunId;
use crate::store::{Access, Store};

/// Undoes the run and says so.
pub(in crate::cli) fn run(run: i64, invocation: &Invocation) -> Result<Verdict, Failure> {
    let mut store = Store::open(&invocation.common.store, Access::Write)?;
    store.undo(RunId(run), &invocation.started_at())?;
    if invocation.common.format == Format::Json {
        invocation.print_json(&serde_json::json!({ "undone": run }))?;
    }
    invocation.terminal.say(&match invocation.terminal.lang {
        Lang::English => format!("Run {run} is undone; the store is as it was before."),
        Lang::Chinese => format!("第 {run} 次运行已撤销；客户库恢复原状。"),
    });
    Ok(Verdict::Done)
}
