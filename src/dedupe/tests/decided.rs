//! People's decisions against the machine: never crossed, never lost, whatever the order of arrival.

use proptest::prelude::*;

use super::laws::{arrivals, lists};
use super::{List, Memory};
use crate::dedupe::{Anchor, Answer, Decision, RowDigest, keys, overruled};
use crate::model::{DecisionId, Field};

use Field::{Mobile, Name, SourceKey};

/// Every row of the lists with what a decision holds it by, and its digest.
fn anchors(memory: &Memory) -> Vec<(Anchor, RowDigest)> {
    let anchor = |record: &super::Stored| match record.draft.get(SourceKey) {
        Some(key) => Anchor::Key {
            source: record.input.source.clone(),
            key: key.to_owned(),
        },
        None => Anchor::Row(record.digest),
    };
    let anchors = memory.records.iter();
    anchors
        .map(|record| (anchor(record), record.digest))
        .collect()
}

/// Decisions about the rows that `choices` point at.
fn decisions(anchors: &[(Anchor, RowDigest)], choices: &[(usize, usize, Answer)]) -> Vec<Decision> {
    let pick = |at: usize| anchors[at % anchors.len()].0.clone();
    let chosen = choices
        .iter()
        .map(|&(left, right, answer)| (pick(left), pick(right), answer))
        .filter(|(left, right, _)| left != right);
    (1..)
        .zip(chosen)
        .map(|(id, (left, right, answer))| Decision {
            id: DecisionId(id),
            left,
            right,
            answer,
        })
        .collect()
}

fn choices() -> impl Strategy<Value = Vec<(usize, usize, Answer)>> {
    let answer = prop::sample::select(&[Answer::Same, Answer::Different]);
    prop::collection::vec((any::<usize>(), any::<usize>(), answer), 0..6)
}

/// The contact that a record of `anchor` is in, for each such record.
fn contacts_of(memory: &Memory, anchor: &Anchor) -> Vec<i64> {
    let all = anchors(memory);
    let here = memory.records.iter().zip(&all);
    here.filter(|(_, (known, digest))| known == anchor || Anchor::Row(*digest) == *anchor)
        .map(|(record, _)| record.contact.0)
        .collect()
}

/// Whether every decision that stands is kept to.
fn obeyed(memory: &Memory) -> bool {
    let gone = overruled(&memory.decisions);
    memory
        .decisions
        .iter()
        .filter(|decision| !gone.contains(&decision.id))
        .all(|decision| {
            let (left, right) = (
                contacts_of(memory, &decision.left),
                contacts_of(memory, &decision.right),
            );
            left.iter().all(|one| {
                right
                    .iter()
                    .all(|other| (one == other) == (decision.answer == Answer::Same))
            })
        })
}

/// Rows without those that come twice in two lists of one source.
fn distinct(mut rows: Vec<(Vec<String>, usize)>) -> Vec<(Vec<String>, usize)> {
    rows.sort();
    rows.dedup();
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn decisions_are_kept_to_whatever_the_weights_say(rows in arrivals(), choices in choices()) {
        let lists = lists(&distinct(rows));
        let mut memory = Memory::default();
        memory.run(&lists);
        for decision in decisions(&anchors(&memory), &choices) {
            memory.decide(decision);
            prop_assert!(obeyed(&memory));
        }
    }

    #[test]
    fn decisions_hold_in_any_order_and_any_number_of_runs(
        rows in arrivals(),
        choices in choices(),
        (seed, cut) in (any::<u64>(), 1..5_usize),
    ) {
        let rows = distinct(rows);
        let mut decided_last = Memory::default();
        decided_last.run(&lists(&rows));
        let decisions = decisions(&anchors(&decided_last), &choices);
        decisions.iter().for_each(|decision| decided_last.decide(decision.clone()));
        let mut shuffled = rows;
        shuffled.sort_by_key(|row| keys::combine(&[seed, keys::id(&row.0.join("|"))]));
        let mut decided_first = Memory { decisions, ..Memory::default() };
        for part in shuffled.chunks(cut) {
            decided_first.run(&lists(part));
        }
        prop_assert!(obeyed(&decided_first));
        prop_assert_eq!(decided_last.groups(), decided_first.groups());
    }
}

fn list(rows: &[&[&str]]) -> List {
    List::new("shop", &[SourceKey, Name, Mobile], rows)
}

fn key(key: &str) -> Anchor {
    Anchor::Key {
        source: "shop".to_owned(),
        key: key.to_owned(),
    }
}

/// What is said of two records of the source `shop`.
pub(super) type Said<'a> = &'a [(&'a str, Answer, &'a str)];

/// Decisions about records of the source `shop`, by their keys.
pub(super) fn said(texts: Said<'_>) -> Vec<Decision> {
    (1..)
        .zip(texts)
        .map(|(id, (left, answer, right))| Decision {
            id: DecisionId(id),
            left: key(left),
            right: key(right),
            answer: *answer,
        })
        .collect()
}

/// The keys of each contact's records.
fn persons(memory: &Memory) -> Vec<String> {
    let mut persons = std::collections::BTreeMap::new();
    for record in &memory.records {
        let keys: &mut String = persons.entry(record.contact).or_default();
        keys.push_str(record.draft.get(SourceKey).unwrap_or_default());
    }
    let mut persons: Vec<String> = persons.into_values().collect();
    persons.sort();
    persons
}

#[test]
fn people_outrank_weights_contradictions_and_chains() {
    use Answer::{Different, Same};
    let rows: [&[&str]; 4] = [
        &["A", "张伟", "13912345678"],
        &["B", "张伟", "13912345678"],
        &["C", "张伟", "13912345678"],
        &["D", "李娜", "13712345678"],
    ];
    let cases: [(&str, Said<'_>, &[&str]); 6] = [
        ("nothing is decided", &[], &["ABC", "D"]),
        ("strangers are one", &[("A", Same, "D")], &["ABCD"]),
        (
            "one is told apart from each of the others",
            &[("A", Different, "B"), ("A", Different, "C")],
            &["A", "BC", "D"],
        ),
        (
            "two names are one person, and a third record still finds its own",
            &[
                ("B", Same, "D"),
                ("A", Different, "B"),
                ("A", Different, "C"),
            ],
            &["A", "BCD"],
        ),
        (
            "the later word wins",
            &[("A", Different, "D"), ("A", Same, "D")],
            &["ABCD"],
        ),
        (
            "a chain of others is no way around",
            &[("A", Same, "D"), ("B", Same, "C"), ("C", Different, "D")],
            &["AD", "BC"],
        ),
    ];
    for (case, texts, expected) in cases {
        let mut memory = Memory {
            decisions: said(texts),
            ..Memory::default()
        };
        memory.run(&[list(&rows)]);
        assert_eq!(persons(&memory), expected, "{case}");
    }
}

#[test]
fn what_is_decided_is_no_question_any_more() {
    let rows: [&[&str]; 2] = [
        &["A", "王小明", "13912345678"],
        &["B", "王小红", "13912345678"],
    ];
    let asks = |memory: &Memory| memory.run_only(&[list(&rows)]).doubts.len();
    assert_eq!(asks(&Memory::default()), 1);
    for answer in [Answer::Same, Answer::Different] {
        let memory = Memory {
            decisions: said(&[("A", answer, "B")]),
            ..Memory::default()
        };
        assert_eq!(asks(&memory), 0, "{answer:?}");
    }
}

#[test]
fn a_decision_draws_in_a_record_that_shares_nothing() {
    let mut memory = Memory {
        decisions: said(&[("A", Answer::Same, "D")]),
        ..Memory::default()
    };
    memory.run(&[list(&[&["A", "张伟", "13912345678"]])]);
    memory.run(&[list(&[&["D", "李娜", "13712345678"]])]);
    assert_eq!(persons(&memory), ["AD"]);
}
