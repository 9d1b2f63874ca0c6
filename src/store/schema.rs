//! The tables of the store.
//!
//! What a run adds carries the run, through its inputs, or through its range of ids; what a run changes leaves a
//! before-image in `history`. That is all that undo needs. Ids count up for good (`AUTOINCREMENT`).

mod tables;

use std::sync::LazyLock;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::error::Trouble;
use super::{blocks, books, campaign, findings, journal, links, provenance, trade, values, views};
use crate::model::Field;
use tables::{DECISIONS, RECALL, SETTINGS, TABLES};

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
const STEPS: usize = 11;

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

/// The version from which on a record keeps only those values that differ from its cells, and a contact the number of its
/// tags.
pub(super) const WITH_VERBATIM: i64 = 9;

/// The version from which on a store keeps what ties the records of a contact together.
pub(super) const WITH_LINKS: i64 = 10;

/// The version from which on a store keeps opt-outs and campaigns.
pub(super) const WITH_CAMPAIGNS: i64 = 11;

/// The version from which on records may be packed.
pub(super) const WITH_BOOKS: i64 = 12;

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
        vec![sql(provenance::COLUMN)],
        vec![Step::Sql(
            WITHOUT_GOLDEN.to_owned() + &trade::transactions(),
        )],
        vec![
            sql(WITHOUT_STATED),
            sql(values::TABLE),
            sql(TAG_SETS),
            sql(findings::TABLES),
            Step::Sql(trade::golden_contacts()),
            Step::Sql(provenance::view()),
            Step::Sql(trade::stated()),
            Step::Work(trade::follow),
        ],
        vec![sql(links::TABLE)],
        vec![sql(campaign::TABLES), sql(&views::VIEWS)],
        vec![
            sql("DROP VIEW accounts;"),
            sql(books::TABLE),
            Step::Sql(views::accounts()),
        ],
    ]
});

/// Views stand in the way of writing a table anew.
const WITHOUT_VIEWS: &str = "DROP VIEW golden_contacts; DROP VIEW crosswalk;";

const WITHOUT_GOLDEN: &str = "DROP VIEW golden_contacts;";

/// What says of records and contacts what is kept otherwise from now on.
const WITHOUT_STATED: &str = "
DROP VIEW IF EXISTS golden_contacts;
DROP VIEW IF EXISTS provenance;
DROP TRIGGER IF EXISTS record_channels_in;
DROP TRIGGER IF EXISTS record_channels_new;
DROP TRIGGER IF EXISTS record_channels_out;
DROP TRIGGER IF EXISTS contact_channels_in;
DROP TRIGGER IF EXISTS contact_channels_new;
DROP TRIGGER IF EXISTS contact_channels_out;
DROP VIEW IF EXISTS record_channels_stated;
DROP VIEW IF EXISTS contact_channels_stated;
";

/// Tags as they occur together, each JSON list once; a million contacts have a few dozen. A list stays when no contact
/// has it any more, for one may come back to it.
const TAG_SETS: &str = "
CREATE TABLE tag_sets (
    id INTEGER PRIMARY KEY,
    tags TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO tag_sets (tags) SELECT DISTINCT tags FROM contacts ORDER BY tags;
INSERT OR IGNORE INTO tag_sets (tags) SELECT DISTINCT json_extract(image, '$[3]') FROM history WHERE tbl = 'contacts' ORDER BY 1;
ALTER TABLE contacts ADD COLUMN tag_set INTEGER NOT NULL DEFAULT 0 REFERENCES tag_sets (id);
UPDATE contacts SET tag_set = (SELECT tag_sets.id FROM tag_sets WHERE tag_sets.tags = contacts.tags);
ALTER TABLE contacts DROP COLUMN tags;
";

/// The tags of a contact, as a JSON list.
pub(super) const TAGS: &str = "(SELECT tags FROM tag_sets WHERE tag_sets.id = tag_set)";

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

/// A contact as the first version had it: its golden values, one column a field, and what became of it. `tags` is a JSON
/// list.
pub(super) fn contacts_table(name: &str, statuses: &str) -> String {
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
