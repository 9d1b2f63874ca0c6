//! The rows of an input as the store keeps them.

use rusqlite::Connection;

use super::Rework;
use crate::model::{CellRows, Code, InputIx, Origin, RecordId, RecordRows};
use crate::store::error::Trouble;
use crate::store::inputs::parsed;
use crate::store::values;

/// A row that can be standardized and checked anew.
pub(super) struct Place {
    pub(super) row: u32,
    pub(super) standing: Standing,
}

/// What the row is in the store.
pub(super) enum Standing {
    /// A record of a contact, with its values as JSON.
    Of(RecordId, String),
    /// A record that waits for a person, with its values as JSON.
    Waiting(RecordId, String),
    /// A record that an earlier row is already.
    Again,
    /// No record.
    Rejected,
}

fn rows_with(columns: &str) -> String {
    format!(
        "SELECT arrivals.row, arrivals.outcome, record, arrivals.raw, code, {columns}
    FROM arrivals LEFT JOIN records ON records.id = record WHERE arrivals.input = ?1 ORDER BY arrivals.row"
    )
}

/// Where the columns of the record begin.
const OF_RECORD: usize = 5;

/// Reads the rows of an input, but for those that were no records when the file was read.
pub(super) fn rows(
    conn: &Connection,
    input: i64,
    by: &impl Rework,
) -> Result<(Vec<Place>, RecordRows), Trouble> {
    let mut statement = conn.prepare_cached(&rows_with(values::columns(conn)?))?;
    let mut reader = values::Reader::new(conn);
    let mut rows = statement.query([input])?;
    let (mut places, mut raw) = (Vec::new(), RecordRows::default());
    let mut cells = CellRows::new();
    while let Some(line) = rows.next()? {
        if let Some(code) = line.get::<_, Option<String>>(4)? {
            let code: Code = code.parse().map_err(|error: crate::model::NotACode| {
                Trouble::Inconsistent(error.to_string())
            })?;
            if by.is_of_file(code) {
                continue;
            }
        }
        let row = line.get(0)?;
        let [fields, of_record] = reader.told(line, OF_RECORD)?;
        let of_reject = line.get_ref(3)?.as_str().ok();
        let texts: Vec<String> = parsed(of_reject.unwrap_or(of_record))?;
        cells.push_row(texts.iter().map(String::as_str));
        raw.origins.push(Origin {
            input: InputIx(0),
            row,
        });
        places.push(Place {
            row,
            standing: standing(line, fields)?,
        });
    }
    raw.raw = cells;
    Ok((places, raw))
}

fn standing(line: &rusqlite::Row<'_>, fields: &str) -> Result<Standing, Trouble> {
    let outcome: String = line.get(1)?;
    let of = || -> Result<(RecordId, String), Trouble> {
        Ok((RecordId(line.get(2)?), fields.to_owned()))
    };
    Ok(match outcome.as_str() {
        "rejected" => Standing::Rejected,
        "unchanged" => Standing::Again,
        "review" => {
            let (record, fields) = of()?;
            Standing::Waiting(record, fields)
        }
        _ => {
            let (record, fields) = of()?;
            Standing::Of(record, fields)
        }
    })
}
