//! Sets of records that belong together, joined two at a time (union-find).

use rustc_hash::FxHashMap;

use super::table::{Pos, Table};
use crate::model::ContactId;

/// Disjoint sets of positions.
#[derive(Clone, Debug)]
pub(super) struct Forest {
    parents: Vec<Pos>,
}

impl Forest {
    /// Every position on its own.
    pub(super) fn new(len: usize) -> Self {
        Forest {
            parents: (0u32..).take(len).collect(),
        }
    }

    /// The smallest position of the set that `pos` is in.
    pub(super) fn root(&mut self, mut pos: Pos) -> Pos {
        while self.parents[pos as usize] != pos {
            let parent = self.parents[pos as usize];
            self.parents[pos as usize] = self.parents[parent as usize];
            pos = self.parents[pos as usize];
        }
        pos
    }

    /// Makes one set of two; the smaller root stays, and is returned.
    pub(super) fn join(&mut self, a: Pos, b: Pos) -> Pos {
        let (a, b) = (self.root(a), self.root(b));
        let (root, other) = (a.min(b), a.max(b));
        self.parents[other as usize] = root;
        root
    }

    /// Joins those of `known` that belong to one contact so far.
    pub(super) fn join_contacts(&mut self, table: &Table<'_>, known: impl Iterator<Item = Pos>) {
        let mut first: FxHashMap<ContactId, Pos> = FxHashMap::default();
        for pos in known {
            if let Some(contact) = table.contact(pos) {
                let one = *first.entry(contact).or_insert(pos);
                self.join(one, pos);
            }
        }
    }
}
