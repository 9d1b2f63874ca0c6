//! The run lock: one run at a time on a store.
//!
//! A file beside the store, locked by the system, which gives the lock back when the process ends, however it ends. Its
//! holder takes the file away again, so that a run that came to nothing leaves nothing. What a killed one leaves is
//! taken over by the next.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use super::error::StoreError;

/// The lock, held until it is dropped.
pub(super) struct RunLock {
    _file: File,
    name: PathBuf,
}

impl RunLock {
    /// Takes the lock of the store at `path`; the lock's file is `name`.
    pub(super) fn take(path: &Path, name: PathBuf) -> Result<Self, StoreError> {
        loop {
            let mut file = open(&name).map_err(|error| StoreError::unreachable(path, error))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let holder = holder(&mut file);
                    let written = file.metadata().and_then(|found| found.modified());
                    return Err(StoreError::Locked {
                        path: path.to_owned(),
                        holder,
                        since: written.ok(),
                    });
                }
                Err(TryLockError::Error(error)) => {
                    return Err(StoreError::unreachable(&name, error));
                }
            }
            // Between opening and locking, its last holder may have taken the file away. A lock on a file without a
            // name keeps nobody out.
            if still_named(&file, &name) {
                // Who holds it is a courtesy to the reader of an error message; the lock itself is what counts.
                let _ = file.set_len(0);
                let _ = write!(file, "{}", std::process::id());
                return Ok(RunLock { _file: file, name });
            }
        }
    }
}

impl Drop for RunLock {
    /// Takes the file away while it is still locked. Where it cannot be told whether a file still has its name, it
    /// stays.
    fn drop(&mut self) {
        if cfg!(unix) {
            let _ = fs::remove_file(&self.name);
        }
    }
}

fn open(name: &Path) -> std::io::Result<File> {
    OpenOptions::new()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .open(name)
}

#[cfg(unix)]
fn still_named(file: &File, name: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |found: fs::Metadata| (found.dev(), found.ino());
    match (file.metadata(), fs::metadata(name)) {
        (Ok(ours), Ok(named)) => id(ours) == id(named),
        _ => false,
    }
}

#[cfg(not(unix))]
fn still_named(_: &File, _: &Path) -> bool {
    true
}

fn holder(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}
