//! What a run will do to each row, worked out before anything is written.

use super::error::Trouble;
use crate::dedupe::{Contact, Fate, Resolved, RowDigest};
use crate::model::{Code, Ledger, Outcome, RecordId, RowIx};

/// What becomes of a row of the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placing {
    /// It becomes a record: of the contact at this position, or of none while it waits for a person.
    New {
        outcome: Outcome,
        contact: Option<usize>,
    },
    /// It is this record of the store.
    Known(RecordId),
    /// It is the record that this row of the run becomes.
    Same(RowIx),
    /// It is no record.
    Rejected(Code),
}

impl Placing {
    /// The outcome the ledger counts.
    pub(super) fn outcome(self) -> Outcome {
        match self {
            Placing::New { outcome, .. } => outcome,
            Placing::Known(_) | Placing::Same(_) => Outcome::Unchanged,
            Placing::Rejected(_) => Outcome::Rejected,
        }
    }
}

/// The placing of every row, and the ledger they add up to.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) placings: Vec<Placing>,
    pub(super) ledger: Ledger,
}

impl Plan {
    /// Works out what `resolved` means for each row, and refuses what contradicts itself.
    pub(super) fn of(resolved: &Resolved) -> Result<Plan, Trouble> {
        let rows = resolved.batch.frame.len();
        let parallel = [
            resolved.fates.len(),
            resolved.digests.len(),
            resolved.keys.len(),
            resolved.batch.rows.origins.len(),
            resolved.batch.rows.raw.len(),
        ];
        if parallel.iter().any(|&length| length != rows)
            || resolved.golden.len() != resolved.contacts.len()
        {
            return wrong(format!(
                "{rows} rows came with {parallel:?} fates, digests, keys, origins and raw rows"
            ));
        }
        let placings = (0..rows)
            .map(|row| placing(resolved, row))
            .collect::<Result<Vec<_>, _>>()?;
        let plan = Plan {
            ledger: ledger(resolved, &placings),
            placings,
        };
        plan.check(resolved)?;
        Ok(plan)
    }

    /// The record each row is or becomes, when `last` is the id given out last.
    pub(super) fn records(&self, last: i64) -> Vec<Option<RecordId>> {
        let mut next = last;
        let mut ids = Vec::with_capacity(self.placings.len());
        for placing in &self.placings {
            ids.push(match *placing {
                Placing::New { .. } => {
                    next += 1;
                    Some(RecordId(next))
                }
                Placing::Known(record) => Some(record),
                // A row repeats an earlier one, whose record is settled by now.
                Placing::Same(earlier) => ids[earlier.at()],
                Placing::Rejected(_) => None,
            });
        }
        ids
    }

    /// The digests of the rows that become records, in the order of the records.
    pub(super) fn new_digests<'r>(
        &'r self,
        resolved: &'r Resolved,
    ) -> impl Iterator<Item = RowDigest> + 'r {
        let rows = self.placings.iter().zip(&resolved.digests);
        rows.filter(|(placing, _)| matches!(placing, Placing::New { .. }))
            .map(|(_, digest)| *digest)
    }

    fn check(&self, resolved: &Resolved) -> Result<(), Trouble> {
        if !self.ledger.balances() {
            return wrong(format!("the ledger does not balance: {:?}", self.ledger));
        }
        // A new contact of known records is one that split off another: no row of this run founds it.
        let by_rows =
            |contact: &Contact| usize::from(contact.id.is_none() && contact.known.is_empty());
        let founded = tally(resolved, by_rows);
        if founded != self.ledger.created {
            return wrong(format!(
                "{} rows found a contact, but {founded} new contacts are of new rows alone",
                self.ledger.created
            ));
        }
        Ok(())
    }
}

fn tally(resolved: &Resolved, count: impl Fn(&Contact) -> usize) -> u64 {
    resolved
        .contacts
        .iter()
        .map(|contact| count(contact) as u64)
        .sum()
}

fn ledger(resolved: &Resolved, placings: &[Placing]) -> Ledger {
    let mut ledger = Ledger {
        rows_in: resolved.batch.rows_read(),
        ..Ledger::default()
    };
    let rejected = resolved.batch.rejected.iter().map(|_| Outcome::Rejected);
    let placed = placings.iter().map(|placing| placing.outcome());
    rejected
        .chain(placed)
        .for_each(|outcome| ledger.count(outcome));
    ledger
}

/// The placing of one row; a repetition goes the way of the row it repeats.
fn placing(resolved: &Resolved, row: usize) -> Result<Placing, Trouble> {
    let mut at = row;
    loop {
        let placing = match resolved.fates[at] {
            Fate::Repeats(earlier) if earlier.at() < at => {
                at = earlier.at();
                continue;
            }
            Fate::Repeats(later) => {
                return wrong(format!(
                    "row {at} repeats row {later:?}, which is not before it"
                ));
            }
            Fate::Unchanged(record) => Placing::Known(record),
            Fate::Rejected(code) => Placing::Rejected(code),
            _ if at != row => Placing::Same(position(at)),
            Fate::Founds(contact) => of_contact(resolved, Outcome::Created, contact)?,
            Fate::Joins(contact) => of_contact(resolved, Outcome::Merged, contact)?,
            Fate::Review(_) => Placing::New {
                outcome: Outcome::Review,
                contact: None,
            },
        };
        return Ok(placing);
    }
}

fn of_contact(resolved: &Resolved, outcome: Outcome, contact: usize) -> Result<Placing, Trouble> {
    let Some(found) = resolved.contacts.get(contact) else {
        return wrong(format!(
            "a row goes to contact {contact} of {}",
            resolved.contacts.len()
        ));
    };
    if outcome == Outcome::Created && found.id.is_some() {
        return wrong(format!(
            "a row founds contact {contact}, which is known already"
        ));
    }
    Ok(Placing::New {
        outcome,
        contact: Some(contact),
    })
}

/// A row's position in its frame.
pub(super) fn position(row: usize) -> RowIx {
    RowIx(u32::try_from(row).expect("a frame has less than 2^32 rows"))
}

fn wrong<T>(what: String) -> Result<T, Trouble> {
    Err(Trouble::Inconsistent(what))
}
