//! An erased person leaves nothing in the file but keyed digests, and does not come back.

use std::path::{Path, PathBuf};

use iclear::dedupe::Act;
use iclear::model::{ContactId, Field, Ledger};
use iclear::store::{Access, Erasing, Store, StoreError};

use crate::world::{CRM, SHOP, World};

const WORD: Erasing<'_> = Erasing {
    at: "2024-06-02T08:00:00Z",
    by: "wang",
    reason: Some("asked for"),
};

/// What the file must not have of someone who is erased.
const HIS: [&str; 8] = [
    "张伟",
    "13917120456",
    "zhangwei@example.com",
    "晨光",
    "CRM-0001",
    "SHOP-0001",
    "大客户经理",
    "来电说",
];
const HERS: [&str; 5] = [
    "李娜",
    "13758201934",
    "lina@example.org",
    "远景文化",
    "CRM-0002",
];

fn world() -> (tempfile::TempDir, PathBuf, World) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("iclear.db");
    let store = Store::open(&path, Access::Write).expect("a new store");
    (folder, path, World::of(store))
}

/// Which of these values are in the file.
fn left<'v>(path: &Path, values: &[&'v str]) -> Vec<&'v str> {
    let mut bytes = std::fs::read(path).expect("the store");
    let log = path.with_extension("db-wal");
    bytes.extend(std::fs::read(log).unwrap_or_default());
    let has = |text: &&&str| {
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    };
    values.iter().filter(has).copied().collect()
}

#[test]
fn nothing_of_an_erased_person_stays_in_the_file_and_everything_of_others_does() {
    for (gone, stays, contact) in [(&HIS[..], &HERS[..], 1), (&HERS, &HIS, 2)] {
        let (_folder, path, mut world) = world();
        world.import("crm", CRM);
        world.import("shop", SHOP);
        world.import("crm", CRM);
        world.set(1, Field::Title, "大客户经理");
        world.set(1, Field::Remark, "来电说");
        world.act(ContactId(1), &[Act::Lift(Field::Remark)]);
        world.merge(1, 2);
        // The word about both is one about each when they part.
        world.set(1, Field::Region, "华东");
        world.split(1);
        assert_eq!(left(&path, gone), gone, "the person is there");
        for other in world.live().into_keys() {
            if world.store.resolve(other).expect("it is here") == ContactId(contact)
                || is_named(&world, other, gone[0])
            {
                let erased = world.store.erase(other, &WORD);
                assert!(!erased.expect("it can be written").lingers, "nobody reads");
                world.sound();
            }
        }
        assert_eq!(left(&path, gone), Vec::<&str>::new());
        assert_eq!(left(&path, stays), stays);
        assert!(world.live().into_values().all(|name| name == stays[0]));
    }
}

fn is_named(world: &World, contact: ContactId, name: &str) -> bool {
    let person = world.store.person(contact).expect("it is here");
    person.value(Field::Name) == Some(name)
}

#[test]
fn an_erased_person_does_not_come_back_and_a_relative_does() {
    let (_folder, path, mut world) = world();
    world.import("crm", CRM);
    let erasure = world
        .store
        .erase(ContactId(1), &WORD)
        .expect("it can be written");
    assert_eq!((erasure.records, erasure.rows), (1, 1));
    let resolved = world.store.resolve(ContactId(1));
    assert!(matches!(resolved, Err(StoreError::NoContact { .. })));
    let cases: [(&str, [&str; 5], bool); 6] = [
        ("the very row", CRM[0], false),
        (
            "the next version",
            ["CRM-0001", "张先生", "", "", ""],
            false,
        ),
        (
            "name and number",
            ["", "張偉", "+86 139-1712-0456", "", "别的公司"],
            false,
        ),
        (
            "name and mail",
            ["", "张伟", "", "ZhangWei@example.com", ""],
            false,
        ),
        ("a relative", ["", "张小宝", "13917120456", "", ""], true),
        ("a namesake", ["", "张伟", "13758201935", "", ""], true),
    ];
    for (number, (case, row, comes)) in cases.into_iter().enumerate() {
        let source = if number < 2 {
            "crm".to_owned()
        } else {
            format!("list{number}")
        };
        let (_, ledger) = world.import(&source, &[row]);
        let rejected = Ledger {
            rows_in: 1,
            rejected: 1,
            ..Ledger::default()
        };
        assert_eq!(ledger != rejected, comes, "{case}: {ledger:?}");
    }
    let conn = rusqlite::Connection::open(path).expect("the store");
    let cells: Vec<String> = conn
        .prepare("SELECT DISTINCT raw FROM arrivals WHERE code = 'REJ009'")
        .expect("a table")
        .query_map([], |row| row.get(0))
        .expect("rows")
        .collect::<Result<_, _>>()
        .expect("rows");
    assert_eq!(cells, ["[]"], "no cell is kept");
}

#[test]
fn the_ledger_and_the_journal_hold_when_runs_are_undone_after_an_erasure() {
    let (_folder, path, mut world) = world();
    let (crm, _) = world.import("crm", CRM);
    let (shop, _) = world.import("shop", SHOP);
    world.import("crm", CRM);
    world
        .store
        .erase(ContactId(1), &WORD)
        .expect("it can be written");
    world.sound();
    world.rework();
    world.undo(shop);
    world.undo(crm);
    assert_eq!(world.live().into_values().collect::<Vec<_>>(), ["李娜"]);
    let conn = rusqlite::Connection::open(path).expect("the store");
    let told: (String, i64, String, String) = conn
        .query_row(
            "SELECT kind, contact, by, reason FROM journal WHERE contact = 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .expect("an entry");
    let expected = (
        "erase".to_owned(),
        1,
        "wang".to_owned(),
        "asked for".to_owned(),
    );
    assert_eq!(told, expected);
}

#[test]
fn a_rejected_row_is_emptied_with_the_person_it_tells_of() {
    let (_folder, path, mut world) = world();
    world.import("crm", CRM);
    // Signatures below a list are no records; the second is of someone else with the number.
    let rows = [
        ["CRM-0009", "王芳", "13880982716", "", ""],
        ["制表人：张伟 电话139-1712-0456", "", "", "", ""],
        ["审核人：张小宝 电话13917120456", "", "", "", ""],
    ];
    let (_, ledger) = world.import("notes", &rows);
    assert_eq!(ledger.rejected, 2);
    assert_eq!(left(&path, &["139-1712-0456"]), ["139-1712-0456"]);
    let erasure = world.store.erase(ContactId(1), &WORD);
    assert_eq!(erasure.expect("it can be written").rows, 2);
    world.sound();
    assert_eq!(left(&path, &["139-1712-0456", "张伟"]), Vec::<&str>::new());
    assert_eq!(left(&path, &["审核人：张小宝"]), ["审核人：张小宝"]);
}

#[test]
fn a_record_that_waits_goes_with_the_person_it_tells_of() {
    let (_folder, path, mut world) = world();
    world.import("crm", CRM);
    let (_, ledger) = world.import("crm", &[["CRM-0001", "张伟", "", "", "远大集团"]]);
    assert_eq!(ledger.review, 1, "nobody can be reached by it");
    let erasure = world
        .store
        .erase(ContactId(1), &WORD)
        .expect("it can be written");
    assert_eq!(erasure.records, 2);
    world.sound();
    assert_eq!(left(&path, &["远大集团", "张伟"]), Vec::<&str>::new());
    assert!(world.store.queue().expect("it can be read").is_empty());
}
