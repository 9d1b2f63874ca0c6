//! Examples in rules files: a row, and what the rule must say of it.

use std::collections::BTreeMap;

use toml::{Spanned, Value};

use super::{Problems, RuleText};
use crate::model::Field;

/// A row, and whether the rule it belongs to must hold for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The cells that have a value.
    pub cells: BTreeMap<Field, String>,
    /// Cells of columns that map to no field, by their headers.
    pub extras: BTreeMap<String, String>,
    /// Further rows beside this one, under the key `with`: for rules that look across rows.
    pub others: Vec<BTreeMap<Field, String>>,
    /// What the rule must say.
    pub expected: bool,
}

/// An example as written: `{ mobile = "13912345678", finds = false }`.
pub(super) type ExampleEntry = Spanned<BTreeMap<String, Value>>;

/// The columns an example may have.
#[derive(Clone, Copy, Debug)]
pub(super) enum Columns<'a> {
    /// The fields.
    Fields,
    /// The fields and these extras.
    FieldsAnd(&'a [String]),
}

impl Columns<'_> {
    fn has_extra(self, header: &str) -> bool {
        matches!(self, Columns::FieldsAnd(extras) if extras.iter().any(|extra| extra == header))
    }
}

/// Examples whose answer stands under the key `answer`; what is wrong with them goes to `problems`.
pub(super) fn examples(
    written: Vec<ExampleEntry>,
    answer: &str,
    columns: Columns<'_>,
    text: &RuleText,
    problems: &mut Problems,
) -> Vec<Example> {
    let mut meant = Vec::new();
    for table in written {
        let span = table.span();
        let mut complain = |message: String| problems.add(text, Some(span.clone()), message);
        meant.extend(example(table.into_inner(), answer, columns, &mut complain));
    }
    meant
}

fn example(
    table: BTreeMap<String, Value>,
    answer: &str,
    columns: Columns<'_>,
    complain: &mut dyn FnMut(String),
) -> Option<Example> {
    let (mut cells, mut extras) = (BTreeMap::new(), BTreeMap::new());
    let (mut expected, mut others) = (None, Vec::new());
    for (key, value) in table {
        match value {
            Value::Boolean(yes) if key == answer => expected = Some(yes),
            _ if key == answer => complain(format!("`{answer}` is true or false")),
            Value::Array(rows) if key == OTHERS => {
                others = rows
                    .into_iter()
                    .map(|row| other_row(row, complain))
                    .collect();
            }
            Value::String(cell) if columns.has_extra(&key) => drop(extras.insert(key, cell)),
            Value::String(cell) => match key.parse::<Field>() {
                Ok(field) => drop(cells.insert(field, cell)),
                Err(unknown) => complain(unknown.to_string()),
            },
            _ => complain(format!("`{key}` is a cell, and cells are text in quotes")),
        }
    }
    if expected.is_none() {
        complain(format!(
            "an example needs its answer: {answer} = true or false"
        ));
    }
    Some(Example {
        cells,
        extras,
        others,
        expected: expected?,
    })
}

/// The key of further rows.
const OTHERS: &str = "with";

fn other_row(row: Value, complain: &mut dyn FnMut(String)) -> BTreeMap<Field, String> {
    match row.try_into() {
        Ok(cells) => cells,
        Err(error) => {
            complain(format!("a row under `{OTHERS}`: {}", error.message()));
            BTreeMap::new()
        }
    }
}
