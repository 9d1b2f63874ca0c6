//! `iclear dedupe`: lists in, the same rows in standard form out, each with the cluster it belongs to.

use std::borrow::Cow;

use super::filter::{Output, RowCodes};
use crate::check::Checked;
use crate::cli::Verdict;
use crate::cli::args::FilterArgs;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::dedupe::{Fate, NothingKnown, Resolved};
use crate::model::Input;
use crate::pipeline;
use crate::rules::RuleBook;

/// Runs the filter.
pub(in crate::cli) fn run(args: &FilterArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    let list = List::read(args, invocation)?;
    let ctx = invocation.context();
    let (inputs, rules) = (&list.inputs, &list.rules);
    let resolved: Resolved<()> =
        pipeline::resolved(list.checked, inputs, &NothingKnown, rules, &ctx)?;
    let output = clusters(&resolved, inputs, (args, invocation), &ADDED, |_| None)?;
    // The program is about to end: millions of findings need not be given back one by one.
    std::mem::forget(resolved);
    output.finish(&args.input, rules, invocation)
}

/// What the filter adds to each row.
const ADDED: [&str; 2] = ["findings", "cluster_id"];

/// What is to be resolved, and by which rules.
pub(super) struct List {
    pub(super) rules: RuleBook,
    pub(super) inputs: Vec<Input>,
    pub(super) checked: Checked,
}

impl List {
    /// Reads, standardizes and checks the files of the arguments.
    pub(super) fn read(args: &FilterArgs, invocation: &Invocation) -> Result<Self, Failure> {
        let rules = invocation.rules()?;
        let ctx = invocation.context();
        let mut importer = invocation.open(&args.input, &rules, &ctx)?;
        let checked = pipeline::all_checked(&mut importer, &rules, &ctx)?;
        invocation.tell_skipped(&importer);
        invocation.judge(checked.lists(), importer.inputs(), &rules)?;
        Ok(List {
            inputs: importer.inputs().to_vec(),
            checked,
            rules,
        })
    }
}

/// Writes one row a record; `last` gives the last column of a contact, where there is one.
pub(super) fn clusters<G: Sync>(
    resolved: &Resolved<G>,
    inputs: &[Input],
    (args, invocation): (&FilterArgs, &Invocation),
    added: &[&str],
    last: impl Fn(usize) -> Option<String> + Sync,
) -> Result<Output, Failure> {
    let ids = cluster_ids(&resolved.fates, resolved.contacts.len());
    let codes = RowCodes::of(&resolved.batch, &resolved.shared);
    let mut output = Output::create(&args.output, inputs, added, invocation)?;
    output.write(&resolved.batch, |row| {
        let mut cells = vec![
            Cow::Owned(codes.joined(row)),
            Cow::Owned(ids[row.at()].to_string()),
        ];
        let contact = contact_of(&resolved.fates, row.at());
        cells.extend(contact.and_then(&last).map(Cow::Owned));
        cells.resize(added.len(), Cow::Borrowed(""));
        cells
    })?;
    output.count(&resolved.shared);
    Ok(output)
}

/// The contact of a row, as a position.
fn contact_of(fates: &[Fate], row: usize) -> Option<usize> {
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
