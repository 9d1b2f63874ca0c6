//! Recall over the whole chain: whichever run is taken back, the store is what it would be if it had never been; under
//! whichever rules it is brought, it is what it would be if it had always been under them.

#[path = "support/world.rs"]
mod world;

use proptest::prelude::*;
use world::{World, rows};

/// Runs `lists` into a new store, but for the one at `left_out`.
fn world_of(lists: &[Vec<[String; 4]>], left_out: Option<usize>) -> World {
    let mut world = World::new();
    for (at, rows) in lists.iter().enumerate() {
        if left_out != Some(at) {
            world.import(&format!("{at}.csv"), rows);
        }
    }
    world
}

/// Runs `lists` into a new store under one of the rule books.
fn world_under(book: usize, lists: &[Vec<[String; 4]>]) -> World {
    let mut world = World::new().under(book);
    for (at, rows) in lists.iter().enumerate() {
        world.import(&format!("{at}.csv"), rows);
    }
    world
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_any_run_equals_never_having_run_it(
        lists in prop::collection::vec(rows(), 2..5),
        choice in any::<prop::sample::Index>(),
    ) {
        let undone = choice.index(lists.len());
        let mut world = world_of(&lists, None);
        world.undo_at(undone);
        let never = world_of(&lists, Some(undone));
        prop_assert_eq!(world.state(), never.state());
        prop_assert_eq!(world.ledgers(), never.ledgers());
    }

    #[test]
    fn bringing_a_store_under_other_rules_equals_reading_all_lists_by_them(
        lists in prop::collection::vec(rows(), 1..4),
        books in [0..3_usize, 0..3_usize],
    ) {
        let mut world = world_under(books[0], &lists);
        world.rework(books[1]);
        let fresh = world_under(books[1], &lists);
        prop_assert_eq!(world.state(), fresh.state());
        prop_assert_eq!(world.ledgers(), fresh.ledgers());
        prop_assert_eq!(world.waiting(), fresh.waiting());
    }

    #[test]
    fn undoing_all_runs_in_any_order_leaves_nothing(
        lists in prop::collection::vec(rows(), 2..4),
        choices in prop::collection::vec(any::<prop::sample::Index>(), 4),
    ) {
        let mut world = world_of(&lists, None);
        for choice in choices {
            if !world.runs.is_empty() {
                world.undo_at(choice.index(world.runs.len()));
            }
        }
        while !world.runs.is_empty() {
            world.undo_at(0);
        }
        prop_assert!(world.state().is_empty() && world.questions().is_empty());
        prop_assert!(world.contacts().is_empty());
    }
}
