//! Lists as a whole: how many rows of each meet the conditions that the rules set a share for.
//!
//! Counted batch by batch, and judged when all rows of a list are in, so that neither the size of a batch nor the order
//! of the rows matters. A list is one input: a broken column in one file does not hide behind another, sound one.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{Batch, InputIx};
use crate::rules::{CheckRules, ListRule};

/// Rows of each list, and how many of them each rule counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListCounts(BTreeMap<InputIx, Counted>);

/// One list so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Counted {
    rows: u64,
    /// As many as there are rules, in their order.
    held: Vec<u64>,
}

/// A list that is not as a rule says it must be.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfit<'r> {
    /// The list.
    pub input: InputIx,
    /// The rule.
    pub rule: &'r ListRule,
    /// Rows that meet the rule's condition.
    pub held: u64,
    /// Rows of the list.
    pub rows: u64,
}

impl ListCounts {
    /// Counts one batch, whose rows are of one list.
    pub(super) fn of(batch: &Batch, rules: &CheckRules, today: Date) -> Self {
        let Some(input) = batch.input().filter(|_| !rules.lists().is_empty()) else {
            return ListCounts::default();
        };
        let count = |rule: &ListRule| {
            let answers = batch.frame.rows_where(&rule.when, today);
            answers.into_iter().filter(|holds| *holds).count() as u64
        };
        let counted = Counted {
            rows: batch.frame.len() as u64,
            held: rules.lists().iter().map(count).collect(),
        };
        ListCounts(BTreeMap::from([(input, counted)]))
    }

    /// Adds the counts of further rows.
    pub fn add(&mut self, more: &ListCounts) {
        for (input, counted) in &more.0 {
            let known = self.0.entry(*input).or_default();
            known.rows += counted.rows;
            known.held.resize(counted.held.len(), 0);
            for (known, more) in known.held.iter_mut().zip(&counted.held) {
                *known += more;
            }
        }
    }

    /// The lists that are not as they must be, each with the rule that says so.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "a share of rows needs no more than 52 bits"
    )]
    pub fn unfit<'r>(&self, rules: &'r CheckRules) -> Vec<Unfit<'r>> {
        let mut unfit = Vec::new();
        for (&input, counted) in &self.0 {
            for (rule, &held) in rules.lists().iter().zip(&counted.held) {
                if held as f64 > rule.share * counted.rows as f64 {
                    let rows = counted.rows;
                    unfit.push(Unfit {
                        input,
                        rule,
                        held,
                        rows,
                    });
                }
            }
        }
        unfit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(input: u32, rows: u64, held: u64) -> ListCounts {
        let counted = Counted {
            rows,
            held: vec![held],
        };
        ListCounts(BTreeMap::from([(InputIx(input), counted)]))
    }

    #[test]
    fn a_share_is_judged_over_the_whole_list_and_over_no_other() {
        let rules = crate::rules::RuleBook::with_checks(
            "[[list]]\ncode = 'LST901'\nwhen = 'mobile IS NULL'\nshare = 0.2\naction = 'stop'\n",
        );
        let cases = [
            ("at the share", vec![counts(0, 10, 2)], 0),
            ("above it", vec![counts(0, 10, 3)], 1),
            ("bad rows first", vec![counts(0, 5, 3), counts(0, 10, 0)], 0),
            (
                "one bad list of two",
                vec![counts(0, 90, 0), counts(1, 10, 10)],
                1,
            ),
            ("no rows", vec![counts(0, 0, 0)], 0),
        ];
        for (case, parts, expected) in cases {
            let mut all = ListCounts::default();
            parts.iter().for_each(|part| all.add(part));
            assert_eq!(all.unfit(&rules.checks).len(), expected, "{case}");
        }
    }
}
