//! Everything in the store that is one person.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::super::error::Trouble;
use super::super::schema::FIELD_LIST;
use super::super::values;
use crate::campaign::{ChannelValue, values_of};
use crate::dedupe::{Anchor, CHANNELS, Erased, RowDigest, Told, Trace, traces};
use crate::model::{ContactFrame, ContactId, Field, FrameBuilder, RowDraft, RowIx};

/// A person, as the store has her.
pub(super) struct Person {
    /// The contact, and those that have become part of it.
    pub(super) contacts: Vec<i64>,
    /// Its records, and records that wait and tell of the same person.
    pub(super) records: Vec<i64>,
    /// All values of the records.
    pub(super) values: BTreeSet<String>,
    /// Her names, and her numbers and addresses, as letters and digits alone.
    pub(super) names: BTreeSet<String>,
    pub(super) channels: BTreeSet<String>,
    /// The values by which any of these rows reaches someone.
    pub(super) reached: BTreeSet<ChannelValue>,
    /// What decisions and edits hold the records by.
    pub(super) anchors: BTreeSet<Anchor>,
    /// What she is known again by.
    pub(super) traces: BTreeSet<Trace>,
}

/// A record, or a golden row, with what it is known again by.
struct Line {
    record: i64,
    digest: RowDigest,
    source: String,
    fields: Vec<(Field, String)>,
}

impl Person {
    /// The person that `contact` is; `key` is that of the store's digests.
    pub(super) fn of(
        conn: &Connection,
        contact: ContactId,
        key: &[u8; 32],
    ) -> Result<Self, Trouble> {
        let mut lines = lines(conn, "contact = ?1", contact.0)?;
        let golden = golden(conn, contact)?;
        let frame = frame(lines.iter().map(|line| &line.fields).chain([&golden]));
        let mut told = told(&frame, &lines);
        // The golden row stands in no list; it tells by its values alone, which an edit may have given it.
        told.extend(told.first().map(|first| Told {
            row: frame.row(position(lines.len())),
            ..*first
        }));
        let traces = traces(key, &told);
        drop(told);
        lines.extend(waiting(conn, &Erased::new(*key, traces.clone()))?);
        let values = || lines.iter().flat_map(|line| &line.fields).chain(&golden);
        let plain_of = |fields: &[Field]| -> BTreeSet<String> {
            let cells = values().filter(|(field, _)| fields.contains(field));
            let parts = cells.flat_map(|(_, cell)| cell.split(';'));
            parts.map(plain).filter(|part| !part.is_empty()).collect()
        };
        Ok(Person {
            contacts: family(conn, contact)?,
            names: plain_of(&[Field::Name]),
            channels: plain_of(&CHANNELS),
            values: values().map(|(_, value)| value.clone()).collect(),
            anchors: lines.iter().flat_map(Line::anchors).collect(),
            reached: reached(&lines, &golden),
            records: lines.iter().map(|line| line.record).collect(),
            traces,
        })
    }
}

impl Person {
    /// Her names, numbers and addresses, as letters and digits alone: those long enough to be hers wherever they stand.
    pub(super) fn telling(&self) -> Vec<&str> {
        const SHORTEST: usize = 2;
        let all = self.names.iter().chain(&self.channels);
        all.map(String::as_str)
            .filter(|text| text.chars().count() >= SHORTEST)
            .collect()
    }
}

impl Line {
    fn anchors(&self) -> Vec<Anchor> {
        let key = self
            .fields
            .iter()
            .find(|(field, _)| *field == Field::SourceKey);
        let key = key.map(|(_, key)| Anchor::Key {
            source: self.source.clone(),
            key: key.clone(),
        });
        std::iter::once(Anchor::Row(self.digest))
            .chain(key)
            .collect()
    }
}

/// The values by which records, or a golden row, reach someone.
fn reached(lines: &[Line], golden: &Vec<(Field, String)>) -> BTreeSet<ChannelValue> {
    let frame = frame(lines.iter().map(|line| &line.fields).chain([golden]));
    frame.rows().flat_map(values_of).collect()
}

/// Letters and digits alone, in lower case: a value as it can be found in a cell as it was typed.
pub(super) fn plain(text: &str) -> String {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The contact and all that lead to it.
fn family(conn: &Connection, contact: ContactId) -> Result<Vec<i64>, Trouble> {
    let mut statement = conn.prepare(
        "WITH RECURSIVE family (id) AS (
             VALUES (?1) UNION SELECT contacts.id FROM contacts JOIN family ON merged_into = family.id)
         SELECT id FROM family ORDER BY id",
    )?;
    let ids = statement.query_map([contact.0], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// The records that `which` selects, by its one parameter.
fn lines(conn: &Connection, which: &str, parameter: i64) -> Result<Vec<Line>, Trouble> {
    let mut statement = conn.prepare(&format!(
        "SELECT records.id, digest, source, {} FROM records JOIN inputs ON inputs.id = input
         WHERE {which} ORDER BY records.id",
        values::columns(conn)?
    ))?;
    let mut rows = statement.query([parameter])?;
    let mut reader = values::Reader::new(conn);
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(Line {
            record: row.get(0)?,
            digest: RowDigest(row.get(1)?),
            source: row.get(2)?,
            fields: reader.owned(row, 3)?,
        });
    }
    Ok(lines)
}

/// The records that wait for a person and tell of someone erased.
fn waiting(conn: &Connection, erased: &Erased) -> Result<Vec<Line>, Trouble> {
    let mut waiting = lines(conn, "contact IS NULL AND records.id > ?1", 0)?;
    waiting.retain(|line| {
        let frame = frame([&line.fields].into_iter());
        let told = told(&frame, std::slice::from_ref(line));
        told.iter().any(|told| erased.covers(told))
    });
    Ok(waiting)
}

/// The golden values of a contact.
fn golden(conn: &Connection, contact: ContactId) -> Result<Vec<(Field, String)>, Trouble> {
    let sql = format!("SELECT {} FROM contacts WHERE id = ?1", *FIELD_LIST);
    Ok(conn.query_row(&sql, [contact.0], |row| {
        let mut golden = Vec::new();
        for field in Field::ALL {
            let value: Option<String> = row.get(field.index())?;
            golden.extend(value.map(|value| (field, value)));
        }
        Ok(golden)
    })?)
}

fn frame<'l>(rows: impl Iterator<Item = &'l Vec<(Field, String)>>) -> ContactFrame {
    let mut builder = FrameBuilder::with_capacity(0);
    for row in rows {
        let mut draft = RowDraft::default();
        row.iter()
            .for_each(|(field, value)| draft.set(*field, value.as_str()));
        builder.push(&draft);
    }
    builder.finish()
}

/// The lines with their rows, which have the first positions of `frame`.
fn told<'f>(frame: &'f ContactFrame, lines: &'f [Line]) -> Vec<Told<'f>> {
    let told = |(at, line): (usize, &'f Line)| Told {
        row: frame.row(position(at)),
        digest: line.digest,
        source: &line.source,
    };
    lines.iter().enumerate().map(told).collect()
}

fn position(at: usize) -> RowIx {
    RowIx(u32::try_from(at).expect("a contact has less than 2^32 records"))
}
