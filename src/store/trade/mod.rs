//! Lines of orders in the store: written, attached to contacts, summed, taken back, erased, checked.
//!
//! What comes in: [`Traded`](crate::trade::Traded) rows. A line is kept once however often lists say it, with an arrival
//! for every row that did; whose it is, is asked when it is read (`tables` says why). So no run of contacts need know of
//! orders, and no counter can go wrong.

mod channels;
mod desk;
mod plan;
mod read;
mod rework;
mod sums;
mod tables;
mod undo;
mod verify;
mod write;

pub use read::{TransactionLine, Unmatched};
pub use sums::{Purchases, Sums};
pub use write::{Attached, TradeReport};

pub(super) use channels::{follow, of_record, rest, stated};
pub(super) use rework::redo;
pub(super) use sums::{Bought, waiting};
pub(super) use tables::{golden_contacts, named_by, transactions};
pub(super) use undo::{TOUCHED, drop_unsaid, retell, take_out};
pub(super) use verify::RULES;

use rusqlite::Connection;

use super::schema;
use crate::model::{Finding, RecordRows, Rejected};

/// The rows of an order list as the store keeps them.
#[derive(Debug, Default)]
pub struct Kept {
    /// Those that were read as records, verbatim.
    pub rows: RecordRows,
    /// Those that were none when the file was read.
    pub rejected: Vec<Rejected>,
    /// What was seen in the records while the file was read.
    pub findings: Vec<Finding>,
}

/// Whether the store has tables for orders: one of an earlier version that is only read has none.
pub(super) fn is_there(conn: &Connection) -> rusqlite::Result<bool> {
    Ok(schema::version(conn)? >= schema::WITH_TRANSACTIONS)
}

/// Whether any row of an order list was read.
pub(super) fn has_rows(conn: &Connection) -> rusqlite::Result<bool> {
    if !is_there(conn)? {
        return Ok(false);
    }
    conn.prepare_cached("SELECT 1 FROM line_arrivals")?
        .exists([])
}

/// Whether any line of an order is kept.
pub(super) fn has_lines(conn: &Connection) -> rusqlite::Result<bool> {
    if !is_there(conn)? {
        return Ok(false);
    }
    conn.prepare_cached("SELECT 1 FROM buyers")?.exists([])
}
