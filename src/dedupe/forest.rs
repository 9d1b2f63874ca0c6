//! Sets of records that belong together, joined two at a time (union-find), and sets that may never be joined.

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

/// Disjoint sets of which some are kept apart for good.
#[derive(Clone, Debug)]
pub(super) struct Camps {
    pub(super) forest: Forest,
    /// For the root of a set, members of the sets that it may not meet. Few sets have any.
    apart: FxHashMap<Pos, Vec<Pos>>,
}

impl Camps {
    /// Every position on its own, and none kept apart.
    pub(super) fn new(len: usize) -> Self {
        Camps {
            forest: Forest::new(len),
            apart: FxHashMap::default(),
        }
    }

    /// Whether the sets of `a` and `b` are kept apart.
    pub(super) fn are_apart(&mut self, a: Pos, b: Pos) -> bool {
        let (a, b) = (self.forest.root(a), self.forest.root(b));
        let Some(others) = self.apart.get(&a) else {
            return false;
        };
        let forest = &mut self.forest;
        others.iter().any(|&other| forest.root(other) == b)
    }

    /// Keeps the sets of `a` and `b` apart; not if they are one set.
    pub(super) fn part(&mut self, a: Pos, b: Pos) -> bool {
        let (a, b) = (self.forest.root(a), self.forest.root(b));
        if a != b {
            self.apart.entry(a).or_default().push(b);
            self.apart.entry(b).or_default().push(a);
        }
        a != b
    }

    /// Makes one set of two and returns its root; not if they are kept apart.
    pub(super) fn join(&mut self, a: Pos, b: Pos) -> Option<Pos> {
        if self.are_apart(a, b) {
            return None;
        }
        let (a, b) = (self.forest.root(a), self.forest.root(b));
        let root = self.forest.join(a, b);
        if a != b
            && let Some(theirs) = self.apart.remove(&a.max(b))
        {
            self.apart.entry(root).or_default().extend(theirs);
        }
        Some(root)
    }
}
