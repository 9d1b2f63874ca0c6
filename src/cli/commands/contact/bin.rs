//! `iclear contact delete` and `restore`: into the recycle bin and out of it.

use super::word;
use crate::cli::Verdict;
use crate::cli::args::{Format, WordArgs};
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::Lang;
use crate::dedupe::{Act, Status};
use crate::model::ContactId;
use crate::store::RunKind;

/// Gives a contact this status and says so.
pub(super) fn run(
    contact: ContactId,
    status: Status,
    reason: &WordArgs,
    invocation: &Invocation,
) -> Result<Verdict, Failure> {
    let rules = invocation.store_rules()?;
    let lang = invocation.terminal.lang;
    let mut store = invocation.known_store()?;
    let contact = store.resolve(contact)?;
    if store.person(contact)?.status == status {
        return Err(Failure::Usage {
            message: already(contact, status, lang),
            hint: None,
        });
    }
    let acts = match status {
        Status::Deleted => (RunKind::Delete, vec![Act::Delete]),
        Status::Live => (RunKind::Restore, vec![Act::Restore]),
    };
    let (_, run_id) = word::apply(&mut store, contact, acts, reason, &rules, invocation)?;
    if invocation.common.format == Format::Json {
        let told = serde_json::json!({ "run_id": run_id, "contact_id": contact, "status": status });
        invocation.print_json(&told)?;
    }
    invocation.terminal.say(&done(contact, status, lang));
    Ok(Verdict::Done)
}

fn already(contact: ContactId, status: Status, lang: Lang) -> String {
    match (lang, status) {
        (Lang::English, Status::Deleted) => format!("{contact} lies in the recycle bin already"),
        (Lang::English, Status::Live) => format!("{contact} does not lie in the recycle bin"),
        (Lang::Chinese, Status::Deleted) => format!("{contact} 已在回收站中"),
        (Lang::Chinese, Status::Live) => format!("{contact} 不在回收站中"),
    }
}

fn done(contact: ContactId, status: Status, lang: Lang) -> String {
    match (lang, status) {
        (Lang::English, Status::Deleted) => {
            format!(
                "{contact} lies in the recycle bin; `iclear contact restore {contact}` takes it out."
            )
        }
        (Lang::English, Status::Live) => format!("{contact} is back."),
        (Lang::Chinese, Status::Deleted) => {
            format!("{contact} 已放入回收站；`iclear contact restore {contact}` 可恢复。")
        }
        (Lang::Chinese, Status::Live) => format!("{contact} 已恢复。"),
    }
}
