//! Rows of raw cells, verbatim, in one buffer: what a file holds before anything is made of it.

/// Rows of text cells, stored end to end so that a million rows cost three allocations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellRows {
    text: String,
    cell_ends: Vec<u32>,
    row_ends: Vec<u32>,
}

impl CellRows {
    /// No rows.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a cell to the row being written.
    ///
    /// A block holds at most 4 GiB of text; a door closes its block long before that.
    pub fn push_cell(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.cell_ends.push(offset(self.text.len()));
    }

    /// Ends the row being written.
    pub fn end_row(&mut self) {
        self.row_ends.push(offset(self.cell_ends.len()));
    }

    /// Takes back the cells of the row being written: it turned out to need more text than there was.
    pub fn abandon_row(&mut self) {
        let cells = self.row_ends.last().map_or(0, |&end| end as usize);
        self.cell_ends.truncate(cells);
        let text = self.cell_ends.last().map_or(0, |&end| end as usize);
        self.text.truncate(text);
    }

    /// Adds a whole row.
    pub fn push_row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        cells.into_iter().for_each(|cell| self.push_cell(cell));
        self.end_row();
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.row_ends.len()
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.row_ends.is_empty()
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
        let first = if row == 0 {
            0
        } else {
            self.row_ends[row - 1] as usize
        };
        Cells {
            rows: self,
            first,
            end: self.row_ends[row] as usize,
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
        self.row_ends.clear();
    }
}

/// One row of raw cells.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'a> {
    rows: &'a CellRows,
    first: usize,
    end: usize,
}

impl<'a> Cells<'a> {
    /// The number of cells.
    #[must_use]
    pub fn len(&self) -> usize {
        self.end - self.first
    }

    /// Whether the row has no cells at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.first == self.end
    }

    /// The cell at `column`, or none where the row is shorter.
    #[must_use]
    pub fn get(&self, column: usize) -> Option<&'a str> {
        let at = self.first + column;
        if at >= self.end {
            return None;
        }
        let from = if at == 0 {
            0
        } else {
            self.rows.cell_ends[at - 1] as usize
        };
        Some(&self.rows.text[from..self.rows.cell_ends[at] as usize])
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

/// An offset into a block, which its door keeps below 4 GiB.
fn offset(length: usize) -> u32 {
    u32::try_from(length).expect("a block of cells stays below 4 GiB")
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
}
