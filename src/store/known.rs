//! Answers what dedupe asks of the contacts that are here already.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::error::{StoreError, Trouble};
use super::write::single_count;
use super::{Store, inputs};
use crate::dedupe::{BlockKey, KnownContacts, KnownRecords, RowDigest};
use crate::model::{ContactId, Field, FrameBuilder, Input, RecordId, RowDraft};

/// A search by key costs about as much as passing over this many entries of the index, so that from a certain number
/// of questions on the index is read from end to end.
const SCAN_RATIO: u64 = 8;

impl KnownContacts for Store {
    type Error = StoreError;

    fn holders(&self, digests: &[RowDigest]) -> Result<Vec<Option<RecordId>>, StoreError> {
        self.read(|conn| holders(conn, digests))
    }

    fn sharing(&self, keys: &[BlockKey]) -> Result<KnownRecords, StoreError> {
        self.read(|conn| {
            let records = reach(conn, keys)?;
            load(conn, &records)
        })
    }
}

fn holders(conn: &Connection, digests: &[RowDigest]) -> Result<Vec<Option<RecordId>>, Trouble> {
    let mut holders = vec![None; digests.len()];
    let records = single_count(conn, "SELECT count(*) FROM records")?;
    if records == 0 {
        return Ok(holders);
    }
    // In the order of the index, so that each page of it is read once.
    let mut asked: Vec<(RowDigest, usize)> = digests.iter().copied().zip(0..).collect();
    asked.sort_unstable();
    if asked.len() as u64 * SCAN_RATIO < records {
        let mut find = conn.prepare("SELECT min(id) FROM records WHERE digest = ?1")?;
        for (digest, at) in asked {
            holders[at] = find
                .query_row([&digest.0[..]], |row| row.get::<_, Option<i64>>(0))?
                .map(RecordId);
        }
        return Ok(holders);
    }
    let mut all = conn.prepare("SELECT digest, id FROM records ORDER BY digest, id")?;
    let mut rows = all.query([])?;
    let mut asked = asked.into_iter().peekable();
    while let Some(row) = rows.next()? {
        let known = row.get_ref(0)?.as_blob().unwrap_or_default();
        while asked.next_if(|(digest, _)| &digest.0[..] < known).is_some() {}
        while let Some((_, at)) = asked.next_if(|(digest, _)| &digest.0[..] == known) {
            holders[at] = Some(RecordId(row.get(1)?));
        }
    }
    Ok(holders)
}

/// All records of the contacts that `keys` lead to, and those that these lead to, and so on; sorted.
fn reach(conn: &Connection, keys: &[BlockKey]) -> Result<Vec<i64>, Trouble> {
    let entries = single_count(conn, "SELECT count(*) FROM block_keys")?;
    if entries == 0 {
        return Ok(Vec::new());
    }
    let mut contact_of = conn.prepare("SELECT contact FROM records WHERE id = ?1")?;
    let mut records_of = conn.prepare("SELECT id, keys FROM records WHERE contact = ?1")?;
    let mut seen = Seen::default();
    let mut frontier: Vec<i64> = keys.iter().map(|key| key.0.cast_signed()).collect();
    while !frontier.is_empty() {
        frontier.sort_unstable();
        frontier.dedup();
        frontier.retain(|key| seen.keys.insert(*key));
        let holders = holders_of_keys(conn, &frontier, entries)?;
        frontier.clear();
        for record in holders {
            if seen.records.contains(&record) {
                continue;
            }
            // A record that waits for a person has no contact, and speaks for none.
            let Some(contact) =
                contact_of.query_row([record], |row| row.get::<_, Option<i64>>(0))?
            else {
                continue;
            };
            let mut rows = records_of.query([contact])?;
            while let Some(row) = rows.next()? {
                seen.records.insert(row.get(0)?);
                frontier.extend(keys_of(row.get_ref(1)?.as_blob().unwrap_or_default()));
            }
        }
    }
    Ok(seen.records.into_iter().collect())
}

/// How far the search has come.
#[derive(Default)]
struct Seen {
    keys: rustc_hash::FxHashSet<i64>,
    records: BTreeSet<i64>,
}

/// The records that have one of `keys`, which are sorted.
fn holders_of_keys(conn: &Connection, keys: &[i64], entries: u64) -> Result<Vec<i64>, Trouble> {
    let mut records = Vec::new();
    if keys.len() as u64 * SCAN_RATIO < entries {
        let mut find = conn.prepare_cached("SELECT record FROM block_keys WHERE key = ?1")?;
        for key in keys {
            let mut rows = find.query([key])?;
            while let Some(row) = rows.next()? {
                records.push(row.get(0)?);
            }
        }
    } else {
        let mut all = conn.prepare_cached("SELECT key, record FROM block_keys ORDER BY key")?;
        let mut rows = all.query([])?;
        let mut keys = keys.iter().peekable();
        while let Some(row) = rows.next()? {
            let known: i64 = row.get(0)?;
            while keys.next_if(|&&key| key < known).is_some() {}
            match keys.peek() {
                Some(&&key) if key == known => records.push(row.get(1)?),
                Some(_) => {}
                None => break,
            }
        }
    }
    records.sort_unstable();
    records.dedup();
    Ok(records)
}

/// The blocking keys in the bytes of a record, as the index holds them.
pub(super) fn keys_of(bytes: &[u8]) -> impl Iterator<Item = i64> + '_ {
    let (keys, _) = bytes.as_chunks::<8>();
    keys.iter().map(|key| i64::from_le_bytes(*key))
}

/// Reads `records`, which are sorted.
fn load(conn: &Connection, records: &[i64]) -> Result<KnownRecords, Trouble> {
    let mut known = KnownRecords::default();
    let mut frame = FrameBuilder::with_capacity(records.len());
    let mut inputs = Inputs::default();
    let mut find =
        conn.prepare("SELECT contact, digest, input, fields FROM records WHERE id = ?1")?;
    for &record in records {
        let mut rows = find.query([record])?;
        let Some(row) = rows.next()? else { continue };
        let digest: [u8; 16] = row.get(1)?;
        let fields: Vec<(Field, String)> = fields_of(row.get_ref(3)?.as_str().unwrap_or_default())?;
        let mut draft = RowDraft::default();
        for (field, value) in fields {
            draft.set(field, value);
        }
        frame.push(&draft);
        known.records.push(RecordId(record));
        known.contacts.push(ContactId(row.get(0)?));
        known.digests.push(RowDigest(digest));
        known.input_of.push(inputs.position(conn, row.get(2)?)?);
    }
    known.frame = frame.finish();
    known.inputs = inputs.found;
    Ok(known)
}

/// The values of a record, in canonical order.
pub(super) fn fields_of(json: &str) -> Result<Vec<(Field, String)>, Trouble> {
    let cells: std::collections::BTreeMap<Field, String> = inputs::parsed(json)?;
    Ok(cells.into_iter().collect())
}

/// The inputs met so far, by their ids.
#[derive(Default)]
struct Inputs {
    ids: Vec<i64>,
    found: Vec<Input>,
}

impl Inputs {
    fn position(&mut self, conn: &Connection, id: i64) -> Result<usize, Trouble> {
        // Records come in the order of their ids, so it is nearly always the input met last.
        if let Some(at) = self.ids.iter().rposition(|&known| known == id) {
            return Ok(at);
        }
        let sql = format!("SELECT {} FROM inputs WHERE id = ?1", inputs::COLUMNS);
        let mut statement = conn.prepare_cached(&sql)?;
        let mut rows = statement.query([id])?;
        let row = rows
            .next()?
            .ok_or_else(|| Trouble::Inconsistent(format!("input {id} is missing")))?;
        self.found.push(inputs::read(row, 0)?);
        self.ids.push(id);
        Ok(self.ids.len() - 1)
    }
}
