//! `iclear dedupe`: lists in, the same rows in standard form out, each with the cluster it belongs to.

use std::borrow::Cow;

use super::filter::{Output, codes_by_row};
use crate::cli::Verdict;
use crate::cli::args::FilterArgs;
use crate::cli::failure::Failure;
use crate::cli::invocation::Invocation;
use crate::dedupe::{Fate, Modelling, NothingKnown};
use crate::pipeline;
use crate::tag::Tagged;

/// Runs the filter.
pub(in crate::cli) fn run(args: &FilterArgs, invocation: &Invocation) -> Result<Verdict, Failure> {
    clusters(args, invocation, &["findings", "cluster_id"], |_, _| None)
}

/// The chain up to the contacts, one row a record; `tags` gives the last column of a contact, where there is one.
pub(super) fn clusters(
    args: &FilterArgs,
    invocation: &Invocation,
    added: &[&str],
    tags: impl Fn(&Tagged, usize) -> Option<String>,
) -> Result<Verdict, Failure> {
    let rules = invocation.rules()?;
    let ctx = invocation.context();
    let mut importer = invocation.open(&args.input, &rules, &ctx)?;
    let checked = pipeline::all_checked(&mut importer, &rules, &ctx)?;
    invocation.tell_skipped(&importer);
    invocation.judge(checked.lists(), importer.inputs(), &rules)?;
    let inputs = importer.inputs().to_vec();
    let tagged = pipeline::tagged(checked, &inputs, &NothingKnown, (&rules, Modelling::Fitted), &ctx)?;
    let ids = cluster_ids(&tagged.resolved.fates, tagged.resolved.contacts.len());
    let codes = codes_by_row(&tagged.resolved.batch, &tagged.resolved.shared);
    let mut output = Output::create(&args.output, &inputs, added, invocation)?;
    output.write(&tagged.resolved.batch, |row| {
        let mut cells = vec![
            Cow::Owned(codes[row.at()].clone()),
            Cow::Owned(ids[row.at()].to_string()),
        ];
        cells.extend(
            contact_of(&tagged, row.at())
                .and_then(|at| tags(&tagged, at))
                .map(Cow::Owned),
        );
        cells.resize(added.len(), Cow::Borrowed(""));
        cells
    })?;
    output.count(&tagged.resolved.shared);
    output.finish(&args.input, &rules, invocation)
}

/// The contact of a row, as a position.
fn contact_of(tagged: &Tagged, row: usize) -> Option<usize> {
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
