//! Lays a workbook that comes in a stream into a temporary file: a workbook is read from its end.
//!
//! What comes in: bytes from standard input or out of gzip. What goes out: the tables of the door that reads the file,
//! each of which keeps the file until it is dropped.

use std::io::Read;
use std::sync::Arc;

use tempfile::{NamedTempFile, TempPath};

use super::text::input::Input;
use super::{Block, Door, ImportError, InputSpec, OpenTable};

/// The largest workbook taken from a stream: Excel itself opens none so large, and a bomb must not fill the disk.
const LARGEST: u64 = 1 << 30;

/// Writes `input` to a file and opens that; errors name the input.
pub(super) fn open(
    spec: &InputSpec,
    input: Input,
    open_file: impl Fn(&InputSpec) -> Result<Vec<OpenTable>, ImportError>,
) -> Result<Vec<OpenTable>, ImportError> {
    let file = Arc::new(write(input)?);
    let spooled = InputSpec {
        file: file.to_path_buf(),
        ..spec.clone()
    };
    let tables = open_file(&spooled).map_err(|error| error.about(&spec.file))?;
    let kept = |table: OpenTable| OpenTable {
        door: Box::new(SpooledDoor {
            door: table.door,
            named: spec.file.clone(),
            _file: Arc::clone(&file),
        }),
        ..table
    };
    Ok(tables.into_iter().map(kept).collect())
}

fn write(input: Input) -> Result<TempPath, ImportError> {
    let (file, wrapping) = (input.file.clone(), input.wrapping);
    let failed = |source| Input::error(&file, wrapping, source);
    let mut spooled = NamedTempFile::new().map_err(failed)?;
    let written = std::io::copy(&mut input.take(LARGEST + 1), &mut spooled).map_err(failed)?;
    if written > LARGEST {
        return Err(ImportError::Broken {
            file,
            sheet: None,
            what: format!("is larger than {} MiB unpacked", LARGEST >> 20),
            hint: "unpack it to a file first",
        });
    }
    Ok(spooled.into_temp_path())
}

/// A door into a temporary file, which lives as long as any of its doors.
struct SpooledDoor {
    door: Box<dyn Door>,
    named: std::path::PathBuf,
    _file: Arc<TempPath>,
}

impl Door for SpooledDoor {
    fn next_block(&mut self) -> Result<Option<Block>, ImportError> {
        self.door
            .next_block()
            .map_err(|error| error.about(&self.named))
    }
}
