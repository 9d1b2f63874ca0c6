//! The blocking keys of many rows, one row after another: a single piece of memory, for there are some thirty a row.

use super::known::BlockKey;

/// The keys of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyLists {
    all: Vec<BlockKey>,
    /// Where the keys of each row end.
    ends: Vec<usize>,
}

impl KeyLists {
    /// The keys of rows that follow each other in `all`, by where those of each row `ends`.
    pub(super) fn of_parts(all: Vec<BlockKey>, ends: Vec<usize>) -> Self {
        KeyLists { all, ends }
    }

    /// Adds the keys of the next row.
    pub fn push(&mut self, keys: &[BlockKey]) {
        self.all.extend_from_slice(keys);
        self.ends.push(self.all.len());
    }

    /// The keys of a row; none beyond the last one.
    #[must_use]
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
