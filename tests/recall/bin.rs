//! A deleted contact stays in the recycle bin, whatever comes in, until a person takes it out.

use iclear::dedupe::{Act, Status};
use iclear::model::ContactId;

use crate::world::{EVENTS, SHOP, World, two_people};

#[test]
fn a_deleted_contact_is_not_shown_and_stays_so() {
    for (case, event) in EVENTS {
        let mut world = two_people();
        world.act(ContactId(1), &[Act::Delete]);
        event(&mut world);
        assert_eq!(world.status(1), Status::Deleted, "{case}");
        assert_eq!(
            world.live().into_values().collect::<Vec<_>>(),
            ["李娜"],
            "{case}"
        );
        world.act(ContactId(1), &[Act::Restore]);
        assert_eq!(world.live().len(), 2, "{case}");
    }
}

#[test]
fn a_contact_that_is_merged_with_a_deleted_one_is_deleted_whichever_it_was() {
    for deleted in [1, 2] {
        let mut world = two_people();
        world.act(ContactId(deleted), &[Act::Delete]);
        world.merge(1, 2);
        assert_eq!(world.status(1), Status::Deleted, "C{deleted}");
        world.split(1);
        let live: Vec<String> = world.live().into_values().collect();
        let other = if deleted == 1 { "李娜" } else { "张伟" };
        assert_eq!(live, [other], "each is again what it was");
        world.merge(1, 2);
        world.act(ContactId(1), &[Act::Restore]);
        assert_eq!(world.status(1), Status::Live, "C{deleted}");
    }
}

#[test]
fn a_deletion_that_is_undone_never_was() {
    let mut world = two_people();
    let run = world.act(ContactId(1), &[Act::Delete]);
    world.undo(run);
    assert_eq!(world.status(1), Status::Live);
    world.import("shop", SHOP);
    assert_eq!(world.live().len(), 2);
}

#[test]
fn nobody_is_asked_about_a_deleted_contact_until_it_is_restored() {
    let mut world = two_people();
    let fair: [[&str; 5]; 3] = [
        ["", "王芳", "13700137000", "", ""],
        ["", "", "13700137000", "", ""],
        ["", "赵敏", "13700137000", "", ""],
    ];
    world.import("fair", &fair);
    let asked = |world: &World| {
        let queue = world.store.queue().expect("it can be read");
        queue.iter().filter(|line| line.open).count()
    };
    let before = asked(&world);
    assert!(before > 0, "two names under one number");
    let wang = world.live().into_iter().find(|(_, name)| name == "王芳");
    let (wang, _) = wang.expect("she has come in");
    world.act(wang, &[Act::Delete]);
    assert_eq!(asked(&world), before - 1);
    world.act(wang, &[Act::Restore]);
    assert_eq!(asked(&world), before);
}
