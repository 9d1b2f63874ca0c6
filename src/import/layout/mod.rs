//! Finds the header of a table and where its data begin.
//!
//! What comes in: the first rows of a door. What goes out: a [`Layout`]. A header is known by the dictionary, else by
//! contrast: short text above, and below it cells that look like data. Knows no field and no mapping; which column is
//! what is decided afterwards.

mod headers;
mod look;

pub(crate) use headers::HeaderCell;

use self::headers::{join_rows, label_columns, repeats_as_header};
use self::look::{RowLook, look_at};
use crate::model::{CellRows, Cells};
use crate::rules::FieldRules;

use super::RowNumber;
use super::shape::{Shape, shape_of};

/// Rows looked at to find the header and to see what the columns look like.
pub(crate) const ROWS_LOOKED_AT: usize = 200;

/// Header rows there are at most, one below the other.
const HEADER_ROWS: usize = 3;

/// How the header was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeaderBy {
    /// The dictionary knows its words.
    Dictionary,
    /// It is text above columns of data.
    Contrast,
    /// Nothing tells it from the rows below; lists begin with a header.
    Position,
    /// There is none: the first row is data.
    Absent,
}

/// The shape of a table: its header, and where the data begin.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// The columns from left to right.
    pub(crate) headers: Vec<HeaderCell>,
    /// How the header was recognised.
    pub(crate) header_by: HeaderBy,
    /// The first data row, as a position in the rows looked at.
    pub(crate) first_data: usize,
    /// The number of the row above the first data row; data rows count from it.
    pub(crate) base: RowNumber,
    /// The header's rows as written, to know them again further down.
    pub(crate) header_rows: Vec<Vec<String>>,
    /// What stands above the header.
    pub(crate) titles: Vec<String>,
}

impl Layout {
    /// The headers as an error names them.
    pub(crate) fn labels(&self) -> String {
        let labels: Vec<&str> = self
            .headers
            .iter()
            .map(|header| header.label.as_str())
            .collect();
        labels.join(", ")
    }
}

/// Finds the header among the first rows; none where there is no list.
pub(crate) fn find(cells: &CellRows, numbers: &[RowNumber], rules: &FieldRules) -> Option<Layout> {
    let seen = cells.len().min(ROWS_LOOKED_AT);
    let looks: Vec<RowLook> = (0..seen)
        .map(|row| look_at(cells.row(row), rules))
        .collect();
    let (header, header_by) = choose(&looks, cells)?;
    let rows = match header {
        Some(row) => header_block(row, &looks, cells, rules),
        None => Vec::new(),
    };
    let first_data = match rows.last() {
        Some(last) => last + 1,
        None => looks.iter().position(|look| look.filled > 0)?,
    };
    let header_rows: Vec<Vec<String>> = rows.iter().map(|&row| texts(cells.row(row))).collect();
    let above = rows.first().copied().unwrap_or(first_data);
    Some(Layout {
        headers: label_columns(&header_rows, cells, first_data),
        header_by,
        first_data,
        base: base_number(numbers, first_data),
        header_rows,
        titles: titles(cells, above),
    })
}

fn base_number(numbers: &[RowNumber], first_data: usize) -> RowNumber {
    match first_data.checked_sub(1).and_then(|row| numbers.get(row)) {
        Some(&above) => above,
        None => numbers.first().map_or(0, |first| first.saturating_sub(1)),
    }
}

fn texts(cells: Cells<'_>) -> Vec<String> {
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// The texts above the header, once each.
fn titles(cells: &CellRows, above: usize) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for cell in (0..above).flat_map(|row| cells.row(row).iter()) {
        let text = cell.trim();
        if !text.is_empty() && !titles.iter().any(|title| title == text) {
            titles.push(text.to_owned());
        }
    }
    titles
}

/// The header row, and how it was told; none at all where the rows are no list.
fn choose(looks: &[RowLook], cells: &CellRows) -> Option<(Option<usize>, HeaderBy)> {
    let width = typical_width(looks)?;
    if let Some(row) = by_dictionary(looks, width) {
        return Some((Some(row), HeaderBy::Dictionary));
    }
    let first_wide = looks.iter().position(|look| 2 * look.filled > width)?;
    let first = &looks[first_wide];
    if first.data_cells > 0 {
        let reaches = looks.iter().any(|look| look.contacts > 0);
        return reaches.then_some((None, HeaderBy::Absent));
    }
    if first.may_be_header() && contrasts(first_wide, looks, cells) {
        return Some((Some(first_wide), HeaderBy::Contrast));
    }
    // Rows of names and towns look like their header. Data above the header would be lost as a record, so a first row
    // that is as full as the others is taken for the header that lists have, and the input's notes say so.
    (width >= 2 && first.may_be_header()).then_some((Some(first_wide), HeaderBy::Position))
}

/// The number of filled cells that half of the rows reach.
fn typical_width(looks: &[RowLook]) -> Option<usize> {
    let mut widths: Vec<usize> = looks
        .iter()
        .map(|look| look.filled)
        .filter(|&n| n > 0)
        .collect();
    widths.sort_unstable();
    widths.get(widths.len() / 2).copied()
}

/// The row with the most words of the dictionary; the first of them.
///
/// A single word may be a value by chance (`渠道: 电话`), so it counts only above all data and in a row that is as full
/// as a header is.
fn by_dictionary(looks: &[RowLook], width: usize) -> Option<usize> {
    let first_contact = looks.iter().position(|look| look.contacts > 0);
    let credible = |(row, look): &(usize, &RowLook)| {
        let above_data = first_contact.is_none_or(|contact| *row < contact);
        let full = 2 * look.filled >= width;
        look.data_cells == 0 && (look.hits >= 2 || (look.hits == 1 && above_data && full))
    };
    let best = looks
        .iter()
        .enumerate()
        .filter(credible)
        .max_by_key(|(row, look)| (look.hits, std::cmp::Reverse(*row)))?;
    Some(best.0)
}

/// Whether some column holds data below the row, most of the time.
fn contrasts(row: usize, looks: &[RowLook], cells: &CellRows) -> bool {
    let below = row + 1..looks.len();
    (0..cells.row(row).len()).any(|column| {
        let shapes = below
            .clone()
            .filter_map(|row| cells.row(row).get(column))
            .map(shape_of)
            .filter(|&shape| shape != Shape::Empty);
        let (mut data, mut all) = (0, 0);
        for shape in shapes {
            all += 1;
            data += usize::from(super::shape::is_data(shape));
        }
        all > 0 && 5 * data >= 3 * all
    })
}

/// The header row with the rows above and below that belong to it.
fn header_block(row: usize, looks: &[RowLook], cells: &CellRows, rules: &FieldRules) -> Vec<usize> {
    let (mut first, mut last) = (row, row);
    let belongs = |parent: usize, child: usize| {
        let (parent_cells, child_cells) = (cells.row(parent), cells.row(child));
        looks[child].data_cells == 0
            && (join_rows(parent_cells, child_cells, rules)
                || repeats_as_header(parent_cells, child_cells, rules))
    };
    while first > 0 && last - first + 1 < HEADER_ROWS && belongs(first - 1, first) {
        first -= 1;
    }
    while last + 1 < looks.len() && last - first + 1 < HEADER_ROWS && belongs(last, last + 1) {
        last += 1;
    }
    (first..=last).collect()
}

#[cfg(test)]
mod tests;
