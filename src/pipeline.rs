//! The order of the stages, and nothing else.
//!
//! The row-wise stages work batch by batch; dedupe is the barrier that needs all rows of the run together.

mod redo;

use std::convert::Infallible;

use crate::campaign::{self, AnswerReading, Answers, OptOuts, Silence};
use crate::check::{self, Checked};
use crate::dedupe::{
    self, DedupeRules, Golden, KnownContacts, Modelling, Resolved, Stopped, WithWord,
};
use crate::import::{ImportError, Imported, Importer};
use crate::model::{Input, InputIx, RecordId, RunId};
use crate::rules::{MatchRules, RuleBook};
use crate::run::{Cancelled, RunContext, Stage};
use crate::standardize::{self, Standardized};
use crate::store::{Decided, Edited, Reworked, RunInfo, RunReport, Store, StoreError};
use crate::tag::{self, Tagged};
use crate::trade::{self, Traded};

/// The next batch as read.
///
/// # Errors
/// When a file cannot be read on, or the user asked to stop.
pub fn imported(
    importer: &mut Importer<'_>,
    ctx: &RunContext<'_>,
) -> Result<Option<Imported>, ImportError> {
    ctx.progress.begin(Stage::Import, None);
    importer.next_batch()
}

/// The next batch, standardized.
///
/// # Errors
/// When a file cannot be read on, or the user asked to stop.
pub fn standardized(
    importer: &mut Importer<'_>,
    rules: &RuleBook,
    ctx: &RunContext<'_>,
) -> Result<Option<Standardized>, ImportError> {
    let Some(imported) = imported(importer, ctx)? else {
        return Ok(None);
    };
    ctx.progress.begin(Stage::Standardize, None);
    Ok(Some(standardize::run(imported, &rules.standardize, ctx)?))
}

/// The next batch, standardized and checked.
///
/// # Errors
/// When a file cannot be read on, or the user asked to stop.
pub fn checked(
    importer: &mut Importer<'_>,
    rules: &RuleBook,
    ctx: &RunContext<'_>,
) -> Result<Option<Checked>, ImportError> {
    let Some(imported) = imported(importer, ctx)? else {
        return Ok(None);
    };
    Ok(Some(checked_of(imported, rules, ctx)?))
}

/// A batch as it was read, standardized and checked.
///
/// # Errors
/// [`Cancelled`] when the user asked to stop.
pub fn checked_of(
    imported: Imported,
    rules: &RuleBook,
    ctx: &RunContext<'_>,
) -> Result<Checked, Cancelled> {
    ctx.progress.begin(Stage::Standardize, None);
    let standardized = standardize::run(imported, &rules.standardize, ctx)?;
    ctx.progress.begin(Stage::Check, None);
    check::run(standardized, &rules.checks, ctx)
}

/// All rows of the run, standardized and checked; without those of files that broke while they were read, where the
/// run goes on without them.
///
/// # Errors
/// When a file cannot be read on, or the user asked to stop.
pub fn all_checked(
    importer: &mut Importer<'_>,
    rules: &RuleBook,
    ctx: &RunContext<'_>,
) -> Result<Checked, ImportError> {
    let next = |importer: &mut Importer<'_>| checked(importer, rules, ctx);
    whole(importer, next, |part| part.batch().input(), Checked::append)
}

/// All rows of order lists, read as lines of orders; as with contacts, without those of files that broke.
///
/// # Errors
/// When a file cannot be read on, or the user asked to stop.
pub fn traded(
    importer: &mut Importer<'_>,
    rules: &RuleBook,
    ctx: &RunContext<'_>,
) -> Result<Traded, ImportError> {
    let next = |importer: &mut Importer<'_>| standardized(importer, rules, ctx);
    let input_of = |part: &Standardized| part.batch().input();
    let all = whole(importer, next, input_of, Standardized::append)?;
    Ok(trade::run(all, importer.inputs(), &rules.orders, ctx)?)
}

/// What opt-out lists say, of one silence.
///
/// # Errors
/// When a file cannot be read on, or the user asked to stop.
pub fn opt_outs(
    importer: &mut Importer<'_>,
    silence: Silence,
    rules: &RuleBook,
    ctx: &RunContext<'_>,
) -> Result<OptOuts, ImportError> {
    let inputs = importer.inputs().to_vec();
    let mut found = OptOuts::default();
    while let Some(part) = standardized(importer, rules, ctx)? {
        let batch = part.batch();
        found.append(campaign::opt_outs(
            batch,
            &inputs,
            silence,
            &rules.standardize,
        ));
    }
    Ok(found)
}

/// What lists of results say.
///
/// # Errors
/// When a file cannot be read on, or the user asked to stop.
pub fn answers(
    importer: &mut Importer<'_>,
    reading: AnswerReading<'_>,
    rules: &RuleBook,
    ctx: &RunContext<'_>,
) -> Result<Answers, ImportError> {
    let inputs = importer.inputs().to_vec();
    let mut found = Answers::default();
    while let Some(part) = standardized(importer, rules, ctx)? {
        found.append(campaign::answers(part.batch(), &inputs, reading));
    }
    Ok(found)
}

/// All batches of a run as one; without those of files that broke while they were read.
fn whole<'i, T: Default + Send>(
    importer: &mut Importer<'i>,
    next: impl Fn(&mut Importer<'i>) -> Result<Option<T>, ImportError> + Send + Sync,
    input_of: impl Fn(&T) -> Option<InputIx> + Send + Sync,
    append: impl Fn(&mut T, T) + Send + Sync,
) -> Result<T, ImportError> {
    // Batches of one input go below one another at once, so that no row is held twice; inputs are joined at the end,
    // when it is known which of them broke.
    let mut lists: Vec<(Option<InputIx>, T)> = Vec::new();
    let mut put_below = |part: T| {
        let input = input_of(&part);
        match lists.last_mut() {
            Some((known, list)) if *known == input => append(list, part),
            _ => lists.push((input, part)),
        }
    };
    let mut last = next(importer)?;
    while let Some(part) = last {
        // The rows before are put in their place meanwhile.
        let (more, ()) = rayon::join(|| next(importer), || put_below(part));
        last = more?;
    }
    let left_out: Vec<InputIx> = importer
        .skipped()
        .iter()
        .flat_map(|skipped| skipped.inputs.iter().copied())
        .collect();
    lists.retain(|(input, _)| input.is_none_or(|input| !left_out.contains(&input)));
    let lists = lists.into_iter().map(|(_, list)| list);
    let whole = lists.reduce(|mut whole, list| {
        append(&mut whole, list);
        whole
    });
    Ok(whole.unwrap_or_default())
}

/// The rows of a run, resolved against each other and against what is `known`; what is made of the values of their
/// contacts, the caller says.
///
/// # Errors
/// When the user asked to stop, or what is known cannot be read.
pub fn resolved<K: KnownContacts, G: Golden>(
    checked: Checked,
    inputs: &[Input],
    known: &K,
    (rules, model): (&RuleBook, Modelling),
    ctx: &RunContext<'_>,
) -> Result<Resolved<G>, Stopped<K::Error>> {
    ctx.progress
        .begin(Stage::Dedupe, Some(checked.batch().frame.len() as u64));
    dedupe::run(checked, inputs, known, dedupe_rules(rules, model), ctx)
}

/// The rows of several lists, resolved; only rows of different lists are compared.
///
/// # Errors
/// When the user asked to stop.
pub fn linked<G: Golden>(
    checked: Checked,
    inputs: &[Input],
    (rules, model): (&RuleBook, Modelling),
    ctx: &RunContext<'_>,
) -> Result<Resolved<G>, Stopped<Infallible>> {
    ctx.progress
        .begin(Stage::Dedupe, Some(checked.batch().frame.len() as u64));
    dedupe::link(checked, inputs, dedupe_rules(rules, model), ctx)
}

/// The rules for matching, fitted to the rows of lists; none where they are too few.
///
/// # Errors
/// When the user asked to stop.
pub fn trained(
    checked: Checked,
    inputs: &[Input],
    rules: &RuleBook,
    ctx: &RunContext<'_>,
) -> Result<Option<MatchRules>, Stopped<Infallible>> {
    ctx.progress.begin(Stage::Dedupe, None);
    dedupe::train(checked, inputs, dedupe_rules(rules, Modelling::Fitted), ctx)
}

/// The rows of a run as tagged contacts, resolved against each other and against what is `known`.
///
/// # Errors
/// When the user asked to stop, or what is known cannot be read.
pub fn tagged<K: KnownContacts>(
    checked: Checked,
    inputs: &[Input],
    known: &K,
    (rules, model): (&RuleBook, Modelling),
    ctx: &RunContext<'_>,
) -> Result<Tagged, Stopped<K::Error>> {
    let resolved = resolved(checked, inputs, known, (rules, model), ctx)?;
    Ok(with_tags(resolved, rules, ctx)?)
}

/// The contacts that decisions are about, resolved anew with them and tagged, and whatever links or decisions tie to
/// them.
///
/// # Errors
/// When the user asked to stop, or the store cannot be read.
pub fn decided(
    store: &Store,
    decided: &Decided,
    rules: &RuleBook,
    ctx: &RunContext<'_>,
) -> Result<Tagged, Stopped<StoreError>> {
    let seeds: Vec<RecordId> = decided.records().into_iter().collect();
    let known = WithWord {
        known: store,
        decisions: decided.decisions(),
        edits: &[],
    };
    again(&seeds, &known, rules, ctx)
}

/// The contact that a person did something to, as it is with it, tagged.
///
/// # Errors
/// When the user asked to stop, or the store cannot be read.
pub fn edited(
    store: &Store,
    edited: &Edited,
    rules: &RuleBook,
    ctx: &RunContext<'_>,
) -> Result<Tagged, Stopped<StoreError>> {
    let known = WithWord {
        known: store,
        decisions: &[],
        edits: edited.edits(),
    };
    again(edited.records(), &known, rules, ctx)
}

/// Takes a run back: the newest as if it had never been written, an earlier one from under those that stand on it. The
/// report is of the undoing, where that is a run of its own.
///
/// # Errors
/// When there is no such run, it cannot be taken back, the user asked to stop, or the store cannot be read or written.
/// The store is then as it was.
pub fn undone(
    store: &mut Store,
    run: RunId,
    undoing: &RunInfo,
    rules: &RuleBook,
    ctx: &RunContext<'_>,
) -> Result<Option<RunReport>, StoreError> {
    match store.undo(run, undoing) {
        Err(StoreError::LaterRuns { .. }) => {
            let settle = |store: &Store, left: &[RecordId]| again(left, store, rules, ctx);
            store.withdraw(run, undoing, settle, ctx).map(Some)
        }
        done => done.map(|()| None),
    }
}

/// Brings all records of the store under today's rules.
///
/// # Errors
/// When the user asked to stop, or the store cannot be read or written. The store is then as it was.
pub fn reworked(
    store: &mut Store,
    info: &RunInfo,
    rules: &RuleBook,
    ctx: &RunContext<'_>,
) -> Result<Reworked, StoreError> {
    store.rework(info, &redo::ByRules { rules, ctx }, ctx)
}

/// Known records, resolved and tagged anew, and whatever links or decisions tie to them.
fn again<K: KnownContacts>(
    records: &[RecordId],
    known: &K,
    rules: &RuleBook,
    ctx: &RunContext<'_>,
) -> Result<Tagged, Stopped<K::Error>> {
    ctx.progress.begin(Stage::Dedupe, None);
    let rules_of_dedupe = dedupe_rules(rules, Modelling::AsGiven);
    let resolved = dedupe::again(records, known, rules_of_dedupe, ctx)?;
    Ok(with_tags(resolved, rules, ctx)?)
}

/// What dedupe goes by. A model that was fitted to other lists is not fitted to this one again.
pub fn dedupe_rules(rules: &RuleBook, model: Modelling) -> DedupeRules<'_> {
    DedupeRules {
        model: match rules.matching.model {
            Some(_) => Modelling::AsGiven,
            None => model,
        },
        checks: &rules.checks,
        standardize: &rules.standardize,
        matching: &rules.matching,
        survivorship: &rules.survivorship,
    }
}

fn with_tags(
    resolved: Resolved,
    rules: &RuleBook,
    ctx: &RunContext<'_>,
) -> Result<Tagged, Cancelled> {
    ctx.progress
        .begin(Stage::Tag, Some(resolved.contacts.len() as u64));
    tag::run(resolved, &rules.tags, ctx)
}
