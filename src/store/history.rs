//! Before-images: what a row held before a run changed it.
//!
//! Only the columns that a run may change are kept, as one JSON list a row.

use std::sync::LazyLock;

use rusqlite::Connection;

use super::schema::FIELD_LIST;
use crate::model::RunId;

/// A table of which a run may change rows that are there already, and the columns it may change.
pub(super) struct Mutable {
    table: &'static str,
    columns: String,
}

/// The tables whose rows a run may change.
pub(super) static CONTACTS: LazyLock<Mutable> = LazyLock::new(|| Mutable {
    table: "contacts",
    // What came with later versions stands last: images from before have nothing there.
    columns: format!(
        "status, merged_into, updated_run, tags, {}, provenance",
        *FIELD_LIST
    ),
});
pub(super) static RECORDS: LazyLock<Mutable> = LazyLock::new(|| Mutable {
    table: "records",
    columns: "contact".to_owned(),
});
pub(super) static REVIEW: LazyLock<Mutable> = LazyLock::new(|| Mutable {
    table: "review_items",
    columns: "status".to_owned(),
});

impl Mutable {
    /// Keeps the rows that `which` selects (a condition with `?2`) as they are before `run` changes them. The first
    /// image of a run counts: it is the state before the run.
    pub(super) fn keep(
        &self,
        conn: &Connection,
        run: RunId,
        which: &str,
        key: i64,
    ) -> rusqlite::Result<usize> {
        let Mutable { table, columns } = self;
        conn.prepare_cached(&format!(
            "INSERT OR IGNORE INTO history (run, tbl, id, image)
             SELECT ?1, '{table}', id, json_array({columns}) FROM {table} WHERE {which}"
        ))?
        .execute((run.0, key))
    }

    /// Puts back what `run` changed.
    pub(super) fn restore(&self, conn: &Connection, run: RunId) -> rusqlite::Result<usize> {
        let Mutable { table, columns } = self;
        let cells: Vec<String> = (0..columns.split(',').count())
            .map(|column| format!("json_extract(image, '$[{column}]')"))
            .collect();
        conn.execute(
            &format!(
                "UPDATE {table} SET ({columns}) = (SELECT {} FROM history WHERE run = ?1 AND tbl = '{table}' AND history.id = {table}.id)
                 WHERE id IN (SELECT id FROM history WHERE run = ?1 AND tbl = '{table}')",
                cells.join(", ")
            ),
            [run.0],
        )
    }
}
