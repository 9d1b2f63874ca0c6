//! Keeps wishes not to be addressed, and lifts them: by an explicit word alone, and never so that they are forgotten.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rusqlite::{Connection, params};
use serde::Serialize;

use super::super::Store;
use super::super::decisions::{columns, hold};
use super::super::error::{StoreError, Trouble};
use super::super::journal::{self, Digests, Entry};
use super::is_there;
use super::lines::{CONTACT, SuppressionLine, Which, meant, standing};
use crate::campaign::{ChannelValue, Silence};
use crate::model::ContactId;

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
                let fate = fate(conn, wish)?;
                let is_first = fate != Fate::New || new.insert((&wish.on, wish.silence));
                told.count(if is_first { fate } else { Fate::Known });
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
