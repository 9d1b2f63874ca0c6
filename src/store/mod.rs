//! The embedded SQLite store: one transaction a run, everything accounted for.
//!
//! After `tag`, before `review` and `export`. What comes in: [`Tagged`](crate::tag::Tagged) contacts with the rows they
//! came from, and the inputs. What goes out: the run's ledger, and answers to what others ask of the store. SQL is
//! spoken here and nowhere else. Knows no clock: the caller says when a run began.
//!
//! `open` makes and opens stores, `key` is what opens encrypted ones, `lock` lets one run at a time, `schema` has the tables, `values` says how a record is kept, `books` and `book` how it is packed, `write` and its helpers store a run, `undo` and `withdraw` take it back, `rework` brings all records under other rules,
//! `known` answers dedupe, `decisions` and `edits` keep what people decided and changed, `journal` seals what was done, `erase` destroys what is known of a person, `trade` has the lines of orders, `campaign` who wants to be left alone and who was addressed, `views` are for other programs, `verify` holds the laws against what is there, `read` serves the queue and the exports.

mod ahead;
mod backup;
mod blocks;
mod book;
mod books;
mod bulk;
mod campaign;
mod contacts;
mod decisions;
mod edits;
mod erase;
mod error;
mod files;
mod findings;
mod history;
mod info;
mod inputs;
mod journal;
mod key;
mod known;
mod links;
mod lock;
mod open;
mod outcome;
mod plan;
mod provenance;
mod queue;
mod read;
mod records;
mod rehome;
mod revive;
mod rework;
mod rows;
mod schema;
mod search;
mod settings;
mod share;
mod tags;
mod trade;
mod undo;
mod values;
mod verify;
mod views;
mod withdraw;
mod word;
mod write;

#[cfg(test)]
pub(crate) mod tests;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

pub use backup::Restored;
pub use campaign::{
    Barred, Brought, CampaignDetail, CampaignLine, Closing, Drawn, Held, Lifted, Member,
    MemberLine, Membership, NewWish, Nobodys, On, Suppressed, SuppressionLine, Which, Word as Said,
};
pub use decisions::{Asked, Decided, DecisionLine};
pub use edits::{EditLine, Edited};
pub use erase::{Erasing, Erasure};
pub use error::StoreError;
pub use files::FileMark;
pub use info::{RunLine, SourceLine, StoreInfo, Totals};
pub use key::{Key, Site};
pub use links::Tied;
pub use open::Access;
pub use provenance::Chosen;
pub use read::{ContactLine, CrosswalkLine, FindingLine, Person, Place, RecordLine, RejectLine};
pub use read::{Image, Phase, Whereabouts};
pub use read::{QueueLine, StoredFinding, StoredRecord};
pub use rework::{Redone, Rework, Reworked};
pub use search::Among;
pub use trade::{Attached, Kept, Purchases, Sums, TradeReport, TransactionLine, Unmatched};
pub use verify::{Problem, ProblemKind};
pub use views::{AccountLine, CompanyLine};
pub use write::{RunInfo, RunKind, RunReport};

pub use crate::dedupe::{Answer, Status};
use crate::model::{ContactId, Outcome, RunId};
use error::Trouble;

/// A store, opened.
pub struct Store {
    conn: Connection,
    path: PathBuf,
    key: Option<Key>,
    /// The name under which a new store grows, until its first run is in it.
    nascent: Option<PathBuf>,
    _lock: Option<lock::RunLock>,
}

impl Store {
    /// Opens the store at a path, or at a [`Site`] with its key.
    ///
    /// # Errors
    /// When it is not there (to read), is no store, is of a later version, does not open with its key, or another run is at
    /// work on it.
    pub fn open<'a>(site: impl Into<Site<'a>>, access: Access) -> Result<Self, StoreError> {
        let site = site.into();
        let opened = open::open(site, access)?;
        Ok(Store {
            conn: opened.conn,
            path: site.path.to_owned(),
            key: site.key.cloned(),
            nascent: opened.nascent,
            _lock: opened.lock,
        })
    }

    /// A store in memory, gone with the process.
    ///
    /// # Errors
    /// When memory is short.
    pub fn in_memory() -> Result<Self, StoreError> {
        let path = PathBuf::from(":memory:");
        let conn = open::in_memory().map_err(|trouble| trouble.at(&path))?;
        Ok(Store {
            conn,
            path,
            key: None,
            nascent: None,
            _lock: None,
        })
    }

    fn site(&self) -> Site<'_> {
        Site {
            path: &self.path,
            key: self.key.as_ref(),
        }
    }

    /// Where the store is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The live contact that `contact` is today: itself, or the one it was merged into.
    ///
    /// # Errors
    /// When there never was such a contact, or the store cannot be read.
    pub fn resolve(&self, contact: ContactId) -> Result<ContactId, StoreError> {
        let merged_into = |id: ContactId| {
            self.conn
                .prepare_cached("SELECT merged_into FROM contacts WHERE id = ?1")?
                .query_row([id.0], |row| row.get::<_, Option<i64>>(0))
                .optional()
        };
        let mut seen = Vec::new();
        let mut at = contact;
        while let Some(next) = self
            .read(|_| Ok(merged_into(at)?))?
            .ok_or(StoreError::NoContact { contact })?
        {
            if seen.contains(&next) {
                let what = format!("contact {contact} was merged in a circle");
                return Err(Trouble::Inconsistent(what).at(&self.path));
            }
            seen.push(next);
            at = ContactId(next);
        }
        Ok(at)
    }

    /// Reads with `job`; what goes wrong is told with the store's path.
    fn read<T>(
        &self,
        job: impl FnOnce(&Connection) -> Result<T, Trouble>,
    ) -> Result<T, StoreError> {
        // One look at the file for all statements of the job: alone, each takes and gives back the file's lock, which
        // costs more than what a search for a key does.
        let one_look = match self.conn.is_autocommit() {
            true => Some(self.conn.unchecked_transaction()),
            false => None,
        };
        let look = one_look
            .transpose()
            .map_err(|error| Trouble::from(error).at(&self.path))?;
        let found = job(&self.conn).and_then(|found| {
            if let Some(look) = look {
                look.commit()?;
            }
            Ok(found)
        });
        found.map_err(|trouble| trouble.at(&self.path))
    }

    /// Does `job`, which says itself where its transactions begin and end; what goes wrong is told with the store's path.
    fn alone<T>(
        &self,
        job: impl FnOnce(&Connection) -> Result<T, Trouble>,
    ) -> Result<T, StoreError> {
        job(&self.conn).map_err(|trouble| trouble.at(&self.path))
    }

    /// Does `job` in one transaction, all of it or nothing. What it reads through the store is what it has written so far.
    fn in_transaction<T>(
        &self,
        job: impl FnOnce(&Connection) -> Result<T, Trouble>,
    ) -> Result<T, StoreError> {
        self.alone(|conn| {
            // Dropped without a commit, by an error or a panic, it rolls back.
            let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
            let done = job(&tx)?;
            tx.commit()?;
            Ok(done)
        })
    }

    /// Gives a new store its name, now that a run is in it.
    fn settle(&mut self) -> Result<(), StoreError> {
        let Some(nascent) = self.nascent.take() else {
            return Ok(());
        };
        open::log_ahead(&self.conn).map_err(|error| Trouble::from(error).at(&self.path))?;
        // The database is closed while its file gets another name: SQLite ties its journal to the name.
        let in_memory = open::in_memory().map_err(|trouble| trouble.at(&self.path))?;
        drop(std::mem::replace(&mut self.conn, in_memory));
        open::name_nascent(&nascent, &self.path)?;
        self.conn = open::existing(self.site()).map_err(|trouble| trouble.at(&self.path))?;
        Ok(())
    }
}

impl Drop for Store {
    /// A new store that no run got into leaves nothing behind.
    fn drop(&mut self) {
        if let Some(nascent) = self.nascent.take() {
            let _ = std::fs::remove_file(nascent);
        }
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// The outcome of this name; the schema admits no other.
fn outcome_named(name: &str) -> Result<Outcome, Trouble> {
    Outcome::ALL
        .into_iter()
        .find(|outcome| outcome.name() == name)
        .ok_or_else(|| Trouble::Inconsistent(format!("`{name}` is no outcome")))
}

/// The number that `sql` counts for `run`.
fn count_of(conn: &Connection, sql: &str, run: RunId) -> rusqlite::Result<u64> {
    conn.prepare_cached(sql)?
        .query_row([run.0], |row| Ok(row.get::<_, i64>(0)?.unsigned_abs()))
}
