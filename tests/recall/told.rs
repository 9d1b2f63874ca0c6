//! A contact tells where its values come from, and what has become of it.

use iclear::dedupe::Act;
use iclear::model::{ContactId, Field, RecordId, RunId};
use iclear::review::{self, Chapter, Event};

use crate::world::{SHOP, World, two_people};

fn told(world: &World, contact: i64) -> Vec<Chapter> {
    review::history(&world.store, ContactId(contact)).expect("it is here")
}

/// What happened in a run, without the golden values.
fn happened(world: &World, contact: i64, run: RunId) -> Vec<Event> {
    let chapters = told(world, contact).into_iter();
    let of_run = chapters.filter(|chapter| chapter.run == run);
    of_run
        .flat_map(|chapter| chapter.events)
        .filter(|event| !matches!(event, Event::Value { .. }))
        .collect()
}

#[test]
fn a_value_names_the_records_that_have_it_or_the_edit_that_set_it() {
    let mut world = two_people();
    world.import("shop", SHOP);
    world.set(1, Field::Title, "经理");
    world.set(1, Field::Email, "");
    let portrait = review::portrait(&world.store, ContactId(1)).expect("it is here");
    let origin = |field: Field| {
        let shown = portrait
            .values
            .iter()
            .find(|shown| shown.field == field)
            .expect("shown");
        (
            shown.value.as_deref(),
            shown.edit.map(|edit| edit.0),
            shown.records.clone(),
        )
    };
    assert_eq!(
        origin(Field::Mobile),
        (Some("13917120456"), None, vec![RecordId(1), RecordId(3)])
    );
    assert_eq!(origin(Field::Title), (Some("经理"), Some(1), vec![]));
    assert_eq!(origin(Field::Email), (None, Some(2), vec![]));
    assert_eq!(portrait.records.len(), 2);
}

#[test]
fn what_ties_the_records_of_a_contact_together_is_told_until_it_is_undone() {
    let mut world = two_people();
    let tied = |world: &World, contact: i64| -> Vec<(RecordId, RecordId, String)> {
        let portrait = review::portrait(&world.store, ContactId(contact)).expect("it is here");
        let links = portrait.links.into_iter();
        links
            .map(|tied| (tied.record, tied.to, tied.reason))
            .collect()
    };
    assert_eq!(tied(&world, 1), []);
    world.import("shop", SHOP);
    let by_match = tied(&world, 1);
    assert!(
        matches!(&by_match[..], [(_, _, reason)] if reason == "match"),
        "{by_match:?}"
    );
    let merge = world.merge(1, 2);
    let reasons: Vec<String> = tied(&world, 1).into_iter().map(|link| link.2).collect();
    assert_eq!(reasons.len(), 2);
    assert!(reasons.contains(&"decision".to_owned()), "{reasons:?}");
    world.undo(merge);
    assert_eq!(tied(&world, 1), by_match);
    assert_eq!(tied(&world, 2), []);
}

#[test]
fn a_contact_that_has_become_part_of_another_shows_the_other() {
    let mut world = two_people();
    world.merge(1, 2);
    let portrait = review::portrait(&world.store, ContactId(2)).expect("it resolves");
    assert_eq!(portrait.contact_id, ContactId(1));
    assert_eq!(portrait.asked_for, Some(ContactId(2)));
}

#[test]
fn every_change_of_a_value_is_told_with_before_and_after_who_and_why() {
    let mut world = two_people();
    let edit = world.set(1, Field::Company, "武汉光谷软件有限公司");
    let chapters = told(&world, 1);
    assert_eq!(chapters.len(), 2);
    assert_eq!(
        (chapters[0].kind.as_str(), &chapters[0].files[..]),
        ("run", &["crm.csv".to_owned()][..])
    );
    let last = &chapters[1];
    assert_eq!(last.run, edit);
    assert_eq!(
        (last.by.as_deref(), last.reason.as_deref()),
        (Some("wang"), Some("a call"))
    );
    let value = Event::Value {
        field: Field::Company,
        before: Some("武汉晨光贸易有限公司".to_owned()),
        after: Some("武汉光谷软件有限公司".to_owned()),
    };
    assert_eq!(last.events, [value]);
}

#[test]
fn what_happened_to_a_contact_is_told_run_by_run() {
    let mut world = two_people();
    let (shop, _) = world.import("shop", SHOP);
    let delete = world.act(ContactId(1), &[Act::Delete]);
    let restore = world.act(ContactId(1), &[Act::Restore]);
    let merge = world.merge(1, 2);
    let split = world.split(1);
    let joined = |records: &[i64]| Event::Joined {
        records: records.iter().copied().map(RecordId).collect(),
    };
    let cases = [
        ("founded", 1, RunId(1), vec![Event::Founded, joined(&[1])]),
        ("another list", 1, shop, vec![joined(&[3])]),
        ("deleted", 1, delete, vec![Event::Deleted]),
        ("restored", 1, restore, vec![Event::Restored]),
        (
            "merged into it",
            1,
            merge,
            vec![
                joined(&[2]),
                Event::Absorbed {
                    contacts: vec![ContactId(2)],
                },
            ],
        ),
        (
            "merged",
            2,
            merge,
            vec![
                Event::Left {
                    records: vec![RecordId(2)],
                },
                Event::Merged { into: ContactId(1) },
            ],
        ),
    ];
    for (case, contact, run, expected) in cases {
        assert_eq!(happened(&world, contact, run), expected, "{case}");
    }
    let left = happened(&world, 1, split);
    assert!(
        matches!(&left[..], [Event::Left { records }] if records.len() == 2),
        "{left:?}"
    );
}
