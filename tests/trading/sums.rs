//! Lists of orders beside lists of contacts: whichever comes first, whatever is taken back, under whichever rules, the
//! sums are those of the lists that stand.

use proptest::prelude::*;

use crate::world::orders::{Order, orders};
use crate::world::{World, rows};

/// A list of either kind; one of orders says how things stood on its day of May.
#[derive(Clone, Debug)]
enum List {
    Contacts(Vec<[String; 4]>),
    Orders(i8, Vec<Order>),
}

fn lists() -> impl Strategy<Value = Vec<List>> {
    let contacts = prop::collection::vec(rows(), 1..3);
    let orders = prop::collection::vec((1..4_i8, orders()), 1..4);
    (contacts, orders).prop_map(|(contacts, orders)| {
        let contacts = contacts.into_iter().map(List::Contacts);
        let orders = orders
            .into_iter()
            .map(|(day, rows)| List::Orders(day, rows));
        contacts.chain(orders).collect()
    })
}

/// A store into which the lists of these numbers were run, in this order.
fn world_of(world: World, lists: &[List], order: impl IntoIterator<Item = usize>) -> World {
    order.into_iter().fold(world, |mut world, at| {
        match &lists[at] {
            List::Contacts(rows) => world.import(&format!("{at}.csv"), rows),
            List::Orders(day, rows) => world.trade(&format!("orders-{at}.csv"), *day, rows),
        }
        world
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_lists_does_not_matter(
        (lists, order) in lists().prop_flat_map(|lists| {
            let order: Vec<usize> = (0..lists.len()).collect();
            (Just(lists), Just(order).prop_shuffle())
        }),
    ) {
        let one = world_of(World::new(), &lists, 0..lists.len());
        let other = world_of(World::new(), &lists, order);
        prop_assert_eq!(one.lines(), other.lines());
        prop_assert_eq!(one.bought(), other.bought());
    }

    #[test]
    fn undoing_any_run_equals_never_having_run_it(
        lists in lists(),
        choice in any::<prop::sample::Index>(),
    ) {
        let undone = choice.index(lists.len());
        let mut world = world_of(World::new(), &lists, 0..lists.len());
        world.undo_at(undone);
        let never = world_of(World::new(), &lists, (0..lists.len()).filter(|&at| at != undone));
        prop_assert_eq!(world.state(), never.state());
        prop_assert_eq!(world.ledgers(), never.ledgers());
        prop_assert_eq!(world.lines(), never.lines());
        prop_assert_eq!(world.bought(), never.bought());
        prop_assert_eq!(world.seen("orders"), never.seen("orders"));
    }

    #[test]
    fn bringing_a_store_under_other_rules_equals_reading_all_lists_by_them(
        lists in lists(),
        books in [0..3_usize, 0..3_usize],
    ) {
        let all = 0..lists.len();
        let mut world = world_of(World::new().under(books[0]), &lists, all.clone());
        world.rework(books[1]);
        let fresh = world_of(World::new().under(books[1]), &lists, all);
        prop_assert_eq!(world.lines(), fresh.lines());
        prop_assert_eq!(world.bought(), fresh.bought());
        prop_assert_eq!(world.seen("orders"), fresh.seen("orders"));
    }

    #[test]
    fn a_list_read_again_changes_nothing_but_the_runs(lists in lists(), choice in any::<prop::sample::Index>()) {
        let again = choice.index(lists.len());
        let once = world_of(World::new(), &lists, 0..lists.len());
        let twice = world_of(World::new(), &lists, (0..lists.len()).chain([again]));
        // Said again by a list of an earlier day, a line is what the newest list says of it.
        prop_assert_eq!(once.lines(), twice.lines());
        prop_assert_eq!(once.bought(), twice.bought());
    }
}
