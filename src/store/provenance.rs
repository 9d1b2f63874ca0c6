//! Where the golden values of a contact come from, as the contact keeps it: for each origin the record, what made its
//! values the ones, and the fields. A contact whose values are all those of its only record keeps nothing.

use rusqlite::Connection;

use super::error::{StoreError, Trouble};
use super::inputs::{json, parsed};
use super::verify::{Problem, ProblemKind};
use super::{Store, schema, values};
use crate::dedupe::{Because, Provenance};
use crate::model::{ContactId, Field, RecordId};

/// One origin in the cell: the id of the record, why, and the fields.
type Part<T> = (Option<i64>, T, Fields);

/// Fields in the cell: a bit for each, by its position among all fields; an earlier version wrote their names.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
enum Fields {
    Bits(u64),
    Names(Vec<String>),
}

impl Fields {
    fn listed(self) -> Vec<Field> {
        match self {
            Fields::Bits(bits) => {
                let is_in = |field: &Field| bits >> field.index() & 1 == 1;
                Field::ALL.into_iter().filter(is_in).collect()
            }
            Fields::Names(names) => names.iter().filter_map(|name| name.parse().ok()).collect(),
        }
    }
}

/// What made a value the golden one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Chosen {
    /// The record that has the value; none where people gave it, or several records have a part of it.
    pub record: Option<RecordId>,
    /// What made it the one: a preference of `survivorship.toml`, or [`Because`].
    pub because: String,
}

/// The provenance of a contact's values as JSON; `records` has the record that each row of the run becomes.
pub(super) fn written(
    provenance: &[Provenance],
    records: &[Option<RecordId>],
) -> Result<Option<String>, Trouble> {
    if provenance.is_empty() {
        return Ok(None);
    }
    let mut parts: Vec<Part<&str>> = Vec::with_capacity(provenance.len());
    for part in provenance {
        let record = part.record.and_then(|record| record.among(records));
        let record = record.map(|record| record.0);
        let bits = part.fields.iter().map(|field| 1 << field.index()).sum();
        parts.push((record, part.because.name(), Fields::Bits(bits)));
    }
    // In the order of the records, so that equal provenance is written alike.
    parts.sort_unstable();
    json(&parts).map(Some)
}

impl Store {
    /// Where the golden values of a contact come from, field by field; nothing where they all come from its only record,
    /// or an earlier program merged it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn provenance(&self, contact: ContactId) -> Result<Vec<(Field, Chosen)>, StoreError> {
        self.read(|conn| {
            if schema::version(conn)? < schema::WITH_PROVENANCE {
                return Ok(Vec::new());
            }
            let cell: Option<String> = conn
                .prepare_cached("SELECT provenance FROM contacts WHERE id = ?1")?
                .query_row([contact.0], |row| row.get(0))?;
            of_cell(cell.as_deref())
        })
    }
}

fn of_cell(cell: Option<&str>) -> Result<Vec<(Field, Chosen)>, Trouble> {
    let Some(cell) = cell else {
        return Ok(Vec::new());
    };
    let parts: Vec<Part<String>> = parsed(cell)?;
    let chosen = parts.into_iter().flat_map(|(record, because, fields)| {
        fields.listed().into_iter().map(move |field| {
            let chosen = Chosen {
                record: record.map(RecordId),
                because: because.clone(),
            };
            (field, chosen)
        })
    });
    Ok(chosen.collect())
}

/// The contacts with a value that its record does not have, or is not theirs.
pub(super) fn problems(conn: &Connection) -> Result<Vec<Problem>, Trouble> {
    let mut contacts = conn.prepare(
        "SELECT * FROM contacts WHERE status <> 'merged' AND provenance IS NOT NULL ORDER BY id",
    )?;
    let mut record = conn.prepare(&format!(
        "SELECT {} FROM records WHERE id = ?1 AND contact = ?2",
        values::columns(conn)?
    ))?;
    let mut reader = values::Reader::new(conn);
    let mut rows = contacts.query([])?;
    let mut problems = Vec::new();
    while let Some(row) = rows.next()? {
        let id: i64 = row.get("id")?;
        let cell = row.get_ref("provenance")?.as_str().ok();
        let mut sound = true;
        let mut values: Option<(RecordId, Vec<(Field, String)>)> = None;
        for (field, chosen) in of_cell(cell)? {
            let Some(from) = chosen.record else { continue };
            // The fields of one record come together.
            if values.as_ref().is_none_or(|(last, _)| *last != from) {
                let mut found = record.query((from.0, id))?;
                let fields = match found.next()? {
                    Some(found) => reader.owned(found, 0)?,
                    None => Vec::new(),
                };
                values = Some((from, fields));
            }
            let theirs = values.iter().flat_map(|(_, fields)| fields);
            let mut theirs = theirs.filter(|(of, _)| *of == field);
            let golden: Option<String> = row.get(field.name())?;
            sound &= theirs.next().map(|(_, value)| value) == golden.as_ref();
        }
        if !sound {
            problems.push(Problem {
                kind: ProblemKind::ProvenanceDiffers,
                place: ContactId(id).to_string(),
            });
        }
    }
    Ok(problems)
}

/// The column.
pub(super) const COLUMN: &str = "ALTER TABLE contacts ADD COLUMN provenance TEXT;";

/// A row for every golden value. Of a contact that keeps nothing all values are those of its only record.
pub(super) fn view() -> String {
    let named = |field: Field| format!("({}, '{field}')", field.index());
    let fields = Field::ALL.map(named).join(", ");
    let value = |field: Field| format!("'{field}', {field}");
    let values = Field::ALL.map(value).join(", ");
    let only = Because::Only.name();
    format!(
        "CREATE VIEW provenance AS
    WITH fields (bit, name) AS (VALUES {fields}),
    parts AS (SELECT contacts.id, part.value AS part FROM contacts, json_each(provenance) AS part WHERE status = 'live')
    SELECT 'C' || id AS contact_id, name AS field, 'R' || (part ->> 0) AS record_id, part ->> 1 AS because
    FROM parts JOIN fields ON part ->> 2 >> bit & 1 WHERE json_type(part, '$[2]') = 'integer'
    UNION ALL
    SELECT 'C' || parts.id, field.value, 'R' || (part ->> 0), part ->> 1
    FROM parts, json_each(part, '$[2]') AS field WHERE json_type(part, '$[2]') = 'array'
    UNION ALL
    SELECT 'C' || contacts.id, field.key, 'R' || records.id, '{only}'
    FROM contacts JOIN records ON contact = contacts.id, json_each(json_object({values})) AS field
    WHERE status = 'live' AND provenance IS NULL AND field.value IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM records AS others WHERE contact = contacts.id AND others.id <> records.id);
"
    )
}
