//! Opens a file, whatever it is: looks at its content and hands it to the door that can read it.
//!
//! What comes in: an [`InputSpec`]. What goes out: one [`OpenTable`] for a text file, one for each sheet of a workbook.

use super::sniff::{Content, content};
use super::text::input::{Input, Wrapping, is_stdin};
use super::{ImportError, InputSpec, excel, parquet, spool, text};

pub use super::table::{OpenTable, Visibility};

/// Opens the tables of an input.
///
/// # Errors
/// When the file cannot be read or is no list.
pub fn open(spec: &InputSpec) -> Result<Vec<OpenTable>, ImportError> {
    let input = Input::open(&spec.file)?;
    let (what, hint) = match content(input.head()) {
        Content::Text => return text::open(spec, input).map(|table| vec![table]),
        Content::Workbook if input.wrapping == Wrapping::Plain && !is_stdin(&spec.file) => {
            return excel::open(spec);
        }
        Content::Workbook => return spool::open(spec, input, excel::open),
        Content::Empty => ("is empty", "export the list again"),
        Content::Parquet if input.wrapping == Wrapping::Plain && !is_stdin(&spec.file) => {
            return parquet::open(spec);
        }
        Content::Parquet => return spool::open(spec, input, parquet::open),
        Content::Html => (
            "is a web page, not a workbook",
            "open it in Excel and save it as xlsx",
        ),
        Content::SpreadsheetXml => ("is Excel 2003 XML", "open it in Excel and save it as xlsx"),
        Content::Foreign(name) => return Err(foreign(spec, name)),
    };
    Err(broken(spec, what.to_owned(), hint))
}

fn foreign(spec: &InputSpec, name: &str) -> ImportError {
    broken(
        spec,
        format!("is {name}, not a list"),
        "give CSV, text or an Excel workbook",
    )
}

fn broken(spec: &InputSpec, what: String, hint: &'static str) -> ImportError {
    ImportError::Broken {
        file: spec.file.clone(),
        sheet: None,
        what,
        hint,
    }
}
