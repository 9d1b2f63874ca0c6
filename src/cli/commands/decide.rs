//! What every decision has in common: it is kept, the contacts it touches are resolved anew, and what became of them is
//! told. One transaction holds all of it.

use std::collections::BTreeSet;

use crate::cli::Verdict;
use crate::cli::args::{Format, WordArgs};
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::Lang;
use crate::dedupe::{Decision, overruled};
use crate::model::{ContactId, DecisionId, RecordId, RunId};
use crate::pipeline;
use crate::review::RulingError;
use crate::rules::RuleBook;
use crate::store::{Asked, RunKind, Store};

/// What a decision came to, as the one JSON document on stdout.
#[derive(serde::Serialize)]
struct Told {
    run_id: Option<RunId>,
    decisions: Vec<DecisionId>,
    /// Earlier decisions that this one takes back.
    overruled: Vec<DecisionId>,
    /// The contacts of the records it is about, as they are now.
    contacts: Vec<Standing>,
}

/// A contact and its records.
#[derive(serde::Serialize)]
struct Standing {
    contact_id: ContactId,
    records: Vec<RecordId>,
}

/// Takes the decision that `ruling` says, and tells what became of it.
pub(super) fn decide(
    ruling: impl FnOnce(&Store) -> Result<Vec<Asked>, RulingError>,
    word: &WordArgs,
    rules: &RuleBook,
    invocation: &Invocation,
) -> Result<Verdict, Failure> {
    // A decision needs something to decide about, so a store that is not there is not made.
    let mut store = invocation.known_store()?;
    let by = environment::speaker(None);
    let decided = store.decided(ruling(&store)?, &by, word.reason.as_deref())?;
    let overruled = newly_overruled(&store, decided.decisions())?;
    let ctx = invocation.context();
    let info = invocation.run_info(RunKind::Decision, rules);
    let tagged = pipeline::decided(&store, &decided, rules, &ctx)?;
    let report = store.write_decided(&info, &decided, &tagged, &ctx)?;
    let told = Told {
        run_id: report.run_id,
        decisions: decided.decisions().iter().map(|one| one.id).collect(),
        overruled,
        contacts: standing(&store, &decided.records())?,
    };
    tell(&told, invocation)
}

/// The decisions that stood before `new` ones came and do not any more.
fn newly_overruled(store: &Store, new: &[Decision]) -> Result<Vec<DecisionId>, Failure> {
    let lines = store.decision_lines()?;
    let mut all: Vec<Decision> = lines.into_iter().map(|line| line.decision).collect();
    let before = overruled(&all);
    all.extend_from_slice(new);
    let mut gone = overruled(&all);
    gone.retain(|decision| !before.contains(decision));
    Ok(gone)
}

/// The contacts that `records` belong to now, each with all its records.
fn standing(store: &Store, records: &BTreeSet<RecordId>) -> Result<Vec<Standing>, Failure> {
    let mut contacts = BTreeSet::new();
    for &record in records {
        contacts.extend(store.contact_of(record)?);
    }
    contacts
        .into_iter()
        .map(|contact_id| {
            let records = store.records_of(contact_id)?;
            Ok(Standing {
                contact_id,
                records,
            })
        })
        .collect()
}

fn tell(told: &Told, invocation: &Invocation) -> Result<Verdict, Failure> {
    if invocation.common.format == Format::Json {
        invocation.print_json(told)?;
        return Ok(Verdict::Done);
    }
    let lang = invocation.terminal.lang;
    for Standing {
        contact_id,
        records,
    } in &told.contacts
    {
        let records: Vec<String> = records.iter().map(ToString::to_string).collect();
        invocation
            .terminal
            .data(&format!("{contact_id}  {}\n", records.join(" ")))?;
    }
    invocation.terminal.say(&kept(told, lang));
    Ok(Verdict::Done)
}

/// What is remembered, and what is taken back.
fn kept(told: &Told, lang: Lang) -> String {
    let (kept, gone) = (names(&told.decisions), names(&told.overruled));
    let run = told.run_id.map(|run| run.to_string()).unwrap_or_default();
    let mut text = match lang {
        Lang::English => format!("Remembered as {kept} (run {run}); every later run keeps to it."),
        Lang::Chinese => format!("已记为 {kept}（第 {run} 次运行）；以后每次运行都遵守。"),
    };
    if !gone.is_empty() {
        text.push_str(&match lang {
            Lang::English => format!(" It takes back what was decided before: {gone}."),
            Lang::Chinese => format!("此前的决定 {gone} 就此收回。"),
        });
    }
    text
}

/// The first and the last of some decisions.
pub(super) fn names(ids: &[DecisionId]) -> String {
    match ids {
        [] => String::new(),
        [only] => only.to_string(),
        [first, .., last] => format!("{first} … {last}"),
    }
}
