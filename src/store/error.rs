//! What can go wrong with the store: the outside world, or a bug. Never dirty data.

use std::path::{Path, PathBuf};

use crate::dedupe::Stopped;
use crate::model::{ContactId, RecordId, ReviewId, RunId};
use crate::run::Cancelled;

/// Why the store could not do what was asked. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no store yet.
    #[error("{}: there is no store here", path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The file or its folder cannot be read or written.
    #[error("{}: {source}", path.display())]
    Unreachable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file is something else.
    #[error("{}: this file is no iclear store", path.display())]
    NotAStore {
        /// The file.
        path: PathBuf,
    },
    /// The key does not open the store.
    #[error("{}: this key does not open it, or it is no encrypted store", path.display())]
    WrongKey {
        /// The store.
        path: PathBuf,
    },
    /// A key was named, and this build cannot encrypt.
    #[error("{}: this build of iclear cannot encrypt a store", path.display())]
    NoEncryption {
        /// The store.
        path: PathBuf,
    },
    /// The file of the key has none.
    #[error("{}: there is no key on the first line", path.display())]
    NoKey {
        /// The file.
        path: PathBuf,
    },
    /// The store was written by a later version of the program.
    #[error("{}: the store has version {found}, this program knows versions up to {known}", path.display())]
    Newer {
        /// The store.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The latest version known here.
        known: i64,
    },
    /// Another run is at work on the store.
    #[error("{}: another run{} is at work on this store", path.display(),
        holder.map(|id| format!(" (process {id})")).unwrap_or_default())]
    Locked {
        /// The store.
        path: PathBuf,
        /// The process that holds the lock, where it is known.
        holder: Option<u32>,
        /// When it took the lock, where the system tells.
        since: Option<std::time::SystemTime>,
    },
    /// Someone else is reading or writing the file and did not finish in time.
    #[error("{}: the store is busy", path.display())]
    Busy {
        /// The store.
        path: PathBuf,
    },
    /// The store cannot be written: rights, or a full disk.
    #[error("{}: the store cannot be written: {source}", path.display())]
    Unwritable {
        /// The store.
        path: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
    /// The file is broken.
    #[error("{}: the store is damaged: {source}", path.display())]
    Damaged {
        /// The store.
        path: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
    /// The program contradicts itself; the run was rolled back.
    #[error("{}: {what}; this is a fault of the program, and nothing was written", path.display())]
    Inconsistent {
        /// The store.
        path: PathBuf,
        /// What does not fit together.
        what: String,
    },
    /// There is no such run.
    #[error("there is no run {run}")]
    NoRun {
        /// The run asked for.
        run: RunId,
    },
    /// The run has been undone before.
    #[error("run {run} is undone already")]
    UndoneAlready {
        /// The run asked for.
        run: RunId,
    },
    /// Later runs build on the run.
    #[error("run {run} cannot be undone while later runs stand: {}", listed(later))]
    LaterRuns {
        /// The run asked for.
        run: RunId,
        /// The runs that came after it, latest first.
        later: Vec<RunId>,
    },
    /// The run applied what people decided, and others stand on it.
    #[error("run {run} applied what people decided, which undo does not take back")]
    DecisionsStand {
        /// The run asked for.
        run: RunId,
    },
    /// The run is itself an undoing, or brought the store under other rules.
    #[error("run {run} brought no rows that could be taken back")]
    NotTakenBack {
        /// The run asked for.
        run: RunId,
    },
    /// There is no such question in the review queue.
    #[error("there is no review item {item}")]
    NoReview {
        /// The item asked for.
        item: ReviewId,
    },
    /// There is no such record.
    #[error("there is no record {record}")]
    NoRecord {
        /// The record asked for.
        record: RecordId,
    },
    /// There never was such a contact.
    #[error("there is no contact {contact}")]
    NoContact {
        /// The contact asked for.
        contact: ContactId,
    },
    /// There is no campaign of this name.
    #[error("there is no campaign `{name}`")]
    NoCampaign {
        /// The name asked for.
        name: String,
    },
    /// There is a campaign of this name.
    #[error("there is a campaign `{name}` already")]
    CampaignThere {
        /// The name asked for.
        name: String,
    },
    /// The user asked to stop.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

fn listed(runs: &[RunId]) -> String {
    let names: Vec<String> = runs.iter().map(ToString::to_string).collect();
    names.join(", ")
}

impl StoreError {
    /// What the system says of a file.
    pub(super) fn unreachable(path: &Path, source: std::io::Error) -> Self {
        StoreError::Unreachable {
            path: path.to_owned(),
            source,
        }
    }

    /// Why resolving what the store knows stopped.
    pub(super) fn of(stopped: Stopped<StoreError>) -> Self {
        match stopped {
            Stopped::Cancelled(stop) => StoreError::Cancelled(stop),
            Stopped::Known(error) => error,
        }
    }

    /// What to do about it, where there is something.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            StoreError::Missing { .. } => {
                "`iclear run FILE` makes one; `--store PATH` names another"
            }
            StoreError::NotAStore { .. } => {
                "name another file with --store; an encrypted store needs its --key-file"
            }
            StoreError::WrongKey { .. } => {
                "name the right --key-file, or none for a store that is not encrypted"
            }
            StoreError::NoEncryption { .. } => {
                "build it with `cargo build --release --features encryption`, or leave --key-file out"
            }
            StoreError::NoKey { .. } => "write the passphrase on the first line of the file",
            StoreError::Newer { .. } => "update iclear, or name another store with --store",
            StoreError::Locked { .. } => "wait until it is done, then run again",
            StoreError::Busy { .. } => {
                "close what has the store open, or try again in a few seconds"
            }
            StoreError::Unwritable { .. } => {
                "check who may write the file, and the free disk space"
            }
            StoreError::Damaged { .. } => {
                "restore a copy of the file; `iclear store check` says more"
            }
            StoreError::Inconsistent { .. } => "please report it, with the command and the rules",
            StoreError::LaterRuns { .. } => {
                "undo the later runs first, the latest one to begin with"
            }
            StoreError::DecisionsStand { .. } => {
                "take the decision back by the contrary one: `iclear contact merge` or `split`"
            }
            StoreError::NotTakenBack { .. } => {
                "import the lists of an undone run again; for a change of rules, put the old rules back and run `iclear cleanse`"
            }
            StoreError::NoRun { .. } => "`iclear store info` lists the runs",
            StoreError::NoCampaign { .. } => "`iclear campaign list` lists them",
            StoreError::CampaignThere { .. } => "name it otherwise; a campaign keeps its members",
            StoreError::NoReview { .. } => "`iclear review list` shows the queue",
            StoreError::Unreachable { source, .. } => match source.kind() {
                std::io::ErrorKind::NotFound => "the folder is not there; make it first",
                std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                    "check who may read and write there, or name another place with --store"
                }
                std::io::ErrorKind::NotADirectory => {
                    "a part of the path is a file, not a folder; name another with --store"
                }
                std::io::ErrorKind::StorageFull => "make room on the disk",
                std::io::ErrorKind::AlreadyExists => "name a file that is not there yet",
                std::io::ErrorKind::IsADirectory => "this is a folder; name a file in it",
                _ => return None,
            },
            StoreError::UndoneAlready { .. }
            | StoreError::NoContact { .. }
            | StoreError::NoRecord { .. }
            | StoreError::Cancelled(_) => return None,
        })
    }
}

/// What stops work inside the store, before the store's path is told.
#[derive(Debug)]
pub(super) enum Trouble {
    Sql(rusqlite::Error),
    Cancelled(Cancelled),
    Inconsistent(String),
    Known(StoreError),
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Trouble::Sql(error)
    }
}

impl From<Cancelled> for Trouble {
    fn from(stop: Cancelled) -> Self {
        Trouble::Cancelled(stop)
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Trouble::Known(error)
    }
}

impl Trouble {
    /// The same, about the store at `path`.
    pub(super) fn at(self, path: &Path) -> StoreError {
        match self {
            Trouble::Sql(error) => about(error, path),
            Trouble::Cancelled(stop) => StoreError::Cancelled(stop),
            Trouble::Inconsistent(what) => StoreError::Inconsistent {
                path: path.to_owned(),
                what,
            },
            Trouble::Known(error) => error,
        }
    }
}

/// What an error of SQLite means for the one who runs the program.
fn about(source: rusqlite::Error, path: &Path) -> StoreError {
    use rusqlite::ErrorCode as Sql;
    let path = path.to_owned();
    match source.sqlite_error_code() {
        Some(Sql::NotADatabase) => StoreError::NotAStore { path },
        Some(Sql::DatabaseBusy | Sql::DatabaseLocked) => StoreError::Busy { path },
        Some(
            Sql::ReadOnly
            | Sql::DiskFull
            | Sql::PermissionDenied
            | Sql::SystemIoFailure
            | Sql::CannotOpen,
        ) => StoreError::Unwritable { path, source },
        Some(Sql::ConstraintViolation) => StoreError::Inconsistent {
            path,
            what: source.to_string(),
        },
        // A corrupt page, a missing table, a value of another type than the schema says.
        _ => StoreError::Damaged { path, source },
    }
}
