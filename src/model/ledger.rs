//! The ledger: every row that was read ends in exactly one outcome.

use std::fmt;
use std::ops::AddAssign;

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It founded a new contact.
    Created,
    /// It joined a contact.
    Merged,
    /// This very row of this source was here already.
    Unchanged,
    /// It waits in the manual queue, not in the clean store.
    Review,
    /// It is no record: blank, a repeated header, a totals line, unreadable.
    Rejected,
}

impl Outcome {
    /// Every outcome, in the order of the ledger.
    pub const ALL: [Outcome; 5] = [
        Outcome::Created,
        Outcome::Merged,
        Outcome::Unchanged,
        Outcome::Review,
        Outcome::Rejected,
    ];

    /// The name in the store, in exports and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Outcome::Created => "created",
            Outcome::Merged => "merged",
            Outcome::Unchanged => "unchanged",
            Outcome::Review => "review",
            Outcome::Rejected => "rejected",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// How many rows came in and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Ledger {
    /// Rows read from the inputs.
    pub rows_in: u64,
    /// Rows that founded a contact.
    pub created: u64,
    /// Rows that joined a contact.
    pub merged: u64,
    /// Rows that were known already.
    pub unchanged: u64,
    /// Rows that wait for a person.
    pub review: u64,
    /// Rows that are no records.
    pub rejected: u64,
}

impl Ledger {
    /// Counts one row's outcome; `rows_in` is counted where the row is read.
    pub fn count(&mut self, outcome: Outcome) {
        *match outcome {
            Outcome::Created => &mut self.created,
            Outcome::Merged => &mut self.merged,
            Outcome::Unchanged => &mut self.unchanged,
            Outcome::Review => &mut self.review,
            Outcome::Rejected => &mut self.rejected,
        } += 1;
    }

    /// The rows that ended in `outcome`.
    #[must_use]
    pub const fn of(&self, outcome: Outcome) -> u64 {
        match outcome {
            Outcome::Created => self.created,
            Outcome::Merged => self.merged,
            Outcome::Unchanged => self.unchanged,
            Outcome::Review => self.review,
            Outcome::Rejected => self.rejected,
        }
    }

    /// Whether every row that was read has an outcome, and no row has two.
    #[must_use]
    pub fn balances(&self) -> bool {
        self.rows_in
            == Outcome::ALL
                .into_iter()
                .map(|outcome| self.of(outcome))
                .sum::<u64>()
    }
}

impl AddAssign for Ledger {
    fn add_assign(&mut self, other: Self) {
        self.rows_in += other.rows_in;
        self.created += other.created;
        self.merged += other.merged;
        self.unchanged += other.unchanged;
        self.review += other.review;
        self.rejected += other.rejected;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ledger_balances_only_when_every_row_has_an_outcome() {
        let mut ledger = Ledger {
            rows_in: 5,
            ..Ledger::default()
        };
        assert!(!ledger.balances());
        Outcome::ALL
            .into_iter()
            .for_each(|outcome| ledger.count(outcome));
        assert!(ledger.balances());
        ledger.count(Outcome::Merged);
        assert!(!ledger.balances());
    }
}
