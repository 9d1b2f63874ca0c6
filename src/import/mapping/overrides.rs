//! The user's word on columns: `mobile=手机`, `address=省+市+地址`.

use super::columns::{Output, Target, named_joint};
use crate::import::layout::HeaderCell;
use crate::model::Field;
use crate::rules::squash;

/// A header that the user named and the table does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnknownHeader {
    /// The field it was meant for.
    pub(crate) field: Field,
    /// The header as named.
    pub(crate) header: String,
}

/// A field and the columns the user gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fixed {
    pub(super) field: Field,
    pub(super) columns: Vec<usize>,
}

/// Finds the columns that the user named.
pub(super) fn resolve(
    headers: &[HeaderCell],
    wanted: &[(Field, Vec<String>)],
) -> Result<Vec<Fixed>, UnknownHeader> {
    let mut fixed: Vec<Fixed> = Vec::new();
    for (field, names) in wanted {
        let mut columns = Vec::new();
        for name in names {
            columns.push(find_header(headers, name).ok_or_else(|| UnknownHeader {
                field: *field,
                header: name.clone(),
            })?);
        }
        // The last word on a field counts, as with every option that is given twice.
        fixed.retain(|earlier| earlier.field != *field);
        fixed.push(Fixed {
            field: *field,
            columns,
        });
    }
    Ok(fixed)
}

/// The column of a header: as written, else as squashed, else by its lowest row.
fn find_header(headers: &[HeaderCell], name: &str) -> Option<usize> {
    let exact = headers
        .iter()
        .position(|header| header.label == name.trim());
    let key = squash(name);
    let same = |text: &str| !key.is_empty() && squash(text) == key;
    exact
        .or_else(|| headers.iter().position(|header| same(&header.label)))
        .or_else(|| headers.iter().position(|header| same(&header.leaf)))
}

/// The frame columns that the user asked for.
pub(super) fn outputs(fixed: &[Fixed]) -> Vec<Output> {
    let output = |fixed: &Fixed| Output {
        target: Target::Field(fixed.field),
        sources: fixed.columns.clone(),
        joint: named_joint(fixed.field),
    };
    fixed.iter().map(output).collect()
}
