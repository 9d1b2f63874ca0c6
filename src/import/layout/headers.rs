//! Puts the rows of a header together and gives every column a name of its own.

use rustc_hash::FxHashSet;

use super::ROWS_LOOKED_AT;
use super::look::is_header_word;
use crate::import::shape::is_han;
use crate::model::{CellRows, Cells};
use crate::rules::FieldRules;

/// The header of one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HeaderCell {
    /// Its name, unique within the table; the rows of a header are joined by `/`.
    pub(crate) label: String,
    /// The lowest row of the header, where it says most; empty where the header is.
    pub(crate) leaf: String,
    /// All rows of the header without anything between them.
    pub(crate) joined: String,
}

fn cell(cells: Cells<'_>, column: usize) -> &str {
    cells.get(column).unwrap_or_default().trim()
}

/// Whether `child` stands below `parent` in one header: `联系方式` over `手机`, `电话`, `邮箱`.
///
/// What tells it from a data row: a cell of the child differs from the one above only where the parent spans several
/// columns (a merged cell, filled to the right or left blank). A title spans all of them and is no parent.
pub(super) fn join_rows(parent: Cells<'_>, child: Cells<'_>, rules: &FieldRules) -> bool {
    let width = parent.len().max(child.len());
    let groups = groups(&|column| cell(parent, column).to_owned(), width);
    let fits = |group: &(usize, usize)| {
        let head = cell(parent, group.0);
        let children = (group.0..group.1).map(|column| cell(child, column));
        let own = children
            .clone()
            .filter(|text| !text.is_empty() && *text != head)
            .count();
        own == 0 || (group.1 - group.0 > 1 && own > 1) || head.is_empty()
    };
    let spans = groups.iter().any(|group| {
        let children = (group.0..group.1).map(|column| cell(child, column));
        !cell(parent, group.0).is_empty()
            && group.1 - group.0 > 1
            && children.filter(|text| !text.is_empty()).count() > 1
    });
    let named: Vec<&str> = groups
        .iter()
        .map(|group| cell(parent, group.0))
        .filter(|text| !text.is_empty())
        .collect();
    // `制表日期：2024-01-01` above the header is no parent of anything.
    let is_said = named.iter().any(|text| is_statement(text));
    // One lone text is a title unless the dictionary knows it.
    let is_title = named.len() < 2 && !named.iter().any(|text| is_header_word(text, rules));
    let child_words = words(child, rules);
    let new_cells = (0..width).any(|column| cell(parent, column) != cell(child, column));
    spans && !is_title && !is_said && new_cells && child_words >= 1 && groups.iter().all(fits)
}

/// Whether a text says something of the list instead of naming a column: it has a colon inside, or a whole date.
fn is_statement(text: &str) -> bool {
    let inside = text.trim_end_matches([':', '：']);
    inside.contains([':', '：']) || inside.bytes().filter(u8::is_ascii_digit).count() >= 4
}

/// The columns that one parent cell spans: equal cells side by side, or a text and the blanks behind it.
///
/// Where a merged cell was filled, a blank behind it lies outside of it.
fn groups(parent: &impl Fn(usize) -> String, width: usize) -> Vec<(usize, usize)> {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for column in 0..width {
        let text = parent(column);
        let joins = |&(first, end): &(usize, usize)| {
            let blank_run = end == first + 1 || parent(end - 1).is_empty();
            text == parent(first) || (text.is_empty() && blank_run)
        };
        match groups.last_mut() {
            Some(group) if joins(group) => group.1 = column + 1,
            _ => groups.push((column, column + 1)),
        }
    }
    groups
}

fn words(cells: Cells<'_>, rules: &FieldRules) -> usize {
    cells
        .iter()
        .filter(|text| is_header_word(text.trim(), rules))
        .count()
}

/// Whether the second row says the header again in another language: `Name | Mobile` below `姓名 | 手机`.
pub(super) fn repeats_as_header(first: Cells<'_>, second: Cells<'_>, rules: &FieldRules) -> bool {
    let filled = second.iter().filter(|text| !text.trim().is_empty()).count();
    let differs = (0..second.len()).all(|column| {
        cell(second, column).is_empty() || cell(first, column) != cell(second, column)
    });
    let (above, below) = (words(first, rules), words(second, rules));
    differs && above >= 2 && below >= 2 && 3 * below >= 2 * filled
}

/// A name for every column: the header's rows joined, or a number where the header is blank.
pub(super) fn label_columns(
    header_rows: &[Vec<String>],
    cells: &CellRows,
    first_data: usize,
) -> Vec<HeaderCell> {
    let width = table_width(header_rows, cells, first_data);
    let filled_across = fill_across(header_rows);
    let chinese = is_chinese(header_rows, cells);
    let mut taken = FxHashSet::default();
    (0..width)
        .map(|column| {
            let path = path_of(&filled_across, column);
            let leaf = path.last().cloned().unwrap_or_default();
            let label = match path.join("/") {
                joined if !joined.is_empty() => joined,
                _ if chinese => format!("列{}", column + 1),
                _ => format!("column_{}", column + 1),
            };
            let label = unique(&label, &mut taken);
            HeaderCell {
                label,
                leaf,
                joined: path.concat(),
            }
        })
        .collect()
}

/// Blank cells of all rows but the last take the text to their left, as a merged cell would show it.
fn fill_across(header_rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let mut rows = header_rows.to_vec();
    let Some((leaves, parents)) = rows.split_last_mut() else {
        return rows;
    };
    for parent in parents {
        let written = |column: usize| parent.get(column).cloned().unwrap_or_default();
        let width = parent.len().max(leaves.len());
        let has_leaf = |column: usize| leaves.get(column).is_some_and(|leaf| !leaf.is_empty());
        let spans = groups(&written, width);
        let filled = spans.iter().flat_map(|&(first, end)| {
            (first..end).map(move |column| {
                if has_leaf(column) {
                    written(first)
                } else {
                    written(column)
                }
            })
        });
        *parent = filled.collect();
    }
    rows
}

/// The texts of a column's header from top to bottom, on one line each, without repetition.
fn path_of(header_rows: &[Vec<String>], column: usize) -> Vec<String> {
    let mut path: Vec<String> = Vec::new();
    for row in header_rows {
        let text = row.get(column).map_or("", String::as_str);
        let text = one_line(text);
        if !text.is_empty() && path.last() != Some(&text) {
            path.push(text);
        }
    }
    path
}

/// A header on one line: `手机⏎号码` is `手机号码`, `Mobile⏎phone` is `Mobile phone`.
fn one_line(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        let both_han = line.chars().next_back().is_some_and(is_han) && word.starts_with(is_han);
        if !line.is_empty() && !both_han {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn is_chinese(header_rows: &[Vec<String>], cells: &CellRows) -> bool {
    let seen = cells.len().min(ROWS_LOOKED_AT);
    header_rows
        .iter()
        .flatten()
        .any(|text| text.contains(is_han))
        || (0..seen).any(|row| cells.row(row).iter().any(|text| text.contains(is_han)))
}

/// The columns of the table: those with a header, and those behind them that most rows fill.
///
/// A column that few rows fill is none: there a row has too many cells, and that is told row by row.
fn table_width(header_rows: &[Vec<String>], cells: &CellRows, first_data: usize) -> usize {
    let last_filled = |row: &Vec<String>| row.iter().rposition(|text| !text.is_empty());
    let named = header_rows
        .iter()
        .filter_map(last_filled)
        .max()
        .map_or(0, |last| last + 1);
    let rows = first_data..cells.len().min(first_data + ROWS_LOOKED_AT);
    let count = rows.len();
    let reach = |column: usize| {
        let filled = rows
            .clone()
            .filter(|&row| !cell(cells.row(row), column).is_empty())
            .count();
        filled > 0 && (header_rows.is_empty() || 5 * filled >= 3 * count)
    };
    let widest = rows
        .clone()
        .map(|row| cells.row(row).len())
        .max()
        .unwrap_or(0);
    (named..widest)
        .rev()
        .find(|&column| reach(column))
        .map_or(named, |last| last + 1)
}

fn unique(label: &str, taken: &mut FxHashSet<String>) -> String {
    let mut name = label.to_owned();
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = format!("{label}_{number}");
        number += 1;
    }
    name
}
