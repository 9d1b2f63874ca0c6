//! The floor under a store: the cells of a list, as text, through bare SQLite inserts.

use std::path::Path;

use rusqlite::{Connection, params_from_iter};

/// Writes every row of a list into a new database: one `STRICT` table with a column of text for each of the list's, one
/// prepared statement, one transaction, and the settings under which a new store grows (`src/store/open.rs`). Returns
/// the rows.
///
/// # Panics
/// When the list cannot be read or the database not be written.
pub(crate) fn insert(list: &Path, database: &Path) -> usize {
    let mut reader = csv::Reader::from_path(list).expect("the list is there");
    let width = reader.headers().expect("a header").len();
    let mut conn = Connection::open(database).expect("a database");
    for (name, value) in [("synchronous", "OFF"), ("journal_mode", "MEMORY")] {
        conn.pragma_update(None, name, value).expect("a setting");
    }
    conn.pragma_update(None, "cache_size", -64 * 1024)
        .expect("a setting");
    let columns: Vec<String> = (0..width).map(|at| format!("c{at} TEXT")).collect();
    conn.execute_batch(&format!("CREATE TABLE t ({}) STRICT", columns.join(", ")))
        .expect("a table");
    let tx = conn.transaction().expect("a transaction");
    let mut rows = 0;
    {
        let places = vec!["?"; width].join(", ");
        let mut insert = tx
            .prepare(&format!("INSERT INTO t VALUES ({places})"))
            .expect("a statement");
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record).expect("a row") {
            insert
                .execute(params_from_iter(record.iter()))
                .expect("a row is written");
            rows += 1;
        }
    }
    tx.commit().expect("it is written");
    drop(conn);
    let file = std::fs::File::open(database).expect("the database");
    file.sync_all().expect("it is on the disk");
    rows
}
