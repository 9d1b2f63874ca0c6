//! Clusters held against who is who: by pairs of rows, and by rows (B-cubed, Bagga and Baldwin 1998).

use std::collections::BTreeMap;

/// How well clusters agree with people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Score {
    /// Pairs of rows about one person.
    pub(crate) real: usize,
    /// Pairs of rows in one cluster.
    pub(crate) found: usize,
    /// Pairs of rows that are both.
    pub(crate) right: usize,
    /// The harmonic mean of B-cubed precision and recall: what share of a row's cluster is about its person, and what
    /// share of the person's rows is in it, over all rows.
    pub(crate) b_cubed: f64,
}

impl Score {
    /// The share of the pairs found that are right; 1 where none was found.
    pub(crate) fn precision(&self) -> f64 {
        share(self.right, self.found)
    }

    /// The share of the real pairs that were found; 1 where there are none.
    pub(crate) fn recall(&self) -> f64 {
        share(self.right, self.real)
    }

    /// The harmonic mean of precision and recall.
    pub(crate) fn f1(&self) -> f64 {
        share(2 * self.right, self.found + self.real)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}

/// The score of the rows: for each its person and its cluster.
pub(crate) fn score<P: Ord + Copy>(rows: &[(P, usize)]) -> Score {
    let people = sizes(rows.iter().map(|row| row.0));
    let clusters = sizes(rows.iter().map(|row| row.1));
    let both = sizes(rows.iter().copied());
    let (mut precision, mut recall) = (0.0, 0.0);
    for ((person, cluster), count) in &both {
        let shared = (count * count) as f64;
        precision += shared / clusters[cluster] as f64;
        recall += shared / people[person] as f64;
    }
    Score {
        real: pairs(people.into_values()),
        found: pairs(clusters.into_values()),
        right: pairs(both.into_values()),
        b_cubed: 2.0 * precision * recall / ((precision + recall) * rows.len() as f64),
    }
}

fn sizes<K: Ord>(keys: impl Iterator<Item = K>) -> BTreeMap<K, usize> {
    let mut sizes = BTreeMap::new();
    for key in keys {
        *sizes.entry(key).or_insert(0) += 1;
    }
    sizes
}

fn pairs(sizes: impl Iterator<Item = usize>) -> usize {
    sizes.map(|size| size * (size - 1) / 2).sum()
}
