//! What a person does to a contact: kept, applied, and written in one transaction.

use crate::cli::args::WordArgs;
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::dedupe::Act;
use crate::model::{ContactId, RunId};
use crate::pipeline;
use crate::rules::RuleBook;
use crate::store::{Access, Edited, RunInfo, RunKind, Store};

/// Opens the store to do something to a contact that is there.
pub(super) fn open(invocation: &Invocation) -> Result<Store, Failure> {
    // There must be a contact to do something to, so a store that is not there is not made.
    drop(Store::open(&invocation.common.store, Access::Read)?);
    Ok(Store::open(&invocation.common.store, Access::Write)?)
}

/// Does `acts` to a contact, as a run of this kind; tells what was done and by which run.
pub(super) fn apply(
    store: &mut Store,
    contact: ContactId,
    (kind, acts): (RunKind, Vec<Act>),
    word: &WordArgs,
    rules: &RuleBook,
    invocation: &Invocation,
) -> Result<(Edited, Option<RunId>), Failure> {
    let by = environment::user().unwrap_or_default();
    let edited = store.edited(contact, acts, &by, word.reason.as_deref())?;
    let ctx = invocation.context();
    let tagged = pipeline::edited(store, &edited, rules, &ctx)?;
    let info = RunInfo {
        kind,
        started_at: invocation.started_at(),
        rules_digest: rules.digest.clone(),
    };
    let report = store.write_edited(&info, &edited, &tagged, &ctx)?;
    Ok((edited, report.run_id))
}
