//! Where a fault in a workbook is: its file and sheet, so that every complaint names them.

use std::path::PathBuf;

use crate::import::ImportError;
use crate::import::panics::{Panicked, caught};

/// What to do about a workbook that is damaged.
pub(super) const SAVE_AGAIN: &str = "open it in Excel or WPS and save it again as .xlsx, or export it again from where it came from";

/// The file, and the sheet where one is concerned.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The workbook.
    pub file: PathBuf,
    /// The sheet.
    pub sheet: Option<String>,
}

/// What is wrong with a workbook, before it is said where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub hint: &'static str,
}

impl Flaw {
    /// A flaw with its own advice.
    pub(super) fn new(what: impl Into<String>, hint: &'static str) -> Self {
        Flaw {
            what: what.into(),
            hint,
        }
    }

    /// The workbook is damaged, as `what` says.
    pub(super) fn damaged(what: impl std::fmt::Display) -> Self {
        Flaw::new(format!("the workbook is damaged: {what}"), SAVE_AGAIN)
    }
}

/// Runs `work`; a panic in it becomes a flaw of the workbook.
pub(super) fn guarded<T, E: From<Flaw>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    let panicked = |Panicked| Err(Flaw::damaged("it is not built as its format demands").into());
    caught(work).unwrap_or_else(panicked)
}

impl From<std::io::Error> for Flaw {
    fn from(error: std::io::Error) -> Self {
        Flaw::damaged(error)
    }
}

impl Place {
    /// The workbook as a whole.
    pub(super) fn of(file: impl Into<PathBuf>) -> Self {
        Place {
            file: file.into(),
            sheet: None,
        }
    }

    /// One of its sheets.
    pub(super) fn sheet(&self, name: &str) -> Self {
        Place {
            file: self.file.clone(),
            sheet: Some(name.to_owned()),
        }
    }

    /// The flaw, here.
    pub(super) fn broken(&self, flaw: Flaw) -> ImportError {
        ImportError::Broken {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            what: flaw.what,
            hint: flaw.hint,
        }
    }
}
