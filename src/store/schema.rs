//! The tables of the store.
//!
//! What a run adds carries the run, through its inputs, or through its range of ids; what a run changes leaves a
//! before-image in `history`. That is all that undo needs. Ids count up for good (`AUTOINCREMENT`).

use std::sync::LazyLock;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::error::Trouble;
use super::{blocks, journal, provenance, trade};
use crate::model::Field;

/// `iclr` in the file's header: this file is ours.
pub(super) const APPLICATION_ID: i64 = 0x6963_6c72;

/// The version of the tables below.
pub(super) const VERSION: i64 = 1 + STEPS as i64;

/// Makes the tables in an empty database.
pub(super) fn create(conn: &Connection) -> Result<(), Trouble> {
    let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.execute_batch(&format!("{TABLES}{}", contacts_of_the_first_version()))?;
    climb(&tx, 1)?;
    Ok(tx.commit()?)
}

/// Brings the tables of an earlier version to today's, all steps or none.
pub(super) fn upgrade(conn: &Connection) -> Result<(), Trouble> {
    let found = version(conn)?;
    if found >= VERSION {
        return Ok(());
    }
    let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    climb(&tx, found)?;
    Ok(tx.commit()?)
}

/// Takes every step from version `found` on.
fn climb(tx: &Connection, found: i64) -> Result<(), Trouble> {
    let done = usize::try_from(found - 1).unwrap_or_default();
    for step in UPGRADES.get(done..).unwrap_or_default() {
        for part in step {
            match part {
                Step::Sql(sql) => tx.execute_batch(sql)?,
                Step::Work(work) => work(tx)?,
            }
        }
    }
    Ok(tx.pragma_update(None, "user_version", VERSION)?)
}

/// The version of the tables that are there.
pub(super) fn version(conn: &Connection) -> rusqlite::Result<i64> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// What leads from one version to the next, part by part.
enum Step {
    Sql(String),
    /// What SQL alone cannot say.
    Work(fn(&Connection) -> Result<(), Trouble>),
}

/// How many steps lead from the first version to today's.
const STEPS: usize = 7;

/// The version from which on a store has decisions.
pub(super) const WITH_DECISIONS: i64 = 2;

/// The version from which on a store has edits, a recycle bin, a journal and what erasing leaves.
pub(super) const WITH_RECALL: i64 = 3;

/// The version from which on a store has settings.
pub(super) const WITH_SETTINGS: i64 = 4;

/// The version from which on the index of blocking keys lies in parts.
pub(super) const WITH_PARTS: i64 = 6;

/// The version from which on contacts keep where their values come from.
pub(super) const WITH_PROVENANCE: i64 = 7;

/// The version from which on a store has order lines.
pub(super) const WITH_TRANSACTIONS: i64 = 8;

/// What each version has beyond the one before: the first step makes version 2 of version 1.
static UPGRADES: LazyLock<[Vec<Step>; STEPS]> = LazyLock::new(|| {
    let sql = |text: &str| Step::Sql(text.to_owned());
    [
        vec![sql(DECISIONS)],
        vec![
            Step::Sql(recycle_bin()),
            sql(RECALL),
            Step::Work(journal::adopt),
        ],
        vec![sql(SETTINGS)],
        vec![Step::Sql(views())],
        vec![
            sql(WITHOUT_VIEWS),
            sql(blocks::TABLES),
            sql(KEY_SUM),
            Step::Work(blocks::adopt),
            Step::Work(make_strict),
            Step::Sql(views()),
        ],
        vec![Step::Sql(provenance::tables())],
        vec![Step::Sql(trade::transactions())],
    ]
});

/// Views stand in the way of writing a table anew.
const WITHOUT_VIEWS: &str = "DROP VIEW golden_contacts; DROP VIEW crosswalk;";

/// The sum of the keys that the index has of a record, in place of all of them.
const KEY_SUM: &str = "
ALTER TABLE records DROP COLUMN keys;
ALTER TABLE records ADD COLUMN key_sum INTEGER NOT NULL DEFAULT 0;
";

/// Makes every table refuse what is not of its column's type. That cannot be said of a table that is there, so each is
/// written anew, with the counter of its ids, for ids of rows that are gone must not come back.
fn make_strict(conn: &Connection) -> Result<(), Trouble> {
    let lax = "SELECT name, sql FROM sqlite_schema JOIN pragma_table_list USING (name)
               WHERE sqlite_schema.type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%' ORDER BY name";
    let tables = conn
        .prepare(lax)?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<Vec<(String, String)>, _>>()?;
    for (name, sql) in tables {
        let indices = conn
            .prepare("SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?1 AND sql IS NOT NULL")?
            .query_map([&name], |row| row.get(0))?
            .collect::<Result<Vec<String>, _>>()?;
        let columns = sql.find('(').map_or("", |from| &sql[from..]);
        let also = match columns.ends_with(')') {
            true => "STRICT",
            false => ", STRICT",
        };
        conn.execute_batch(&format!(
            "CREATE TABLE {name}_anew {columns} {also};
             {};
             {};",
            rewritten(&name),
            indices.join(";\n")
        ))?;
    }
    Ok(())
}

/// Fills `{table}_anew` and puts it in the place of `table`.
fn rewritten(table: &str) -> String {
    format!(
        "INSERT INTO {table}_anew SELECT * FROM {table};
DELETE FROM sqlite_sequence WHERE name = '{table}_anew';
INSERT INTO sqlite_sequence (name, seq) SELECT '{table}_anew', seq FROM sqlite_sequence WHERE name = '{table}';
DROP TABLE {table};
ALTER TABLE {table}_anew RENAME TO {table};"
    )
}

/// Two views with plain columns, for programs that read the store beside this one.
fn views() -> String {
    format!(
        "CREATE VIEW golden_contacts AS
    SELECT 'C' || id AS contact_id, tags, founded_run, updated_run, {} FROM contacts WHERE status = 'live';
CREATE VIEW crosswalk AS
    SELECT inputs.run AS run_id, source, file, sheet, arrivals.row, 'R' || arrivals.record AS record_id,
           arrivals.outcome, 'C' || records.contact AS contact_id
    FROM arrivals JOIN inputs ON inputs.id = arrivals.input LEFT JOIN records ON records.id = arrivals.record;
",
        *FIELD_LIST
    )
}

/// What the store remembers of itself, which files the nightly run has taken, and the way to what a row was before.
const SETTINGS: &str = "
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- A file of a configured source. `digest` is of its bytes, `changed` when the system last saw it change.
CREATE TABLE files (
    path TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    changed TEXT NOT NULL,
    digest BLOB NOT NULL,
    run INTEGER NOT NULL REFERENCES runs (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX files_digest ON files (digest);
CREATE INDEX history_of ON history (tbl, id);
";

/// What people decided about two records: only added to, a later decision takes an earlier one back. A record is held
/// by what outlives it, its source and key or else its row's digest, so nothing here refers to `records`.
const DECISIONS: &str = "
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The run that applied it first.
    run INTEGER NOT NULL REFERENCES runs (id),
    taken_at TEXT NOT NULL,
    taken_by TEXT NOT NULL,
    reason TEXT,
    answer TEXT NOT NULL CHECK (answer IN ('same', 'different')),
    left_source TEXT,
    left_key TEXT,
    left_digest BLOB,
    right_source TEXT,
    right_key TEXT,
    right_digest BLOB,
    CHECK ((left_source IS NULL) = (left_key IS NULL) AND (left_key IS NULL) <> (left_digest IS NULL)),
    CHECK ((right_source IS NULL) = (right_key IS NULL) AND (right_key IS NULL) <> (right_digest IS NULL))
);
";

/// What people did to contacts, held like decisions; the journal; and what is left of those who were erased: keyed
/// digests, which say nothing to one who has not the key, and the person's own data in full to recognize her again.
const RECALL: &str = "
CREATE TABLE edits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The run that applied it first. Of an undone run nothing counts.
    run INTEGER NOT NULL REFERENCES runs (id),
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    reason TEXT,
    act TEXT NOT NULL CHECK (act IN ('set', 'lift', 'delete', 'restore')),
    field TEXT,
    -- Of a set field; none where it was emptied.
    value TEXT,
    CHECK ((act IN ('set', 'lift')) = (field IS NOT NULL)),
    CHECK (value IS NULL OR act = 'set')
);
CREATE TABLE edit_anchors (
    edit INTEGER NOT NULL REFERENCES edits (id),
    source TEXT,
    key TEXT,
    digest BLOB,
    CHECK ((source IS NULL) = (key IS NULL) AND (key IS NULL) <> (digest IS NULL))
);
CREATE INDEX edit_anchors_edit ON edit_anchors (edit);
-- What was done to the store, without any personal data. `content` is the digest of what was done, `chain` that of the
-- entry and of the chain before it.
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    by TEXT,
    kind TEXT NOT NULL,
    run INTEGER REFERENCES runs (id),
    contact INTEGER,
    reason TEXT,
    content BLOB NOT NULL,
    chain BLOB NOT NULL
);
CREATE INDEX journal_run ON journal (run);
CREATE TABLE erasure_key (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    key BLOB NOT NULL
);
CREATE TABLE erased (digest BLOB PRIMARY KEY) WITHOUT ROWID;
";

const TABLES: &str = "
CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    started_at TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('done', 'undone')),
    undone_at TEXT,
    program TEXT NOT NULL,
    rules TEXT NOT NULL,
    rows_in INTEGER NOT NULL,
    created INTEGER NOT NULL,
    merged INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    review INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    -- Records this run added: ids above `records_from`, up to and with `records_to`.
    records_from INTEGER NOT NULL,
    records_to INTEGER NOT NULL
);
-- One opened file or sheet of a run. `columns` and `notes` are JSON.
CREATE TABLE inputs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run INTEGER NOT NULL REFERENCES runs (id),
    path TEXT NOT NULL,
    file TEXT NOT NULL,
    sheet TEXT,
    source TEXT NOT NULL,
    priority INTEGER NOT NULL,
    encoding TEXT NOT NULL,
    as_of TEXT NOT NULL,
    columns TEXT NOT NULL,
    notes TEXT NOT NULL,
    rows INTEGER NOT NULL
);
CREATE INDEX inputs_run ON inputs (run);
-- One imported row, immutable but for `contact`. `raw` is the JSON list of its cells, verbatim; `fields` the JSON
-- object of its values in standard form; `keys` its blocking keys, eight bytes each, little end first.
CREATE TABLE records (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    input INTEGER NOT NULL REFERENCES inputs (id),
    row INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('created', 'merged', 'review')),
    contact INTEGER REFERENCES contacts (id),
    digest BLOB NOT NULL,
    keys BLOB NOT NULL,
    fields TEXT NOT NULL,
    raw TEXT NOT NULL
);
-- Every row read, once a run. A rejected row keeps its cells here.
CREATE TABLE arrivals (
    input INTEGER NOT NULL REFERENCES inputs (id),
    row INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('created', 'merged', 'unchanged', 'review', 'rejected')),
    record INTEGER REFERENCES records (id),
    code TEXT,
    raw TEXT,
    PRIMARY KEY (input, row),
    CHECK ((record IS NULL) = (outcome = 'rejected')),
    CHECK ((code IS NULL OR raw IS NULL) = (outcome <> 'rejected'))
) WITHOUT ROWID;
-- What was seen in a row, in the order in which it was seen.
CREATE TABLE findings (
    input INTEGER NOT NULL,
    row INTEGER NOT NULL,
    nth INTEGER NOT NULL,
    field TEXT,
    code TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
    value TEXT,
    proposal TEXT,
    PRIMARY KEY (input, row, nth),
    FOREIGN KEY (input, row) REFERENCES arrivals (input, row)
) WITHOUT ROWID;
CREATE TABLE block_keys (
    key INTEGER NOT NULL,
    record INTEGER NOT NULL REFERENCES records (id),
    PRIMARY KEY (key, record)
) WITHOUT ROWID;
-- A question for a person: a row that may not go on by itself, or two records that may be one person.
CREATE TABLE review_items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run INTEGER NOT NULL REFERENCES runs (id),
    kind TEXT NOT NULL CHECK (kind IN ('row', 'pair')),
    status TEXT NOT NULL CHECK (status IN ('open', 'settled')),
    record INTEGER NOT NULL REFERENCES records (id),
    other INTEGER REFERENCES records (id),
    weight REAL,
    code TEXT,
    reason TEXT,
    CHECK ((kind = 'pair') = (other IS NOT NULL)),
    CHECK (other IS NULL OR record < other)
);
CREATE UNIQUE INDEX review_items_of ON review_items (record, coalesce(other, 0));
-- What a row of another table held before a run changed it: a JSON list.
CREATE TABLE history (
    run INTEGER NOT NULL REFERENCES runs (id),
    tbl TEXT NOT NULL,
    id INTEGER NOT NULL,
    image TEXT NOT NULL,
    PRIMARY KEY (run, tbl, id)
) WITHOUT ROWID;
";

/// The indices that a large run drops and makes anew, because sorting once is cheaper than a million random inserts.
pub(super) const RECORD_INDICES: [(&str, &str); 2] = [
    (
        "records_digest",
        "CREATE INDEX records_digest ON records (digest)",
    ),
    (
        "records_contact",
        "CREATE INDEX records_contact ON records (contact, input)",
    ),
];

/// A contact: its golden values, one column a field, and what became of it. `tags` is a JSON list.
fn contacts_table(name: &str, statuses: &str) -> String {
    let fields: String = Field::ALL
        .iter()
        .map(|field| format!(",\n    {field} TEXT"))
        .collect();
    format!(
        "CREATE TABLE {name} (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    status TEXT NOT NULL CHECK (status IN ({statuses})),
    merged_into INTEGER REFERENCES contacts (id),
    founded_run INTEGER NOT NULL REFERENCES runs (id),
    updated_run INTEGER NOT NULL REFERENCES runs (id),
    tags TEXT NOT NULL{fields},
    CHECK ((status = 'merged') = (merged_into IS NOT NULL))
);\n"
    )
}

fn contacts_of_the_first_version() -> String {
    let indices: String = RECORD_INDICES
        .iter()
        .map(|(_, sql)| format!("{sql};\n"))
        .collect();
    format!(
        "{}{indices}",
        contacts_table("contacts", "'live', 'merged'")
    )
}

/// Lets a contact be deleted. A constraint cannot be changed where it stands, so the table is written anew.
fn recycle_bin() -> String {
    let table = contacts_table("contacts_anew", "'live', 'merged', 'deleted'");
    format!("{table}{}", rewritten("contacts"))
}

/// The canonical columns of a contact, parted by commas.
pub(super) static FIELD_LIST: LazyLock<String> =
    LazyLock::new(|| Field::ALL.map(Field::name).join(", "));
