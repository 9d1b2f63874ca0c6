//! `iclear undo RUN`: takes a run back.

use crate::cli::Verdict;
use crate::cli::args::Format;
use crate::cli::failure::Failure;
use crate::cli::lang::Lang;
use crate::cli::session::Session;
use crate::model::RunId;
use crate::store::{Access, Store};

/// Undoes the run and says so.
pub(in crate::cli) fn run(run: i64, session: &Session) -> Result<Verdict, Failure> {
    let mut store = Store::open(&session.common.store, Access::Write)?;
    store.undo(RunId(run), &session.started_at())?;
    if session.common.format == Format::Json {
        session.print_json(&serde_json::json!({ "undone": run }))?;
    }
    session.terminal.say(&match session.terminal.lang {
        Lang::English => format!("Run {run} is undone; the store is as it was before."),
        Lang::Chinese => format!("第 {run} 次运行已撤销；客户库恢复原状。"),
    });
    Ok(Verdict::Done)
}
