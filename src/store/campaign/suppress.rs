//! Keeps wishes not to be addressed, and lifts them: by an explicit word alone, and never so that they are forgotten.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use super::super::Store;
use super::super::decisions::{columns, hold};
use super::super::error::{StoreError, Trouble};
use super::super::journal::{self, Digests, Entry};
use super::is_there;
use super::wishes::{digest_of, of_contacts};
use crate::campaign::{ChannelValue, Silence, ValueKind};
use crate::model::{ContactId, SuppressionId};

/// What a wish is held on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum On {
    /// A value: whoever has it, today or later.
    Value(ChannelValue),
    /// A contact: whoever has one of its records.
    Contact(ContactId),
}

/// A wish to be kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NewWish {
    /// What it is held on.
    pub on: On,
    /// What it closes.
    pub silence: Silence,
    /// The list and row, or the campaign, that it came from.
    pub origin: Option<String>,
    /// How recent it is; none of what is said today.
    pub as_of: Option<Date>,
}

/// Who says something, when, and why.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// When, ISO 8601.
    pub at: &'a str,
    /// By whom.
    pub by: &'a str,
    /// Why.
    pub reason: Option<&'a str>,
}

/// What became of wishes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Suppressed {
    /// Those that were kept.
    pub added: u64,
    /// Those that the store had already, or a list says twice.
    pub known: u64,
    /// Those that were lifted after their list was made.
    pub lifted_since: u64,
}

/// A wish, as the store has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SuppressionLine {
    /// Its number.
    pub id: SuppressionId,
    /// What it closes.
    pub silence: Silence,
    /// What it is held on.
    #[serde(flatten)]
    pub held: Held,
    /// Why.
    pub reason: Option<String>,
    /// The list and row, or the campaign, that it came from.
    pub origin: Option<String>,
    /// Since when, ISO 8601.
    pub made_at: String,
    /// By whom.
    pub made_by: String,
    /// How it was lifted; none while it stands.
    pub lifted: Option<Lifted>,
}

/// What a wish is held on, as the store has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Held {
    /// A telephone number.
    Number {
        /// The number; none of one who was erased.
        value: Option<String>,
    },
    /// An e-mail address.
    Email {
        /// The address; none of one who was erased.
        value: Option<String>,
    },
    /// A postal address.
    Address {
        /// The address; none of one who was erased.
        value: Option<String>,
    },
    /// A contact.
    Contact {
        /// The contact, as it was called then.
        contact_id: ContactId,
    },
}

impl Held {
    /// The kind of value, and the value; none of a contact.
    #[must_use]
    pub fn value(&self) -> Option<(ValueKind, Option<&str>)> {
        match self {
            Held::Number { value } => Some((ValueKind::Number, value.as_deref())),
            Held::Email { value } => Some((ValueKind::Email, value.as_deref())),
            Held::Address { value } => Some((ValueKind::Address, value.as_deref())),
            Held::Contact { .. } => None,
        }
    }

    /// The value, to be hidden.
    pub fn value_mut(&mut self) -> Option<&mut String> {
        match self {
            Held::Number { value } | Held::Email { value } | Held::Address { value } => {
                value.as_mut()
            }
            Held::Contact { .. } => None,
        }
    }
}

/// How a wish was lifted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lifted {
    /// When, ISO 8601.
    pub at: String,
    /// By whom.
    pub by: String,
    /// Why.
    pub why: String,
}

/// Which wishes are to be lifted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// The one of this number.
    Numbered(SuppressionId),
    /// Those on a value or a contact; of one silence, or all.
    On(On, Option<Silence>),
}

impl Store {
    /// Keeps wishes, each once however often it is said; nothing that stands is changed.
    ///
    /// # Errors
    /// When there is no such contact, or the store cannot be written.
    pub fn suppress(
        &mut self,
        wishes: &[NewWish],
        word: &Word<'_>,
    ) -> Result<Suppressed, StoreError> {
        let told = self.in_transaction(|conn| keep_all(conn, wishes, word, "suppress"))?;
        // An opt-out list may be the first that a store ever sees.
        self.settle()?;
        Ok(told)
    }

    /// What [`Store::suppress`] would make of wishes.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn plan_suppress(&self, wishes: &[NewWish]) -> Result<Suppressed, StoreError> {
        self.read(|conn| {
            let mut told = Suppressed::default();
            let mut new = BTreeSet::new();
            for wish in wishes {
                if !new.insert((&wish.on, wish.silence)) {
                    told.known += 1;
                } else {
                    told.count(fate(conn, wish)?);
                }
            }
            Ok(told)
        })
    }

    /// Lifts wishes that stand, and tells which; they are kept as history.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn lift(
        &mut self,
        which: &Which,
        word: &Word<'_>,
    ) -> Result<Vec<SuppressionLine>, StoreError> {
        self.in_transaction(|conn| {
            let lifted = standing(conn, which)?;
            for line in &lifted {
                conn.prepare_cached(
                    "UPDATE suppressions SET lifted_at = ?2, lifted_by = ?3, lifted_why = ?4 WHERE id = ?1",
                )?
                .execute((line.id.0, word.at, word.by, word.reason.unwrap_or_default()))?;
            }
            if !lifted.is_empty() {
                journal_word(conn, "lift", word, None)?;
            }
            Ok(lifted)
        })
    }

    /// The wishes that `which` means and that stand.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn standing(&self, which: &Which) -> Result<Vec<SuppressionLine>, StoreError> {
        self.read(|conn| standing(conn, which))
    }

    /// Hands every wish to `visit`, in the order in which they came.
    ///
    /// # Errors
    /// When the store cannot be read, or `visit` fails.
    pub fn each_suppression<E: From<StoreError>>(
        &self,
        visit: impl FnMut(SuppressionLine) -> Result<(), E>,
    ) -> Result<(), E> {
        if !self.read(|conn| Ok(is_there(conn)?))? {
            return Ok(());
        }
        self.each(&format!("{LINES} ORDER BY id"), line, visit)
    }
}

/// What becomes of a wish.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    New,
    Known,
    LiftedSince,
}

impl Suppressed {
    fn count(&mut self, fate: Fate) {
        match fate {
            Fate::New => self.added += 1,
            Fate::Known => self.known += 1,
            Fate::LiftedSince => self.lifted_since += 1,
        }
    }
}

/// Keeps those wishes that are new.
pub(super) fn keep_all(
    conn: &Connection,
    wishes: &[NewWish],
    word: &Word<'_>,
    act: &str,
) -> Result<Suppressed, Trouble> {
    let mut told = Suppressed::default();
    for wish in wishes {
        let fate = fate(conn, wish)?;
        if fate == Fate::New {
            keep(conn, wish, word)?;
        }
        told.count(fate);
    }
    if told.added > 0 {
        let contact = wishes.iter().find_map(|wish| match wish.on {
            On::Contact(contact) => Some(contact),
            On::Value(_) => None,
        });
        journal_word(conn, act, word, contact)?;
    }
    Ok(told)
}

/// Names an act in the journal; its reason stands with what it did.
pub(super) fn journal_word(
    conn: &Connection,
    act: &str,
    word: &Word<'_>,
    contact: Option<ContactId>,
) -> Result<(), Trouble> {
    let entry = Entry {
        by: Some(word.by),
        contact,
        ..Entry::of(act, None, word.at)
    };
    journal::seal(conn, &entry, Digests::Stored)
}

/// A wish that stands is known. One that was lifted after its list was made is the old wish once more, and the explicit
/// word outranks it; a later list says it anew. Of a list of that very day only the same row is the old wish.
fn fate(conn: &Connection, wish: &NewWish) -> Result<Fate, Trouble> {
    if !is_there(conn)? {
        return Ok(Fate::New);
    }
    let which = Which::On(wish.on.clone(), Some(wish.silence));
    let mut last: Option<(Date, bool)> = None;
    for line in meant(conn, &which)? {
        let Some(lifted) = line.lifted else {
            return Ok(Fate::Known);
        };
        let day = lifted.at.get(..10).and_then(|day| day.parse().ok());
        let same = line.origin.is_some() && line.origin == wish.origin;
        last = last.max(day.map(|day| (day, same)));
    }
    Ok(match (last, wish.as_of) {
        (Some((lifted, _)), Some(as_of)) if as_of < lifted => Fate::LiftedSince,
        (Some((lifted, true)), Some(as_of)) if as_of == lifted => Fate::LiftedSince,
        _ => Fate::New,
    })
}

fn keep(conn: &Connection, wish: &NewWish, word: &Word<'_>) -> Result<(), Trouble> {
    let (kind, value, contact) = match &wish.on {
        On::Value(value) => (value.kind.name(), Some(value), None),
        On::Contact(contact) => (CONTACT, None, Some(contact.0)),
    };
    conn.prepare_cached(
        "INSERT INTO suppressions (silence, kind, key, value, contact, reason, origin, made_at, made_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        wish.silence.name(),
        kind,
        value.map(|value| &value.key),
        value.map(|value| &value.text),
        contact,
        word.reason,
        wish.origin,
        word.at,
        word.by,
    ])?;
    match contact {
        Some(contact) => anchor(conn, conn.last_insert_rowid(), contact),
        None => Ok(()),
    }
}

/// Holds a wish by every record that the contact has, so that it stays with all of them wherever they go.
fn anchor(conn: &Connection, suppression: i64, contact: i64) -> Result<(), Trouble> {
    let sql = "SELECT id FROM records WHERE contact = ?1 ORDER BY id";
    let mut anchors = super::super::decisions::ids(conn, sql, contact)?
        .into_iter()
        .map(|record| Ok(hold(conn, record)?.anchor))
        .collect::<Result<Vec<_>, Trouble>>()?;
    anchors.sort_unstable();
    anchors.dedup();
    for anchor in &anchors {
        let (source, key, digest) = columns(anchor);
        conn.prepare_cached(
            "INSERT INTO suppression_anchors (suppression, source, key, digest) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute((suppression, source, key, digest))?;
    }
    Ok(())
}

/// The kind of a wish that is held on a contact.
pub(super) const CONTACT: &str = "contact";

/// The columns that [`line`] reads.
const LINES: &str = "SELECT id, silence, kind, value, contact, reason, origin, made_at, made_by,
    lifted_at, lifted_by, lifted_why FROM suppressions";

/// A wish in the columns of [`LINES`].
fn line(row: &Row<'_>) -> Result<SuppressionLine, Trouble> {
    let (silence, kind): (String, String) = (row.get(1)?, row.get(2)?);
    let lifted: Option<String> = row.get(9)?;
    Ok(SuppressionLine {
        id: SuppressionId(row.get(0)?),
        silence: named(&silence)?,
        held: held(&kind, row)?,
        reason: row.get(5)?,
        origin: row.get(6)?,
        made_at: row.get(7)?,
        made_by: row.get(8)?,
        lifted: match lifted {
            Some(at) => Some(Lifted {
                at,
                by: row.get(10)?,
                why: row.get(11)?,
            }),
            None => None,
        },
    })
}

fn held(kind: &str, row: &Row<'_>) -> Result<Held, Trouble> {
    if kind == CONTACT {
        let contact_id = ContactId(row.get(4)?);
        return Ok(Held::Contact { contact_id });
    }
    let value = row.get(3)?;
    Ok(match named(kind)? {
        ValueKind::Number => Held::Number { value },
        ValueKind::Email => Held::Email { value },
        ValueKind::Address => Held::Address { value },
    })
}

/// What a name stands for; the schema admits no other.
pub(super) fn named<T: std::str::FromStr>(name: &str) -> Result<T, Trouble>
where
    T::Err: std::fmt::Display,
{
    name.parse()
        .map_err(|error: T::Err| Trouble::Inconsistent(error.to_string()))
}

/// The wishes that `which` means, lifted ones too; of a contact those that its records hold today.
fn meant(conn: &Connection, which: &Which) -> Result<Vec<SuppressionLine>, Trouble> {
    let mut lines = match which {
        Which::Numbered(id) => numbered(conn, *id)?.into_iter().collect(),
        Which::On(On::Contact(contact), _) => {
            let held = of_contacts(conn)?.remove(&contact.0).unwrap_or_default();
            let lines = held.into_iter().map(|(id, _)| numbered(conn, id));
            let lines: Vec<Option<SuppressionLine>> = lines.collect::<Result<_, _>>()?;
            lines.into_iter().flatten().collect()
        }
        Which::On(On::Value(value), _) => on_value(conn, value)?,
    };
    if let Which::On(_, Some(silence)) = which {
        lines.retain(|line: &SuppressionLine| line.silence == *silence);
    }
    Ok(lines)
}

/// The wish of a number.
pub(super) fn numbered(
    conn: &Connection,
    SuppressionId(id): SuppressionId,
) -> Result<Option<SuppressionLine>, Trouble> {
    let mut statement = conn.prepare_cached(&format!("{LINES} WHERE id = ?1"))?;
    let mut rows = statement.query([id])?;
    rows.next()?.map(line).transpose()
}

/// The wishes on a value, in the open or by its digest.
fn on_value(conn: &Connection, value: &ChannelValue) -> Result<Vec<SuppressionLine>, Trouble> {
    let mut statement =
        conn.prepare_cached(&format!("{LINES} WHERE kind = ?1 AND key = ?2 ORDER BY id"))?;
    let mut rows = statement.query((value.kind.name(), &value.key))?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(line(row)?);
    }
    lines.extend(of_the_erased(conn, value)?);
    Ok(lines)
}

/// The wishes on a value of which only a digest is left.
fn of_the_erased(conn: &Connection, value: &ChannelValue) -> Result<Vec<SuppressionLine>, Trouble> {
    let key = "SELECT key FROM erasure_key";
    let mut statement = conn.prepare_cached(key)?;
    let Some(key) = statement.query_row([], |row| row.get(0)).optional()? else {
        return Ok(Vec::new());
    };
    let digest = digest_of(&key, value);
    let mut statement = conn.prepare_cached(&format!("{LINES} WHERE digest = ?1 ORDER BY id"))?;
    let mut rows = statement.query([&digest[..]])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(line(row)?);
    }
    Ok(lines)
}

fn standing(conn: &Connection, which: &Which) -> Result<Vec<SuppressionLine>, Trouble> {
    if !is_there(conn)? {
        return Ok(Vec::new());
    }
    let mut lines = meant(conn, which)?;
    lines.retain(|line| line.lifted.is_none());
    Ok(lines)
}
