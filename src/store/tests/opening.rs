//! Opening: what is refused, what is locked, what is left on the disk.

use crate::store::blocks;
use std::fs;
use std::path::Path;

use super::*;

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    // Where it cannot be taken away safely, the file of the lock stays.
    names.retain(|name| cfg!(unix) || !name.ends_with(".lock"));
    names.sort();
    names
}

#[test]
fn a_store_is_there_from_its_first_run_on_and_not_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("iclear.db");
    let mut store = Store::open(&path, Access::Write).expect("a new store");
    assert!(!path.exists());
    let (inputs, tagged) = first_run().done();
    assert!(
        store
            .write_run(&info(), &inputs, &tagged, &context(&STOP))
            .is_err()
    );
    drop(store);
    assert_eq!(
        names(folder.path()),
        [""; 0],
        "a stopped first run leaves nothing"
    );
    let mut store = Store::open(&path, Access::Write).expect("a new store");
    first_run().into(&mut store).expect("a sound run");
    first_run().into(&mut store).expect("a sound run");
    drop(store);
    assert_eq!(names(folder.path()), ["iclear.db"]);
    let store = Store::open(&path, Access::Read).expect("the store");
    assert_eq!(store.info(9).expect("it can be read").runs.len(), 2);
    sound(&store);
}

#[test]
fn a_dry_run_on_a_missing_store_leaves_nothing_on_the_disk() {
    let folder = tempfile::tempdir().expect("a folder");
    let store =
        Store::open(&folder.path().join("iclear.db"), Access::DryRun).expect("an empty store");
    let (_, tagged) = first_run().done();
    assert_eq!(store.plan_run(&tagged).expect("a sound run").contacts, 2);
    drop(store);
    assert_eq!(names(folder.path()), [""; 0]);
}

#[test]
fn one_run_at_a_time_but_readers_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("iclear.db");
    let mut store = Store::open(&path, Access::Write).expect("a new store");
    first_run().into(&mut store).expect("a sound run");
    let refused = Store::open(&path, Access::Write).expect_err("the lock is held");
    let holder = Some(std::process::id());
    assert!(
        matches!(refused, StoreError::Locked { holder: found, .. } if found == holder),
        "{refused}"
    );
    assert!(Store::open(&path, Access::Read).is_ok());
    drop(store);
    assert!(Store::open(&path, Access::Write).is_ok());
}

#[test]
fn what_is_read_is_never_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("iclear.db");
    first_run()
        .into(&mut Store::open(&path, Access::Write).expect("a new store"))
        .expect("a sound run");
    let before = fs::read(&path).expect("the file");
    let mut store = Store::open(&path, Access::Read).expect("the store");
    assert!(matches!(
        first_run().into(&mut store),
        Err(StoreError::Unwritable { .. })
    ));
    sound(&store);
    drop(store);
    assert_eq!(fs::read(&path).expect("the file"), before);
}

#[test]
fn a_file_that_is_no_store_is_refused_and_stays_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let foreign = folder.path().join("other.db");
    rusqlite::Connection::open(&foreign)
        .and_then(|conn| conn.execute_batch("CREATE TABLE t (x)"))
        .expect("a database of someone else");
    let text = folder.path().join("text.db");
    fs::write(&text, "name,mobile\n".repeat(100)).expect("a file");
    let newer = folder.path().join("newer.db");
    first_run()
        .into(&mut Store::open(&newer, Access::Write).expect("a new store"))
        .expect("a sound run");
    rusqlite::Connection::open(&newer)
        .and_then(|conn| conn.pragma_update(None, "user_version", 99))
        .expect("a later version");
    let cases = [
        (foreign.clone(), "this file is no iclear store"),
        (text, "this file is no iclear store"),
        (
            newer,
            "the store has version 99, this program knows versions up to 12",
        ),
        (folder.path().to_owned(), "is a directory"),
    ];
    for (path, expected) in cases {
        let before = fs::read(&path).ok();
        for access in [Access::Read, Access::DryRun, Access::Write] {
            let refused = Store::open(&path, access).expect_err("it is no store of ours");
            assert!(refused.to_string().ends_with(expected), "{refused}");
            assert!(refused.hint().is_some(), "{refused}");
        }
        assert_eq!(fs::read(&path).ok(), before);
    }
    let missing =
        Store::open(&folder.path().join("none.db"), Access::Read).expect_err("nothing there");
    assert!(
        missing
            .hint()
            .is_some_and(|hint| hint.contains("iclear run FILE")),
        "{missing}"
    );
    let nowhere = Store::open(&folder.path().join("no/such/iclear.db"), Access::Write)
        .expect_err("no folder");
    assert_eq!(
        nowhere.hint(),
        Some("the folder is not there; make it first")
    );
}

#[test]
fn an_empty_file_counts_as_no_store_yet() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("iclear.db");
    fs::write(&path, "").expect("a file");
    assert!(matches!(
        Store::open(&path, Access::Read),
        Err(StoreError::Missing { .. })
    ));
    first_run()
        .into(&mut Store::open(&path, Access::Write).expect("a new store"))
        .expect("a sound run");
    sound(&Store::open(&path, Access::Read).expect("the store"));
}

/// What takes a store of today back to an earlier version.
const EARLIER: [(i64, &str); 11] = [
    (
        11,
        "DROP VIEW accounts; ALTER TABLE records DROP COLUMN packed; ALTER TABLE records DROP COLUMN own_key;
         DROP TABLE books; CREATE VIEW accounts AS SELECT 1; PRAGMA user_version = 11",
    ),
    (
        10,
        "DROP VIEW companies; DROP VIEW accounts; DROP VIEW memberships; DROP TABLE campaign_results; DROP TABLE campaign_others; DROP TABLE campaign_members; DROP TABLE campaign_left_out;
         DROP TABLE campaigns; DROP TABLE suppression_anchors; DROP TABLE suppressions; PRAGMA user_version = 10",
    ),
    (9, "DROP VIEW record_links; DROP TABLE links; PRAGMA user_version = 9"),
    (
        8,
        "DROP VIEW golden_contacts; DROP VIEW provenance; DROP VIEW record_channels_stated; DROP VIEW contact_channels_stated;
         DROP TABLE verbatim_cells; PRAGMA user_version = 8",
    ),
    (
        7,
        "DROP VIEW golden_contacts; DROP VIEW transactions; DROP VIEW current_lines; DROP VIEW buyer_answers;
         DROP VIEW record_channels_stated; DROP VIEW contact_channels_stated; DROP TRIGGER record_channels_in;
         DROP TABLE record_channels; DROP TABLE contact_channels; DROP TABLE line_findings; DROP TABLE line_arrivals;
         DROP TABLE lines; DROP TABLE buyers; CREATE VIEW golden_contacts AS SELECT 1; PRAGMA user_version = 7",
    ),
    (6, "DROP VIEW provenance; ALTER TABLE contacts DROP COLUMN provenance; PRAGMA user_version = 6"),
    (
        5,
        "CREATE TABLE block_keys (key INTEGER NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (key, record)) WITHOUT ROWID;
         DROP TABLE block_parts;
         ALTER TABLE records DROP COLUMN key_sum;
         ALTER TABLE records ADD COLUMN keys BLOB NOT NULL DEFAULT x'';
         PRAGMA user_version = 5",
    ),
    (4, "DROP VIEW golden_contacts; DROP VIEW crosswalk; PRAGMA user_version = 4"),
    (3, "DROP TABLE settings; DROP TABLE files; DROP INDEX history_of; PRAGMA user_version = 3"),
    (
        2,
        "DROP TABLE edit_anchors; DROP TABLE edits; DROP TABLE journal; DROP TABLE erased; DROP TABLE erasure_key;
         PRAGMA user_version = 2",
    ),
    (1, "DROP TABLE decisions; PRAGMA user_version = 1"),
];

/// Makes a store of an earlier version of one of today, with its entries of blocking keys where they were then.
fn take_back(path: &Path, steps: &[(i64, &str)]) {
    let conn = rusqlite::Connection::open(path).expect("the store");
    let entries = blocks::all(&conn);
    conn.pragma_update(None, "foreign_keys", false)
        .expect("a setting");
    write_in_full(&conn);
    for (version, sql) in steps {
        let also = match version {
            8 => with_tags_in_contacts(),
            _ => String::new(),
        };
        conn.execute_batch(&format!("{sql}; {also}"))
            .expect("a store as an earlier version made it");
    }
    let has_rows = steps.iter().any(|(version, _)| *version == 5);
    for (key, record) in entries.into_iter().filter(|_| has_rows) {
        let key = (key << 24).cast_signed();
        conn.execute(
            "INSERT INTO block_keys (key, record) VALUES (?1, ?2)",
            (key, record),
        )
        .expect("an entry as an earlier version made it");
    }
}

/// Findings in words.
const FINDINGS_THEN: &str = "
    CREATE TABLE findings_then (
        input INTEGER NOT NULL, row INTEGER NOT NULL, nth INTEGER NOT NULL, field TEXT, code TEXT NOT NULL,
        severity TEXT NOT NULL, value TEXT, proposal TEXT,
        PRIMARY KEY (input, row, nth), FOREIGN KEY (input, row) REFERENCES arrivals (input, row)
    ) WITHOUT ROWID;
    INSERT INTO findings_then SELECT * FROM findings;
    DROP VIEW findings; DROP TABLE row_findings; DROP TABLE finding_kinds;
    ALTER TABLE findings_then RENAME TO findings;";

/// Contacts with their tags, and what said of contacts and records what was kept so.
fn with_tags_in_contacts() -> String {
    let shared = "id, status, merged_into, founded_run, updated_run";
    let fields = &*schema::FIELD_LIST;
    let table = schema::contacts_table("contacts_then", "'live', 'merged', 'deleted'");
    format!(
        "{table} ALTER TABLE contacts_then ADD COLUMN provenance TEXT;
         INSERT INTO contacts_then ({shared}, tags, {fields}, provenance)
             SELECT {shared}, {}, {fields}, provenance FROM contacts;
         UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'contacts')
             WHERE name = 'contacts_then';
         PRAGMA legacy_alter_table = ON;
         DROP TABLE contacts; DROP TABLE tag_sets; {FINDINGS_THEN}
         ALTER TABLE contacts_then RENAME TO contacts;
         CREATE VIEW golden_contacts AS SELECT tags FROM contacts;
         CREATE VIEW provenance AS SELECT key FROM records, json_each(fields);
         CREATE VIEW record_channels_stated AS SELECT * FROM record_channels;
         CREATE VIEW contact_channels_stated AS SELECT * FROM contact_channels;
         CREATE TRIGGER record_channels_in AFTER INSERT ON records WHEN EXISTS (SELECT 1 FROM buyers)
             BEGIN DELETE FROM record_channels WHERE record = new.id; END;",
        schema::TAGS
    )
}

/// Lets each record have all its values, under their names.
fn write_in_full(conn: &rusqlite::Connection) {
    let all: Vec<(i64, String)> = values_of_records(conn);
    for (record, values) in all {
        conn.execute(
            "UPDATE records SET fields = ?2 WHERE id = ?1",
            (record, values),
        )
        .expect("values as an earlier version wrote them");
    }
}

#[test]
fn a_store_of_an_earlier_version_is_read_as_it_is_and_brought_up_to_date_to_be_written() {
    for back in 1..=EARLIER.len() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("iclear.db");
        let mut store = Store::open(&path, Access::Write).expect("a new store");
        first_run().into(&mut store).expect("a sound run");
        let mut gone = Scene::of("b.csv", "shop");
        gone.founds(["钱", "3"]);
        gone.into(&mut store).expect("a sound run");
        store
            .undo(crate::model::RunId(2), &undoing())
            .expect("the newest run");
        let before = dump(&store);
        drop(store);
        take_back(&path, &EARLIER[..back]);
        let store = Store::open(&path, Access::Read).expect("the store");
        let version = |store: &Store| store.info(1).expect("it can be read").version;
        assert_eq!(version(&store), EARLIER[back - 1].0);
        sound(&store);
        drop(store);
        let mut store = Store::open(&path, Access::Write).expect("the store");
        assert_eq!(version(&store), crate::store::schema::VERSION);
        assert_eq!(dump(&store), before, "nothing else has changed");
        sound(&store);
        let mut next = Scene::of("c.csv", "shop");
        next.founds(["孙", "4"]);
        next.into(&mut store).expect("a sound run");
        let resolved = store.resolve(ContactId(4));
        assert!(
            resolved.is_ok(),
            "C3 was given out before, so the next is C4"
        );
        sound(&store);
    }
}
