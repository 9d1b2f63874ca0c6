//! How the values of a record are kept: those that are a cell of its row, letter by letter, are not written again.
//!
//! Beside each input the store notes which cell a field is read from (`verbatim_cells`). The column `fields` of a record
//! is a JSON object of what differs from that: the value where it is another text than the cell, `null` where there is
//! none although the cell has text. A store of an earlier version notes nothing of its inputs, so its records have all
//! their values there, under the names of their fields; both read alike. Of a packed record both columns are made of a
//! third (`books`).

use std::borrow::Cow;
use std::fmt;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::books::{self, Shelf};
use super::error::Trouble;
use super::inputs::parsed;
use super::rows::write_text;
use super::schema;
use crate::model::{Cells, ColumnUse, ContactFrame, Field, Input, RowIx};

/// Which cell of its row a field is a copy of, if it is one. Rows of order lists have no records.
pub(super) const TABLE: &str = "
CREATE TABLE verbatim_cells (
    input INTEGER NOT NULL REFERENCES inputs (id),
    field TEXT NOT NULL,
    cell INTEGER NOT NULL,
    PRIMARY KEY (input, field)
) STRICT, WITHOUT ROWID;
";

/// The cell that each field of an input is read from; sorted, a field comes once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Verbatim(Vec<(Field, u32)>);

impl Verbatim {
    /// Of several columns that make up a field the first.
    fn of(input: &Input) -> Self {
        let mut cells = Vec::new();
        for (at, column) in (0..).zip(&input.columns) {
            match column.usage {
                ColumnUse::Field(field) if field.index() < Field::COUNT => cells.push((field, at)),
                _ => {}
            }
        }
        cells.sort_unstable();
        cells.dedup_by_key(|(field, _)| *field);
        Verbatim(cells)
    }

    /// Notes the cells of new inputs.
    pub(super) fn note(
        conn: &Connection,
        ids: &[i64],
        inputs: &[Input],
    ) -> Result<Vec<Verbatim>, Trouble> {
        let mut insert =
            conn.prepare("INSERT INTO verbatim_cells (input, field, cell) VALUES (?1, ?2, ?3)")?;
        let all: Vec<Verbatim> = inputs.iter().map(Verbatim::of).collect();
        for (id, Verbatim(cells)) in ids.iter().zip(&all) {
            for (field, cell) in cells {
                insert.execute((id, field.name(), cell))?;
            }
        }
        Ok(all)
    }

    /// Those of an input that is here.
    pub(super) fn read(conn: &Connection, input: i64) -> Result<Self, Trouble> {
        if schema::version(conn)? < schema::WITH_VERBATIM {
            return Ok(Verbatim::default());
        }
        let mut statement =
            conn.prepare_cached("SELECT field, cell FROM verbatim_cells WHERE input = ?1")?;
        let mut rows = statement.query([input])?;
        let mut cells = Vec::new();
        while let Some(row) = rows.next()? {
            let name = row.get_ref(0)?.as_str().unwrap_or_default();
            let field = name.parse::<Field>();
            let field = field.map_err(|unknown| Trouble::Inconsistent(unknown.to_string()))?;
            cells.push((field, row.get(1)?));
        }
        cells.sort_unstable();
        Ok(Verbatim(cells))
    }

    fn cell(&self, field: Field) -> Option<u32> {
        let at = self.0.binary_search_by_key(&field, |(of, _)| *of);
        Some(self.0[at.ok()?].1)
    }
}

/// A field under the name it has in `fields`. Those that are seldom a cell, but made of one, have a letter.
const fn key(field: Field) -> &'static str {
    match field {
        Field::Name => "n",
        Field::FamilyName => "f",
        Field::GivenName => "g",
        Field::Province => "p",
        Field::City => "c",
        Field::District => "d",
        Field::Street => "s",
        Field::Address => "a",
        Field::Postcode => "z",
        _ => field.name(),
    }
}

/// Writes the values of a frame's rows, which come from one input.
pub(super) struct Writer<'a> {
    frame: &'a ContactFrame,
    /// Every field that has a value or a cell, with its name as it stands in JSON.
    fields: Vec<(Field, Option<u32>, Vec<u8>)>,
}

impl<'a> Writer<'a> {
    pub(super) fn of(frame: &'a ContactFrame, verbatim: &Verbatim) -> Self {
        let mut fields: Vec<Field> = frame.fields().collect();
        fields.extend(verbatim.0.iter().map(|(field, _)| *field));
        fields.sort_unstable();
        fields.dedup();
        let named = |field: Field| {
            let name = format!("\"{}\":", key(field)).into_bytes();
            (field, verbatim.cell(field), name)
        };
        Writer {
            frame,
            fields: fields.into_iter().map(named).collect(),
        }
    }

    /// Adds to `json` what differs of a row's values from its cells.
    pub(super) fn write(&self, json: &mut Vec<u8>, row: RowIx, cells: &Cells<'_>) {
        let row = self.frame.row(row);
        let start = json.len();
        json.push(b'{');
        for (field, at, name) in &self.fields {
            let value = row.get(*field);
            let cell = at.and_then(|at| cells.get(at as usize));
            if value == cell.filter(|cell| !cell.is_empty()) {
                continue;
            }
            if json.len() > start + 1 {
                json.push(b',');
            }
            json.extend_from_slice(name);
            match value {
                Some(value) => write_text(json, value),
                None => json.extend_from_slice(b"null"),
            }
        }
        json.push(b'}');
    }
}

/// What [`Reader`] reads of a record. A store of an earlier version, which is only read, has no packed ones.
pub(super) fn columns(conn: &Connection) -> Result<&'static str, Trouble> {
    Ok(match schema::version(conn)? < schema::WITH_BOOKS {
        true => "records.input, records.fields, records.raw, NULL",
        false => "records.input, records.fields, records.raw, records.packed",
    })
}

/// The values of a record, in canonical order.
pub(super) type Values<'t> = Vec<(Field, Cow<'t, str>)>;

/// Reads the values of records, whichever inputs they are of.
pub(super) struct Reader<'c> {
    conn: &'c Connection,
    /// Of the inputs met so far.
    inputs: Vec<(i64, Verbatim)>,
    shelf: Shelf,
    /// What was packed of the record read last.
    unpacked: String,
}

impl<'c> Reader<'c> {
    pub(super) fn new(conn: &'c Connection) -> Self {
        Reader {
            conn,
            inputs: Vec::new(),
            shelf: Shelf::default(),
            unpacked: String::new(),
        }
    }

    /// The values of the record in a row with [`columns`], the first of which stands at `first`.
    pub(super) fn read<'r>(
        &'r mut self,
        row: &'r Row<'_>,
        first: usize,
    ) -> Result<Values<'r>, Trouble> {
        let input = self.input(row.get(first)?)?;
        self.unpack(row, first)?;
        let [fields, raw] = self.texts(row, first)?;
        read(fields, raw, &self.inputs[input].1)
    }

    /// What differs of the values of a record from its cells, and its cells, as they are kept: JSON.
    pub(super) fn told<'r>(
        &'r mut self,
        row: &'r Row<'_>,
        first: usize,
    ) -> Result<[&'r str; 2], Trouble> {
        self.unpack(row, first)?;
        self.texts(row, first)
    }

    /// Makes text of what is packed of a record.
    fn unpack(&mut self, row: &Row<'_>, first: usize) -> Result<(), Trouble> {
        if let Some(packed) = row.get_ref(first + 3)?.as_blob_or_null().ok().flatten() {
            self.unpacked = self.shelf.unpack(self.conn, packed)?;
        }
        Ok(())
    }

    fn texts<'r>(&'r self, row: &'r Row<'_>, first: usize) -> Result<[&'r str; 2], Trouble> {
        let text = |at: usize| -> Result<&'r str, Trouble> {
            Ok(row.get_ref(first + at)?.as_str().unwrap_or_default())
        };
        match row.get_ref(first + 3)? {
            ValueRef::Null => Ok([text(1)?, text(2)?]),
            _ => books::parts(&self.unpacked),
        }
    }

    /// The same, kept beyond the row.
    pub(super) fn owned(
        &mut self,
        row: &Row<'_>,
        first: usize,
    ) -> Result<Vec<(Field, String)>, Trouble> {
        let values = self.read(row, first)?.into_iter();
        Ok(values
            .map(|(field, value)| (field, value.into_owned()))
            .collect())
    }

    /// The place of an input among those met.
    fn input(&mut self, input: i64) -> Result<usize, Trouble> {
        // Records come in the order of their ids, so it is nearly always the input met last.
        let known = self.inputs.iter().rposition(|(id, _)| *id == input);
        match known {
            Some(at) => Ok(at),
            None => {
                self.inputs.push((input, Verbatim::read(self.conn, input)?));
                Ok(self.inputs.len() - 1)
            }
        }
    }
}

/// The values that `fields` and the cells of a row make together.
pub(super) fn read<'t>(
    fields: &'t str,
    raw: &'t str,
    verbatim: &Verbatim,
) -> Result<Values<'t>, Trouble> {
    let Differing(mut values) = parsed(fields)?;
    let is_told = |field: &Field| values.iter().any(|(of, _)| of == field);
    let copied: Vec<_> = verbatim
        .0
        .iter()
        .filter(|(field, _)| !is_told(field))
        .collect();
    if !copied.is_empty() {
        let mut cells = cells(raw)?;
        for &&(field, at) in &copied {
            let cell = cells.get_mut(at as usize).map(std::mem::take);
            values.push((field, cell.filter(|cell| !cell.is_empty())));
        }
    }
    values.sort_unstable_by_key(|(field, _)| *field);
    let told = |(field, value): (Field, Option<_>)| Some((field, value?));
    Ok(values.into_iter().filter_map(told).collect())
}

/// The cells of a row. Where none has an escape, which is nearly always, what stands between them parts them.
fn cells(raw: &str) -> Result<Vec<Cow<'_, str>>, Trouble> {
    let inner = raw
        .strip_prefix("[\"")
        .and_then(|raw| raw.strip_suffix("\"]"));
    let plain = inner.filter(|inner| memchr::memchr(b'\\', inner.as_bytes()).is_none());
    let plain: Option<Vec<Cow<'_, str>>> =
        plain.map(|inner| inner.split("\",\"").map(Cow::Borrowed).collect());
    match plain.filter(|cells| cells.iter().all(|cell| !cell.contains('"'))) {
        Some(cells) => Ok(cells),
        None => {
            let cells: Vec<Text<'_>> = parsed(raw)?;
            Ok(cells.into_iter().map(|Text(cell)| cell).collect())
        }
    }
}

/// What `fields` says; text without escapes, which is nearly all, is not copied.
struct Differing<'j>(Vec<(Field, Option<Cow<'j, str>>)>);

impl<'de> Deserialize<'de> for Differing<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Differing<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of fields")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::with_capacity(16);
                while let Some((Named(field), value)) = map.next_entry::<_, Option<Text<'de>>>()? {
                    fields.push((field, value.map(|Text(value)| value)));
                }
                Ok(Differing(fields))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

/// A field under the name it has in `fields`, or had in an earlier version.
struct Named(Field);

impl<'de> Deserialize<'de> for Named {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Text(name) = Text::deserialize(deserializer)?;
        let mut lettered = Field::ALL.into_iter().filter(|_| name.len() == 1);
        match lettered.find(|field| key(*field) == name) {
            Some(field) => Ok(Named(field)),
            None => name.parse().map(Named).map_err(D::Error::custom),
        }
    }
}

/// Text that is borrowed from the JSON where it can be.
#[derive(serde::Deserialize)]
struct Text<'j>(#[serde(borrow)] Cow<'j, str>);

#[cfg(test)]
mod tests;
