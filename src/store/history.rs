//! Before-images: what a row held before a run changed it.
//!
//! Only the columns that a run may change are kept, as one JSON list a row.

use std::sync::LazyLock;

use rusqlite::Connection;

use super::schema::TAGS;
use crate::model::{Field, RunId};

/// A table of which a run may change rows that are there already, and the columns it may change.
pub(super) struct Mutable {
    table: &'static str,
    columns: Vec<Column>,
}

/// A column, and how it stands in an image: by an expression that makes a cell of it, and one that makes it of a cell.
struct Column {
    name: &'static str,
    kept: &'static str,
    restored: fn(&str) -> String,
}

impl Column {
    const fn plain(name: &'static str) -> Self {
        Column {
            name,
            kept: name,
            restored: str::to_owned,
        }
    }

    /// The tags of a contact stand in images themselves, as they always did.
    const fn tags() -> Self {
        Column {
            name: "tag_set",
            kept: TAGS,
            restored: |cell| {
                format!("(SELECT tag_sets.id FROM tag_sets WHERE tag_sets.tags = {cell})")
            },
        }
    }
}

/// The tables whose rows a run may change.
pub(super) static CONTACTS: LazyLock<Mutable> = LazyLock::new(|| Mutable {
    table: "contacts",
    // What came with later versions stands last: images from before have nothing there.
    columns: ["status", "merged_into", "updated_run"]
        .map(Column::plain)
        .into_iter()
        .chain([Column::tags()])
        .chain(Field::ALL.map(|field| Column::plain(field.name())))
        .chain([Column::plain("provenance")])
        .collect(),
});
pub(super) static RECORDS: LazyLock<Mutable> = LazyLock::new(|| Mutable {
    table: "records",
    columns: vec![Column::plain("contact")],
});
pub(super) static REVIEW: LazyLock<Mutable> = LazyLock::new(|| Mutable {
    table: "review_items",
    columns: vec![Column::plain("status")],
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
        let table = self.table;
        let columns = self.listed(|column| column.kept.to_owned());
        conn.prepare_cached(&format!(
            "INSERT OR IGNORE INTO history (run, tbl, id, image)
             SELECT ?1, '{table}', id, json_array({columns}) FROM {table} WHERE {which}"
        ))?
        .execute((run.0, key))
    }

    /// Puts back what `run` changed.
    pub(super) fn restore(&self, conn: &Connection, run: RunId) -> rusqlite::Result<usize> {
        let table = self.table;
        let mut at = 0..;
        let cells = self.listed(|column| {
            let at = at.next().unwrap_or_default();
            (column.restored)(&format!("json_extract(image, '$[{at}]')"))
        });
        let columns = self.listed(|column| column.name.to_owned());
        conn.execute(
            &format!(
                "UPDATE {table} SET ({columns}) = (SELECT {cells} FROM history WHERE run = ?1 AND tbl = '{table}' AND history.id = {table}.id)
                 WHERE id IN (SELECT id FROM history WHERE run = ?1 AND tbl = '{table}')"
            ),
            [run.0],
        )
    }

    fn listed(&self, told: impl FnMut(&Column) -> String) -> String {
        let told: Vec<String> = self.columns.iter().map(told).collect();
        told.join(", ")
    }
}
