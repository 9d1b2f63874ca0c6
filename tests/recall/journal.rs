//! The journal tells what was done, and shows it when someone changed what was sealed.

use std::path::PathBuf;

use iclear::dedupe::Act;
use iclear::model::{ContactId, Field};
use iclear::store::{Access, Store};

use crate::world::{CRM, SHOP, World};

/// A store on the disk in which a bit of everything was done.
fn lively() -> (tempfile::TempDir, PathBuf, World) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("iclear.db");
    let mut world = World::of(Store::open(&path, Access::Write).expect("a new store"));
    world.import("crm", CRM);
    let (shop, _) = world.import("shop", SHOP);
    world.undo(shop);
    world.set(1, Field::Title, "经理");
    world.act(ContactId(2), &[Act::Delete]);
    world.act(ContactId(2), &[Act::Restore]);
    world.merge(1, 2);
    (folder, path, world)
}

#[test]
fn whatever_was_done_is_an_entry() {
    let (_folder, path, _world) = lively();
    let conn = rusqlite::Connection::open(path).expect("the store");
    let mut statement = conn
        .prepare("SELECT kind, run, contact FROM journal ORDER BY seq")
        .expect("a table");
    let entries: Vec<(String, i64, Option<i64>)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .expect("rows")
        .collect::<Result<_, _>>()
        .expect("rows");
    let told: Vec<(&str, i64, Option<i64>)> = entries
        .iter()
        .map(|(kind, run, contact)| (kind.as_str(), *run, *contact))
        .collect();
    let expected = [
        ("run", 1, None),
        ("run", 2, None),
        ("undo", 2, None),
        ("edit", 3, Some(1)),
        ("delete", 4, Some(2)),
        ("restore", 5, Some(2)),
        ("decision", 6, None),
    ];
    assert_eq!(told, expected);
    let unsaid = "SELECT count(*) FROM journal WHERE by IS NULL";
    let unsaid: i64 = conn
        .query_row(unsaid, [], |row| row.get(0))
        .expect("a count");
    assert_eq!(unsaid, 0, "everybody is named");
}

#[test]
fn the_check_sees_what_was_changed_behind_the_journal() {
    let cases = [
        (
            "an entry rewritten",
            "UPDATE journal SET by = 'li' WHERE seq = 4",
            "JournalBroken entry 4",
        ),
        (
            "an entry taken out",
            "DELETE FROM journal WHERE seq = 3",
            "JournalBroken entry 4",
        ),
        (
            "the last entry taken out",
            "DELETE FROM journal WHERE seq = 7",
            "JournalBroken entry 7",
        ),
        (
            "a run rewritten",
            "UPDATE runs SET started_at = 'x' WHERE id = 1",
            "JournalDiffers run 1",
        ),
        (
            "a row replaced",
            "UPDATE records SET digest = zeroblob(16) WHERE id = 1",
            "JournalDiffers run 1",
        ),
        (
            "an image rewritten",
            "UPDATE history SET image = '[]' WHERE run = 6",
            "JournalDiffers run 6",
        ),
        (
            "an edit rewritten",
            "UPDATE edits SET made_by = 'li' WHERE id = 1",
            "JournalDiffers run 3",
        ),
        (
            "a decision rewritten",
            "UPDATE decisions SET taken_by = 'li'",
            "JournalDiffers run 6",
        ),
        (
            "an input rewritten",
            "UPDATE inputs SET source = 'x' WHERE id = 1",
            "JournalDiffers run 1",
        ),
    ];
    for (case, sql, expected) in cases {
        let (_folder, path, world) = lively();
        rusqlite::Connection::open(path)
            .and_then(|conn| conn.execute_batch(sql))
            .expect("written");
        let problems = world.store.check().expect("it can be read");
        let found = problems
            .iter()
            .any(|one| format!("{:?} {}", one.kind, one.place) == expected);
        assert!(found, "{case}: {problems:?}");
    }
}
