//! Copies of a store: made while a run goes on, private, and put in place.

use super::*;
use crate::store::Restored;

fn store_at(path: &std::path::Path) -> Store {
    let mut store = Store::open(path, Access::Write).expect("a new store");
    first_run().into(&mut store).expect("a sound run");
    store
}

#[test]
fn a_copy_holds_what_stood_and_nothing_of_a_run_at_work() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("iclear.db");
    let store = store_at(&path);
    let before = dump(&store);
    store
        .conn
        .execute_batch("BEGIN IMMEDIATE; DELETE FROM contacts")
        .expect("a run at work");
    let reader = Store::open(&path, Access::Read).expect("readers are not kept out");
    assert_eq!(dump(&reader), before);
    let copy = folder.path().join("copy.db");
    reader.backup(&copy).expect("a copy");
    let copied = Store::open(&copy, Access::Read).expect("a store");
    assert_eq!(dump(&copied), before);
    sound(&copied);
    assert!(reader.backup(&copy).is_err(), "a copy is not overwritten");
}

#[test]
fn a_copy_is_put_in_place_and_what_was_there_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("iclear.db");
    let mut store = store_at(&path);
    let copy = folder.path().join("copy.db");
    store.backup(&copy).expect("a copy");
    let then = dump(&store);
    let mut later = Scene::of("b.csv", "shop");
    later.founds(["钱", "3"]);
    later.into(&mut store).expect("a sound run");
    let now = dump(&store);
    assert!(
        matches!(
            Store::restore_from(&copy, &path),
            Err(StoreError::Locked { .. })
        ),
        "not while a run is at work"
    );
    drop(store);
    let restored = Store::restore_from(&copy, &path).expect("it can be written");
    let Restored::Done {
        before: Some(before),
    } = restored
    else {
        panic!("{restored:?}");
    };
    for (file, expected) in [(&path, &then), (&before, &now)] {
        let store = Store::open(file, Access::Read).expect("a store");
        assert_eq!(dump(&store), *expected);
        sound(&store);
    }
}

#[test]
fn a_copy_that_is_not_sound_is_not_put_in_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("iclear.db");
    let store = store_at(&path);
    let copy = folder.path().join("copy.db");
    store.backup(&copy).expect("a copy");
    rusqlite::Connection::open(&copy)
        .and_then(|conn| {
            conn.execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM records WHERE id = 1")
        })
        .expect("a record is lost");
    let before = dump(&store);
    drop(store);
    let restored = Store::restore_from(&copy, &path).expect("it can be read");
    assert!(matches!(restored, Restored::Unsound(problems) if !problems.is_empty()));
    assert_eq!(
        dump(&Store::open(&path, Access::Read).expect("the store")),
        before
    );
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_a_store_and_its_copies() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("iclear.db");
    let copy = folder.path().join("copy.db");
    store_at(&path).backup(&copy).expect("a copy");
    for file in [path, copy] {
        let mode = std::fs::metadata(&file).expect("it is there").permissions();
        assert_eq!(mode.mode() & 0o777, 0o600, "{}", file.display());
    }
}
