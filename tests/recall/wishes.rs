//! Who does not want to be addressed is not addressed, whatever becomes of the records; only an explicit word opens again.

use std::collections::BTreeSet;

use iclear::campaign::{ChannelValue, Silence, ValueKind};
use iclear::dedupe::Act;
use iclear::model::{Channel, ContactId, Field, SuppressionId};
use iclear::store::{Access, Erasing, NewWish, On, Said, Store, Suppressed, Which};

use crate::world::{CRM, EVENTS, Event, World};

const WORD: Said<'_> = Said {
    at: "2024-06-02T08:00:00Z",
    by: "wang",
    reason: Some("a call"),
};

/// The number that `CRM` and `SHOP` have of the one person.
const NUMBER: &str = "13917120456";

fn number() -> On {
    On::Value(ChannelValue::new(ValueKind::Number, NUMBER).expect("a number"))
}

fn wish(on: On, silence: Silence) -> NewWish {
    NewWish {
        on,
        silence,
        origin: None,
        as_of: None,
    }
}

/// The channels that are closed to those who have the number.
fn closed(world: &World) -> Vec<BTreeSet<Channel>> {
    let live = world.live().into_keys();
    let bearers = live.filter(|contact| {
        let person = world.store.person(*contact).expect("it is here");
        let has = |field| {
            person
                .value(field)
                .is_some_and(|cell| cell.contains(NUMBER))
        };
        has(Field::Mobile) || has(Field::MobileAlt)
    });
    let channels = |contact| {
        let closings = world.store.closings(contact).expect("it can be read");
        closings.into_iter().flat_map(|one| one.channels).collect()
    };
    bearers.map(channels).collect()
}

/// What a person decides, beside what comes and goes by itself.
const DECISIONS: [(&str, Event); 4] = [
    ("a merge", |world| {
        world.merge(1, 2);
    }),
    ("a merge and a split", |world| {
        world.merge(1, 2);
        world.split(1);
    }),
    ("a deletion taken back", |world| {
        world.act(ContactId(1), &[Act::Delete]);
        world.act(ContactId(1), &[Act::Restore]);
    }),
    ("all of it undone, and the list once more", |world| {
        let runs = world.store.info(usize::MAX).expect("it can be read").runs;
        let standing = runs.into_iter().filter(|run| run.status == "done");
        let mut ids: Vec<_> = standing.map(|run| run.run_id).collect();
        ids.sort();
        ids.into_iter().rev().for_each(|run| world.undo(run));
        world.import("crm", CRM);
    }),
];

#[test]
fn a_wish_holds_whatever_comes_later() {
    let wishes = [
        ("on the number", wish(number(), Silence::All)),
        (
            "on the contact",
            wish(On::Contact(ContactId(1)), Silence::All),
        ),
    ];
    let all: BTreeSet<Channel> = Channel::ALL.into_iter().collect();
    for (held, wish) in wishes {
        for (case, event) in EVENTS.into_iter().chain(DECISIONS) {
            let mut world = World::new();
            world.import("crm", CRM);
            let told = world.store.suppress(std::slice::from_ref(&wish), &WORD);
            assert_eq!(told.expect("it can be written").added, 1);
            event(&mut world);
            world.sound();
            let closed = closed(&world);
            assert!(!closed.is_empty(), "{held}, {case}: someone has the number");
            assert!(
                closed.iter().all(|one| *one == all),
                "{held}, {case}: {closed:?}"
            );
        }
    }
}

#[test]
fn a_wish_on_a_number_waits_for_whoever_brings_it() {
    let mut world = World::new();
    let early = [wish(number(), Silence::Of(Channel::Sms))];
    world
        .store
        .suppress(&early, &WORD)
        .expect("it can be written");
    world.import("crm", CRM);
    assert_eq!(closed(&world), [BTreeSet::from([Channel::Sms])]);
}

#[test]
fn only_a_word_lifts_a_wish_and_an_old_list_does_not_say_it_anew() {
    let day = |text: &str| Some(text.parse().expect("a day"));
    let listed = |row: u32, as_of: &str| NewWish {
        origin: Some(format!("optout.csv:{row}")),
        as_of: day(as_of),
        ..wish(number(), Silence::All)
    };
    let mut world = World::new();
    world.import("crm", CRM);
    let said = |wish: &NewWish, world: &mut World| {
        let wishes = std::slice::from_ref(wish);
        let planned = world.store.plan_suppress(wishes).expect("it can be read");
        let told = world
            .store
            .suppress(wishes, &WORD)
            .expect("it can be written");
        assert_eq!(planned, told, "a dry run says the same");
        world.sound();
        told
    };
    let (added, known, lifted_since) = (
        Suppressed {
            added: 1,
            ..Suppressed::default()
        },
        Suppressed {
            known: 1,
            ..Suppressed::default()
        },
        Suppressed {
            lifted_since: 1,
            ..Suppressed::default()
        },
    );
    assert_eq!(said(&listed(7, "2024-05-01"), &mut world), added);
    assert_eq!(said(&listed(7, "2024-05-01"), &mut world), known);
    let which = Which::On(number(), None);
    let lifted = world.store.lift(&which, &WORD).expect("it can be written");
    assert_eq!(lifted.len(), 1);
    assert!(closed(&world).iter().all(BTreeSet::is_empty));
    let cases = [
        ("the list as it was", listed(7, "2024-05-01"), lifted_since),
        (
            "the very row, of that day",
            listed(7, "2024-06-02"),
            lifted_since,
        ),
        ("a later list", listed(7, "2024-06-03"), added),
        ("the later list again", listed(7, "2024-06-03"), known),
    ];
    for (case, wish, told) in cases {
        assert_eq!(said(&wish, &mut world), told, "{case}");
    }
    let history = world.store.lift(&Which::Numbered(SuppressionId(1)), &WORD);
    assert_eq!(history.expect("it can be read"), [], "it is lifted already");
}

#[test]
fn what_people_want_is_sealed_and_the_check_sees_what_was_changed_behind_it() {
    let cases = [
        ("nothing", "", None),
        (
            "a wish taken out",
            "DELETE FROM suppressions WHERE id = 1",
            Some("JournalDiffers suppressions"),
        ),
        (
            "a wish opened by nobody's word",
            "UPDATE suppressions SET lifted_at = made_at, lifted_by = 'x', lifted_why = 'y' WHERE id = 1",
            Some("JournalDiffers suppressions"),
        ),
        (
            "a wish opened for no reason",
            "UPDATE suppressions SET lifted_at = made_at, lifted_by = 'x', lifted_why = ' ' WHERE id = 1",
            Some("SuppressionDiffers S1"),
        ),
        (
            "another number under the key of the first",
            "UPDATE suppressions SET value = '13758201934' WHERE id = 1",
            Some("SuppressionDiffers S1"),
        ),
        (
            "a wish on a contact that nothing holds",
            "DELETE FROM suppression_anchors",
            Some("SuppressionDiffers S2"),
        ),
    ];
    for (case, sql, expected) in cases {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("iclear.db");
        let mut world = World::of(Store::open(&path, Access::Write).expect("a new store"));
        world.import("crm", CRM);
        let contact = On::Contact(ContactId(2));
        let wishes = [wish(number(), Silence::All), wish(contact, Silence::All)];
        world
            .store
            .suppress(&wishes, &WORD)
            .expect("it can be written");
        let conn = rusqlite::Connection::open(&path).expect("the store");
        let acts = "SELECT group_concat(kind) FROM (SELECT kind FROM journal ORDER BY seq)";
        let acts: String = conn
            .query_row(acts, [], |row| row.get(0))
            .expect("a journal");
        assert_eq!(acts, "run,suppress");
        conn.execute_batch(sql).expect("written");
        let problems = world.store.check().expect("it can be read");
        let told: Vec<String> = problems
            .iter()
            .map(|one| format!("{:?} {}", one.kind, one.place))
            .collect();
        match expected {
            None => assert_eq!(told, Vec::<String>::new(), "{case}"),
            Some(expected) => assert!(told.iter().any(|one| one == expected), "{case}: {told:?}"),
        }
    }
}

#[test]
fn the_wish_of_one_who_was_erased_still_closes_the_number() {
    let erasing = Erasing {
        at: "2024-06-03T08:00:00Z",
        by: "wang",
        reason: None,
    };
    let wishes = [
        wish(number(), Silence::All),
        wish(On::Contact(ContactId(1)), Silence::All),
    ];
    for held in wishes {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("iclear.db");
        let store = Store::open(&path, Access::Write);
        let mut world = World::of(store.expect("a new store"));
        world.import("crm", CRM);
        world
            .store
            .suppress(&[held], &WORD)
            .expect("it can be written");
        world
            .store
            .erase(ContactId(1), &erasing)
            .expect("it can be written");
        world.sound();
        let bytes = std::fs::read(&path).expect("the store");
        let has = bytes
            .windows(NUMBER.len())
            .any(|part| part == NUMBER.as_bytes());
        assert!(!has, "nothing of the number is left");
        world.import("relatives", &[["", "张小宝", NUMBER, "", ""]]);
        let all: BTreeSet<Channel> = Channel::ALL.into_iter().collect();
        assert_eq!(closed(&world), [all], "the number is closed");
        let which = Which::On(number(), None);
        let lifted = world.store.lift(&which, &WORD).expect("it can be written");
        assert_eq!(lifted.len(), 1, "the one who has it may lift it");
        assert_eq!(closed(&world), [BTreeSet::new()]);
        world.sound();
    }
}
