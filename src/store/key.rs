//! The key of an encrypted store, and where a store is.
//!
//! A build with the feature `encryption` has SQLCipher for its SQLite: every page of the store, its log and its copies are
//! encrypted (AES-256, the key derived from the passphrase), and SQLite's own temporary files stay in memory. What the
//! program spools while it reads a list goes to the system's temporary folder as it always does.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::error::{StoreError, Trouble};

/// A passphrase. Never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// The first line of `file`; a passphrase on the command line could be read by everybody on the machine.
    ///
    /// # Errors
    /// When the file cannot be read, or its first line is empty.
    pub fn read(file: &Path) -> Result<Self, StoreError> {
        let text = fs::read_to_string(file).map_err(|e| StoreError::unreachable(file, e))?;
        match text.lines().next().map(str::trim) {
            Some(line) if !line.is_empty() => Ok(Key(line.to_owned())),
            _ => Err(StoreError::NoKey {
                path: file.to_owned(),
            }),
        }
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

/// Where a store is, and what opens it.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// The file.
    pub path: &'a Path,
    /// Its key, where it is encrypted.
    pub key: Option<&'a Key>,
}

impl<'a> Site<'a> {
    /// Another file with the same key.
    pub(super) fn beside(self, path: &'a Path) -> Self {
        Site { path, ..self }
    }

    /// Hands the key to a connection, before anything else is asked of it.
    pub(super) fn unlock(self, conn: &Connection) -> Result<(), Trouble> {
        match self.key {
            None => Ok(()),
            Some(Key(text)) if cfg!(feature = "encryption") => {
                Ok(conn.pragma_update(None, "key", text)?)
            }
            Some(_) => Err(Trouble::Known(StoreError::NoEncryption {
                path: self.path.to_owned(),
            })),
        }
    }
}

impl<'a> From<&'a Path> for Site<'a> {
    fn from(path: &'a Path) -> Self {
        Site { path, key: None }
    }
}

impl<'a> From<&'a PathBuf> for Site<'a> {
    fn from(path: &'a PathBuf) -> Self {
        Site::from(path.as_path())
    }
}
