//! Rows that wait in a temporary file until all are read: for what can be said of a row only then.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Seek, SeekFrom};

use crate::export::CellsOfRow;

/// Rows of text, written once and read once, in order. Memory does not grow with them.
pub(super) struct Spool {
    file: csv::Writer<BufWriter<File>>,
}

impl Spool {
    /// An empty spool in the folder of temporary files; it vanishes with the program.
    pub(super) fn new() -> io::Result<Self> {
        let file = BufWriter::new(tempfile::tempfile()?);
        let file = csv::WriterBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_writer(file);
        Ok(Spool { file })
    }

    /// Adds a row; an empty cell is no value.
    pub(super) fn add<'a>(
        &mut self,
        cells: impl Iterator<Item = Option<&'a str>>,
    ) -> io::Result<()> {
        let cells = cells.map(Option::unwrap_or_default);
        self.file.write_record(cells).map_err(io::Error::from)
    }

    /// Adds the row at a position, of which `cells` gives the cells.
    pub(super) fn add_row(&mut self, at: usize, cells: &CellsOfRow<'_>) -> io::Result<()> {
        let mut added = Ok(());
        cells(at, &mut |row| added = self.add(row.iter().copied()));
        added
    }

    /// The rows, in the order in which they came.
    pub(super) fn read(self) -> io::Result<impl Iterator<Item = io::Result<csv::StringRecord>>> {
        let buffer = self
            .file
            .into_inner()
            .map_err(csv::IntoInnerError::into_error)?;
        let mut file = buffer
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        file.seek(SeekFrom::Start(0))?;
        let rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(BufReader::new(file))
            .into_records();
        Ok(rows.map(|row| row.map_err(io::Error::from)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_as_they_were() -> io::Result<()> {
        let mut spool = Spool::new()?;
        let rows = [vec!["张伟", "a,\"b\"\nc", ""], vec!["", "", "x"]];
        for row in &rows {
            spool.add(
                row.iter()
                    .map(|cell| Some(*cell).filter(|cell| !cell.is_empty())),
            )?;
        }
        let back: Vec<Vec<String>> = spool
            .read()?
            .map(|row| Ok(row?.iter().map(str::to_owned).collect()))
            .collect::<io::Result<_>>()?;
        assert_eq!(back, rows);
        Ok(())
    }
}
