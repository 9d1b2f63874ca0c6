//! The doors, and what stands around them.

#[path = "../../src/import/block.rs"]
mod block;
#[path = "../../src/import/error.rs"]
mod error;
#[path = "../../src/import/excel/mod.rs"]
mod excel;
#[path = "../../src/import/panics.rs"]
mod panics;
#[path = "../../src/import/sniff.rs"]
mod sniff;
#[path = "../../src/import/spec.rs"]
mod spec;
#[path = "../../src/import/table.rs"]
mod table;
#[path = "../../src/import/text/mod.rs"]
mod text;

use std::io::{Cursor, Write as _};
use std::sync::Arc;

pub use block::{Block, CellFault, CellNote, Door, RowNumber};
pub use error::ImportError;
use sniff::{Content, content};
pub use spec::InputSpec;
pub use table::{OpenTable, Visibility};
use text::input::Input;

/// Opens bytes as the text door would open a file that holds them.
///
/// # Errors
/// As for a file.
pub fn open_text(bytes: Vec<u8>) -> Result<OpenTable, ImportError> {
    let spec = spec("fuzz.csv".into());
    let input = Input::over(&spec.file, Box::new(Cursor::new(bytes)))?;
    text::open(&spec, input)
}

/// Opens bytes as a workbook, or as a web page where they begin like one.
///
/// # Errors
/// As for a file.
///
/// # Panics
/// When there is no room for a temporary file.
pub fn open_workbook(bytes: &[u8]) -> Result<Vec<OpenTable>, ImportError> {
    if content(bytes) == Content::Html {
        let spec = spec("fuzz.html".into());
        let input = Input::over(&spec.file, Box::new(Cursor::new(bytes.to_vec())))?;
        return excel::open_page(&spec, input);
    }
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(bytes).expect("room for the bytes");
    // Doors open the file again when they are read, so it lives as long as they do.
    let file = Arc::new(file);
    let tables = excel::open(&spec(file.path().to_owned()))?;
    let keeping = |table: OpenTable| OpenTable {
        door: Box::new(Keeping { door: table.door, _file: Arc::clone(&file) }),
        ..table
    };
    Ok(tables.into_iter().map(keeping).collect())
}

/// A door into a temporary file.
struct Keeping {
    door: Box<dyn Door>,
    _file: Arc<tempfile::NamedTempFile>,
}

impl Door for Keeping {
    fn next_block(&mut self) -> Result<Option<Block>, ImportError> {
        self.door.next_block()
    }
}

fn spec(file: std::path::PathBuf) -> InputSpec {
    InputSpec::new(file, jiff::civil::Date::constant(2024, 5, 1))
}
