//! Identities: what is durable in the store, and what is only a position in the frame at hand.

use std::fmt;

macro_rules! durable {
    ($(#[doc = $doc:literal])* $name:ident, $letter:literal) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($letter, "{}"), self.0)
            }
        }
    };
}

durable! {
    /// One imported row, for good.
    RecordId, "R"
}
durable! {
    /// One golden contact, for good; never used again for another.
    ContactId, "C"
}
durable! {
    /// One line of an order, as it was said.
    TransactionId, "T"
}
durable! {
    /// One run over the store.
    RunId, ""
}
durable! {
    /// One question in the manual-review queue.
    ReviewId, ""
}
durable! {
    /// One decision of a person; later ones have larger numbers.
    DecisionId, "D"
}
durable! {
    /// One wish not to be addressed.
    SuppressionId, "S"
}
durable! {
    /// One campaign; people name it by its name.
    CampaignId, ""
}
durable! {
    /// One edit of a contact by a person; later ones have larger numbers.
    EditId, "E"
}

/// A row's position in the frame at hand; means nothing outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowIx(pub u32);

impl RowIx {
    /// The position as an index.
    #[must_use]
    pub const fn at(self) -> usize {
        self.0 as usize
    }
}

/// Which of a run's inputs (a file, or one sheet of a workbook) a row came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InputIx(pub u32);

impl InputIx {
    /// The position as an index.
    #[must_use]
    pub const fn at(self) -> usize {
        self.0 as usize
    }
}
