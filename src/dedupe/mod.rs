//! Finds which records are one person, and makes one golden contact of them.
//!
//! After `check`, before `tag`; the one barrier of the flow. What comes in: all [`Checked`] rows of the run, and what
//! the store knows, through [`KnownContacts`]. What goes out: [`Resolved`]: each row's fate, the contacts touched with
//! their golden values, and the pairs that a person must decide. In this order: identity (which rows are here
//! already), block, compare, score, cluster, merge. The same rows in any order, in one run or in ten, give the same
//! groups and golden values. Knows no file, no clock and no database.

mod active;
mod assign;
mod block;
mod ceiling;
mod cluster;
mod compare;
mod crowd;
mod decision;
mod dial;
mod draw;
mod edit;
mod erased;
mod explain;
mod few;
mod firm;
mod fit;
mod forest;
mod growth;
mod identity;
mod index;
mod key_lists;
mod keys;
mod known;
mod links;
mod merge;
mod network;
mod order;
mod outcome;
mod pairs;
mod person;
mod place;
mod prepared;
mod profile;
mod provenance;
mod rarity;
mod records;
mod sample;
mod scale;
mod score;
mod seldom;
mod sieve;
mod sketch;
mod table;
mod walk;

pub use block::lookup_keys;
pub use decision::{Anchor, Answer, Decision, overruled, version_key};
pub use edit::{Act, Edit, Edits, Held, Overlay, Status};
pub use erased::{CHANNELS, ERASED, Erased, KINDS, Told, Trace, traces};
pub use explain::{Explanation, Hop, Relation};
pub use identity::digests;
pub use key_lists::KeyLists;
pub use known::{
    AllAtHand, BlockKey, KnownContacts, KnownRecords, NothingKnown, Recency, RowDigest, WithWord,
};
pub use links::{Link, Tie};
pub use merge::Golden;
pub use outcome::{Contact, Doubt, Fate, RecordRef, Resolved, Stopped};
pub use provenance::{Because, Provenance};
pub use score::{Account, Counted, Rival};

use rayon::prelude::*;

use decision::Standing;
use records::{KeysServe, Lists, Records};
use table::{NewRows, Table};

use crate::check::{Checked, Shared, Verdict};
use crate::model::{Batch, CellRows, ContactRow, Finding, Input, RecordId};
use crate::rules::{BlockScope, CheckRules, MatchRules, StandardizeRules, SurvivorshipRules};
use crate::run::{Cancelled, RunContext};

/// Where the likelihoods come from that pairs are weighed by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Modelling {
    /// From the rules, so that a pair weighs the same whatever other records there are.
    #[default]
    AsGiven,
    /// From the rows of the run, with the rules as a fence: for a list that is resolved by itself.
    Fitted,
}

/// The rules dedupe goes by.
#[derive(Clone, Copy, Debug)]
pub struct DedupeRules<'a> {
    /// How many may share a value.
    pub checks: &'a CheckRules,
    /// Which of them are roles.
    pub standardize: &'a StandardizeRules,
    /// How pairs are proposed, compared and weighed.
    pub matching: &'a MatchRules,
    /// Which value a contact keeps.
    pub survivorship: &'a SurvivorshipRules,
    /// Where the likelihoods come from.
    pub model: Modelling,
}

/// Resolves the rows of a run, of `inputs`, against each other and against what is `known`.
///
/// # Errors
/// When the user asked to stop, or what is known cannot be read.
pub fn run<K: KnownContacts, G: Golden>(
    checked: Checked,
    inputs: &[Input],
    known: &K,
    rules: DedupeRules<'_>,
    ctx: &RunContext<'_>,
) -> Result<Resolved<G>, Stopped<K::Error>> {
    let (batch, verdicts) = checked.into_parts();
    let against = Against::rows(inputs, Lists::Any, known, rules);
    resolve(batch, &verdicts, &against, ctx)
}

/// Resolves the rows of several lists by comparing rows of different lists alone. Rows of one list come together only by
/// way of a row of another, where nothing in them speaks against it.
///
/// # Errors
/// When the user asked to stop.
pub fn link<G: Golden>(
    checked: Checked,
    inputs: &[Input],
    rules: DedupeRules<'_>,
    ctx: &RunContext<'_>,
) -> Result<Resolved<G>, Stopped<std::convert::Infallible>> {
    let (batch, verdicts) = checked.into_parts();
    let against = Against::rows(inputs, Lists::Across, &NothingKnown, rules);
    resolve(batch, &verdicts, &against, ctx)
}

/// Resolves the contacts of known records anew, and whatever links or decisions tie to them; no row comes in. Their
/// golden values are made anew, whether or not their records stay together.
///
/// # Errors
/// When the user asked to stop, or what is known cannot be read.
pub fn again<K: KnownContacts>(
    seeds: &[RecordId],
    known: &K,
    rules: DedupeRules<'_>,
    ctx: &RunContext<'_>,
) -> Result<Resolved, Stopped<K::Error>> {
    let against = Against {
        inputs: &[],
        lists: Lists::Any,
        seeds,
        known,
        rules,
    };
    resolve(Batch::default(), &[], &against, ctx)
}

/// The rules for matching, fitted to the rows of lists; none where they are too few.
///
/// # Errors
/// When the user asked to stop.
pub fn train(
    checked: Checked,
    inputs: &[Input],
    rules: DedupeRules<'_>,
    ctx: &RunContext<'_>,
) -> Result<Option<MatchRules>, Stopped<std::convert::Infallible>> {
    let (batch, verdicts) = checked.into_parts();
    let fitted = DedupeRules {
        model: Modelling::Fitted,
        ..rules
    };
    let against = Against::rows(inputs, Lists::Any, &NothingKnown, fitted);
    let arrived = Arrived::of(&batch, &verdicts, &against)?;
    let (_, fitted) = arrived.records(&batch, &against, KeysServe::Index, ctx)?;
    Ok(fitted)
}

/// Explains the likeliest pair of a record of one side and one of the other, in the company of everything that a run
/// over the same rows would resolve with them. None where a side has no record: a row that is rejected or waits, or the
/// same row on both sides.
///
/// # Errors
/// When the user asked to stop, or what is known cannot be read.
pub fn explain<K: KnownContacts>(
    checked: Checked,
    inputs: &[Input],
    known: &K,
    sides: [&[RecordRef]; 2],
    rules: DedupeRules<'_>,
    ctx: &RunContext<'_>,
) -> Result<Option<Explanation>, Stopped<K::Error>> {
    let (batch, verdicts) = checked.into_parts();
    let against = Against::rows(inputs, Lists::Any, known, rules);
    let arrived = Arrived::of(&batch, &verdicts, &against)?;
    let serve = KeysServe::those_of(known);
    let (mut records, fitted) = arrived.records(&batch, &against, serve, ctx)?;
    let matching = fitted.as_ref().unwrap_or(rules.matching);
    let standing = Standing::of(&known.decisions().map_err(Stopped::Known)?);
    let early = &arrived.fates;
    let seeds: Vec<RecordId> = sides
        .concat()
        .into_iter()
        .filter_map(RecordRef::known)
        .collect();
    let network = network::network(&mut records, &seeds, known, &standing, matching, ctx)?;
    let (edges, apart) = (network.edges.clone(), network.ruled.apart.clone());
    let edits = known.edits().map_err(Stopped::Known)?;
    let clusters = cluster::cluster(&records, network, &Edits::of(&edits), matching);
    let scene = explain::Scene {
        records: &records,
        edges: &edges,
        apart: &apart,
        clusters: &clusters,
        standing: &standing,
        rules: matching,
    };
    let [ours, theirs] = sides.map(|side| explain::positions(&records, side, early));
    Ok(scene.explain(&ours, &theirs))
}

/// What a run's rows are resolved against, and by what.
struct Against<'a, K> {
    inputs: &'a [Input],
    lists: Lists,
    /// Known records that are resolved anew together with the rows.
    seeds: &'a [RecordId],
    known: &'a K,
    rules: DedupeRules<'a>,
}

impl<'a, K> Against<'a, K> {
    /// For rows alone, without known records that are to be resolved anew.
    fn rows(inputs: &'a [Input], lists: Lists, known: &'a K, rules: DedupeRules<'a>) -> Self {
        Against {
            inputs,
            lists,
            seeds: &[],
            known,
            rules,
        }
    }
}

/// The rows of a run, told from those that are here already.
struct Arrived {
    digests: Vec<RowDigest>,
    /// The fate of every row that goes no further.
    fates: Vec<Option<Fate>>,
}

impl Arrived {
    fn of<K: KnownContacts>(
        batch: &Batch,
        verdicts: &[Verdict],
        against: &Against<'_, K>,
    ) -> Result<Self, Stopped<K::Error>> {
        let digests = identity::digests(&batch.rows, against.inputs);
        let fates = identity::early_fates(verdicts, &digests, against.known);
        let mut fates = fates.map_err(Stopped::Known)?;
        let erased = against.known.erased().map_err(Stopped::Known)?;
        identity::reject_erased(&mut fates, batch, (&digests, against.inputs), &erased);
        Ok(Arrived { digests, fates })
    }

    /// The rows that go on, prepared, and the rules fitted to them, where they are to be and there are enough.
    fn records<'a, K: KnownContacts>(
        &'a self,
        batch: &'a Batch,
        against: &Against<'a, K>,
        serve: KeysServe,
        ctx: &RunContext<'_>,
    ) -> Result<(Records<'a>, Option<MatchRules>), Cancelled> {
        let new = NewRows::of(batch, &self.fates, &self.digests, against.inputs);
        let rules = against.rules;
        let scope = match against.known.is_empty() {
            true => BlockScope::Lists,
            false => BlockScope::Stores,
        };
        let pairs = (against.lists, scope, serve);
        let mut records = Records::new(Table::new(new), pairs, rules.matching, ctx)?;
        let fitted = match rules.model {
            Modelling::AsGiven => None,
            Modelling::Fitted => sample::fitted(&mut records, rules.matching, ctx)?,
        };
        Ok((records, fitted))
    }
}

fn resolve<K: KnownContacts, G: Golden>(
    mut batch: Batch,
    verdicts: &[Verdict],
    against: &Against<'_, K>,
    ctx: &RunContext<'_>,
) -> Result<Resolved<G>, Stopped<K::Error>> {
    let (known, rules) = (against.known, against.rules);
    let arrived = Arrived::of(&batch, verdicts, against)?;
    if !G::KEEPS_CELLS {
        batch.rows.raw = CellRows::new();
    }
    let serve = match G::KEEPS_CELLS {
        true => KeysServe::Store,
        false => KeysServe::those_of(known),
    };
    let (mut records, fitted) = arrived.records(&batch, against, serve, ctx)?;
    let matching = fitted.as_ref().unwrap_or(rules.matching);
    let standing = Standing::of(&known.decisions().map_err(Stopped::Known)?);
    let seeds = against.seeds;
    let network = network::network(&mut records, seeds, known, &standing, matching, ctx)?;
    records.forget_index();
    let (compared, uncompared) = (network.compared, network.uncompared);
    let (start, reached) = (network.start, network.reached.clone());
    let anew = network.known_reached(&records.table);
    let edits = known.edits().map_err(Stopped::Known)?;
    let edits = Edits::of(&edits);
    let clusters = cluster::cluster(&records, network, &edits, matching);
    let touched = assign::assign(&records, &clusters, (start, &reached), &edits);
    let (mut provenance, mut links) = (Vec::new(), Vec::new());
    let golden = G::of(|| {
        links = links::links(&touched, &clusters.joins, &records);
        let (golden, of_golden) =
            merge::golden(&touched, &records, (rules.survivorship, &edits), ctx)?;
        provenance = of_golden;
        Ok(golden)
    })?;
    let early = &arrived.fates;
    let fates = assign::late_fates(early, &touched, &records);
    let (doubts, unasked) = cluster::doubts(&clusters, &records, matching);
    let ties = cluster::ties(&clusters, &records, early, matching);
    let known_keys = records.keys_of_known(start);
    records.forget_profiles();
    let shared = shared(&batch, &records, rules);
    let keys = match serve {
        KeysServe::Store => records.into_keys(batch.frame.len()),
        KeysServe::Index => KeyLists::default(),
    };
    let contacts = touched.into_iter().map(|touched| touched.contact).collect();
    Ok(Resolved {
        batch,
        fates,
        digests: arrived.digests,
        keys,
        known_keys,
        contacts,
        golden,
        provenance,
        links,
        ties,
        anew,
        doubts,
        shared,
        compared,
        uncompared,
        unasked,
    })
}

/// The values of the run's rows that too many share, among them and with the known records that have keys in common
/// with them: every key field is a blocking key, so these are all that matter.
fn shared(batch: &Batch, records: &Records<'_>, rules: DedupeRules<'_>) -> Vec<Finding> {
    let new: Vec<_> = batch.frame.rows().collect();
    let known: Vec<_> = records.known_rows().collect();
    let mut shared = Shared::new(rules.checks, rules.standardize);
    shared.add_all(&new);
    shared.add_beside(&known);
    let of_row = |row: &ContactRow<'_>| -> Vec<Finding> {
        let found = shared.found(|field| row.get(field));
        found.map(|found| found.finding(row.ix())).collect()
    };
    new.par_iter().flat_map_iter(of_row).collect()
}

#[cfg(test)]
mod tests;
