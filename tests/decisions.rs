//! People's decisions over the whole chain: every merge can be split and comes back the same, and decisions outlive the
//! records they are about.

#[path = "support/world.rs"]
mod world;

use std::collections::BTreeSet;

use iclear::model::RecordId;
use iclear::review::{self, Party};
use proptest::prelude::*;
use world::{State, World, rows};

/// Merges two contacts of a list, splits them, merges them again and takes all of it back.
fn comes_back(rows: &[[String; 4]], choice: [usize; 2]) -> Result<(), TestCaseError> {
    let mut world = World::new();
    world.import("shop.csv", rows);
    prop_assume!(!world.contacts().is_empty());
    let [one, other] = choice.map(|choice| world.pick(choice));
    prop_assume!(one.0 != other.0);
    let apart = world.state();
    let parties = [Party::Contact(one.0), Party::Contact(other.0)];
    prop_assert!(world.decide(review::merge(&world.store, &parties)));
    let merged = world.state();
    let survivor = world.store.resolve(one.0).expect("it was there");
    prop_assert_eq!(
        world.store.resolve(other.0).expect("it was there"),
        survivor
    );
    // Where the two are one, a third that fitted both may join them; it is not what was merged.
    let both: BTreeSet<RecordId> = one.1.iter().chain(&other.1).copied().collect();
    let all = world.store.records_of(survivor).expect("it can be read");
    prop_assume!(all.into_iter().collect::<BTreeSet<_>>() == both);
    prop_assert!(world.decide(review::split(&world.store, survivor, &other.1)));
    prop_assert_eq!(world.state(), apart.clone());
    let parts = [one.1[0], other.1[0]].map(Party::Record);
    prop_assert!(world.decide(review::merge(&world.store, &parts)));
    prop_assert_eq!(world.state(), merged.clone());
    prop_assert_eq!(
        world.store.resolve(other.0).expect("it was there"),
        survivor
    );
    for before in [apart.clone(), merged, apart] {
        world.undo();
        prop_assert_eq!(world.state(), before);
    }
    Ok(())
}

#[test]
fn a_merge_that_is_split_leaves_the_other_records_as_they_were() {
    // Of versions of one record, decisions name all: that must not make them say more or less than before.
    let cases: [(&str, &[[&str; 4]]); 2] = [
        (
            "two versions of a record without a name among namesakes",
            &[
                ["", "张伟", "13880982716", ""],
                ["", "张伟", "13917120456", ""],
                ["", "李娜", "13880982716", ""],
                ["K3", "", "13880982716", ""],
                ["K3", "", "13880982716", "zhangwei@qq.com"],
            ],
        ),
        (
            "three versions of a record and two that share its number",
            &[
                ["", "王芳", "13880982716", ""],
                ["", "王小芳", "13917120456", ""],
                ["K1", "王芳", "13917120456", ""],
                ["K1", "", "13880982716", ""],
                ["K1", "", "13880982716", "wangfang@qq.com"],
            ],
        ),
    ];
    for (case, rows) in cases {
        let rows: Vec<[String; 4]> = rows.iter().map(|row| row.map(str::to_owned)).collect();
        for choice in (0..rows.len()).flat_map(|one| (0..rows.len()).map(move |other| [one, other]))
        {
            match comes_back(&rows, choice) {
                Ok(()) | Err(TestCaseError::Reject(_)) => {}
                Err(failed) => panic!("{case}, {choice:?}: {failed}"),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_merge_can_be_split_and_comes_back_the_same(rows in rows(), choice in any::<[usize; 2]>()) {
        comes_back(&rows, choice)?;
    }

    #[test]
    fn decisions_outlive_the_records_they_are_about(
        rows in rows(),
        choices in prop::collection::vec(any::<[usize; 2]>(), 1..4),
    ) {
        let mut world = World::new();
        world.import("shop.csv", &rows);
        prop_assume!(!world.contacts().is_empty());
        choices.into_iter().for_each(|choice| world.decide_something(choice));
        let decided = world.state();
        while !world.runs.is_empty() {
            world.undo();
        }
        prop_assert_eq!(world.state(), State::new());
        world.import("shop.csv", &rows);
        prop_assert_eq!(world.state(), decided);
    }
}
