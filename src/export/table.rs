//! A table being written: columns, then row after row of text, in any of the formats.
//!
//! A file is written under another name beside its target and takes the target's name when it is complete, so that a
//! half-written file never stands where a whole one did.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::csv::{CsvSheet, Formulas};
use super::error::{ExportError, Fault};
use super::jsonl::{JsonSheet, Layout};
use super::parquet::ParquetSheet;
use super::xlsx::XlsxSheet;

/// A file format, told by the ending of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated text, UTF-8.
    Csv,
    /// An Excel workbook in which every cell is text.
    Xlsx,
    /// Apache Parquet, every column text.
    Parquet,
    /// One JSON object a line.
    Jsonl,
}

impl Format {
    /// The format that the name of `path` ends with.
    ///
    /// # Errors
    /// When it ends with none of them.
    pub fn of(path: &Path) -> Result<Self, ExportError> {
        let ending = path.extension().and_then(|ending| ending.to_str());
        match ending.map(str::to_ascii_lowercase).as_deref() {
            Some("csv") => Ok(Format::Csv),
            Some("xlsx") => Ok(Format::Xlsx),
            Some("parquet") => Ok(Format::Parquet),
            Some("jsonl") => Ok(Format::Jsonl),
            _ => Err(ExportError::UnknownEnding {
                path: path.to_owned(),
            }),
        }
    }
}

/// Where a table goes.
pub enum Target {
    /// A file, in the format its name ends with.
    File(PathBuf),
    /// A stream: standard output, behind which stands another program.
    Stream(Box<dyn Write + Send>, Notation),
}

/// How a table is written to a stream, which has no name to tell the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// Comma-separated text.
    Csv,
    /// One JSON document: an array of objects.
    Json,
}

impl std::fmt::Debug for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Target::File(path) => f.debug_tuple("File").field(path).finish(),
            Target::Stream(_, notation) => f.debug_tuple("Stream").field(notation).finish(),
        }
    }
}

/// Gives the cells of the row at a position, as many as there are columns, to whoever takes them.
pub type CellsOfRow<'c> = dyn Fn(usize, &mut dyn FnMut(&[Option<&str>])) + Sync + 'c;

/// One of the formats, being written.
pub(super) trait Sheet {
    /// Writes a row of as many cells as there are columns.
    fn row(&mut self, cells: &[Option<&str>]) -> Result<(), Fault>;
    /// Writes the rows at positions from 0 up to `count`.
    fn rows(&mut self, count: usize, cells: &CellsOfRow<'_>) -> Result<(), Fault> {
        (0..count).try_for_each(|at| {
            let mut written = Ok(());
            cells(at, &mut |row| written = self.row(row));
            written
        })
    }
    /// Writes what is left and closes.
    fn finish(self: Box<Self>) -> Result<(), Fault>;
}

/// A table being written.
pub struct TableWriter {
    /// None once it is finished.
    sheet: Option<Box<dyn Sheet>>,
    width: usize,
    target: PathBuf,
    /// The name under which the file grows.
    growing: Option<PathBuf>,
}

impl TableWriter {
    /// Begins a table with these columns.
    ///
    /// Cells that a spreadsheet would run as formulas are defused in CSV files, and written as they are to a stream:
    /// the program behind it must get the data.
    ///
    /// # Errors
    /// When the target's name says no format, or it cannot be written.
    pub fn create(target: Target, columns: &[String]) -> Result<Self, ExportError> {
        let width = columns.len();
        match target {
            Target::Stream(stream, notation) => {
                let target = PathBuf::from("-");
                let sheet = streamed(notation, BufWriter::new(stream), columns)
                    .map_err(|fault| fault.at(&target))?;
                Ok(TableWriter {
                    sheet: Some(sheet),
                    width,
                    target,
                    growing: None,
                })
            }
            Target::File(target) => {
                let format = Format::of(&target)?;
                let (file, growing) = begin(&target)?;
                let mut table = TableWriter {
                    sheet: None,
                    width,
                    target,
                    growing,
                };
                let sheet =
                    sheet(format, file, columns).map_err(|fault| fault.at(&table.target))?;
                table.sheet = Some(sheet);
                Ok(table)
            }
        }
    }

    /// Writes a row; missing cells at its end are empty, surplus cells are a mistake of the caller.
    ///
    /// # Errors
    /// When the target cannot be written.
    pub fn row<'a>(
        &mut self,
        cells: impl IntoIterator<Item = Option<&'a str>>,
    ) -> Result<(), ExportError> {
        let mut row: Vec<Option<&str>> = cells.into_iter().collect();
        debug_assert!(
            row.len() <= self.width,
            "a row has no more cells than columns"
        );
        row.resize(self.width, None);
        match &mut self.sheet {
            Some(sheet) => sheet.row(&row).map_err(|fault| fault.at(&self.target)),
            None => Ok(()),
        }
    }

    /// Writes the rows at positions from 0 up to `count`; formats that can make lines of several at a time do so.
    ///
    /// # Errors
    /// When the target cannot be written.
    pub fn rows(&mut self, count: usize, cells: &CellsOfRow<'_>) -> Result<(), ExportError> {
        match &mut self.sheet {
            Some(sheet) => sheet
                .rows(count, cells)
                .map_err(|fault| fault.at(&self.target)),
            None => Ok(()),
        }
    }

    /// Completes the table and gives the file its name.
    ///
    /// # Errors
    /// When the target cannot be written.
    pub fn finish(mut self) -> Result<(), ExportError> {
        if let Some(sheet) = self.sheet.take() {
            sheet.finish().map_err(|fault| fault.at(&self.target))?;
        }
        if let Some(growing) = self.growing.take() {
            fs::rename(&growing, &self.target).map_err(|source| {
                let _ = fs::remove_file(&growing);
                Fault::Io(source).at(&self.target)
            })?;
        }
        Ok(())
    }
}

impl Drop for TableWriter {
    /// A table that was not completed leaves nothing behind.
    fn drop(&mut self) {
        self.sheet = None;
        if let Some(growing) = self.growing.take() {
            let _ = fs::remove_file(growing);
        }
    }
}

impl std::fmt::Debug for TableWriter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TableWriter")
            .field("target", &self.target)
            .finish_non_exhaustive()
    }
}

/// Writes a file in one go; it stands under its name when it is whole.
///
/// # Errors
/// When the target cannot be written.
pub fn write_whole(target: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    let (mut file, growing) = begin(target)?;
    let named = |growing: &PathBuf| fs::rename(growing, target);
    let written = file
        .write_all(bytes)
        .and_then(|()| growing.as_ref().map_or(Ok(()), named));
    written.map_err(|source| {
        if let Some(growing) = &growing {
            let _ = fs::remove_file(growing);
        }
        Fault::Io(source).at(target)
    })
}

fn streamed(
    notation: Notation,
    stream: BufWriter<Box<dyn Write + Send>>,
    columns: &[String],
) -> Result<Box<dyn Sheet>, Fault> {
    Ok(match notation {
        Notation::Csv => Box::new(CsvSheet::new(stream, columns, Formulas::Verbatim)?),
        Notation::Json => Box::new(JsonSheet::new(stream, columns, Layout::Array)),
    })
}

fn sheet(format: Format, file: File, columns: &[String]) -> Result<Box<dyn Sheet>, Fault> {
    let file = BufWriter::with_capacity(1 << 18, file);
    Ok(match format {
        Format::Csv => Box::new(CsvSheet::new(file, columns, Formulas::Defused)?),
        Format::Xlsx => Box::new(XlsxSheet::new(file, columns)?),
        Format::Parquet => Box::new(ParquetSheet::new(file, columns)?),
        Format::Jsonl => Box::new(JsonSheet::new(file, columns, Layout::Lines)),
    })
}

/// Opens the file that will take the target's name. A target that is there and is no plain file, such as a pipe or a
/// device, is written to directly: it cannot be replaced.
fn begin(target: &Path) -> Result<(File, Option<PathBuf>), ExportError> {
    let unwritable = |source| Fault::Io(source).at(target);
    match fs::metadata(target) {
        Ok(found) if found.is_dir() => {
            return Err(unwritable(std::io::ErrorKind::IsADirectory.into()));
        }
        Ok(found) if !found.is_file() => {
            let file = fs::OpenOptions::new().write(true).open(target);
            return Ok((file.map_err(unwritable)?, None));
        }
        Ok(_) | Err(_) => {}
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        return Err(ExportError::NoFolder {
            path: target.to_owned(),
            folder: folder.to_owned(),
        });
    }
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name().unwrap_or(target.as_os_str()));
    name.push(format!(".{}.part", std::process::id()));
    let growing = folder.join(name);
    let file = File::create(&growing).map_err(unwritable)?;
    Ok((file, Some(growing)))
}
