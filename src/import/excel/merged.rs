//! Merged ranges: one cell to the eye, whose text stands for all the rows and columns it covers.
//!
//! The ranges come in any order and may be absurd; what is kept is one state a column, so that memory is bounded by
//! the width of the sheet.

use std::rc::Rc;

use super::rows::COLUMNS;

/// A range wider than this is decoration: a title over the whole sheet, not a heading over some columns.
const WIDEST: u32 = 256;

/// A text longer than this is a remark, not a heading or the name of a group.
const LONGEST: usize = 1_024;

/// Ranges gone by that are kept until there are so many.
const PASSED: usize = 4_096;

/// A merged range; rows and columns from 0, ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Merge {
    /// The first row.
    pub top: u32,
    /// The first column.
    pub left: u32,
    /// The last row.
    pub bottom: u32,
    /// The last column.
    pub right: u32,
}

/// The text that a column is filled with, down to a row.
#[derive(Clone, Debug)]
struct Fill {
    bottom: u32,
    text: Rc<str>,
}

/// The merged ranges of a sheet, and where a reader that goes down the rows stands in them.
#[derive(Debug, Default)]
pub(super) struct Merges {
    /// In the order of their first rows; those from `ahead` on are still to come.
    ranges: Vec<Merge>,
    ahead: usize,
    /// The ranges that begin in the row at hand.
    starting: std::ops::Range<usize>,
    columns: Vec<Option<Fill>>,
    row: u32,
}

impl Merges {
    /// The ranges worth filling: of more than one cell, and no wider than a heading.
    pub(super) fn new(ranges: impl IntoIterator<Item = Merge>) -> Self {
        let mut ranges: Vec<Merge> = ranges.into_iter().filter(is_fillable).collect();
        ranges.sort_by_key(|range| (range.top, range.left));
        Merges {
            ranges,
            ..Merges::default()
        }
    }

    /// Adds a range that begins in the row being read, or below all others.
    pub(super) fn add(&mut self, range: Merge) {
        if is_fillable(&range) {
            self.forget_passed();
            self.ranges.push(range);
        }
    }

    /// Drops the ranges gone by, now and then: a sheet that tells them on the way may have any number.
    fn forget_passed(&mut self) {
        if self.ahead == self.ranges.len() && self.ahead >= PASSED {
            self.ranges.clear();
            self.ahead = 0;
            self.starting = 0..0;
        }
    }

    /// Goes down to `row`.
    pub(super) fn enter(&mut self, row: u32) {
        self.row = row;
        self.starting = self.ahead..self.ahead;
        if self.ahead < self.ranges.len() {
            let rest = &self.ranges[self.ahead..];
            let passed = rest.partition_point(|range| range.top < row);
            let starting = rest.partition_point(|range| range.top <= row);
            self.starting = self.ahead + passed..self.ahead + starting;
            self.ahead += starting;
        }
        while self
            .columns
            .last()
            .is_some_and(|fill| !covers(fill.as_ref(), row))
        {
            self.columns.pop();
        }
    }

    /// Whether a range begins in the row at hand.
    pub(super) fn starts_here(&self) -> bool {
        !self.starting.is_empty()
    }

    /// Says the text of a cell of the row at hand, which may be the first of a range.
    pub(super) fn anchor(&mut self, column: u32, text: &str) {
        if text.len() > LONGEST {
            return;
        }
        let starting = &self.ranges[self.starting.clone()];
        let Ok(at) = starting.binary_search_by_key(&column, |range| range.left) else {
            return;
        };
        let range = starting[at];
        let right = range.right as usize;
        if self.columns.len() <= right {
            self.columns.resize(right + 1, None);
        }
        let fill = Fill {
            bottom: range.bottom,
            text: text.into(),
        };
        self.columns[range.left as usize..=right].fill(Some(fill));
    }

    /// The text that fills a column of the row at hand.
    pub(super) fn text_at(&self, column: u32) -> Option<&str> {
        let fill = self.columns.get(column as usize)?.as_ref();
        fill.filter(|fill| self.row <= fill.bottom)
            .map(|fill| &*fill.text)
    }

    /// The columns up to the last that is filled in the row at hand.
    pub(super) fn width(&self) -> u32 {
        // At most COLUMNS.
        self.columns.len() as u32
    }
}

fn covers(fill: Option<&Fill>, row: u32) -> bool {
    fill.is_some_and(|fill| row <= fill.bottom)
}

fn is_fillable(range: &Merge) -> bool {
    range.top <= range.bottom
        && range.left <= range.right
        && range.right < COLUMNS
        && range.right - range.left < WIDEST
        && (range.top, range.left) != (range.bottom, range.right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merge(top: u32, left: u32, bottom: u32, right: u32) -> Merge {
        Merge {
            top,
            left,
            bottom,
            right,
        }
    }

    #[test]
    fn a_range_fills_the_rows_and_columns_it_covers() {
        let mut merges = Merges::new([merge(2, 0, 3, 0), merge(1, 2, 1, 4)]);
        merges.enter(1);
        merges.anchor(2, "联系方式");
        assert_eq!(
            (merges.text_at(1), merges.text_at(4)),
            (None, Some("联系方式"))
        );
        merges.enter(2);
        merges.anchor(0, "销售部");
        assert_eq!(
            (merges.text_at(0), merges.text_at(4)),
            (Some("销售部"), None)
        );
        assert_eq!(merges.width(), 1);
        merges.enter(3);
        assert_eq!(merges.text_at(0), Some("销售部"));
        merges.enter(4);
        assert_eq!((merges.text_at(0), merges.width()), (None, 0));
    }

    #[test]
    fn an_absurd_range_fills_nothing() {
        let mut merges = Merges::new([merge(0, 0, 1_048_575, 16_383), merge(5, 5, 4, 4)]);
        merges.enter(0);
        assert!(!merges.starts_here());
    }
}
