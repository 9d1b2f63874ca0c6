//! A line of an order, as its list states it.

use jiff::civil::Date;

use super::{Money, RowIx};

/// What a line is: the same line has the same slot in every list that states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slot(pub [u8; 16]);

/// What a line says: all its cells, and its slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LineDigest(pub [u8; 16]);

/// What the amount of a line is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountOf {
    /// The line.
    Line,
    /// The whole order, of which every line states the same.
    Order,
}

/// Whether a line is a purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It counts.
    Counts,
    /// Its status says that nothing came of it: closed, cancelled, never paid.
    Void,
}

/// A line of an order. Its texts stay in the row of the frame it was read into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// The row.
    pub row: RowIx,
    /// What it is.
    pub slot: Slot,
    /// What it says.
    pub digest: LineDigest,
    /// The money; negative for goods that came back.
    pub amount: Money,
    /// What the money is of.
    pub amount_of: AmountOf,
    /// The day of the order.
    pub day: Date,
    /// Whether it is a purchase.
    pub standing: Standing,
}
