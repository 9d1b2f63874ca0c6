//! The doors, and what stands around them.

#[path = "../../src/import/block.rs"]
mod block;
#[path = "../../src/import/error.rs"]
mod error;
#[path = "../../src/import/sniff.rs"]
mod sniff;
#[path = "../../src/import/spec.rs"]
mod spec;
#[path = "../../src/import/table.rs"]
mod table;
#[path = "../../src/import/text/mod.rs"]
mod text;

pub use block::{Block, CellFault, CellNote, Door, RowNumber};
pub use error::ImportError;
pub use spec::InputSpec;
pub use table::{OpenTable, Visibility};

/// Opens bytes as the text door would open a file that holds them.
///
/// # Errors
/// As for a file.
pub fn open_text(bytes: Vec<u8>) -> Result<OpenTable, ImportError> {
    let spec = InputSpec {
        file: "fuzz.csv".into(),
        source: None,
        sheet: None,
        encoding: None,
        delimiter: None,
        columns: Vec::new(),
        priority: 0,
        as_of: jiff::civil::Date::constant(2024, 5, 1),
    };
    let input = text::input::Input::over(&spec.file, Box::new(std::io::Cursor::new(bytes)))?;
    sniff::content(input.head());
    text::open(&spec, input)
}
