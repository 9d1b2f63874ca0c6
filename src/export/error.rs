//! What can go wrong while a table is written.

use std::path::PathBuf;

use crate::store::StoreError;

/// Why a table was not written. What was at the target before is still there.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The name does not say which format is meant.
    #[error("{}: the name must end in .csv, .xlsx, .parquet or .jsonl", path.display())]
    UnknownEnding {
        /// The target.
        path: PathBuf,
    },
    /// The folder of the target is not there.
    #[error("{}: there is no folder {}", path.display(), folder.display())]
    NoFolder {
        /// The target.
        path: PathBuf,
        /// The folder that is missing.
        folder: PathBuf,
    },
    /// The target cannot be written.
    #[error("{}: cannot be written: {source}", path.display())]
    Unwritable {
        /// The target, `-` for a stream.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The table does not fit the format.
    #[error("{}: {what}", path.display())]
    DoesNotFit {
        /// The target.
        path: PathBuf,
        /// What is too large for it.
        what: String,
    },
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ExportError {
    /// What to do about it, where there is something.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            ExportError::UnknownEnding { .. } => Some("`-` writes CSV to standard output"),
            ExportError::NoFolder { .. } => Some("make the folder first, or check its spelling"),
            ExportError::Unwritable { source, .. } => match source.kind() {
                std::io::ErrorKind::PermissionDenied => {
                    Some("check who may write there, and whether it is open elsewhere")
                }
                std::io::ErrorKind::StorageFull => Some("free some disk space"),
                std::io::ErrorKind::IsADirectory => Some("this is a folder; name a file in it"),
                _ => None,
            },
            ExportError::DoesNotFit { .. } => Some("write .csv, .parquet or .jsonl instead"),
            ExportError::Store(error) => error.hint(),
        }
    }
}

/// What a format's writer can fail with, before the target is told.
#[derive(Debug)]
pub(super) enum Fault {
    Io(std::io::Error),
    DoesNotFit(String),
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        Fault::Io(error)
    }
}

impl Fault {
    /// The same, about the target at `path`.
    pub(super) fn at(self, path: &std::path::Path) -> ExportError {
        let path = path.to_owned();
        match self {
            Fault::Io(source) => ExportError::Unwritable { path, source },
            Fault::DoesNotFit(what) => ExportError::DoesNotFit { path, what },
        }
    }
}
