//! Rows before and after: the kinds of dirt the catalogue knows, and what holds for any text at all.

mod abroad;
mod beside_names;
mod catalogue;
mod dates;
mod email;
mod facts;
mod identity;
mod known;
mod laws;
mod mobile;
mod numbers;
mod people;
mod phone;
mod places;
mod postcodes;
mod policy;

use std::sync::LazyLock;

use super::standardize;
use crate::model::{ContactFrame, Field, Finding, RowIx};
use crate::rules::{RuleBook, StandardizeRules};

/// Fields of a row and their text.
pub(super) type Row<'a> = &'a [(Field, &'a str)];

/// The rules that the program brings along.
pub(super) fn rules() -> StandardizeRules {
    RuleBook::load(None)
        .expect("the default rules are sound")
        .standardize
}

/// Read once: thousands of cases share them.
pub(super) static RULES: LazyLock<StandardizeRules> = LazyLock::new(rules);

/// A frame of one row.
pub(super) fn frame(row: Row<'_>) -> ContactFrame {
    ContactFrame::of_row(&row.iter().copied().collect())
}

/// The row in standard form, and what was found.
pub(super) fn standardized(row: Row<'_>, rules: &StandardizeRules) -> (ContactFrame, Vec<Finding>) {
    standardize(&frame(row), rules)
}

/// A named case: a row, the fields wanted (empty text: no value), and the codes wanted, if they are looked at.
pub(super) type Case<'a> = (&'a str, Row<'a>, Row<'a>, &'a str);

/// Holds each case against what the standardizers make of it, once and a second time.
pub(super) fn check(cases: &[Case<'_>]) {
    let rules = rules();
    let mut wrong = Vec::new();
    for (name, row, wanted, codes) in cases {
        let (after, findings) = standardized(row, &rules);
        let got = after.row(RowIx(0));
        for &(field, text) in *wanted {
            if got.get(field).unwrap_or_default() != text {
                wrong.push(format!(
                    "{name}: {field} wanted {text:?}\n  got {got:?}\n  findings {findings:?}"
                ));
            }
        }
        let found: Vec<&str> = findings
            .iter()
            .map(|finding| finding.code.as_str())
            .collect();
        if !codes.is_empty() && found != codes.split(' ').collect::<Vec<_>>() {
            wrong.push(format!("{name}: findings wanted {codes}, got {found:?}"));
        }
        let (again, _) = standardize(&after, &rules);
        if format!("{:?}", again.row(RowIx(0))) != format!("{got:?}") {
            wrong.push(format!(
                "{name}: a second time gives {:?}, not {got:?}",
                again.row(RowIx(0))
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_examples_of_the_rules_hold() {
    let rules = rules();
    let failing = super::failing_examples(&rules);
    assert!(failing.is_empty(), "\n{}", failing.join("\n"));
    assert!(!rules.examples().is_empty());
}
