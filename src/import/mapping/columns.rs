//! Fills the columns of a frame from a block of raw cells, one column at a time.
//!
//! The hot path of the import: no allocation per cell unless columns are joined.

use super::assign::BY_USER;
use super::{Choice, Placed};
use crate::import::layout::HeaderCell;
use crate::import::shape::is_han;
use crate::model::{CellRows, Cells, ColumnUse, ContactFrame, Field, InputColumn, TextColumn};

/// What a frame column is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A field.
    Field(Field),
    /// A column kept beside the record, under its header.
    Extra(String),
}

/// How the cells of several columns become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    /// Side by side: nothing between Chinese, a space otherwise.
    Words,
    /// As alternatives, with `;` between.
    Alternatives,
}

/// A frame column and the raw columns that feed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Output {
    /// What it is.
    pub(crate) target: Target,
    /// The raw columns, in the order they are joined.
    pub(crate) sources: Vec<usize>,
    /// How they are joined.
    pub(crate) joint: Joint,
}

/// The frame columns that the choices ask for. A column that the user placed has its output already.
pub(super) fn outputs(headers: &[HeaderCell], choices: &[Choice]) -> Vec<Output> {
    let mut outputs: Vec<Output> = Vec::new();
    for (column, (header, choice)) in headers.iter().zip(choices).enumerate() {
        let target = match choice.placed {
            Placed::ByUser(_) => continue,
            Placed::Field(field) => Target::Field(field),
            Placed::Extra => Target::Extra(header.label.clone()),
        };
        match outputs.iter_mut().find(|output| output.target == target) {
            Some(output) => output.sources.push(column),
            None => outputs.push(Output {
                joint: joint(&target),
                target,
                sources: vec![column],
            }),
        }
    }
    outputs
}

/// The frame columns of an input that was mapped before, by what is kept of its columns.
pub(crate) fn outputs_of(columns: &[InputColumn]) -> Vec<Output> {
    let mut outputs: Vec<Output> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let target = match column.usage {
            ColumnUse::Field(field) => Target::Field(field),
            ColumnUse::Extra | ColumnUse::Empty => Target::Extra(column.header.clone()),
        };
        let joint = match (&target, column.reason == BY_USER) {
            (Target::Field(field), true) => named_joint(*field),
            _ => joint(&target),
        };
        match outputs.iter_mut().find(|output| output.target == target) {
            Some(output) => output.sources.push(at),
            None => outputs.push(Output {
                target,
                sources: vec![at],
                joint,
            }),
        }
    }
    outputs
}

/// How columns are joined that are one field by their headers.
fn joint(target: &Target) -> Joint {
    match target {
        Target::Field(Field::Street | Field::Address | Field::Product) => Joint::Words,
        _ => Joint::Alternatives,
    }
}

/// How columns are joined that the user named for one field.
pub(super) fn named_joint(field: Field) -> Joint {
    match field {
        Field::MobileAlt | Field::PhoneAlt | Field::EmailAlt => Joint::Alternatives,
        _ => Joint::Words,
    }
}

/// The cells of `kept` rows under the names of fields; `hidden` cells (formula errors) are no values.
pub(crate) fn fill(
    outputs: &[Output],
    cells: &CellRows,
    kept: &[u32],
    no_value: &[(u32, u32)],
) -> ContactFrame {
    let mut fields = Vec::new();
    let mut extras = Vec::new();
    for output in outputs {
        let column = fill_column(output, cells, kept, no_value);
        match &output.target {
            Target::Field(field) => fields.push((*field, column)),
            Target::Extra(header) => extras.push((header.clone(), column)),
        }
    }
    ContactFrame::from_columns(kept.len(), fields, extras)
}

fn fill_column(
    output: &Output,
    cells: &CellRows,
    kept: &[u32],
    no_value: &[(u32, u32)],
) -> TextColumn {
    let mut column = TextColumn::with_capacity(kept.len());
    let faulty = |source: &usize| no_value.iter().any(|(_, at)| *at as usize == *source);
    match output.sources.as_slice() {
        [source] if !faulty(source) => {
            for &row in kept {
                column.push(cells.row(row as usize).get(*source).map(trimmed));
            }
        }
        sources => {
            let mut joined = String::new();
            for &row in kept {
                joined.clear();
                let raw = cells.row(row as usize);
                for &source in sources {
                    let at = (row, u32::try_from(source).unwrap_or(u32::MAX));
                    if no_value.binary_search(&at).is_err() {
                        join(&mut joined, value(raw, source), output.joint);
                    }
                }
                column.push(Some(&joined));
            }
        }
    }
    column
}

fn value(cells: Cells<'_>, column: usize) -> &str {
    cells.get(column).map_or("", trimmed)
}

fn join(joined: &mut String, text: &str, joint: Joint) {
    if text.is_empty() {
        return;
    }
    match joint {
        Joint::Alternatives if !joined.is_empty() => joined.push(';'),
        Joint::Words => {
            let before = joined.chars().next_back();
            let both_han = before.is_some_and(is_han) && text.starts_with(is_han);
            if before.is_some() && !both_han {
                joined.push(' ');
            }
        }
        Joint::Alternatives => {}
    }
    joined.push_str(text);
}

/// The cell without white space around it. Nearly all cells have none, and two bytes tell so.
#[inline]
fn trimmed(cell: &str) -> &str {
    match cell.as_bytes() {
        [first, .., last] if is_solid(*first) && is_solid(*last) => cell,
        _ => cell.trim(),
    }
}

/// An ASCII byte that is no white space and no control character.
#[inline]
fn is_solid(byte: u8) -> bool {
    (0x21..0x7f).contains(&byte)
}
