//! The workbook door.

use super::open::OpenTable;
use super::{ImportError, InputSpec};

/// Opens the sheets of a workbook.
pub(super) fn open(spec: &InputSpec) -> Result<Vec<OpenTable>, ImportError> {
    Err(ImportError::Broken {
        file: spec.file.clone(),
        sheet: None,
        what: "is a workbook".into(),
        hint: "save it as CSV",
    })
}
