//! Who wants to be left alone: asked of a contact and its values, whoever learnt of the wish and when.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension};

use super::super::Store;
use super::super::decisions::anchor;
use super::super::edits::contacts_meant;
use super::super::error::{StoreError, Trouble};
use super::golden::values_of_contact;
use super::is_there;
use super::lines::{SuppressionLine, named, numbered};
use crate::campaign::{ChannelValue, Silence};
use crate::model::{Channel, ContactId, SuppressionId};

/// The keyed digest of a value: what is left of it when its bearer is erased.
pub(super) fn digest_of(key: &[u8; 32], value: &ChannelValue) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new_keyed(key);
    for part in [value.kind.name(), value.key.as_str()] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let mut digest = [0; 16];
    digest.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    digest
}

/// A wish that stands, and the value it is held on; none where it is held on the contact.
#[derive(Clone, Debug)]
pub(super) struct Wish<'v> {
    pub(super) id: SuppressionId,
    silence: Silence,
    value: Option<&'v ChannelValue>,
}

impl Wish<'_> {
    pub(super) fn closes(&self, channel: Channel) -> bool {
        match self.value {
            Some(value) => self.silence.closes_by(value, channel),
            None => self.silence.closes(channel),
        }
    }
}

/// All wishes that stand, to be asked about one contact after another.
pub(super) struct Wishes<'c> {
    conn: &'c Connection,
    is_any: bool,
    of_contacts: BTreeMap<i64, BTreeSet<(SuppressionId, Silence)>>,
    /// The key of digests, where any wish is of someone erased.
    key: Option<[u8; 32]>,
}

impl<'c> Wishes<'c> {
    pub(super) fn read(conn: &'c Connection) -> Result<Self, Trouble> {
        let mut wishes = Wishes {
            conn,
            is_any: false,
            of_contacts: BTreeMap::new(),
            key: None,
        };
        if !is_there(conn)? {
            return Ok(wishes);
        }
        let any = "SELECT EXISTS (SELECT 1 FROM suppressions WHERE lifted_at IS NULL)";
        wishes.is_any = conn.query_row(any, [], |row| row.get(0))?;
        wishes.of_contacts = of_contacts(conn)?;
        let key = "SELECT key FROM erasure_key WHERE EXISTS (SELECT 1 FROM suppressions WHERE digest IS NOT NULL)";
        wishes.key = conn.query_row(key, [], |row| row.get(0)).optional()?;
        Ok(wishes)
    }

    /// The wishes that are held on a contact or on one of its values, by number.
    pub(super) fn about<'v>(
        &self,
        contact: ContactId,
        values: &'v [ChannelValue],
    ) -> Result<Vec<Wish<'v>>, Trouble> {
        let mut found = Vec::new();
        if !self.is_any {
            return Ok(found);
        }
        let of_contact = self.of_contacts.get(&contact.0).into_iter().flatten();
        found.extend(of_contact.map(|&(id, silence)| Wish {
            id,
            silence,
            value: None,
        }));
        for value in values {
            for (id, silence) in self.on(value)? {
                let value = Some(value);
                found.push(Wish { id, silence, value });
            }
        }
        found.sort_by_key(|wish| wish.id);
        Ok(found)
    }

    /// The wishes that are held on a value.
    fn on(&self, value: &ChannelValue) -> Result<Vec<(SuppressionId, Silence)>, Trouble> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, silence FROM suppressions WHERE kind = ?1 AND key = ?2 AND lifted_at IS NULL",
        )?;
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let found = statement.query_map((value.kind.name(), &value.key), read)?;
        let mut found = found.collect::<Result<Vec<(i64, String)>, _>>()?;
        if let Some(key) = &self.key {
            let mut statement = self.conn.prepare_cached(
                "SELECT id, silence FROM suppressions WHERE digest = ?1 AND lifted_at IS NULL",
            )?;
            let erased = statement.query_map([&digest_of(key, value)[..]], read)?;
            found.extend(erased.collect::<Result<Vec<_>, _>>()?);
        }
        let found = found.into_iter();
        found
            .map(|(id, silence)| Ok((SuppressionId(id), named(&silence)?)))
            .collect()
    }
}

/// The wishes that are held on contacts, by the contacts that have their records today.
pub(super) fn of_contacts(
    conn: &Connection,
) -> Result<BTreeMap<i64, BTreeSet<(SuppressionId, Silence)>>, Trouble> {
    let mut statement = conn.prepare(
        "SELECT suppressions.id, silence, source, suppression_anchors.key, suppression_anchors.digest
         FROM suppressions JOIN suppression_anchors ON suppression = suppressions.id WHERE lifted_at IS NULL",
    )?;
    let mut rows = statement.query([])?;
    let mut held: BTreeMap<i64, BTreeSet<_>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let silence: String = row.get(1)?;
        let wish = (SuppressionId(row.get(0)?), named(&silence)?);
        for contact in contacts_meant(conn, &anchor(row, 2)?)? {
            held.entry(contact).or_default().insert(wish);
        }
    }
    Ok(held)
}

/// A wish that closes channels of a contact.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Closing {
    /// The channels.
    pub channels: Vec<Channel>,
    /// The wish.
    #[serde(flatten)]
    pub suppression: SuppressionLine,
}

impl Store {
    /// The wishes that close channels of a contact, by number.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn closings(&self, contact: ContactId) -> Result<Vec<Closing>, StoreError> {
        self.read(|conn| {
            let values = values_of_contact(conn, contact.0)?;
            let wishes = Wishes::read(conn)?.about(contact, &values)?;
            let mut closed: BTreeMap<SuppressionId, BTreeSet<Channel>> = BTreeMap::new();
            for wish in &wishes {
                let channels = Channel::ALL.into_iter().filter(|one| wish.closes(*one));
                closed.entry(wish.id).or_default().extend(channels);
            }
            closed.retain(|_, channels| !channels.is_empty());
            closed
                .into_iter()
                .map(|(id, channels)| closing(conn, id, channels))
                .collect()
        })
    }
}

fn closing(
    conn: &Connection,
    id: SuppressionId,
    channels: BTreeSet<Channel>,
) -> Result<Closing, Trouble> {
    let suppression = numbered(conn, id)?
        .ok_or_else(|| Trouble::Inconsistent(format!("suppression {id} is missing")))?;
    Ok(Closing {
        channels: channels.into_iter().collect(),
        suppression,
    })
}
