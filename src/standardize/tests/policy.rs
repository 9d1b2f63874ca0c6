//! The policy of the rules says of every code what the standardizers do about it.

use std::collections::BTreeSet;

use super::RULES;
use super::catalogue::{Cells, outcome, rows};
use crate::model::Field;
use crate::rules::Repair;
use crate::standardize::findings;

/// Rows with a repair that no kind of dirt in the catalogue and no example of the rules has.
const MORE: &[&[(Field, &str)]] = &[&[
    (Field::Phone, "23456789"),
    (Field::Province, "香港特别行政区"),
]];

/// Every row that the tests know by its kind of dirt.
fn known_rows() -> Vec<Cells> {
    let examples = RULES.examples().iter().map(|example| example.row.clone());
    let more = MORE.iter().map(|row| {
        let cells = row.iter().map(|(field, text)| (*field, (*text).to_owned()));
        cells.collect()
    });
    rows().chain(examples).chain(more).collect()
}

#[test]
fn every_code_stands_in_the_policy() {
    let declared: BTreeSet<_> = findings::KINDS
        .iter()
        .copied()
        .flatten()
        .map(|kind| kind.code)
        .collect();
    let listed: BTreeSet<_> = RULES.policy().map(|(code, _)| code).collect();
    let missing: Vec<_> = declared.difference(&listed).collect();
    let unknown: Vec<_> = listed.difference(&declared).collect();
    assert!(
        missing.is_empty(),
        "rules/standardize.toml, [policy] lacks {missing:?}"
    );
    assert!(
        unknown.is_empty(),
        "rules/standardize.toml, [policy] has {unknown:?}, which nothing reports"
    );
}

#[test]
fn what_the_policy_calls_a_repair_is_one() {
    let rows: Vec<(Cells, Vec<String>)> = known_rows()
        .into_iter()
        .map(|row| {
            let (_, found) = outcome(&row, &RULES);
            (row, found)
        })
        .collect();
    let mut wrong = Vec::new();
    for (code, repair) in RULES.policy() {
        let fixing = RULES.clone().with(code, Repair::Fix);
        let proposing = RULES.clone().with(code, Repair::Propose);
        let mut concerned = rows
            .iter()
            .filter(|(_, found)| found.iter().any(|found| found == code.as_str()));
        let repairs =
            concerned.any(|(row, _)| outcome(row, &fixing).0 != outcome(row, &proposing).0);
        match (repair, repairs) {
            (Repair::Fix | Repair::Propose, false) => {
                wrong.push(format!(
                    "{code} = {repair:?}, but no known row is repaired: is it \"report\"?"
                ));
            }
            (Repair::Report | Repair::Off, true) => {
                wrong.push(format!(
                    "{code} = {repair:?}, but rows are repaired: \"fix\" or \"propose\""
                ));
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
