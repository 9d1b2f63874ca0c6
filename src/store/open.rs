//! Opening a store, and making a new one.
//!
//! The store uses SQLite's write-ahead log, so that nobody who reads ever waits for a run that writes, nor the run for
//! them. The log stands beside the file while someone has it open; the last one to close puts it away, and what a killed
//! process leaves of it the next one clears up. At rest a store is one file; while a run goes on, `iclear store backup`
//! is the way to copy it. A commit is on the disk when it returns (`synchronous = FULL`): after a power cut the store is
//! as before the run or after it. The log needs memory shared between processes, so a store on a network share is for
//! one machine.
//!
//! A new store grows under another name and gets its own name with its first run, so that a run that fails or is
//! killed leaves no store at all.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::error::{StoreError, Trouble};
use super::key::Site;
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

/// How long to wait for another process that has the file for itself: one that closes it last, or clears up after one
/// that was killed.
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

/// Opens the store at `site`.
pub(super) fn open(site: Site<'_>, access: Access) -> Result<Opened, StoreError> {
    let path = site.path;
    let lock = match access {
        Access::Write => Some(RunLock::take(path, beside(path, ".lock"))?),
        Access::Read | Access::DryRun => None,
    };
    let (conn, nascent) = match (holds_something(path)?, access) {
        (true, Access::Write) => (today(site).map_err(|t| t.at(path))?, None),
        (true, Access::Read | Access::DryRun) => (readable(site).map_err(|t| t.at(path))?, None),
        (false, Access::Read) => {
            return Err(StoreError::Missing {
                path: path.to_owned(),
            });
        }
        (false, Access::DryRun) => (in_memory().map_err(|t| t.at(path))?, None),
        (false, Access::Write) => {
            let nascent = beside(path, ".new");
            let conn = new_store(site.beside(&nascent)).map_err(|t| t.at(path))?;
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
pub(super) fn in_memory() -> Result<Connection, Trouble> {
    let conn = Connection::open_in_memory()?;
    prepare(&conn)?;
    schema::create(&conn)?;
    Ok(conn)
}

/// Opens the store that is at `site`, to be written.
pub(super) fn existing(site: Site<'_>) -> Result<Connection, Trouble> {
    // Without CREATE: a store that vanishes meanwhile must not come back empty.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(site.path, flags)?;
    site.unlock(&conn)?;
    prepare(&conn)?;
    recognize(&conn, site)?;
    Ok(conn)
}

/// Opens the store that is at `site`, to be written, with the tables of today.
fn today(site: Site<'_>) -> Result<Connection, Trouble> {
    let conn = existing(site)?;
    log_ahead(&conn)?;
    schema::upgrade(&conn)?;
    Ok(conn)
}

/// Turns to the write-ahead log, which the file remembers.
pub(super) fn log_ahead(conn: &Connection) -> rusqlite::Result<()> {
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "synchronous", "FULL")
}

/// Opens the store that is at `site`, to be read.
///
/// The file is opened for writing where it may be, because what a killed run left can only be cleared up by one who may
/// write; `query_only` keeps everything else out. On a medium that nobody can write nobody writes, so that the file is
/// read without a log.
pub(super) fn readable(site: Site<'_>) -> Result<Connection, Trouble> {
    let conn = match existing(site) {
        Err(Trouble::Sql(error)) if needs_to_write(&error) => immutable(site)?,
        other => other?,
    };
    conn.pragma_update(None, "query_only", true)?;
    Ok(conn)
}

fn needs_to_write(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{CannotOpen, ReadOnly};
    matches!(error.sqlite_error_code(), Some(CannotOpen | ReadOnly))
}

fn immutable(site: Site<'_>) -> Result<Connection, Trouble> {
    let mut name = String::from("file:");
    for byte in site.path.to_string_lossy().bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                name.push(char::from(byte));
            }
            _ => name.push_str(&format!("%{byte:02X}")),
        }
    }
    name.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(name, flags)?;
    site.unlock(&conn)?;
    prepare(&conn)?;
    recognize(&conn, site)?;
    Ok(conn)
}

/// Makes an empty store under the name it grows under.
///
/// Until it gets its own name nobody depends on it, so nothing is synced and the journal stays in memory.
fn new_store(nascent: Site<'_>) -> Result<Connection, Trouble> {
    // What a killed process left behind; the run lock says that nobody is at work on it.
    let _ = fs::remove_file(nascent.path);
    private(nascent.path)?;
    let conn = Connection::open(nascent.path)?;
    nascent.unlock(&conn)?;
    prepare(&conn)?;
    conn.pragma_update(None, "synchronous", "OFF")?;
    conn.pragma_update(None, "journal_mode", "MEMORY")?;
    schema::create(&conn)?;
    Ok(conn)
}

/// Makes an empty file that its owner alone can read: a store is full of persons.
pub(super) fn private(path: &Path) -> Result<(), Trouble> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .map(drop)
        .map_err(|source| Trouble::Known(StoreError::unreachable(path, source)))
}

/// Gives a new store its own name, when all of it is on the disk.
pub(super) fn name_nascent(nascent: &Path, path: &Path) -> Result<(), StoreError> {
    let named = || -> std::io::Result<()> {
        File::open(nascent)?.sync_all()?;
        fs::rename(nascent, path)
    };
    named().map_err(|source| StoreError::unreachable(path, source))?;
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
fn recognize(conn: &Connection, site: Site<'_>) -> Result<(), Trouble> {
    let path = site.path;
    let asked = conn.pragma_query_value(None, "application_id", |row| row.get(0));
    let application: i64 = asked.map_err(|error| unreadable(error, site))?;
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

/// What it means that the first page makes no sense: with a key, that it is another's.
fn unreadable(error: rusqlite::Error, site: Site<'_>) -> Trouble {
    let nonsense = error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase);
    if nonsense && site.key.is_some() {
        Trouble::Known(StoreError::WrongKey {
            path: site.path.to_owned(),
        })
    } else {
        Trouble::Sql(error)
    }
}

/// Whether there is a file with something in it. An empty file counts as none, so that a name made by `mktemp` works.
fn holds_something(path: &Path) -> Result<bool, StoreError> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(StoreError::unreachable(
            path,
            std::io::ErrorKind::IsADirectory.into(),
        )),
        Ok(found) => Ok(found.len() > 0),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(StoreError::unreachable(path, error)),
    }
}

/// `path` with `ending` behind its whole name.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
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
