//! Tells which column is which field, and why.
//!
//! After `layout`, before `reader` fills frames. The user's word comes first, then the dictionary, then the cells where
//! they are unmistakable. What could be two fields is left as an extra, with the reason.

mod assign;
mod columns;
mod overrides;
mod profile;
mod unsure;

pub(crate) use columns::{Output, Target, fill, outputs_of};
pub(crate) use overrides::UnknownHeader;
pub(crate) use profile::{Profile, profile_columns};

use super::layout::{HeaderBy, HeaderCell};
use crate::model::{ColumnUse, Field, InputColumn};
use crate::rules::FieldRules;

/// What the mapping is made from.
pub(crate) struct Evidence<'a> {
    /// The columns' headers.
    pub(crate) headers: &'a [HeaderCell],
    /// Whether the headers were read or made up.
    pub(crate) header_by: HeaderBy,
    /// What the cells of each column look like.
    pub(crate) profiles: &'a [Profile],
    /// The dictionary.
    pub(crate) rules: &'a FieldRules,
}

/// What becomes of a column, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Choice {
    placed: Placed,
    reason: String,
}

/// Where a column goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Placed {
    /// To the field that the user named it for.
    ByUser(Field),
    /// To a field.
    Field(Field),
    /// To the extras.
    Extra,
}

impl Choice {
    fn extra(reason: impl Into<String>) -> Self {
        Choice {
            placed: Placed::Extra,
            reason: reason.into(),
        }
    }

    fn field(field: Field, reason: impl Into<String>) -> Self {
        Choice {
            placed: Placed::Field(field),
            reason: reason.into(),
        }
    }
}

/// Which column is which field.
#[derive(Clone, Debug)]
pub(crate) struct Mapping {
    /// Every column with its use and the reason.
    pub(crate) columns: Vec<InputColumn>,
    /// The columns of the frame and where their cells come from.
    pub(crate) outputs: Vec<Output>,
    /// What a person should look at.
    pub(crate) notes: Vec<String>,
}

impl Mapping {
    /// The columns that feed one of `fields`.
    pub(crate) fn sources_of(&self, fields: &[Field]) -> Vec<usize> {
        let feeds = |output: &&Output| matches!(output.target, Target::Field(field) if fields.contains(&field));
        let outputs = self.outputs.iter().filter(feeds);
        outputs
            .flat_map(|output| output.sources.iter().copied())
            .collect()
    }
}

/// Maps every column: by `wanted` (the user's word), then by header, then by cells.
///
/// # Errors
/// When `wanted` names a header that is not there.
pub(crate) fn map(
    evidence: &Evidence<'_>,
    wanted: &[(Field, Vec<String>)],
) -> Result<Mapping, UnknownHeader> {
    let fixed = overrides::resolve(evidence.headers, wanted)?;
    let mut notes = Vec::new();
    let choices = assign::assign(evidence, &fixed, &mut notes);
    let mut outputs = overrides::outputs(&fixed);
    outputs.extend(columns::outputs(evidence.headers, &choices));
    Ok(Mapping {
        columns: describe(evidence, &choices),
        outputs,
        notes,
    })
}

fn describe(evidence: &Evidence<'_>, choices: &[Choice]) -> Vec<InputColumn> {
    let columns = evidence.headers.iter().zip(evidence.profiles).zip(choices);
    columns
        .map(|((header, profile), choice)| InputColumn {
            header: header.label.clone(),
            usage: match choice.placed {
                Placed::ByUser(field) | Placed::Field(field) => ColumnUse::Field(field),
                Placed::Extra if is_empty(header, profile) => ColumnUse::Empty,
                Placed::Extra => ColumnUse::Extra,
            },
            reason: choice.reason.clone(),
        })
        .collect()
}

fn is_empty(header: &HeaderCell, profile: &Profile) -> bool {
    header.leaf.is_empty() && profile.filled == 0
}

#[cfg(test)]
mod tests;
