//! Records of long lists are packed, and are what they would be as text.

use crate::model::{ContactId, RunId};
use crate::store::tests::{Scene, dump, first_run, sound, undoing};
use crate::store::{Access, Erasing, Store, StoreError, values};

use super::*;

/// A list of as many people as a book is learnt from, and one more list of three.
fn lists(store: &mut Store) {
    let mut long = Scene::of("long.csv", "erp");
    for at in 0..=book::LEAST {
        long.founds([&format!("客户{at}"), &mobile(at)]);
    }
    long.blank();
    long.into(store).expect("a sound run");
    let mut short = Scene::of("short.csv", "shop");
    for at in 0..3 {
        short.founds([&format!("店 \"{at}\"\n"), &mobile(90_000 + at)]);
    }
    short.into(store).expect("a sound run");
}

fn mobile(at: usize) -> String {
    format!("139-{at:08}")
}

fn count(store: &Store, condition: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {condition}");
    let count = store.conn.query_row(&sql, [], |row| row.get(0));
    count.expect("a count")
}

/// Packs nothing that it had packed, and what it says then.
fn as_text(store: &Store) -> Vec<String> {
    unpack_all(&store.conn).expect("all can be unpacked");
    assert_eq!(count(store, "records WHERE packed IS NOT NULL"), 0);
    dump(store)
}

#[test]
fn records_of_long_lists_are_packed_and_read_as_text_does() {
    let mut store = Store::in_memory().expect("a store");
    lists(&mut store);
    let all = i64::try_from(book::LEAST).expect("few") + 4;
    assert_eq!(count(&store, "records WHERE packed IS NOT NULL"), all);
    assert_eq!(count(&store, "books"), 1, "one for both lists");
    sound(&store);
    let mut found = Vec::new();
    let visit = |line: &crate::store::RecordLine| {
        found.push(line.values[1].1.clone());
        Ok::<_, StoreError>(())
    };
    store.each_record(visit).expect("they can be read");
    assert_eq!(found[7], mobile(7).replace('-', ""));
    let detail = store.record(crate::model::RecordId(8)).expect("a record");
    assert_eq!(detail.cells[1].1, mobile(7), "verbatim");
    let before = dump(&store);
    assert_eq!(as_text(&store), before, "text says the same");
}

#[test]
fn a_short_list_has_no_book() {
    let mut store = Store::in_memory().expect("a store");
    let mut scene = Scene::of("short.csv", "erp");
    (0..book::LEAST - 1).for_each(|at| {
        scene.founds([&format!("客户{at}"), &mobile(at)]);
    });
    scene.into(&mut store).expect("a sound run");
    assert_eq!(count(&store, "books"), 0);
    assert_eq!(count(&store, "records WHERE packed IS NULL"), 1023);
}

#[test]
fn undoing_takes_packed_records_back_and_a_later_list_is_packed_by_the_book_that_stays() {
    let mut store = Store::in_memory().expect("a store");
    first_run().into(&mut store).expect("a sound run");
    let before = dump(&store);
    lists(&mut store);
    for run in [3, 2] {
        store.undo(RunId(run), &undoing()).expect("the newest run");
    }
    assert_eq!(dump(&store), before);
    let mut again = Scene::of("again.csv", "erp");
    again.founds(["客户1", "139-00000001"]);
    again.into(&mut store).expect("a sound run");
    assert_eq!(count(&store, "records WHERE packed IS NOT NULL"), 1);
    sound(&store);
}

#[test]
fn a_packed_record_takes_other_values_and_a_key() {
    let mut store = Store::in_memory().expect("a store");
    lists(&mut store);
    let packer = Packer::known(&store.conn, 1).expect("it can be read");
    let kept = Kept {
        record: 5,
        fields: r#"{"mobile":null}"#,
        raw: r#"["x","none"]"#,
        source_key: Some("K7"),
    };
    packer
        .expect("a book")
        .keep(&store.conn, &kept)
        .expect("it can be written");
    let columns = values::columns(&store.conn).expect("a version");
    let sql = format!("SELECT {columns} FROM records WHERE id = 5");
    let mut statement = store.conn.prepare(&sql).expect("SQL");
    let mut rows = statement.query([]).expect("rows");
    let row = rows.next().expect("it can be read").expect("a record");
    let mut reader = Reader::new(&store.conn);
    assert_eq!(
        reader.told(row, 0).expect("it can be unpacked"),
        [kept.fields, kept.raw]
    );
    assert_eq!(
        count(
            &store,
            "accounts WHERE source_key = 'K7' AND contact_id = 'C5'"
        ),
        1
    );
}

#[test]
fn who_is_erased_leaves_nothing_packed_and_nothing_in_the_book() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("iclear.db");
    let mut store = Store::open(&path, Access::Write).expect("a new store");
    lists(&mut store);
    let word = Erasing {
        at: "2026-05-01T00:00:00Z",
        by: "dpo",
        reason: None,
    };
    store
        .erase(ContactId(700), &word)
        .expect("it can be erased");
    sound(&store);
    assert_eq!(count(&store, "records WHERE id = 700"), 0);
    let words: String = store
        .conn
        .query_row("SELECT words FROM books", [], |row| row.get(0))
        .expect("a book");
    assert!(words.contains("客户"), "{words}");
    for hers in ["客户699", "699", "139-00000699", "00000699"] {
        assert!(!words.contains(hers), "{hers} in {words}");
    }
}

#[test]
fn a_book_goes_with_a_person_whom_all_may_have_been_whose_word_it_has() {
    let mut store = Store::in_memory().expect("a store");
    let mut long = Scene::of("long.csv", "erp");
    for at in 0..=book::LEAST {
        let name = if at < 20 { "秘密" } else { "客户" };
        long.founds([name, &mobile(at)]);
    }
    long.into(&mut store).expect("a sound run");
    assert_eq!(count(&store, "books WHERE words LIKE '%秘密%'"), 1);
    let mut one = Scene::of("one.csv", "erp");
    let others: Vec<ContactId> = (2..=20).map(ContactId).collect();
    one.joins(["秘密", "139-99999999"], ContactId(1), &others);
    one.into(&mut store).expect("a sound run");
    let word = Erasing {
        at: "2026-05-01T00:00:00Z",
        by: "dpo",
        reason: None,
    };
    store.erase(ContactId(1), &word).expect("it can be erased");
    assert_eq!(count(&store, "books"), 0);
    assert_eq!(count(&store, "records WHERE packed IS NOT NULL"), 0);
    sound(&store);
}

#[test]
fn a_damaged_record_is_an_error_and_no_panic() {
    let mut store = Store::in_memory().expect("a store");
    lists(&mut store);
    for damage in [
        "x''",
        "x'7f'",
        "x'01ffff'",
        "x'0180'",
        "x'ffffffffffffffffffffff'",
    ] {
        let sql = format!("UPDATE records SET packed = {damage} WHERE id = 9");
        store.conn.execute_batch(&sql).expect("SQL");
        let read = store.record(crate::model::RecordId(9));
        assert!(
            matches!(read, Err(StoreError::Inconsistent { .. })),
            "{damage}"
        );
    }
}

#[test]
fn a_packed_record_that_is_damaged_is_named_by_the_check() {
    let mut store = Store::in_memory().expect("a store");
    lists(&mut store);
    sound(&store);
    let cases = [
        (5, "x'01'"),
        (6, "x'7f00'"),
        (7, "x'01ff'"),
        (8, "substr(packed, 1, length(packed) - 9)"),
    ];
    for (record, damage) in cases {
        let sql = format!("UPDATE records SET packed = {damage} WHERE id = {record}");
        store.conn.execute(&sql, []).expect("SQL");
    }
    let problems = problems(&store.conn).expect("it can be read");
    let places: Vec<&str> = problems.iter().map(|problem| &*problem.place).collect();
    assert_eq!(places, ["R5", "R6", "R7", "R8"]);
}
