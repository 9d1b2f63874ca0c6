//! `iclear suppress add` and `import`: wishes that a person types, and those of lists.

use serde::Serialize;

use super::{Place, contact, origin_of, unread};
use crate::campaign::{Silence, typed as value_typed};
use crate::cli::Verdict;
use crate::cli::args::{FailOn, Format, InputArgs, SaidArgs};
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::cli::lang::{Lang, grouped};
use crate::model::Input;
use crate::pipeline;
use crate::rules::RuleBook;
use crate::store::{Access, NewWish, On, Said, Store, Suppressed};

/// What was kept, as the one JSON document on stdout.
#[derive(Serialize)]
struct Told {
    /// The rows of the lists; none of what was typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<u64>,
    #[serde(flatten)]
    suppressed: Suppressed,
    unread: Vec<Place>,
}

/// Keeps what was typed.
pub(super) fn typed(
    (who, silence): (&[String], Silence),
    said: &SaidArgs,
    dry_run: bool,
    invocation: &Invocation,
) -> Result<Verdict, Failure> {
    let rules = invocation.rules()?;
    // What is typed is about people who are known: a store that is not there is a slip of the pen, and not made.
    let mut store = match dry_run {
        true => Store::open(invocation.site(), Access::Read)?,
        false => invocation.known_store()?,
    };
    let wishes = who
        .iter()
        .map(|who| {
            let on = on(who, &store, &rules)?;
            speaks(&on, silence, who, invocation.terminal.lang)?;
            Ok(NewWish {
                on,
                silence,
                origin: None,
                as_of: None,
            })
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    let told = Told {
        rows: None,
        suppressed: keep(&mut store, &wishes, said, dry_run, invocation)?,
        unread: Vec::new(),
    };
    tell(&told, None, invocation)
}

/// Keeps what lists say.
pub(super) fn listed(
    (input, silence): (&InputArgs, Silence),
    said: &SaidArgs,
    dry_run: bool,
    invocation: &Invocation,
) -> Result<Verdict, Failure> {
    let rules = invocation.rules()?;
    let ctx = invocation.context();
    let mut importer = invocation.open_contacts(input, &rules, &ctx)?;
    let found = pipeline::opt_outs(&mut importer, silence, &rules, &ctx)?;
    invocation.tell_skipped(&importer);
    let inputs = importer.inputs();
    let wish = |row: crate::campaign::WishOfRow| NewWish {
        on: On::Value(row.value),
        silence,
        origin: Some(origin_of(row.origin, inputs)),
        as_of: Some(as_of(row.origin, inputs)),
    };
    let wishes: Vec<NewWish> = found.wishes.into_iter().map(wish).collect();
    let mut store = opened(dry_run, invocation)?;
    let suppressed = keep(&mut store, &wishes, said, dry_run, invocation)?;
    invocation.stages.finish();
    let unread = found.unread.iter();
    let told = Told {
        rows: Some(found.rows),
        suppressed,
        unread: unread
            .map(|row| Place::of(row.origin, &row.text, None, inputs, invocation))
            .collect(),
    };
    tell(&told, input.fail_on, invocation)
}

fn as_of(origin: crate::model::Origin, inputs: &[Input]) -> jiff::civil::Date {
    inputs[origin.input.at()].as_of
}

/// The store to write to; an opt-out list may be the first that it sees. A dry run reads it, where there is one.
fn opened(dry_run: bool, invocation: &Invocation) -> Result<Store, Failure> {
    let access = match dry_run {
        true => Access::DryRun,
        false => Access::Write,
    };
    Ok(Store::open(invocation.site(), access)?)
}

/// What a text means that a person typed: a contact, or a value.
pub(super) fn on(who: &str, store: &Store, rules: &RuleBook) -> Result<On, Failure> {
    if let Some(contact) = contact(who) {
        return Ok(On::Contact(store.resolve(contact)?));
    }
    let value = value_typed(who, &rules.standardize).map_err(|error| Failure::Usage {
        message: error.to_string(),
        hint: Some("contacts are named by their letter: C12"),
    })?;
    Ok(On::Value(value))
}

/// Refuses a wish that would close nothing.
fn speaks(on: &On, silence: Silence, who: &str, lang: Lang) -> Result<(), Failure> {
    let (On::Value(value), Silence::Of(channel)) = (on, silence) else {
        return Ok(());
    };
    if value.speaks_for(channel) {
        return Ok(());
    }
    Err(Failure::Usage {
        message: match lang {
            Lang::English => format!("`{who}` is shared by several: it says nothing of {channel}"),
            Lang::Chinese => format!("`{who}` 由多人共用，不能代表其渠道 {channel}"),
        },
        hint: Some("name a mobile number, a mail address, or the contact (C12)"),
    })
}

fn keep(
    store: &mut Store,
    wishes: &[NewWish],
    said: &SaidArgs,
    dry_run: bool,
    invocation: &Invocation,
) -> Result<Suppressed, Failure> {
    if dry_run {
        return Ok(store.plan_suppress(wishes)?);
    }
    let word = Said {
        at: &invocation.started_at(),
        by: &environment::speaker(said.by.as_deref()),
        reason: said.reason.as_deref(),
    };
    Ok(store.suppress(wishes, &word)?)
}

fn tell(told: &Told, fail_on: Option<FailOn>, invocation: &Invocation) -> Result<Verdict, Failure> {
    let lang = invocation.terminal.lang;
    if invocation.common.format == Format::Json {
        invocation.print_json(told)?;
    } else if !told.unread.is_empty() {
        invocation.terminal.data(&unread(&told.unread, lang))?;
    }
    invocation.terminal.say(&summary(told, lang));
    // What could not be read is a person who may have declined: a warning.
    Ok(match (fail_on, told.unread.is_empty()) {
        (Some(FailOn::Warning), false) => Verdict::Failing,
        _ => Verdict::Done,
    })
}

fn summary(told: &Told, lang: Lang) -> String {
    let Suppressed {
        added,
        known,
        lifted_since,
    } = told.suppressed;
    let (added, known) = (grouped(added), grouped(known));
    let mut text = match lang {
        Lang::English => format!("{added} closed, {known} known already"),
        Lang::Chinese => format!("新增屏蔽 {added} 个，已有 {known} 个"),
    };
    if lifted_since > 0 {
        let since = grouped(lifted_since);
        text.push_str(&match lang {
            Lang::English => format!(", {since} lifted since the list was made"),
            Lang::Chinese => format!("，名单之后已解除 {since} 个"),
        });
    }
    text
}
