//! The blocking keys of many rows, one row after another: a single piece of memory, for there are some thirty a row.

use super::known::BlockKey;
use crate::model::RowIx;

/// The keys of rows, or of the records at hand, by their positions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyLists {
    all: Vec<BlockKey>,
    /// Where the keys of each row end.
    ends: Vec<usize>,
}

impl KeyLists {
    /// Adds the keys of the next row.
    pub fn push(&mut self, keys: &[BlockKey]) {
        self.all.extend_from_slice(keys);
        self.ends.push(self.all.len());
    }

    /// The keys of a row, ascending; none beyond the last one.
    #[must_use]
    #[inline]
    pub fn of(&self, row: usize) -> &[BlockKey] {
        let from = row
            .checked_sub(1)
            .map_or(Some(0), |before| self.ends.get(before).copied());
        let found = from
            .zip(self.ends.get(row))
            .map(|(from, &to)| &self.all[from..to]);
        found.unwrap_or_default()
    }

    /// How many rows have been added.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many keys all rows have.
    #[must_use]
    pub fn keys(&self) -> usize {
        self.all.len()
    }

    /// The keys of all rows.
    pub(super) fn all(&self) -> &[BlockKey] {
        &self.all
    }

    /// Whether the keys of a row have been added.
    pub(super) fn has(&self, row: usize) -> bool {
        row < self.ends.len()
    }

    /// Makes room for so many further rows with as many keys as those that are here have on average, so that this much
    /// memory is not taken twice while it grows.
    pub(super) fn make_room_for(&mut self, rows: usize) {
        let each = self.all.len().div_ceil(self.len().max(1));
        // A fiftieth more than the first rows need.
        let wanted = each * rows + each * rows / 50;
        self.all.reserve_exact(wanted);
        self.ends.reserve_exact(rows);
    }

    /// Adds the keys of further rows.
    pub(super) fn append(&mut self, other: &KeyLists) {
        let before = self.all.len();
        self.all.extend_from_slice(&other.all);
        self.ends.extend(other.ends.iter().map(|end| end + before));
    }

    /// Gives the keys of the first rows to `rows`, which ascend, of so many; the others have none.
    pub(super) fn spread(mut self, rows: &[RowIx], count: usize) -> KeyLists {
        let last = rows.len().checked_sub(1);
        self.all.truncate(last.map_or(0, |last| self.ends[last]));
        let mut ends = Vec::with_capacity(count);
        for (row, &end) in rows.iter().zip(&self.ends) {
            // The rows before it that have none end where the row before them does.
            ends.resize(row.at(), ends.last().copied().unwrap_or(0));
            ends.push(end);
        }
        ends.resize(count, self.all.len());
        KeyLists {
            all: self.all,
            ends,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_own_keys() {
        let [one, two, three] = [1, 2, 3].map(BlockKey::numbered);
        let mut lists = KeyLists::default();
        assert!(lists.is_empty() && lists.of(0).is_empty());
        for row in [&[one, two][..], &[], &[three]] {
            lists.push(row);
        }
        let found = [0, 1, 2, 3].map(|row| lists.of(row));
        assert_eq!(found, [&[one, two][..], &[], &[three], &[]]);
        assert_eq!((lists.len(), lists.keys()), (3, 3));
    }
}
