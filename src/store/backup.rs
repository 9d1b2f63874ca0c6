//! Copies a store, also while a run is at work on it, and puts a copy in its place.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::{StoreError, Trouble};
use super::key::Site;
use super::lock::RunLock;
use super::{Access, Problem, Store, open};

impl Store {
    /// Writes a copy of the store as it is now to `file`, which must not be there. A run that goes on beside is not in
    /// it. The copy has its name only when all of it is on the disk.
    ///
    /// # Errors
    /// When the store cannot be read, or the copy not be written; there is then no copy.
    pub fn backup(&self, file: &Path) -> Result<(), StoreError> {
        if file.exists() {
            let there = std::io::ErrorKind::AlreadyExists;
            return Err(StoreError::unreachable(file, there.into()));
        }
        let nascent = open::beside(file, ".new");
        let copied = self
            .copy_to(&nascent)
            .and_then(|()| open::name_nascent(&nascent, file));
        if copied.is_err() {
            let _ = fs::remove_file(&nascent);
        }
        copied
    }

    fn copy_to(&self, nascent: &Path) -> Result<(), StoreError> {
        // What an earlier copy that was killed has left.
        let _ = fs::remove_file(nascent);
        open::private(nascent).map_err(|trouble| trouble.at(nascent))?;
        let name = nascent.to_string_lossy().into_owned();
        // Only the copy is written, which SQLite takes for a change where nothing may be changed.
        let copy = || -> Result<(), Trouble> {
            let query_only: bool = self
                .conn
                .pragma_query_value(None, "query_only", |row| row.get(0))?;
            self.conn.pragma_update(None, "query_only", false)?;
            let copied = self.conn.execute("VACUUM INTO ?1", [name]);
            self.conn.pragma_update(None, "query_only", query_only)?;
            copied?;
            let copy = rusqlite::Connection::open(nascent)?;
            self.site().beside(nascent).unlock(&copy)?;
            Ok(open::log_ahead(&copy)?)
        };
        copy().map_err(|trouble| trouble.at(nascent))
    }

    /// Puts the copy `file` in the place of the store at `site`; both open with the same key. The copy is looked through before, and stays; what was
    /// in its place is kept beside, under the name that is returned.
    ///
    /// # Errors
    /// When the copy is no store, or not sound, another run is at work on the store, or it cannot be written. The store
    /// is then as it was.
    pub fn restore_from<'a>(
        file: &Path,
        site: impl Into<Site<'a>>,
    ) -> Result<Restored, StoreError> {
        let site = site.into();
        let path = site.path;
        let copy = Store::open(site.beside(file), Access::Read)?;
        let problems = copy.check()?;
        if !problems.is_empty() {
            return Ok(Restored::Unsound(problems));
        }
        let _lock = RunLock::take(path, open::beside(path, ".lock"))?;
        let nascent = open::beside(path, ".new");
        copy.copy_to(&nascent)?;
        let before = match path.exists() {
            true => Some(put_aside(site)?),
            false => None,
        };
        open::name_nascent(&nascent, path)?;
        Ok(Restored::Done { before })
    }
}

/// What became of a copy that should be put in place.
#[derive(Debug)]
pub enum Restored {
    /// It is in place.
    Done {
        /// Where the store that was there is now.
        before: Option<PathBuf>,
    },
    /// It is not sound; nothing was changed.
    Unsound(Vec<Problem>),
}

/// Closes the log of the store at `site` and gives it another name.
fn put_aside(site: Site<'_>) -> Result<PathBuf, StoreError> {
    let path = site.path;
    // Opened and closed for writing, so that nothing of it is in the log any more. A store that is too broken for that
    // is put aside with its log.
    drop(open::existing(site));
    let before = (1..)
        .map(|number| open::beside(path, &format!(".before-{number}")))
        .find(|name| !name.exists())
        .unwrap_or_else(|| open::beside(path, ".before"));
    for ending in ["", "-wal", "-shm"] {
        let from = open::beside(path, ending);
        if from.exists() {
            let to = open::beside(&before, ending);
            fs::rename(&from, &to).map_err(|source| StoreError::unreachable(&to, source))?;
        }
    }
    Ok(before)
}
