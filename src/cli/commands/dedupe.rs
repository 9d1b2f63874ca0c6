//! `iclear dedupe`: lists in, the same rows in standard form out, each with the cluster it belongs to, the weight of what
//! ties it there, and the clusters it is in doubt with.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::filter::{Output, codes_by_row};
use crate::cli::Verdict;
use crate::cli::args::{DedupeArgs, FilterArgs};
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::dedupe::{Fate, Modelling, NothingKnown, RecordRef, Resolved};
use crate::pipeline;
use crate::tag::Tagged;

/// What the filter adds to each row.
const ADDED: [&str; 4] = ["findings", "cluster_id", "link_weight", "review"];

/// Which rows are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compare {
    /// Every two.
    All,
    /// Those of different lists.
    AcrossLists,
}

/// Runs the filter.
pub(in crate::cli) fn run(args: &DedupeArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    let compare = if args.link {
        Compare::AcrossLists
    } else {
        Compare::All
    };
    clusters(&args.filter, compare, &ADDED, invocation, |tagged, ids| {
        let resolved = &tagged.resolved;
        let doubts = doubts(resolved, ids);
        (0..ids.len())
            .map(|row| {
                let weight = resolved.ties[row].map(|weight| weight.to_string());
                vec![
                    weight.unwrap_or_default(),
                    doubts[ids[row] as usize].clone(),
                ]
            })
            .collect()
    })
}

/// The chain up to the contacts, one row a record; `more` gives each row's cells behind the number of its cluster, from
/// the contacts and the numbers of all rows.
pub(super) fn clusters(
    args: &FilterArgs,
    compare: Compare,
    added: &[&str],
    invocation: &Invocation,
    more: impl Fn(&Tagged, &[u32]) -> Vec<Vec<String>>,
) -> Result<Verdict, Failure> {
    let rules = invocation.rules()?;
    let ctx = invocation.context();
    let mut importer = invocation.open(&args.input, &rules, &ctx)?;
    let checked = pipeline::all_checked(&mut importer, &rules, &ctx)?;
    invocation.tell_skipped(&importer);
    invocation.judge(checked.lists(), importer.inputs(), &rules)?;
    let inputs = importer.inputs().to_vec();
    let model = (&rules, Modelling::Fitted);
    let tagged = match compare {
        Compare::All => pipeline::tagged(checked, &inputs, &NothingKnown, model, &ctx)?,
        Compare::AcrossLists => pipeline::linked(checked, &inputs, model, &ctx)?,
    };
    let ids = cluster_ids(&tagged.resolved.fates, tagged.resolved.contacts.len());
    let codes = codes_by_row(&tagged.resolved.batch, &tagged.resolved.shared);
    let more = more(&tagged, &ids);
    let mut output = Output::create(&args.output, &inputs, added, invocation)?;
    output.write(&tagged.resolved.batch, |row| {
        let own = [codes[row.at()].clone(), ids[row.at()].to_string()];
        let cells = own.into_iter().chain(more[row.at()].iter().cloned());
        cells.map(Cow::Owned).collect()
    })?;
    output.count(&tagged.resolved.shared);
    output.finish(&args.input, &rules, invocation)
}

/// For every cluster, by number, the clusters in doubt with it, joined by `;`.
fn doubts(resolved: &Resolved, ids: &[u32]) -> Vec<String> {
    let clusters = ids.iter().max().map_or(0, |&last| last as usize) + 1;
    let mut doubts: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); clusters];
    for doubt in &resolved.doubts {
        if let (RecordRef::New(left), RecordRef::New(right)) = (doubt.left, doubt.right) {
            let (left, right) = (ids[left.at()], ids[right.at()]);
            doubts[left as usize].insert(right);
            doubts[right as usize].insert(left);
        }
    }
    let joined = |others: BTreeSet<u32>| {
        let others: Vec<String> = others.iter().map(ToString::to_string).collect();
        others.join(";")
    };
    doubts.into_iter().map(joined).collect()
}

/// The contact of a row, as a position.
pub(super) fn contact_of(tagged: &Tagged, row: usize) -> Option<usize> {
    match tagged.resolved.fates[row] {
        Fate::Founds(at) | Fate::Joins(at) => Some(at),
        Fate::Repeats(first) => contact_of(tagged, first.at()),
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
