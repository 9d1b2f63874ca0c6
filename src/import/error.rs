//! What can go wrong with a file as a whole. Dirty cells are findings, never errors.

use std::path::PathBuf;

/// A file that cannot be read, with the place and a hint.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file is not there, is a folder, or may not be read.
    #[error("{}: cannot be read: {source}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file is no list that can be read, or is broken.
    #[error("{}{}: {what}", file.display(), sheet.as_ref().map(|s| format!(" [{s}]")).unwrap_or_default())]
    Broken {
        /// The file.
        file: PathBuf,
        /// The sheet, where one is concerned.
        sheet: Option<String>,
        /// What is wrong, with row and column where they are known.
        what: String,
        /// What to do about it.
        hint: &'static str,
    },
    /// The options name something that the file does not have.
    #[error("{}{}: {what}", file.display(), sheet.as_ref().map(|s| format!(" [{s}]")).unwrap_or_default())]
    NotFound {
        /// The file.
        file: PathBuf,
        /// The sheet, where one is concerned.
        sheet: Option<String>,
        /// What was asked for and what there is.
        what: String,
        /// What to do about it.
        hint: &'static str,
    },
    /// The user asked to stop.
    #[error(transparent)]
    Cancelled(#[from] crate::run::Cancelled),
}

impl ImportError {
    /// The same error about the file as the user knows it.
    #[must_use]
    pub(super) fn about(mut self, known_as: &std::path::Path) -> Self {
        match &mut self {
            ImportError::Unreadable { file, .. }
            | ImportError::Broken { file, .. }
            | ImportError::NotFound { file, .. } => *file = known_as.to_owned(),
            ImportError::Cancelled(_) => {}
        }
        self
    }

    /// What to do about it, where there is something.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            ImportError::Broken { hint, .. } | ImportError::NotFound { hint, .. } => Some(hint),
            ImportError::Unreadable { source, .. } => match source.kind() {
                std::io::ErrorKind::NotFound => Some("check the spelling and the folder"),
                std::io::ErrorKind::IsADirectory => Some("name the files in it, e.g. with *.csv"),
                std::io::ErrorKind::PermissionDenied => Some("check who may read the file"),
                _ => None,
            },
            ImportError::Cancelled(_) => None,
        }
    }
}
