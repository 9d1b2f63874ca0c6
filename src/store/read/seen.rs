//! Rejected rows and findings, with the places they were seen at.

use rusqlite::Connection;

use super::super::Store;
use super::super::error::{StoreError, Trouble};
use super::super::{trade, values};
use super::Place;
use crate::model::{Code, ContactId, Field, RecordId, RunId};

/// A row that is no record, as it was read last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectLine {
    /// The run that read it.
    pub run: RunId,
    /// Where it stands.
    pub place: Place,
    /// Why it is no record.
    pub code: Code,
    /// Its cells, verbatim, as a JSON list.
    pub cells: String,
}

/// A record with its values in standard form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordLine {
    /// The run that brought it.
    pub run: RunId,
    /// Where it stands.
    pub place: Place,
    /// The record.
    pub record: RecordId,
    /// The contact it belongs to today.
    pub contact: Option<ContactId>,
    /// Its values, in canonical order.
    pub values: Vec<(Field, String)>,
}

impl RecordLine {
    /// The value of a field.
    #[must_use]
    pub fn value(&self, field: Field) -> Option<&str> {
        let at = self.values.binary_search_by_key(&field, |(of, _)| *of);
        Some(self.values[at.ok()?].1.as_str())
    }
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingLine {
    /// The run that saw it.
    pub run: RunId,
    /// The row it was seen in.
    pub place: Place,
    /// The record; none for a rejected row.
    pub record: Option<RecordId>,
    /// The contact the record belongs to today.
    pub contact: Option<ContactId>,
    /// The field it is about.
    pub field: Option<String>,
    /// Its code.
    pub code: Code,
    /// `info`, `warning` or `error`.
    pub severity: String,
    /// The cell as it was found.
    pub value: Option<String>,
    /// What was or would be written instead.
    pub proposal: Option<String>,
}

/// The rejected rows of one table of arrivals.
fn rejects_in(arrivals: &str) -> String {
    format!(
        "SELECT run, source, file, sheet, row, code, raw, input FROM {arrivals} JOIN inputs ON inputs.id = input
         WHERE outcome = 'rejected'"
    )
}

const FINDINGS: &str = "
    SELECT run, source, file, sheet, findings.row, findings.code, record, contact, field, severity, value, proposal,
           findings.input, nth
    FROM findings JOIN inputs ON inputs.id = findings.input
    JOIN arrivals ON arrivals.input = findings.input AND arrivals.row = findings.row
    LEFT JOIN records ON records.id = record";

/// What was seen in rows of order lists.
const LINE_FINDINGS: &str = "
    SELECT run, source, file, sheet, row, code, NULL, NULL, field, severity, value, proposal, input, nth
    FROM line_findings JOIN inputs ON inputs.id = input";

fn records(conn: &Connection) -> Result<String, Trouble> {
    Ok(format!(
        "SELECT run, source, file, sheet, records.row, records.id, contact, {}
         FROM records JOIN inputs ON inputs.id = records.input ORDER BY records.id",
        values::columns(conn)?
    ))
}

impl Store {
    /// Hands every record to `visit`, in the order in which they came.
    ///
    /// # Errors
    /// When the store cannot be read, or `visit` fails.
    pub fn each_record<E: From<StoreError>>(
        &self,
        mut visit: impl FnMut(&RecordLine) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut reader = values::Reader::new(&self.conn);
        self.each(
            &self.read(records)?,
            |row| {
                Ok(RecordLine {
                    run: RunId(row.get(0)?),
                    place: place(row)?,
                    record: RecordId(row.get(5)?),
                    contact: row.get::<_, Option<i64>>(6)?.map(ContactId),
                    values: reader.owned(row, 7)?,
                })
            },
            |line| visit(&line),
        )
    }

    /// Hands every rejected row of every run to `visit`, in the order in which they were read.
    ///
    /// # Errors
    /// When the store cannot be read, or `visit` fails.
    pub fn each_reject<E: From<StoreError>>(
        &self,
        mut visit: impl FnMut(&RejectLine) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut sql = rejects_in("arrivals");
        if self.read(|conn| Ok(trade::has_rows(conn)?))? {
            sql = format!("{sql} UNION ALL {}", rejects_in("line_arrivals"));
        }
        self.each(
            &format!("{sql} ORDER BY 8, 5"),
            |row| {
                Ok(RejectLine {
                    run: RunId(row.get(0)?),
                    place: place(row)?,
                    code: code(row)?,
                    cells: row.get(6)?,
                })
            },
            |line| visit(&line),
        )
    }

    /// Hands every finding to `visit`, in the order of the rows it was seen in.
    ///
    /// # Errors
    /// When the store cannot be read, or `visit` fails.
    pub fn each_finding<E: From<StoreError>>(
        &self,
        mut visit: impl FnMut(&FindingLine) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut sql = FINDINGS.to_owned();
        if self.read(|conn| Ok(trade::has_rows(conn)?))? {
            sql = format!("{sql} UNION ALL {LINE_FINDINGS}");
        }
        self.each(
            &format!("{sql} ORDER BY 13, 5, 14"),
            |row| {
                Ok(FindingLine {
                    run: RunId(row.get(0)?),
                    place: place(row)?,
                    code: code(row)?,
                    record: row.get::<_, Option<i64>>(6)?.map(RecordId),
                    contact: row.get::<_, Option<i64>>(7)?.map(ContactId),
                    field: row.get(8)?,
                    severity: row.get(9)?,
                    value: row.get(10)?,
                    proposal: row.get(11)?,
                })
            },
            |line| visit(&line),
        )
    }

    /// Reads what `sql` finds, line by line.
    pub(in crate::store) fn each<T, E: From<StoreError>>(
        &self,
        sql: &str,
        mut read: impl FnMut(&rusqlite::Row<'_>) -> Result<T, Trouble>,
        mut visit: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let known = |trouble: Trouble| trouble.at(&self.path);
        let mut statement = self.conn.prepare(sql).map_err(|e| known(e.into()))?;
        let mut rows = statement.query([]).map_err(|e| known(e.into()))?;
        while let Some(row) = rows.next().map_err(|e| known(e.into()))? {
            visit(read(row).map_err(known)?)?;
        }
        Ok(())
    }
}

/// The place in columns 1 to 4.
fn place(row: &rusqlite::Row<'_>) -> Result<Place, Trouble> {
    Ok(Place {
        source: row.get(1)?,
        file: row.get(2)?,
        sheet: row.get(3)?,
        row: row.get(4)?,
    })
}

/// The code in column 5.
fn code(row: &rusqlite::Row<'_>) -> Result<Code, Trouble> {
    let text: String = row.get(5)?;
    text.parse()
        .map_err(|error: crate::model::NotACode| Trouble::Inconsistent(error.to_string()))
}
