//! Answers what dedupe asks of the contacts that are here already.

use rusqlite::Connection;

use super::error::{StoreError, Trouble};
use super::{Store, blocks, inputs, values};
use crate::dedupe::{BlockKey, Decision, Edit, Erased, KnownContacts, KnownRecords, RowDigest};
use crate::model::{ContactId, FrameBuilder, Input, RecordId, RowDraft};

/// A search by key costs about as much as passing over this many entries of the index, so that from a certain number
/// of questions on the index is read from end to end.
const SCAN_RATIO: usize = 8;

impl KnownContacts for Store {
    type Error = StoreError;

    fn holders(&self, digests: &[RowDigest]) -> Result<Vec<Option<RecordId>>, StoreError> {
        self.read(|conn| holders(conn, digests))
    }

    fn bearers(&self, keys: &[BlockKey]) -> Result<Vec<(BlockKey, RecordId)>, StoreError> {
        let entries = self.read(|conn| blocks::bearers(conn, keys))?;
        let entries = entries.into_iter();
        Ok(entries.map(|(key, id)| (key, RecordId(id))).collect())
    }

    fn companions(&self, records: &[RecordId]) -> Result<Vec<RecordId>, StoreError> {
        let records: Vec<i64> = records.iter().map(|record| record.0).collect();
        let members = self.read(|conn| members_of(conn, contacts_of(conn, &records)?))?;
        Ok(members.into_iter().map(RecordId).collect())
    }

    fn load(&self, records: &[RecordId]) -> Result<KnownRecords, StoreError> {
        self.read(|conn| load(conn, records))
    }

    fn decisions(&self) -> Result<Vec<Decision>, StoreError> {
        self.read(super::decisions::all)
    }

    fn edits(&self) -> Result<Vec<Edit>, StoreError> {
        self.read(super::edits::all)
    }

    fn erased(&self) -> Result<Erased, StoreError> {
        self.read(super::erase::erased)
    }
}

/// How many records there are at most: the ids given out.
pub(super) fn records_at_most(conn: &Connection) -> rusqlite::Result<usize> {
    let last = super::write::last_id(conn, "records")?;
    Ok(usize::try_from(last).unwrap_or(usize::MAX))
}

fn holders(conn: &Connection, digests: &[RowDigest]) -> Result<Vec<Option<RecordId>>, Trouble> {
    let mut holders = vec![None; digests.len()];
    let records = records_at_most(conn)?;
    if records == 0 {
        return Ok(holders);
    }
    // In the order of the index, so that each page of it is read once.
    let mut asked: Vec<(RowDigest, usize)> = digests.iter().copied().zip(0..).collect();
    asked.sort_unstable();
    if asked.len() * SCAN_RATIO < records {
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

/// All records of the contacts that have a record with one of `keys`; sorted. One step: dedupe asks again where links
/// lead on.
pub(super) fn reach(
    conn: &Connection,
    keys: impl IntoIterator<Item = BlockKey>,
) -> Result<Vec<i64>, Trouble> {
    members_of(conn, contacts_of(conn, &blocks::holders(conn, keys)?)?)
}

/// All records of `contacts`, sorted.
pub(super) fn members_of(conn: &Connection, mut contacts: Vec<i64>) -> Result<Vec<i64>, Trouble> {
    contacts.sort_unstable();
    contacts.dedup();
    let mut members = conn.prepare_cached("SELECT id FROM records WHERE contact = ?1")?;
    let mut records = Vec::with_capacity(contacts.len());
    for contact in contacts {
        let mut rows = members.query([contact])?;
        while let Some(row) = rows.next()? {
            records.push(row.get(0)?);
        }
    }
    records.sort_unstable();
    Ok(records)
}

/// The contacts of `records`. A record that waits for a person has none, and speaks for none.
pub(super) fn contacts_of(conn: &Connection, records: &[i64]) -> Result<Vec<i64>, Trouble> {
    let mut contact_of = conn.prepare_cached("SELECT contact FROM records WHERE id = ?1")?;
    let mut contacts = Vec::with_capacity(records.len());
    for record in records {
        contacts.extend(contact_of.query_row([record], |row| row.get::<_, Option<i64>>(0))?);
    }
    Ok(contacts)
}

/// Reads those of `records`, which are sorted, that belong to a contact.
fn load(conn: &Connection, records: &[RecordId]) -> Result<KnownRecords, Trouble> {
    let mut known = KnownRecords::default();
    let mut frame = FrameBuilder::with_capacity(records.len());
    let mut inputs = Inputs::default();
    let mut values = values::Reader::new(conn);
    let mut find = conn.prepare(&format!(
        "SELECT contact, digest, {} FROM records WHERE id = ?1 AND contact IS NOT NULL",
        values::columns(conn)?
    ))?;
    for &record in records {
        let mut rows = find.query([record.0])?;
        let Some(row) = rows.next()? else { continue };
        let digest: [u8; 16] = row.get(1)?;
        let mut draft = RowDraft::default();
        for (field, value) in values.read(row, 2)? {
            draft.set(field, value);
        }
        frame.push(&draft);
        known.records.push(record);
        known.contacts.push(ContactId(row.get(0)?));
        known.digests.push(RowDigest(digest));
        known.input_of.push(inputs.position(conn, row.get(2)?)?);
    }
    known.frame = frame.finish();
    known.inputs = inputs.found;
    Ok(known)
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
