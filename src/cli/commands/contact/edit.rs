//! `iclear contact edit`: sets values that no later run overwrites, or gives fields back to the records.

use serde::Serialize;

use super::word;
use crate::cli::Verdict;
use crate::cli::args::{EditArgs, Format};
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::Lang;
use crate::cli::table::{Align, plain};
use crate::codes::Codes;
use crate::dedupe::Act;
use crate::model::{ContactId, Field, RunId, Severity};
use crate::rules::RuleBook;
use crate::standardize::{Values, standard_cells};
use crate::store::{RunKind, Store};

/// What an edit came to, as the one JSON document on stdout.
#[derive(Serialize)]
struct Told {
    run_id: Option<RunId>,
    contact_id: ContactId,
    changes: Vec<Change>,
}

/// A field that was named or follows from one that was.
#[derive(Serialize)]
struct Change {
    field: Field,
    before: Option<String>,
    after: Option<String>,
}

/// Edits and tells what changed.
pub(super) fn run(args: &EditArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    let rules = invocation.store_rules()?;
    let values = match args.as_is {
        true => as_typed(args),
        false => standard(args, &rules, invocation.terminal.lang)?,
    };
    if let Some(field) = args.revert.iter().find(|field| values.contains_key(field)) {
        return Err(Failure::Usage {
            message: format!("{field} is set and reverted at once"),
            hint: None,
        });
    }
    let mut store = invocation.known_store()?;
    let fields: Vec<Field> = values.keys().chain(&args.revert).copied().collect();
    let before = shown(&store, args.contact, &fields)?;
    let set = values
        .into_iter()
        .map(|(field, value)| Act::Set(field, value));
    let acts = set.chain(args.revert.iter().map(|&field| Act::Lift(field)));
    let acts = (RunKind::Edit, acts.collect());
    let (edited, run_id) = word::apply(
        &mut store,
        args.contact,
        acts,
        &args.word,
        &rules,
        invocation,
    )?;
    let after = shown(&store, edited.contact(), &fields)?;
    let changes = fields.into_iter().zip(before).zip(after);
    let told = Told {
        run_id,
        contact_id: edited.contact(),
        changes: changes
            .map(|((field, before), after)| Change {
                field,
                before,
                after,
            })
            .collect(),
    };
    tell(&told, invocation)
}

/// The golden values of some fields.
fn shown(
    store: &Store,
    contact: ContactId,
    fields: &[Field],
) -> Result<Vec<Option<String>>, Failure> {
    let person = store.person(store.resolve(contact)?)?;
    let value = |field: &Field| person.value(*field).map(str::to_owned);
    Ok(fields.iter().map(value).collect())
}

fn as_typed(args: &EditArgs) -> Values {
    let typed = args.set.iter().cloned();
    typed
        .map(|(field, value)| (field, Some(value).filter(|value| !value.is_empty())))
        .collect()
}

/// The values in standard form; refused where one is found wrong, or does not belong where it was put.
fn standard(args: &EditArgs, rules: &RuleBook, lang: Lang) -> Result<Values, Failure> {
    const HINT: &str = "--as-is takes the value letter by letter";
    let (values, findings) = standard_cells(&args.set, &rules.standardize);
    let refused = |message: String| Failure::Usage {
        message,
        hint: Some(HINT),
    };
    if let Some(finding) = findings.iter().find(|one| one.severity == Severity::Error) {
        let meaning = lang.finding(finding.code, Codes::of(&rules.checks));
        let field = finding.field.map(Field::name).unwrap_or_default();
        let value = finding.value.as_deref().unwrap_or_default();
        return Err(refused(format!(
            "{field} `{value}`: {} {meaning}",
            finding.code
        )));
    }
    let mut typed = args.set.iter();
    let lost = typed
        .find(|(field, value)| !value.is_empty() && values.get(field).is_none_or(Option::is_none));
    match lost {
        Some((field, value)) => Err(refused(match lang {
            Lang::English => {
                format!("`{value}` does not stay in {field}: it says nothing, or belongs elsewhere")
            }
            Lang::Chinese => format!("`{value}` 不是有效的{}，或应填入其他字段", field.name_zh()),
        })),
        None => Ok(values),
    }
}

fn tell(told: &Told, invocation: &Invocation) -> Result<Verdict, Failure> {
    if invocation.common.format == Format::Json {
        invocation.print_json(told)?;
        return Ok(Verdict::Done);
    }
    let lang = invocation.terminal.lang;
    let changed = told
        .changes
        .iter()
        .filter(|change| change.before != change.after);
    let rows: Vec<Vec<String>> = changed
        .map(|change| {
            let shown = |value: &Option<String>| value.clone().unwrap_or_default();
            let name = lang.pick(change.field.name(), change.field.name_zh());
            vec![
                name.to_owned(),
                shown(&change.before),
                "->".to_owned(),
                shown(&change.after),
            ]
        })
        .collect();
    invocation
        .terminal
        .data(&plain(&[("", Align::Left); 4], rows))?;
    let run = told.run_id.map(|run| run.to_string()).unwrap_or_default();
    let contact = told.contact_id;
    invocation.terminal.say(&match lang {
        Lang::English => {
            format!("{contact} is edited (run {run}); later runs do not overwrite it.")
        }
        Lang::Chinese => format!("{contact} 已修改（第 {run} 次运行）；以后的运行不会覆盖。"),
    });
    Ok(Verdict::Done)
}
