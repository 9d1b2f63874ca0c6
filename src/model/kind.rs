//! What the rows of a list are.

use serde::{Deserialize, Serialize};

/// What the rows of a list are.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum ListKind {
    /// A row is a person or a company.
    #[default]
    Contacts,
    /// A row is an order, or a line of one.
    Transactions,
}

impl ListKind {
    /// The name on the command line, in `iclear.toml` and in the store.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ListKind::Contacts => "contacts",
            ListKind::Transactions => "transactions",
        }
    }
}
