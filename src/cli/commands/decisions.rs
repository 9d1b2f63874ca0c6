//! `iclear review decisions`: what was decided, and whether it still holds.

use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::Lang;
use crate::cli::table::{Align, plain};
use crate::dedupe::{Anchor, Decision, KnownContacts, overruled};
use crate::model::{DecisionId, RunId};
use crate::store::{Answer, DecisionLine, Store, StoreError};

/// A decision, as the JSON document has it.
#[derive(Serialize)]
struct Told {
    id: DecisionId,
    run: RunId,
    at: String,
    by: String,
    answer: Answer,
    left: String,
    right: String,
    reason: Option<String>,
    /// Whether no later decision has taken it back.
    holds: bool,
}

/// Lists every decision, oldest first.
pub(super) fn list(store: &Store, invocation: &Invocation) -> Result<(), Failure> {
    let lines = store.decision_lines()?;
    let all: Vec<Decision> = lines.iter().map(|line| line.decision.clone()).collect();
    let gone = overruled(&all);
    let told = lines
        .into_iter()
        .map(|line| told(store, line, &gone))
        .collect::<Result<Vec<Told>, StoreError>>()?;
    let lang = invocation.terminal.lang;
    if invocation.common.format == Format::Json {
        invocation.print_json(&told)
    } else if told.is_empty() {
        let nothing = lang.pick("nothing was decided yet", "尚无人工决定");
        invocation.terminal.say(nothing);
        Ok(())
    } else {
        Ok(invocation.terminal.data(&table(&told, lang))?)
    }
}

fn told(store: &Store, line: DecisionLine, gone: &[DecisionId]) -> Result<Told, StoreError> {
    let decision = line.decision;
    Ok(Told {
        id: decision.id,
        run: line.run,
        at: line.at,
        by: line.by,
        answer: decision.answer,
        left: held_by(store, &decision.left)?,
        right: held_by(store, &decision.right)?,
        reason: line.reason,
        holds: gone.binary_search(&decision.id).is_err(),
    })
}

/// `crm A12` for a key; for a row its record, or where that is not here the beginning of the row's digest.
fn held_by(store: &Store, anchor: &Anchor) -> Result<String, StoreError> {
    Ok(match anchor {
        Anchor::Key { source, key } => format!("{source} {key}"),
        Anchor::Row(digest) => match store.holders(&[*digest])?[..] {
            [Some(record)] => record.to_string(),
            _ => {
                let start = digest.0[..6].iter().map(|byte| format!("{byte:02x}"));
                format!("#{}", start.collect::<String>())
            }
        },
    })
}

fn table(told: &[Told], lang: Lang) -> String {
    let row = |told: &Told| {
        let answer = match told.answer {
            Answer::Same => lang.pick("same", "同一人"),
            Answer::Different => lang.pick("different", "不同人"),
        };
        let holds = if told.holds {
            ""
        } else {
            lang.pick("taken back", "已收回")
        };
        vec![
            told.id.to_string(),
            told.at.clone(),
            told.by.clone(),
            told.left.clone(),
            answer.to_owned(),
            told.right.clone(),
            holds.to_owned(),
            told.reason.clone().unwrap_or_default(),
        ]
    };
    plain(&[("", Align::Left); 8], told.iter().map(row))
}
