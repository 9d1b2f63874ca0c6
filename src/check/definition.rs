//! What a check is: a kind of finding, the fields it needs, and a function that looks at one row.

use super::facts::Facts;
use crate::model::{Field, FindingKind};

/// One check; each stands in a file of its own, and `registry` lists them.
#[derive(Debug)]
pub struct Check {
    /// What it finds; its doc comment is the manual.
    pub kind: &'static FindingKind,
    /// The columns without which it can find nothing: where a list lacks them, it is not looked at.
    pub needs: Needs,
    /// Looks at one row; `limit` is the threshold the rules give it, 0 where it has none.
    pub look: fn(row: &Facts<'_>, limit: f64) -> Option<Sighting>,
}

/// The columns a check needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// None in particular: it looks for what is not there.
    Nothing,
    /// Each of these.
    All(&'static [Field]),
    /// At least one of these.
    Any(&'static [Field]),
}

impl Needs {
    /// Whether a list that has the columns for which `has` is true can be looked at.
    #[must_use]
    pub fn met(self, has: impl Fn(Field) -> bool) -> bool {
        match self {
            Needs::Nothing => true,
            Needs::All(fields) => fields.iter().all(|&field| has(field)),
            Needs::Any(fields) => fields.iter().any(|&field| has(field)),
        }
    }
}

/// What a check saw in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sighting {
    /// The field it is about; none when it is about the row.
    pub field: Option<Field>,
    /// The cell as it stands.
    pub value: Option<Box<str>>,
    /// What could stand there instead.
    pub proposal: Option<Box<str>>,
}

impl Sighting {
    /// Something about the row as a whole.
    #[must_use]
    pub fn of_row() -> Self {
        Sighting::default()
    }

    /// Something about the value of `field`.
    #[must_use]
    pub fn of(row: &Facts<'_>, field: Field) -> Self {
        Sighting {
            field: Some(field),
            value: row.get(field).map(Box::from),
            proposal: None,
        }
    }

    /// The same, with what could stand there instead.
    #[must_use]
    pub fn proposing(mut self, proposal: impl Into<Box<str>>) -> Self {
        self.proposal = Some(proposal.into());
        self
    }
}
