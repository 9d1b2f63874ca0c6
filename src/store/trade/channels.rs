//! What contacts are found by, while there are buyers to find them: two tables of keys, kept in line with records and
//! golden values by triggers, whoever changes them.
//!
//! The triggers are there as long as buyers are: SQLite makes ready for a trigger with every row, whatever its condition
//! says, and that costs a third of a first import. A run that adds a large share of the records fills the tables anew
//! when it is through, for the same reason.

use rusqlite::Connection;

use super::super::books;
use super::super::error::Trouble;
use super::has_lines;

/// The two tables.
pub(super) const KEYS: &str = "
-- What a record is found by: its key within its source, its mobile numbers, its mail addresses in lower case.
CREATE TABLE record_channels (
    record INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('key', 'mobile', 'email')),
    value TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (record, kind, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_channels_of ON record_channels (value, kind);
-- The numbers and addresses that a contact shows: those of its records, and what a person has set.
CREATE TABLE contact_channels (
    contact INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('mobile', 'email')),
    value TEXT NOT NULL,
    PRIMARY KEY (contact, kind, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_channels_of ON contact_channels (value, kind);
";

/// What the two tables hold, said by those they are made from.
pub(in crate::store) fn stated() -> String {
    let of_contact = |name: &str| name.to_owned();
    let in_record = |kind: &str, fold: &str| shown("records", kind, fold, of_record, ", ''");
    let in_contact = |kind: &str, fold: &str| shown("contacts", kind, fold, of_contact, "");
    let key = of_record("source_key");
    format!(
        "CREATE VIEW record_channels_stated (record, kind, value, source) AS
    SELECT records.id, 'key', {key}, inputs.source FROM records JOIN inputs ON inputs.id = input WHERE {key} IS NOT NULL
    UNION ALL {} UNION ALL {};
CREATE VIEW contact_channels_stated (contact, kind, value) AS {} UNION ALL {};
",
        in_record("mobile", "trim"),
        in_record("email", "lower"),
        in_contact("mobile", "trim"),
        in_contact("email", "lower"),
    )
}

/// The value that a record has of a field which `values` writes under its own name: what is told of it, or else its cell.
pub(in crate::store) fn of_record(name: &str) -> String {
    format!(
        "CASE WHEN json_type(fields, '$.{name}') IS NOT NULL THEN fields ->> '$.{name}' ELSE nullif(
        raw ->> (SELECT '$[' || cell || ']' FROM verbatim_cells WHERE input = records.input AND field = '{name}'), '') END"
    )
}

/// The values of one kind in the rows of a table: the main one, and the others, which one cell has parted by `;`. Few rows
/// have others, and only those are taken apart.
fn shown(table: &str, kind: &str, fold: &str, cell: impl Fn(&str) -> String, more: &str) -> String {
    let (main, others) = (cell(kind), cell(&format!("{kind}_alt")));
    format!(
        "SELECT {table}.id, '{kind}', {fold}({main}){more} FROM {table} WHERE {main} IS NOT NULL
    UNION ALL SELECT DISTINCT {table}.id, '{kind}', {fold}(one.value){more}
    FROM {table}, json_each('[' || replace(json_quote({others}), ';', '\",\"') || ']') AS one
    WHERE {others} IS NOT NULL AND {fold}(one.value) <> '' AND {fold}(one.value) IS NOT {fold}({main})"
    )
}

const FILL: &str = "
INSERT INTO record_channels SELECT record, kind, value, source FROM record_channels_stated ORDER BY 1, 2, 3;
INSERT INTO contact_channels SELECT contact, kind, value FROM contact_channels_stated ORDER BY 1, 2, 3;
";

/// Makes the two tables anew, and lets them follow what is changed from now on; without buyers they are empty and follow
/// nothing.
pub(in crate::store) fn follow(conn: &Connection) -> Result<(), Trouble> {
    rest(conn)?;
    conn.execute_batch("DELETE FROM record_channels; DELETE FROM contact_channels;")?;
    if has_lines(conn)? {
        books::unpack_all(conn)?;
        conn.execute_batch(FILL)?;
        conn.execute_batch(&triggers())?;
    }
    Ok(())
}

/// Lets the two tables follow nothing, until [`follow`] makes them anew.
pub(in crate::store) fn rest(conn: &Connection) -> Result<(), Trouble> {
    for (name, _) in TRIGGERS {
        conn.execute_batch(&format!("DROP TRIGGER IF EXISTS {name}"))?;
    }
    Ok(())
}

/// The triggers, each with what it waits for.
const TRIGGERS: [(&str, &str); 6] = [
    ("record_channels_in", "AFTER INSERT ON records"),
    (
        "record_channels_new",
        "AFTER UPDATE OF fields, raw, input ON records",
    ),
    ("record_channels_out", "AFTER DELETE ON records"),
    ("contact_channels_in", "AFTER INSERT ON contacts"),
    (
        "contact_channels_new",
        "AFTER UPDATE OF mobile, mobile_alt, email, email_alt ON contacts
         WHEN new.mobile IS NOT old.mobile OR new.mobile_alt IS NOT old.mobile_alt
             OR new.email IS NOT old.email OR new.email_alt IS NOT old.email_alt",
    ),
    ("contact_channels_out", "AFTER DELETE ON contacts"),
];

/// The statements that make them.
fn triggers() -> String {
    let forget = |side: &str| format!("DELETE FROM {side}_channels WHERE {side} = old.id;");
    let learn = |side: &str| {
        format!(
            "INSERT INTO {side}_channels SELECT * FROM {side}_channels_stated WHERE {side} = new.id;"
        )
    };
    let trigger = |(name, when): &(&str, &str)| {
        let side = if name.starts_with("record") {
            "record"
        } else {
            "contact"
        };
        let old = if name.ends_with("_in") {
            String::new()
        } else {
            forget(side)
        };
        let new = if name.ends_with("_out") {
            String::new()
        } else {
            learn(side)
        };
        format!("CREATE TRIGGER {name} {when} BEGIN {old} {new} END;\n")
    };
    TRIGGERS.iter().map(trigger).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::open;

    /// A record as its cells, one with another number, and one whose cell is no number.
    const RECORDS: &str = r#"
        INSERT INTO inputs (id, run, path, file, source, priority, encoding, as_of, columns, notes, rows)
            VALUES (1, 1, 'a.csv', 'a.csv', 'erp', 1, 'UTF-8', '2026-04-01', '[]', '[]', 3);
        INSERT INTO verbatim_cells (input, field, cell) VALUES (1, 'mobile', 1), (1, 'email', 2);
        INSERT INTO records (id, input, row, outcome, digest, fields, raw) VALUES
            (1, 1, 1, 'review', x'01', '{}', '["张伟","13912345678","A@x.cn"]'),
            (2, 1, 2, 'review', x'02', '{"mobile":"13800138000"}', '["李娜","138-0013-8000",""]'),
            (3, 1, 3, 'review', x'03', '{"mobile":null}', '["王芳","none"]');"#;

    fn state(conn: &Connection) -> (Vec<String>, i64) {
        let sql = "SELECT record || ' ' || value FROM record_channels ORDER BY 1";
        let mut keys = conn.prepare(sql).expect("the table");
        let keys = keys.query_map([], |row| row.get(0)).expect("rows");
        let triggers = "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'";
        let triggers = conn.query_row(triggers, [], |row| row.get(0));
        (
            keys.map(|key| key.expect("text")).collect(),
            triggers.expect("a count"),
        )
    }

    #[test]
    fn keys_follow_records_while_there_are_buyers_and_only_then() {
        let conn = open::in_memory().expect("memory");
        conn.execute_batch(RECORDS).expect("SQL");
        let none = (Vec::new(), 0);
        let all = ["1 13912345678", "1 a@x.cn", "2 13800138000"].map(str::to_owned);
        let one_less = ["1 13912345678", "1 a@x.cn", "3 13700000000"].map(str::to_owned);
        let steps = [
            ("nobody has bought", "SELECT 1", none.clone()),
            (
                "someone has",
                "INSERT INTO buyers (source, mobile) VALUES ('shop', '1')",
                (all.to_vec(), 6),
            ),
            ("nobody any more", "DELETE FROM buyers", none),
        ];
        for (name, sql, expected) in steps {
            conn.execute_batch(sql).expect("SQL");
            follow(&conn).expect("it can be written");
            assert_eq!(state(&conn), expected, "{name}");
        }
        conn.execute_batch("INSERT INTO buyers (source, mobile) VALUES ('shop', '1')")
            .expect("SQL");
        follow(&conn).expect("it can be written");
        conn.execute_batch(
            "DELETE FROM records WHERE id = 2;
             UPDATE records SET fields = '{\"mobile\":\"13700000000\"}' WHERE id = 3",
        )
        .expect("SQL");
        assert_eq!(state(&conn), (one_less.to_vec(), 6));
    }
}
