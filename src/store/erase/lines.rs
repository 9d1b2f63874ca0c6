//! Takes out the lines of a person's orders: those that are hers, and those of nobody else that say her number or
//! address, or her name with it.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row};

use super::super::error::Trouble;
use super::super::outcome::recount;
use super::super::trade;
use super::person::{Person, plain};
use crate::dedupe::{ERASED, RowDigest, Told, Trace, traces};
use crate::model::{ContactFrame, ContactId, Field, RowDraft, RowIx};

/// What was taken out.
#[derive(Debug, Default)]
pub(super) struct Removed {
    /// The rows of order lists that told of her.
    pub(super) rows: u64,
    /// What her lines are known again by.
    pub(super) traces: BTreeSet<Trace>,
}

/// Lines that have something in common with the person.
fn candidates() -> String {
    let named = trade::named_by("record IN temp.gone", "contact IN temp.gone_contacts");
    format!(
        "SELECT lines.id, slot, digest, buyer, name, answer, source, source_key
         FROM lines JOIN buyers ON buyers.id = lines.buyer JOIN buyer_answers USING (buyer)
         WHERE buyer IN ({named}) ORDER BY lines.id"
    )
}

/// A line of an order.
struct Line {
    id: i64,
    slot: Vec<u8>,
    digest: [u8; 16],
    buyer: i64,
    name: Option<String>,
    answer: Option<i64>,
    source: String,
    key: Option<String>,
}

impl Line {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Line {
            id: row.get(0)?,
            slot: row.get(1)?,
            digest: row.get(2)?,
            buyer: row.get(3)?,
            name: row.get(4)?,
            answer: row.get(5)?,
            source: row.get(6)?,
            key: row.get(7)?,
        })
    }

    /// Whether the line is the person's: no other contact is its buyer, or it names her. Where several could be the buyer
    /// only her name makes it hers.
    fn is_hers(&self, contact: ContactId, person: &Person) -> bool {
        let named = self.name.as_deref().map(plain);
        let names_her = named.is_some_and(|name| person.names.contains(&name));
        match self.answer {
            None => true,
            Some(answer) => answer == contact.0 || names_her,
        }
    }
}

/// Takes the lines out while the person is still there to be asked for; `key` is that of the store's digests.
pub(super) fn remove(
    conn: &Connection,
    contact: ContactId,
    person: &Person,
    key: &[u8; 32],
) -> Result<Removed, Trouble> {
    if !trade::has_lines(conn)? {
        return Ok(Removed::default());
    }
    let mut statement = conn.prepare(&candidates())?;
    let lines = statement.query_map([], Line::read)?;
    let mut lines = lines.collect::<Result<Vec<_>, _>>()?;
    lines.retain(|line| line.is_hers(contact, person));
    conn.execute_batch(trade::TOUCHED)?;
    let mut removed = Removed::default();
    for line in &lines {
        conn.prepare_cached("INSERT INTO temp.touched (line, slot, buyer) VALUES (?1, ?2, ?3)")?
            .execute((line.id, &line.slot, line.buyer))?;
        removed.rows += reject_rows(conn, line.id)?;
        removed.traces.extend(traces_of(line, contact, key));
    }
    trade::drop_unsaid(conn)?;
    trade::retell(conn)?;
    Ok(removed)
}

/// Makes rejected rows without cells and findings of all rows that said the line.
fn reject_rows(conn: &Connection, line: i64) -> Result<u64, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT input, row, outcome, run FROM line_arrivals JOIN inputs ON inputs.id = input WHERE line = ?1",
    )?;
    let found = statement.query_map([line], |row| {
        let place: (i64, i64) = (row.get(0)?, row.get(1)?);
        Ok((place, row.get(2)?, row.get(3)?))
    })?;
    let found = found.collect::<Result<Vec<((i64, i64), String, i64)>, _>>()?;
    for (place, outcome, run) in &found {
        conn.prepare_cached("DELETE FROM line_findings WHERE input = ?1 AND row = ?2")?
            .execute(*place)?;
        conn.prepare_cached(
            "UPDATE line_arrivals SET outcome = 'rejected', line = NULL, code = ?3, raw = '[]' WHERE input = ?1 AND row = ?2",
        )?
        .execute((place.0, place.1, ERASED.code.as_str()))?;
        recount(conn, *run, outcome, "rejected")?;
    }
    Ok(found.len() as u64)
}

/// What a line is known again by: the very row, and the key by which its list names the person. Not the name beside it,
/// which may be of one she sent a present to.
fn traces_of(line: &Line, contact: ContactId, key: &[u8; 32]) -> BTreeSet<Trace> {
    let mut draft = RowDraft::default();
    let own_key = line.key.as_ref().filter(|_| line.answer == Some(contact.0));
    if let Some(own_key) = own_key {
        draft.set(Field::SourceKey, own_key.as_str());
    }
    let frame = ContactFrame::of_row(&draft);
    let told = Told {
        row: frame.row(RowIx(0)),
        digest: RowDigest(line.digest),
        source: &line.source,
    };
    traces(key, &[told])
}
