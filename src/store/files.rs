//! Which files of configured sources were taken already.
//!
//! A file is known by its bytes, under whatever name it comes; its name, size and date only spare reading it again. A
//! file whose run was undone stays known: what a person took back does not come again by night.

use rusqlite::{OptionalExtension, params};

use super::Store;
use super::error::StoreError;
use crate::model::RunId;

/// A file as the folder shows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileMark {
    /// Its path, as it was found.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was last changed, ISO 8601.
    pub changed: String,
}

impl Store {
    /// Whether a file of this name, size and date was taken.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn took(&self, file: &FileMark) -> Result<bool, StoreError> {
        self.read(|conn| {
            let size: Option<(i64, String)> = conn
                .prepare_cached("SELECT bytes, changed FROM files WHERE path = ?1")?
                .query_row([&file.path], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            Ok(size.is_some_and(|(bytes, changed)| {
                u64::try_from(bytes) == Ok(file.bytes) && changed == file.changed
            }))
        })
    }

    /// Whether a file with these bytes was taken.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn took_bytes(&self, digest: &[u8; 32]) -> Result<bool, StoreError> {
        self.read(|conn| {
            Ok(conn
                .prepare_cached("SELECT 1 FROM files WHERE digest = ?1")?
                .exists([&digest[..]])?)
        })
    }

    /// Remembers files that `run` has taken.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn remember(
        &mut self,
        run: RunId,
        files: &[(FileMark, [u8; 32])],
    ) -> Result<(), StoreError> {
        self.in_transaction(|conn| {
            let mut insert = conn.prepare(
                "INSERT OR REPLACE INTO files (path, bytes, changed, digest, run) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?;
            for (file, digest) in files {
                let bytes = i64::try_from(file.bytes).unwrap_or(i64::MAX);
                insert.execute(params![file.path, bytes, file.changed, &digest[..], run.0])?;
            }
            Ok(())
        })
    }
}
