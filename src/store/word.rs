//! The word of a person that a run applies, whatever it is about.

use rusqlite::Connection;

use super::decisions::{self, Decided};
use super::edits::{self, Edited};
use super::error::Trouble;
use super::journal::Entry;
use super::write::RunInfo;
use crate::model::RunId;

/// The word of a person that a run applies.
#[derive(Clone, Copy)]
pub(super) enum Word<'a> {
    None,
    Decided(&'a Decided),
    Edited(&'a Edited),
}

impl<'a> Word<'a> {
    /// Keeps it.
    pub(super) fn write(self, conn: &Connection, run: RunId, at: &str) -> Result<(), Trouble> {
        match self {
            Word::None => Ok(()),
            Word::Decided(decided) => decisions::write(conn, run, at, decided),
            Word::Edited(edited) => edits::write(conn, run, at, edited),
        }
    }

    /// The entry of the journal for a run that applies it.
    pub(super) fn entry(self, run: RunId, info: &'a RunInfo) -> Entry<'a> {
        let (by, contact) = match self {
            Word::None => (info.by.as_deref(), None),
            Word::Decided(decided) => (Some(decided.by()), None),
            Word::Edited(edited) => (Some(edited.by()), Some(edited.contact())),
        };
        Entry {
            by,
            contact,
            ..info.entry(Some(run))
        }
    }
}
