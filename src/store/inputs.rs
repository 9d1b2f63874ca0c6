//! Inputs in the store: which file a row came from, and how it was read.

use jiff::civil::Date;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use super::error::Trouble;
use crate::model::{ColumnUse, Input, InputColumn, ListField, RunId};

/// The columns that [`read`] needs, in its order.
pub(super) const COLUMNS: &str = "path, sheet, source, priority, encoding, as_of, columns, notes";

/// A column of an input, as it is kept.
#[derive(Serialize, Deserialize)]
struct Column {
    header: String,
    usage: Usage,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    field: Option<ListField>,
    reason: String,
}

#[derive(Serialize, Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Usage {
    Field,
    Extra,
    Empty,
}

impl From<&InputColumn> for Column {
    fn from(column: &InputColumn) -> Self {
        let (usage, field) = match column.usage {
            ColumnUse::Field(field) => (Usage::Field, Some(ListField(field))),
            ColumnUse::Extra => (Usage::Extra, None),
            ColumnUse::Empty => (Usage::Empty, None),
        };
        Column {
            header: column.header.clone(),
            usage,
            field,
            reason: column.reason.clone(),
        }
    }
}

impl From<Column> for InputColumn {
    fn from(column: Column) -> Self {
        InputColumn {
            header: column.header,
            usage: match (column.usage, column.field) {
                (Usage::Field, Some(ListField(field))) => ColumnUse::Field(field),
                (Usage::Empty, _) => ColumnUse::Empty,
                _ => ColumnUse::Extra,
            },
            reason: column.reason,
        }
    }
}

/// Adds the inputs of a run and returns their ids, in order.
pub(super) fn insert(
    conn: &Connection,
    run: RunId,
    inputs: &[Input],
    rows: &[u64],
) -> Result<Vec<i64>, Trouble> {
    let mut statement = conn.prepare(
        "INSERT INTO inputs (run, path, file, sheet, source, priority, encoding, as_of, columns, notes, rows)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    let mut ids = Vec::with_capacity(inputs.len());
    for (input, &rows) in inputs.iter().zip(rows) {
        let columns: Vec<Column> = input.columns.iter().map(Column::from).collect();
        statement.execute(params![
            run.0,
            input.file.to_string_lossy(),
            input.file_name(),
            input.sheet,
            input.source,
            input.priority,
            input.encoding,
            input.as_of.to_string(),
            json(&columns)?,
            json(&input.notes)?,
            i64::try_from(rows).unwrap_or(i64::MAX),
        ])?;
        ids.push(conn.last_insert_rowid());
    }
    Ok(ids)
}

/// Reads an input from the columns of [`COLUMNS`], the first of which stands at `first`.
pub(super) fn read(row: &Row<'_>, first: usize) -> Result<Input, Trouble> {
    let as_of: String = row.get(first + 5)?;
    let columns: String = row.get(first + 6)?;
    let notes: String = row.get(first + 7)?;
    Ok(Input {
        file: row.get::<_, String>(first)?.into(),
        sheet: row.get(first + 1)?,
        source: row.get(first + 2)?,
        priority: row.get(first + 3)?,
        encoding: row.get(first + 4)?,
        as_of: as_of
            .parse::<Date>()
            .map_err(|error| Trouble::Inconsistent(format!("`{as_of}` in inputs: {error}")))?,
        columns: parsed::<Vec<Column>>(&columns)?
            .into_iter()
            .map(InputColumn::from)
            .collect(),
        notes: parsed(&notes)?,
    })
}

/// `value` as JSON text.
pub(super) fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, Trouble> {
    serde_json::to_string(value).map_err(|error| Trouble::Inconsistent(error.to_string()))
}

/// What JSON text of the store says.
pub(super) fn parsed<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Trouble> {
    serde_json::from_str(text)
        .map_err(|error| Trouble::Inconsistent(format!("the store holds broken JSON: {error}")))
}
