//! The review queue and the records its questions are about.

use rusqlite::OptionalExtension;

use super::super::Store;
use super::super::error::{StoreError, Trouble};
use super::super::inputs::parsed;
use super::super::values;
use super::Place;
use crate::model::{ContactId, Field, RecordId, ReviewId, RunId};

/// A question, as the queue holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct QueueLine {
    /// Its id.
    pub item: ReviewId,
    /// The run that asked.
    pub run: RunId,
    /// Whether it is open.
    pub open: bool,
    /// The record, or the elder of two.
    pub record: RecordId,
    /// The other record, where it is about two.
    pub other: Option<RecordId>,
    /// The match weight of a pair, in bits.
    pub weight: Option<f64>,
    /// The code of the finding for which a row waits.
    pub code: Option<String>,
    /// What speaks for and against a pair.
    pub reason: Option<String>,
}

/// A record, with its cells as they were read.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredRecord {
    /// Its id.
    pub record: RecordId,
    /// Where it came from.
    pub place: Place,
    /// The contact it belongs to today.
    pub contact: Option<ContactId>,
    /// Its values in standard form, in canonical order.
    pub fields: Vec<(Field, String)>,
    /// Its cells under their headers, verbatim; surplus cells have no header.
    pub cells: Vec<(Option<String>, String)>,
    /// What was seen in it.
    pub findings: Vec<StoredFinding>,
}

/// A finding of one record.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct StoredFinding {
    /// The field it is about.
    pub field: Option<String>,
    /// Its code.
    pub code: String,
    /// `info`, `warning` or `error`.
    pub severity: String,
    /// The cell as it was found.
    pub value: Option<String>,
    /// What was or would be written instead.
    pub proposal: Option<String>,
}

const QUEUE: &str =
    "SELECT id, run, status = 'open', record, other, weight, code, reason FROM review_items";

impl Store {
    /// The questions of the queue, by id.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn queue(&self) -> Result<Vec<QueueLine>, StoreError> {
        self.read(|conn| {
            let mut statement = conn.prepare(&format!("{QUEUE} ORDER BY id"))?;
            let lines = statement.query_map([], question)?;
            Ok(lines.collect::<Result<_, _>>()?)
        })
    }

    /// The open questions about any of `records`, by id.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn open_about(&self, records: &[RecordId]) -> Result<Vec<ReviewId>, StoreError> {
        let about = |line: &QueueLine| {
            let mut sides = [Some(line.record), line.other].into_iter().flatten();
            line.open && sides.any(|side| records.contains(&side))
        };
        let lines = self.queue()?.into_iter();
        Ok(lines.filter(about).map(|line| line.item).collect())
    }

    /// One question.
    ///
    /// # Errors
    /// When there is none of this id, or the store cannot be read.
    pub fn question(&self, item: ReviewId) -> Result<QueueLine, StoreError> {
        self.read(|conn| {
            Ok(conn
                .query_row(&format!("{QUEUE} WHERE id = ?1"), [item.0], question)
                .optional()?)
        })?
        .ok_or(StoreError::NoReview { item })
    }

    /// A record with everything that is known of it.
    ///
    /// # Errors
    /// When the store cannot be read or has no such record.
    pub fn record(&self, record: RecordId) -> Result<StoredRecord, StoreError> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(&format!(
                "SELECT source, file, sheet, records.row, contact, columns, {}
                 FROM records JOIN inputs ON inputs.id = input WHERE records.id = ?1",
                values::columns(conn)?
            ))?;
            let mut rows = statement.query([record.0])?;
            let row = rows
                .next()?
                .ok_or_else(|| Trouble::Inconsistent(format!("record {record} is missing")))?;
            let place = Place {
                source: row.get(0)?,
                file: row.get(1)?,
                sheet: row.get(2)?,
                row: row.get(3)?,
            };
            let columns: String = row.get(5)?;
            let mut reader = values::Reader::new(conn);
            let [_, raw] = reader.told(row, 6)?;
            let cells = under_headers(&columns, raw)?;
            Ok(StoredRecord {
                record,
                contact: row.get::<_, Option<i64>>(4)?.map(ContactId),
                fields: reader.owned(row, 6)?,
                cells,
                findings: findings(conn, row.get(6)?, place.row)?,
                place,
            })
        })
    }
}

fn question(row: &rusqlite::Row<'_>) -> rusqlite::Result<QueueLine> {
    Ok(QueueLine {
        item: ReviewId(row.get(0)?),
        run: RunId(row.get(1)?),
        open: row.get(2)?,
        record: RecordId(row.get(3)?),
        other: row.get::<_, Option<i64>>(4)?.map(RecordId),
        weight: row.get(5)?,
        code: row.get(6)?,
        reason: row.get(7)?,
    })
}

fn under_headers(columns: &str, raw: &str) -> Result<Vec<(Option<String>, String)>, Trouble> {
    #[derive(serde::Deserialize)]
    struct Column {
        header: String,
    }
    let columns: Vec<Column> = parsed(columns)?;
    let cells: Vec<String> = parsed(raw)?;
    let mut headers = columns.into_iter().map(|column| column.header);
    Ok(cells
        .into_iter()
        .map(|cell| (headers.next(), cell))
        .collect())
}

fn findings(
    conn: &rusqlite::Connection,
    input: i64,
    row: u32,
) -> Result<Vec<StoredFinding>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT field, code, severity, value, proposal FROM findings WHERE input = ?1 AND row = ?2 ORDER BY nth",
    )?;
    let findings = statement.query_map((input, row), |row| {
        Ok(StoredFinding {
            field: row.get(0)?,
            code: row.get(1)?,
            severity: row.get(2)?,
            value: row.get(3)?,
            proposal: row.get(4)?,
        })
    })?;
    Ok(findings.collect::<Result<_, _>>()?)
}
