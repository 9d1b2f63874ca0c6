//! `iclear dedupe`: lists in, the same rows in standard form out, each with the cluster it belongs to, the weight of what
//! ties it there, and the clusters it is in doubt with.

mod train;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::filter::{Output, RowCodes};
use super::left_out;
use crate::check::Checked;
use crate::cli::Verdict;
use crate::cli::args::{DedupeArgs, DedupeCommand, FilterArgs, InputArgs};
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::dedupe::{Fate, Modelling, NothingKnown, RecordRef, Resolved};
use crate::model::{Input, RowIx};
use crate::pipeline;
use crate::rules::RuleBook;

/// What the filter adds to each row.
const ADDED: [&str; 4] = ["findings", "cluster_id", "link_weight", "review"];

/// Runs the filter.
pub(in crate::cli) fn run(args: &DedupeArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    if let Some(DedupeCommand::Train { input, output }) = &args.other {
        return train::run(input, output, invocation);
    }
    let list = List::read(&args.filter.input, invocation)?;
    let ctx = invocation.context();
    let (inputs, rules) = (&list.inputs, &list.rules);
    let model = (rules, Modelling::Fitted);
    let resolved: Resolved<()> = if args.link {
        pipeline::linked(list.checked, inputs, model, &ctx)?
    } else {
        pipeline::resolved(list.checked, inputs, &NothingKnown, model, &ctx)?
    };
    let ids = cluster_ids(&resolved.fates, resolved.contacts.len());
    let doubts = doubts(&resolved, &ids);
    let more = |row: RowIx| {
        let weight = resolved.ties[row.at()].map(|weight| weight.to_string());
        vec![
            weight.unwrap_or_default(),
            doubts.get(&row).cloned().unwrap_or_default(),
        ]
    };
    let whose = (&args.filter, invocation);
    let output = clusters(&resolved, inputs, whose, &ADDED, more)?;
    left_out::tell(&resolved, invocation);
    // The program is about to end: millions of findings need not be given back one by one.
    std::mem::forget(resolved);
    output.finish(&args.filter.input, rules, invocation)
}

/// What is to be resolved, and by which rules.
pub(super) struct List {
    pub(super) rules: RuleBook,
    pub(super) inputs: Vec<Input>,
    pub(super) checked: Checked,
}

impl List {
    /// Reads, standardizes and checks the files of the arguments. No row waits for a person here: there is no queue
    /// without a store.
    pub(super) fn read(args: &InputArgs, invocation: &Invocation) -> Result<Self, Failure> {
        let rules = invocation.rules()?;
        let (inputs, checked) = invocation.checked(args, &rules)?;
        Ok(List {
            inputs,
            checked: checked.without_queue(),
            rules,
        })
    }
}

/// Writes one row a record; `more` gives each row's cells behind the number of its cluster.
pub(super) fn clusters<G: Sync>(
    resolved: &Resolved<G>,
    inputs: &[Input],
    (args, invocation): (&FilterArgs, &Invocation),
    added: &[&str],
    more: impl Fn(RowIx) -> Vec<String> + Sync,
) -> Result<Output, Failure> {
    let ids = cluster_ids(&resolved.fates, resolved.contacts.len());
    let codes = RowCodes::of(&resolved.batch, &resolved.shared);
    let mut output = Output::create(&args.output, inputs, added, invocation)?;
    output.write(&resolved.batch, |row| {
        let own = [codes.joined(row), ids[row.at()].to_string()];
        own.into_iter().chain(more(row)).map(Cow::Owned).collect()
    })?;
    output.count(&resolved.shared);
    Ok(output)
}

/// For every row of a pair in doubt the clusters that it may belong to as well, joined by `;`. The other rows of its cluster
/// do not wait for the answer.
fn doubts<G>(resolved: &Resolved<G>, ids: &[u32]) -> BTreeMap<RowIx, String> {
    let mut doubts: BTreeMap<RowIx, BTreeSet<u32>> = BTreeMap::new();
    for doubt in &resolved.doubts {
        if let (RecordRef::New(left), RecordRef::New(right)) = (doubt.left, doubt.right) {
            doubts.entry(left).or_default().insert(ids[right.at()]);
            doubts.entry(right).or_default().insert(ids[left.at()]);
        }
    }
    let joined = |others: BTreeSet<u32>| {
        let others: Vec<String> = others.iter().map(ToString::to_string).collect();
        others.join(";")
    };
    let doubts = doubts.into_iter();
    doubts.map(|(row, others)| (row, joined(others))).collect()
}

/// The contact of a row, as a position.
pub(super) fn contact_of(fates: &[Fate], row: usize) -> Option<usize> {
    match fates[row] {
        Fate::Founds(at) | Fate::Joins(at) => Some(at),
        Fate::Repeats(first) => contact_of(fates, first.at()),
        Fate::Unchanged(_) | Fate::Review(_) | Fate::Rejected(_) => None,
    }
}

/// A number a cluster, from 1 in the order of the rows; a row that waits for a person is a cluster of its own.
fn cluster_ids(fates: &[Fate], contacts: usize) -> Vec<u32> {
    let mut of_contact = vec![0; contacts];
    let mut ids: Vec<u32> = Vec::with_capacity(fates.len());
    let mut last = 0;
    for fate in fates {
        let id = match *fate {
            Fate::Founds(at) | Fate::Joins(at) => {
                if of_contact[at] == 0 {
                    last += 1;
                    of_contact[at] = last;
                }
                of_contact[at]
            }
            Fate::Repeats(first) => ids[first.at()],
            Fate::Unchanged(_) | Fate::Review(_) | Fate::Rejected(_) => {
                last += 1;
                last
            }
        };
        ids.push(id);
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Code, RowIx};

    #[test]
    fn rows_of_one_contact_share_a_number_and_waiting_rows_stand_alone() {
        let waits = Fate::Review(Code::new("CON101"));
        let fates = [
            Fate::Joins(1),
            waits,
            Fate::Founds(0),
            Fate::Founds(1),
            Fate::Repeats(RowIx(2)),
            waits,
        ];
        assert_eq!(cluster_ids(&fates, 2), [1, 2, 3, 1, 3, 4]);
    }
}
