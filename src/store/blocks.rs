//! The index of blocking keys: which records have a key.
//!
//! What comes in: keys, each with its record. What goes out: the records that have some keys, or the keys that some
//! records have. The index lies in parts, by the first bits of the keys; a part is a sorted list in one cell, about a
//! quarter of what a row for each entry takes (`code` says how it is written). A run adds to the short, young list of a
//! part; when that has grown to a share of the long, old one, both become one, so that a small run writes little, and
//! what a store writes over the years stays a small multiple of its index.
//!
//! Each record keeps the sum of its keys, against which `store check` holds the index.

mod code;

use std::collections::BTreeMap;

use rayon::prelude::*;
use rusqlite::{Connection, OptionalExtension};

use super::error::Trouble;
use super::schema;
use crate::dedupe::BlockKey;
use code::Entries;

/// Bits of a key that tell its part: 4,096 parts, of some ten kilobytes each in a store of a million records.
const PART_BITS: u32 = 12;

/// A list of a part is joined to the older one when it has grown to the older one's length divided by this.
const SHARE: usize = 4;

/// The tables of the index. `sum` is that of the keys as they are kept, wrapping.
pub(super) const TABLES: &str = "
CREATE TABLE block_parts (
    part INTEGER NOT NULL,
    age TEXT NOT NULL CHECK (age IN ('young', 'old')),
    entries BLOB NOT NULL,
    PRIMARY KEY (part, age)
) STRICT;
";

/// The part that a key is in.
fn part_of(key: BlockKey) -> i64 {
    key.first(PART_BITS).cast_signed()
}

/// A key and a record that has it.
pub(super) type Entry = (BlockKey, i64);

/// The sum of the keys of a record, each of which comes once, as the record keeps it.
pub(super) fn sum_of(keys: &[BlockKey]) -> i64 {
    keys.iter().copied().fold(0, plus)
}

fn plus(sum: i64, key: BlockKey) -> i64 {
    sum.wrapping_add(key.number().cast_signed())
}

/// The two lists of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Age {
    Young,
    Old,
}

impl Age {
    const fn name(self) -> &'static str {
        match self {
            Age::Young => "young",
            Age::Old => "old",
        }
    }
}

/// Adds entries, in any order; `pause` is called once a part.
pub(super) fn add(
    conn: &Connection,
    mut entries: Vec<Entry>,
    mut pause: impl FnMut() -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    entries.par_sort_unstable();
    entries.dedup();
    for part in entries.chunk_by(|(one, _), (other, _)| part_of(*one) == part_of(*other)) {
        pause()?;
        add_to_part(conn, part_of(part[0].0), part)?;
    }
    Ok(())
}

/// Adds sorted entries to the young list of their part, and that to the old one when it has grown.
fn add_to_part(conn: &Connection, part: i64, entries: &[Entry]) -> Result<(), Trouble> {
    let before = list(conn, part, Age::Young)?.unwrap_or_default();
    let young = joined(&before, entries);
    if young.len() * SHARE < length(conn, part, Age::Old)? {
        return put(conn, part, Age::Young, &young);
    }
    let old = match list(conn, part, Age::Old)? {
        None => young,
        Some(old) => {
            let young: Vec<Entry> = Entries::of(&young).collect();
            joined(&old, &young)
        }
    };
    put(conn, part, Age::Young, &[])?;
    put(conn, part, Age::Old, &old)
}

/// A list with more entries, which are sorted.
fn joined(list: &[u8], more: &[Entry]) -> Vec<u8> {
    if list.is_empty() {
        return code::write(more.iter().copied());
    }
    let mut all: Vec<Entry> = Entries::of(list).chain(more.iter().copied()).collect();
    // Two sorted runs: the stable sort joins them in one pass.
    all.sort();
    all.dedup();
    code::write(all)
}

/// The length of a list in bytes; it is not read for that.
fn length(conn: &Connection, part: i64, age: Age) -> rusqlite::Result<usize> {
    let length: Option<i64> = conn
        .prepare_cached("SELECT length(entries) FROM block_parts WHERE part = ?1 AND age = ?2")?
        .query_row((part, age.name()), |row| row.get(0))
        .optional()?;
    Ok(length
        .and_then(|length| length.try_into().ok())
        .unwrap_or(0))
}

fn list(conn: &Connection, part: i64, age: Age) -> rusqlite::Result<Option<Vec<u8>>> {
    conn.prepare_cached("SELECT entries FROM block_parts WHERE part = ?1 AND age = ?2")?
        .query_row((part, age.name()), |row| row.get(0))
        .optional()
}

/// Puts a list in its place; an empty one has none.
fn put(conn: &Connection, part: i64, age: Age, list: &[u8]) -> Result<(), Trouble> {
    match list {
        [] => conn
            .prepare_cached("DELETE FROM block_parts WHERE part = ?1 AND age = ?2")?
            .execute((part, age.name()))?,
        _ => conn
            .prepare_cached(
                "INSERT INTO block_parts (part, age, entries) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET entries = excluded.entries",
            )?
            .execute((part, age.name(), list))?,
    };
    Ok(())
}

/// The records that have one of `keys`, sorted.
pub(super) fn holders(
    conn: &Connection,
    keys: impl IntoIterator<Item = BlockKey>,
) -> Result<Vec<i64>, Trouble> {
    let mut keys: Vec<BlockKey> = keys.into_iter().collect();
    keys.sort_unstable();
    keys.dedup();
    let entries = bearers(conn, &keys)?;
    let mut records: Vec<i64> = entries.into_iter().map(|(_, record)| record).collect();
    records.sort_unstable();
    records.dedup();
    Ok(records)
}

/// Lists that are read before they are searched, side by side.
const LISTS: usize = 256;

/// The entries of `keys`, which ascend.
pub(super) fn bearers(conn: &Connection, keys: &[BlockKey]) -> Result<Vec<Entry>, Trouble> {
    if schema::version(conn)? < schema::WITH_PARTS {
        return earlier::bearers(conn, keys);
    }
    let mut lists = conn.prepare_cached("SELECT entries FROM block_parts WHERE part = ?1")?;
    let mut read: Vec<(&[BlockKey], Vec<u8>)> = Vec::new();
    let mut entries = Vec::new();
    for asked in keys.chunk_by(|one, other| part_of(*one) == part_of(*other)) {
        let mut rows = lists.query([part_of(asked[0])])?;
        while let Some(row) = rows.next()? {
            read.push((asked, row.get(0)?));
        }
        if read.len() >= LISTS {
            entries.extend(found(&read));
            read.clear();
        }
    }
    entries.extend(found(&read));
    Ok(entries)
}

/// The entries that lists have of the keys that each is asked for.
fn found(lists: &[(&[BlockKey], Vec<u8>)]) -> Vec<Entry> {
    let lists = lists.par_iter();
    lists
        .flat_map_iter(|(asked, list)| meet(asked, list))
        .collect()
}

/// The entries of a list whose keys are `asked` for; both are sorted.
fn meet(asked: &[BlockKey], list: &[u8]) -> Vec<Entry> {
    let mut met = Vec::new();
    let mut asked = asked.iter().copied().peekable();
    for (key, record) in Entries::of(list) {
        while asked.next_if(|&wanted| wanted < key).is_some() {}
        match asked.peek() {
            Some(&wanted) if wanted == key => met.push((key, record)),
            Some(_) => {}
            None => break,
        }
    }
    met
}

/// The keys that `records`, which are sorted, have; sorted. Reads the index from end to end.
pub(super) fn keys_of(conn: &Connection, records: &[i64]) -> Result<Vec<BlockKey>, Trouble> {
    let mut keys = Vec::new();
    each(conn, |(key, record)| {
        if records.binary_search(&record).is_ok() {
            keys.push(key);
        }
    })?;
    keys.sort_unstable();
    keys.dedup();
    Ok(keys)
}

/// Takes out all entries of `records`, which are sorted. Reads the index from end to end, and writes what changes.
pub(super) fn remove(conn: &Connection, records: &[i64]) -> Result<(), Trouble> {
    if records.is_empty() {
        return Ok(());
    }
    for part in 0..1_i64 << PART_BITS {
        for age in [Age::Young, Age::Old] {
            let Some(list) = list(conn, part, age)? else {
                continue;
            };
            let stays = |(_, record): &Entry| records.binary_search(record).is_err();
            if !Entries::of(&list).all(|entry| stays(&entry)) {
                put(
                    conn,
                    part,
                    age,
                    &code::write(Entries::of(&list).filter(stays)),
                )?;
            }
        }
    }
    Ok(())
}

/// Visits all entries.
fn each(conn: &Connection, mut visit: impl FnMut(Entry)) -> Result<(), Trouble> {
    let mut lists = conn.prepare("SELECT entries FROM block_parts ORDER BY part, age")?;
    let mut rows = lists.query([])?;
    while let Some(row) = rows.next()? {
        Entries::of(row.get_ref(0)?.as_blob().unwrap_or_default()).for_each(&mut visit);
    }
    Ok(())
}

/// The records whose entries do not add up to the sum they keep, by id; records that are not there are among them.
pub(super) fn differing(conn: &Connection) -> Result<Vec<i64>, Trouble> {
    let mut sums: BTreeMap<i64, i64> = BTreeMap::new();
    each(conn, |(key, record)| {
        let sum = sums.entry(record).or_default();
        *sum = plus(*sum, key);
    })?;
    let mut records = conn.prepare("SELECT id, key_sum FROM records ORDER BY id")?;
    let mut rows = records.query([])?;
    let mut differing = Vec::new();
    while let Some(row) = rows.next()? {
        let record = row.get(0)?;
        if sums.remove(&record).unwrap_or_default() != row.get::<_, i64>(1)? {
            differing.push(record);
        }
    }
    // What is left belongs to nobody.
    differing.extend(sums.into_keys());
    differing.sort_unstable();
    Ok(differing)
}

/// All entries in order, whichever list they are in: what must be the same whatever runs made it.
#[cfg(test)]
pub(super) fn all(conn: &Connection) -> Vec<(u64, i64)> {
    let mut all = Vec::new();
    each(conn, |(key, record)| all.push((key.number(), record))).expect("the index can be read");
    all.sort_unstable();
    all
}

pub(super) use earlier::adopt;

/// The index as stores had it before: a row an entry, and all keys of a record with the record.
mod earlier {
    use super::{BlockKey, Connection, Entry, Trouble, add, plus};

    /// The entries of `keys`.
    pub(super) fn bearers(conn: &Connection, keys: &[BlockKey]) -> Result<Vec<Entry>, Trouble> {
        const CUT: u32 = u64::BITS - BlockKey::BITS;
        let mut find =
            conn.prepare_cached("SELECT record FROM block_keys WHERE key BETWEEN ?1 AND ?2")?;
        let mut entries = Vec::new();
        for &key in keys {
            // They had 64 bits; the first are the same of all that are this one now, so they stood side by side.
            let first = (key.number() << CUT).cast_signed();
            let mut rows = find.query((first, first | ((1 << CUT) - 1)))?;
            while let Some(row) = rows.next()? {
                entries.push((key, row.get(0)?));
            }
        }
        Ok(entries)
    }

    /// Makes the index of today of it.
    pub(in crate::store) fn adopt(conn: &Connection) -> Result<(), Trouble> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut stored = conn.prepare("SELECT key, record FROM block_keys")?;
        let mut rows = stored.query([])?;
        while let Some(row) = rows.next()? {
            let key = BlockKey::of(row.get::<_, i64>(0)?.cast_unsigned());
            entries.push((key, row.get(1)?));
        }
        drop(rows);
        entries.sort_unstable_by_key(|&(key, record)| (record, key));
        entries.dedup();
        let mut keep = conn.prepare("UPDATE records SET key_sum = ?2 WHERE id = ?1")?;
        for of_record in entries.chunk_by(|(_, one), (_, other)| one == other) {
            let sum = of_record.iter().fold(0, |sum, &(key, _)| plus(sum, key));
            keep.execute((of_record[0].1, sum))?;
        }
        add(conn, entries, || Ok(()))?;
        Ok(conn.execute_batch("DROP TABLE block_keys")?)
    }
}
