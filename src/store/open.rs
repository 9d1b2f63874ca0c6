//! Opening a store, and making a new one.
//!
//! The store uses SQLite's rollback journal, not the write-ahead log: a store is then one file that can be copied,
//! mailed or kept on a network share, it opens from a medium that cannot be written, and a process that was killed
//! leaves nothing that the next one, from cron or by hand, does not clear away by itself. The price is that a reader
//! waits while a run writes its last pages; [`PATIENCE`] is how long.
//!
//! A new store grows under another name and gets its own name with its first run, so that a run that fails or is
//! killed leaves no store at all.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::error::{StoreError, Trouble};
use super::lock::RunLock;
use super::schema;

/// What a store is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To look only. The store must be there; runs may go on beside.
    Read,
    /// To change it. Takes the run lock; a store that is not there is made by the first run.
    Write,
    /// To say what a run would do. Like `Read`, but a store that is not there counts as an empty one.
    DryRun,
}

/// How long to wait for another process that has the file open: longer than a run of a million rows writes.
const PATIENCE: Duration = Duration::from_secs(30);

/// Page cache in KiB: keeps the inner pages of the indices of some million records in memory.
const CACHE_KIB: i64 = 64 * 1024;

/// An opened database.
pub(super) struct Opened {
    pub(super) conn: Connection,
    pub(super) lock: Option<RunLock>,
    /// The name under which a new store grows, until its first run.
    pub(super) nascent: Option<PathBuf>,
}

/// Opens the store at `path`.
pub(super) fn open(path: &Path, access: Access) -> Result<Opened, StoreError> {
    let lock = match access {
        Access::Write => Some(RunLock::take(path, beside(path, ".lock"))?),
        Access::Read | Access::DryRun => None,
    };
    let (conn, nascent) = match (holds_something(path)?, access) {
        (true, Access::Write) => (today(path).map_err(|t| t.at(path))?, None),
        (true, Access::Read | Access::DryRun) => (readable(path).map_err(|t| t.at(path))?, None),
        (false, Access::Read) => {
            return Err(StoreError::Missing {
                path: path.to_owned(),
            });
        }
        (false, Access::DryRun) => (in_memory().map_err(|e| Trouble::from(e).at(path))?, None),
        (false, Access::Write) => {
            let nascent = beside(path, ".new");
            let conn = new_store(&nascent).map_err(|t| t.at(path))?;
            (conn, Some(nascent))
        }
    };
    Ok(Opened {
        conn,
        lock,
        nascent,
    })
}

/// A store that lives as long as the process.
pub(super) fn in_memory() -> rusqlite::Result<Connection> {
    let conn = Connection::open_in_memory()?;
    prepare(&conn)?;
    schema::create(&conn)?;
    Ok(conn)
}

/// Opens the store that is at `path`, to be written.
pub(super) fn existing(path: &Path) -> Result<Connection, Trouble> {
    // Without CREATE: a store that vanishes meanwhile must not come back empty.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    prepare(&conn)?;
    recognize(&conn, path)?;
    Ok(conn)
}

/// Opens the store that is at `path`, to be written, with the tables of today.
fn today(path: &Path) -> Result<Connection, Trouble> {
    let conn = existing(path)?;
    schema::upgrade(&conn)?;
    Ok(conn)
}

/// Opens the store that is at `path`, to be read.
///
/// The file is opened for writing where it may be, because the journal of a killed run can only be rolled back by one
/// who may write; `query_only` keeps everything else out.
fn readable(path: &Path) -> Result<Connection, Trouble> {
    let conn = existing(path)?;
    conn.pragma_update(None, "query_only", true)?;
    Ok(conn)
}

/// Makes an empty store under the name it grows under.
///
/// Until it gets its own name nobody depends on it, so nothing is synced and the journal stays in memory.
fn new_store(nascent: &Path) -> Result<Connection, Trouble> {
    // What a killed process left behind; the run lock says that nobody is at work on it.
    let _ = fs::remove_file(nascent);
    let conn = Connection::open(nascent)?;
    prepare(&conn)?;
    conn.pragma_update(None, "synchronous", "OFF")?;
    conn.pragma_update(None, "journal_mode", "MEMORY")?;
    schema::create(&conn)?;
    Ok(conn)
}

/// Gives a new store its own name, when all of it is on the disk.
pub(super) fn name_nascent(nascent: &Path, path: &Path) -> std::io::Result<()> {
    File::open(nascent)?.sync_all()?;
    fs::rename(nascent, path)?;
    // The new name itself is on the disk when its folder is; where folders cannot be opened, the system sees to it.
    if let Ok(folder) = File::open(folder_of(path)) {
        let _ = folder.sync_all();
    }
    Ok(())
}

fn prepare(conn: &Connection) -> rusqlite::Result<()> {
    conn.busy_timeout(PATIENCE)?;
    conn.pragma_update(None, "cache_size", -CACHE_KIB)?;
    // Rows are written by the million and are right by construction; `store check` holds the references together
    // afterwards, and enforcing them row by row would need an index for each.
    conn.pragma_update(None, "foreign_keys", false)?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Refuses a file that is no store, or one of a later version.
fn recognize(conn: &Connection, path: &Path) -> Result<(), Trouble> {
    let application: i64 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != schema::APPLICATION_ID {
        return Err(Trouble::Known(StoreError::NotAStore {
            path: path.to_owned(),
        }));
    }
    let found = schema::version(conn)?;
    if found > schema::VERSION {
        return Err(Trouble::Known(StoreError::Newer {
            path: path.to_owned(),
            found,
            known: schema::VERSION,
        }));
    }
    Ok(())
}

/// Whether there is a file with something in it. An empty file counts as none, so that a name made by `mktemp` works.
fn holds_something(path: &Path) -> Result<bool, StoreError> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => {
            Err(unreachable(path, std::io::ErrorKind::IsADirectory.into()))
        }
        Ok(found) => Ok(found.len() > 0),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(unreachable(path, error)),
    }
}

fn unreachable(path: &Path, source: std::io::Error) -> StoreError {
    StoreError::Unreachable {
        path: path.to_owned(),
        source,
    }
}

/// `path` with `ending` behind its whole name.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
