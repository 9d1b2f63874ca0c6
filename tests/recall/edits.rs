//! A person's edit outlives imports, merges, splits and the undoing of other runs, until a person takes it back.

use iclear::dedupe::Act;
use iclear::model::{ContactId, Field};

use crate::world::{CRM, EVENTS, Event, SHOP, World, two_people};

#[test]
fn an_edited_value_is_not_overwritten() {
    let merges: [(&str, Event); 2] = [
        ("a merge", |world| {
            world.merge(1, 2);
        }),
        ("a merge and a split", |world| {
            world.merge(1, 2);
            world.split(1);
        }),
    ];
    for (case, event) in EVENTS.into_iter().chain(merges) {
        let mut world = two_people();
        world.set(1, Field::Company, "武汉光谷软件有限公司");
        world.set(1, Field::Email, "");
        event(&mut world);
        let company = world.value(1, Field::Company);
        assert_eq!(company.as_deref(), Some("武汉光谷软件有限公司"), "{case}");
        assert_eq!(world.value(1, Field::Email), None, "{case}");
    }
}

#[test]
fn an_edit_finds_its_record_again_when_the_list_is_taken_back_and_read_again() {
    let mut world = World::new();
    let (first, _) = world.import("crm", CRM);
    let edit = world.set(1, Field::Company, "武汉光谷软件有限公司");
    let (later, _) = world.import("shop", SHOP);
    for run in [later, edit, first] {
        world.undo(run);
    }
    world.import("crm", CRM);
    let company = world.value(3, Field::Company);
    assert_eq!(
        company.as_deref(),
        Some("武汉晨光贸易有限公司"),
        "the edit was undone too"
    );
    world.set(3, Field::Company, "武汉光谷软件有限公司");
    world.import("shop", SHOP);
    assert_eq!(
        world.value(3, Field::Company).as_deref(),
        Some("武汉光谷软件有限公司")
    );
}

#[test]
fn the_later_edit_counts_and_a_reverted_field_goes_by_the_records_again() {
    let mut world = two_people();
    let records = world.value(1, Field::Company);
    world.set(1, Field::Company, "甲公司");
    let second = world.set(1, Field::Company, "乙公司");
    assert_eq!(world.value(1, Field::Company).as_deref(), Some("乙公司"));
    world.undo(second);
    assert_eq!(world.value(1, Field::Company).as_deref(), Some("甲公司"));
    world.act(ContactId(1), &[Act::Lift(Field::Company)]);
    assert_eq!(world.value(1, Field::Company), records);
    assert_eq!(
        world
            .store
            .edited_fields(ContactId(1))
            .expect("it can be read"),
        []
    );
}

#[test]
fn of_the_edits_of_two_contacts_that_become_one_the_later_counts_and_a_lifted_one_is_silent() {
    let mut world = two_people();
    world.set(2, Field::Title, "总监");
    world.set(1, Field::Title, "经理");
    world.set(1, Field::Department, "销售部");
    world.act(ContactId(1), &[Act::Lift(Field::Department)]);
    world.set(2, Field::Remark, "来电");
    world.merge(1, 2);
    assert_eq!(world.value(1, Field::Title).as_deref(), Some("经理"));
    assert_eq!(world.value(1, Field::Remark).as_deref(), Some("来电"));
    assert_eq!(world.value(1, Field::Department), None);
    world.split(1);
    let titles = [1, 2].map(|contact| world.value(contact, Field::Title));
    assert_eq!(titles.map(Option::unwrap_or_default), ["经理", "总监"]);
}

#[test]
fn the_check_sees_a_contact_that_does_not_show_its_edit() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("iclear.db");
    let store = iclear::store::Store::open(&path, iclear::store::Access::Write).expect("new");
    let mut world = World::of(store);
    world.import("crm", CRM);
    world.set(1, Field::Title, "经理");
    rusqlite::Connection::open(&path)
        .and_then(|conn| conn.execute_batch("UPDATE contacts SET title = '总监' WHERE id = 1"))
        .expect("written");
    let problems = world.store.check().expect("it can be read");
    let told: Vec<String> = problems
        .iter()
        .map(|one| format!("{:?} {}", one.kind, one.place))
        .collect();
    assert_eq!(told, ["EditNotShown C1"]);
}

#[test]
fn an_edit_that_is_undone_from_under_later_runs_never_was() {
    let mut world = two_people();
    let edit = world.set(1, Field::Company, "武汉光谷软件有限公司");
    let delete = world.act(ContactId(2), &[Act::Delete]);
    world.import("shop", SHOP);
    world.undo(edit);
    assert_ne!(
        world.value(1, Field::Company).as_deref(),
        Some("武汉光谷软件有限公司")
    );
    assert_eq!(world.live().len(), 1);
    world.undo(delete);
    assert_eq!(world.live().len(), 2);
}

#[test]
fn an_edit_stands_when_a_run_under_it_is_undone() {
    let mut world = two_people();
    let (shop, _) = world.import("shop", SHOP);
    world.set(1, Field::Company, "武汉光谷软件有限公司");
    world.act(ContactId(2), &[Act::Delete]);
    world.undo(shop);
    assert_eq!(
        world.value(1, Field::Company).as_deref(),
        Some("武汉光谷软件有限公司")
    );
    assert_eq!(world.live().len(), 1);
}
