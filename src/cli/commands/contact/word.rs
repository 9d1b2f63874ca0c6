//! What a person does to a contact: kept, applied, and written in one transaction.

use crate::cli::args::WordArgs;
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::dedupe::Act;
use crate::model::{ContactId, RunId};
use crate::pipeline;
use crate::rules::RuleBook;
use crate::store::{Edited, RunKind, Store};

/// Does `acts` to a contact, as a run of this kind; tells what was done and by which run.
pub(super) fn apply(
    store: &mut Store,
    contact: ContactId,
    (kind, acts): (RunKind, Vec<Act>),
    word: &WordArgs,
    rules: &RuleBook,
    invocation: &Invocation,
) -> Result<(Edited, Option<RunId>), Failure> {
    let by = environment::speaker(None);
    let edited = store.edited(contact, acts, &by, word.reason.as_deref())?;
    let ctx = invocation.context();
    let tagged = pipeline::edited(store, &edited, rules, &ctx)?;
    let info = invocation.run_info(kind, rules);
    let report = store.write_edited(&info, &edited, &tagged, &ctx)?;
    Ok((edited, report.run_id))
}
