//! An explanation says what was decided, and its steps add up to why.

use proptest::prelude::*;

use super::laws::{arrivals, lists};
use super::{List, Memory};
use crate::dedupe::{Answer, Explanation, RecordRef, Relation};
use crate::model::{DecisionId, Field, RecordId};

use super::decided::{Said, said};
use Field::{Email, Mobile, Name, SourceKey};

const ROWS: [&[&str]; 7] = [
    &["A", "张伟", "13912345678", ""],
    &["B", "张伟", "13912345678", "zw@qq.com"],
    &["C", "张伟", "", "zw@qq.com"],
    &["D", "李娜", "13912345678", ""],
    &["E", "王小明", "13712345678", ""],
    &["F", "赵敏华", "13612345678", ""],
    &["G", "赵敏", "13612345678", ""],
];

/// The rows resolved after some decisions.
fn decided(texts: Said<'_>) -> Memory {
    let mut memory = Memory {
        decisions: said(texts),
        ..Memory::default()
    };
    let columns = [SourceKey, Name, Mobile, Email];
    memory.run(&[List::new("shop", &columns, &ROWS)]);
    memory
}

/// Where the record with a key stands in memory.
fn place(memory: &Memory, key: &str) -> usize {
    let bears = |record: &super::Stored| record.draft.get(SourceKey) == Some(key);
    memory
        .records
        .iter()
        .position(bears)
        .expect("a key of the rows")
}

fn explained(memory: &Memory, [one, other]: [&str; 2]) -> Explanation {
    memory.explain(place(memory, one), place(memory, other))
}

#[test]
fn what_two_records_are_to_each_other_is_told() {
    use Answer::{Different, Same};
    let cases: [(&str, Said<'_>, [&str; 2], &str); 8] = [
        ("linked", &[], ["A", "B"], "Linked"),
        ("by way of a third", &[], ["A", "C"], "Through"),
        (
            "a name one character longer at the same number",
            &[],
            ["F", "G"],
            "Queued",
        ),
        ("strangers", &[], ["A", "E"], "Apart"),
        ("by a decision", &[("A", Same, "E")], ["A", "E"], "Decided"),
        (
            "by two decisions",
            &[("A", Same, "E"), ("E", Same, "G")],
            ["A", "G"],
            "Decided([DecisionId(1), DecisionId(2)])",
        ),
        (
            "told apart",
            &[("A", Different, "B")],
            ["A", "B"],
            "KeptApart(Some(DecisionId(1)))",
        ),
        (
            "told apart from another of the same person",
            &[("B", Different, "D")],
            ["A", "D"],
            "KeptApart(Some(DecisionId(1)))",
        ),
    ];
    for (case, texts, pair, expected) in cases {
        let told = format!("{:?}", explained(&decided(texts), pair).relation);
        assert!(told.starts_with(expected), "{case}: {told}");
    }
}

#[test]
fn a_way_by_others_names_each_link_and_each_decision() {
    let memory = decided(&[("B", Answer::Same, "E")]);
    let relation = explained(&memory, ["A", "E"]).relation;
    let Relation::Through(hops) = relation else {
        panic!("{relation:?}");
    };
    let ends: Vec<(RecordRef, RecordRef)> = hops.iter().map(|hop| (hop.from, hop.to)).collect();
    let [a, b, e] = ["A", "B", "E"].map(|key| {
        let place = i64::try_from(place(&memory, key)).expect("few records");
        RecordRef::Known(RecordId(place))
    });
    assert_eq!(ends, [(a, b), (b, e)]);
    assert!(hops[0].weight.is_some() && hops[0].decisions.is_empty());
    assert!(hops[1].weight.is_none() && hops[1].decisions == [DecisionId(1)]);
}

#[test]
fn the_rules_that_proposed_a_pair_are_named() {
    let memory = decided(&[]);
    let linked = explained(&memory, ["A", "B"]).blocking;
    assert!(linked.contains(&"any number".to_owned()), "{linked:?}");
    assert_eq!(
        explained(&memory, ["A", "E"]).blocking,
        Vec::<String>::new()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn steps_that_count_add_up_to_the_weight_that_decided(rows in arrivals()) {
        let lists = lists(&rows);
        let mut memory = Memory::default();
        let resolved = memory.run(&lists);
        // The rows become records in the order in which their contacts stand.
        let mut at = resolved.contacts.iter().flat_map(|contact| &contact.rows);
        let places: std::collections::BTreeMap<_, _> = (0_usize..).map_while(|place| Some((*at.next()?, place))).collect();
        for doubt in &resolved.doubts {
            let (RecordRef::New(left), RecordRef::New(right)) = (doubt.left, doubt.right) else {
                continue;
            };
            let explanation = memory.explain(places[&left], places[&right]);
            let account = &explanation.account;
            prop_assert_eq!(account.weight.as_f64(), doubt.weight);
            let steps = account.steps.iter().map(|step| step.bits);
            let sum = steps.fold(account.prior + account.others, |sum, bits| sum + bits);
            prop_assert_eq!(sum, account.weight);
            prop_assert!(matches!(explanation.relation, Relation::Queued | Relation::Contradicted(_)));
        }
    }
}
