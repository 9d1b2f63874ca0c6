//! A column of text: its cells end to end in one string.
//!
//! Knows no frame, no field and no polars. Empty text is no value, so that a blank cell needs no mark of its own.

/// A column of text, being written or read. It takes memory from its first value on: most of thirty-odd fields are
/// empty throughout in any one list.
#[derive(Clone, Default)]
pub struct TextColumn {
    /// Rows to make room for when the first value comes.
    room: usize,
    /// Blank cells before the first value.
    blanks: usize,
    /// Where each cell ends, from the first value on.
    ends: Ends,
    text: String,
}

/// Ascending positions in a text: in half the memory as long as it is shorter than 4 GiB.
#[derive(Clone)]
enum Ends {
    Short(Vec<u32>),
    Long(Vec<u64>),
}

impl Default for Ends {
    fn default() -> Self {
        Ends::Short(Vec::new())
    }
}

impl Ends {
    fn len(&self) -> usize {
        match self {
            Ends::Short(ends) => ends.len(),
            Ends::Long(ends) => ends.len(),
        }
    }

    #[inline]
    fn push(&mut self, end: usize) {
        match (&mut *self, u32::try_from(end)) {
            (Ends::Short(ends), Ok(end)) => ends.push(end),
            (Ends::Short(short), Err(_)) => {
                let mut long: Vec<u64> = short.iter().copied().map(u64::from).collect();
                long.push(end as u64);
                *self = Ends::Long(long);
            }
            (Ends::Long(ends), _) => ends.push(end as u64),
        }
    }

    /// Adds the positions of a text that was put behind `before` bytes of this one.
    fn append(&mut self, other: &Ends, before: usize) {
        let last = other.len().checked_sub(1).map_or(0, |last| other.at(last));
        match (&mut *self, other, u32::try_from(before)) {
            (Ends::Short(ends), Ends::Short(others), Ok(moved))
                if u32::try_from(before + last).is_ok() =>
            {
                ends.extend(others.iter().map(|end| end + moved));
            }
            _ => (0..other.len()).for_each(|at| self.push(before + other.at(at))),
        }
    }

    /// The position at `at`, which is one that was pushed.
    #[inline]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "positions in a text that is in memory"
    )]
    fn at(&self, at: usize) -> usize {
        match self {
            Ends::Short(ends) => ends[at] as usize,
            Ends::Long(ends) => ends[at] as usize,
        }
    }
}

impl TextColumn {
    /// An empty column with room for `rows`.
    #[must_use]
    pub fn with_capacity(rows: usize) -> Self {
        TextColumn {
            room: rows,
            ..TextColumn::default()
        }
    }

    /// Adds a cell; blank text is no value.
    #[inline]
    pub fn push(&mut self, cell: Option<&str>) {
        match cell {
            Some(text) if !text.is_empty() => self.push_text(text),
            _ if self.has_value() => self.ends.push(self.text.len()),
            _ => self.blanks += 1,
        }
    }

    #[inline]
    fn push_text(&mut self, text: &str) {
        if !self.has_value() {
            self.ends = Ends::Short(Vec::with_capacity(self.room.saturating_sub(self.blanks)));
        }
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    /// Adds cells without a value.
    pub(super) fn push_blanks(&mut self, count: usize) {
        if self.has_value() {
            (0..count).for_each(|_| self.ends.push(self.text.len()));
        } else {
            self.blanks += count;
        }
    }

    /// Adds cells without a value until there are `rows`.
    #[inline]
    pub(super) fn fill_to(&mut self, rows: usize) {
        let missing = rows.saturating_sub(self.len());
        if missing > 0 {
            self.push_blanks(missing);
        }
    }

    /// Adds the cells of `other`.
    pub(super) fn append(&mut self, other: &TextColumn) {
        self.push_blanks(other.blanks);
        let before = self.text.len();
        self.text.push_str(&other.text);
        self.ends.append(&other.ends, before);
    }

    /// The number of cells.
    pub(super) fn len(&self) -> usize {
        self.blanks + self.ends.len()
    }

    /// Whether any cell has a value.
    #[inline]
    pub(super) fn has_value(&self) -> bool {
        !self.text.is_empty()
    }

    /// The value of a cell; none where it is blank.
    ///
    /// # Panics
    /// When there is no such cell.
    #[inline]
    pub(super) fn get(&self, row: usize) -> Option<&str> {
        let at = row.checked_sub(self.blanks)?;
        let start = at.checked_sub(1).map_or(0, |before| self.ends.at(before));
        let cell = &self.text[start..self.ends.at(at)];
        (!cell.is_empty()).then_some(cell)
    }

    /// The cells, in order.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = Option<&str>> {
        (0..self.len()).map(|row| self.get(row))
    }
}

impl std::fmt::Debug for TextColumn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Cells<'a> = &'a [&'a str];

    fn column(cells: Cells<'_>) -> TextColumn {
        let mut column = TextColumn::with_capacity(cells.len());
        cells.iter().for_each(|cell| column.push(Some(cell)));
        column
    }

    fn cells(column: &TextColumn) -> Vec<&str> {
        column.iter().map(Option::unwrap_or_default).collect()
    }

    #[test]
    fn cells_come_back_in_their_order_below_those_of_another_column() {
        let cases: [(&str, Cells<'_>, Cells<'_>); 6] = [
            ("both filled", &["张伟", "1"], &["李娜", "2"]),
            ("blanks between", &["a", "", "b"], &["", "c", ""]),
            ("blanks first", &["", "a"], &["", "", "b"]),
            ("nothing before", &[], &["", "a"]),
            ("blank before", &["", ""], &["", "a"]),
            ("blank behind", &["a"], &["", ""]),
        ];
        for (case, above, below) in cases {
            let mut whole = column(above);
            whole.append(&column(below));
            assert_eq!(cells(&whole), [above, below].concat(), "{case}");
            assert_eq!(whole.len(), above.len() + below.len(), "{case}");
        }
    }

    #[test]
    fn positions_beyond_four_gigabytes_are_kept() {
        let mut ends = Ends::default();
        let pushed = [1, u32::MAX as usize, u32::MAX as usize + 1, 1 << 40];
        pushed.iter().for_each(|&end| ends.push(end));
        let kept = |ends: &Ends| (0..ends.len()).map(|at| ends.at(at)).collect::<Vec<_>>();
        assert_eq!(kept(&ends), pushed);
        let mut below = Ends::default();
        below.push(1);
        below.append(&ends, 1);
        assert_eq!(
            kept(&below),
            [1].into_iter()
                .chain(pushed.map(|end| end + 1))
                .collect::<Vec<_>>()
        );
    }
}
