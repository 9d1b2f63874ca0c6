//! Rows of raw cells, verbatim, in one buffer: what a file holds before anything is made of it.

/// Rows of text cells, stored end to end so that a million rows cost three allocations.
///
/// The end of a cell is counted from where the text of its row begins, so that rows can be put behind others as they
/// are, and only a single row is limited to 4 GiB.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellRows {
    text: String,
    cell_ends: Vec<u32>,
    rows: Vec<RowEnd>,
}

/// Where a row ends: in the cells, and in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct RowEnd {
    cell: usize,
    text: usize,
}

impl CellRows {
    /// No rows.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a cell to the row being written.
    ///
    /// # Panics
    /// When a row holds more than 4 GiB of text; a door refuses it long before that.
    pub fn push_cell(&mut self, cell: &str) {
        self.text.push_str(cell);
        let length = self.text.len() - self.end().text;
        self.cell_ends
            .push(u32::try_from(length).expect("a row stays below 4 GiB"));
    }

    /// Ends the row being written.
    pub fn end_row(&mut self) {
        self.rows.push(RowEnd {
            cell: self.cell_ends.len(),
            text: self.text.len(),
        });
    }

    /// Takes back the cells of the row being written: it turned out to need more text than there was.
    pub fn abandon_row(&mut self) {
        let end = self.end();
        self.cell_ends.truncate(end.cell);
        self.text.truncate(end.text);
    }

    /// Where the last whole row ends.
    fn end(&self) -> RowEnd {
        self.rows.last().copied().unwrap_or_default()
    }

    /// Adds the rows of `other`; no row may be half written here or there.
    pub fn append(&mut self, other: &CellRows) {
        let end = self.end();
        self.text.push_str(&other.text);
        self.cell_ends.extend_from_slice(&other.cell_ends);
        let moved = |row: &RowEnd| RowEnd {
            cell: end.cell + row.cell,
            text: end.text + row.text,
        };
        self.rows.extend(other.rows.iter().map(moved));
    }

    /// Adds a whole row.
    pub fn push_row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        cells.into_iter().for_each(|cell| self.push_cell(cell));
        self.end_row();
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The bytes of text held.
    #[must_use]
    pub fn text_len(&self) -> usize {
        self.text.len()
    }

    /// The row at `row`.
    ///
    /// # Panics
    /// When there is no such row.
    #[must_use]
    pub fn row(&self, row: usize) -> Cells<'_> {
        let start = if row == 0 {
            RowEnd::default()
        } else {
            self.rows[row - 1]
        };
        let end = self.rows[row];
        Cells {
            text: &self.text[start.text..end.text],
            ends: &self.cell_ends[start.cell..end.cell],
        }
    }

    /// All rows, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Cells<'_>> {
        (0..self.len()).map(|row| self.row(row))
    }

    /// Removes all rows and keeps the memory.
    pub fn clear(&mut self) {
        self.text.clear();
        self.cell_ends.clear();
        self.rows.clear();
    }
}

/// One row of raw cells.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'a> {
    text: &'a str,
    ends: &'a [u32],
}

impl<'a> Cells<'a> {
    /// The number of cells.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether the row has no cells at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The cell at `column`, or none where the row is shorter.
    #[must_use]
    pub fn get(&self, column: usize) -> Option<&'a str> {
        let end = *self.ends.get(column)? as usize;
        let start = if column == 0 {
            0
        } else {
            self.ends[column - 1] as usize
        };
        Some(&self.text[start..end])
    }

    /// The cells, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &'a str> + use<'a> {
        let cells = *self;
        (0..cells.len()).map(move |column| cells.get(column).unwrap_or_default())
    }

    /// Whether every cell is empty or white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.iter().all(|cell| cell.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_as_they_went_in() {
        let mut rows = CellRows::new();
        rows.push_row(["张伟", "", "139"]);
        rows.push_row([]);
        rows.push_row(["x"]);
        let back: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().collect()).collect();
        assert_eq!(back, [vec!["张伟", "", "139"], vec![], vec!["x"]]);
        assert_eq!(rows.row(2).get(1), None);
        assert!(rows.row(1).is_blank() && !rows.row(0).is_blank());
    }

    #[test]
    fn rows_behind_others_stay_as_they_are() {
        let of = |rows: &[&[&str]]| {
            let mut cells = CellRows::new();
            rows.iter()
                .for_each(|row| cells.push_row(row.iter().copied()));
            cells
        };
        let mut all = of(&[&["张伟", "1"]]);
        all.append(&of(&[]));
        all.append(&of(&[&[], &["", "李娜"]]));
        all.push_cell("half");
        all.abandon_row();
        assert_eq!(all, of(&[&["张伟", "1"], &[], &["", "李娜"]]));
    }
}
