//! What follows from the rows of a run, kept up row by row, or made anew when all are written: the indices of records, and
//! the keys by which orders find contacts.

use rusqlite::Connection;

use super::error::Trouble;
use super::{schema, trade};
use crate::model::Ledger;

/// A run that adds at least this share of the records there are already makes the indices anew.
const REBUILD_SHARE: i64 = 2;

/// How much a run adds to what is there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    /// So much that it is cheaper to make anew, at the end, what else follows from the rows.
    Large,
    /// So little that all else follows row by row.
    Small,
}

impl Share {
    pub(super) fn of(ledger: &Ledger, last_record: i64) -> Self {
        let added = ledger.created + ledger.merged + ledger.review;
        match added > 0 && i64::try_from(added).unwrap_or(i64::MAX) >= last_record / REBUILD_SHARE {
            true => Share::Large,
            false => Share::Small,
        }
    }

    /// Lets the keys of contacts rest.
    pub(super) fn before_contacts(self, conn: &Connection) -> Result<(), Trouble> {
        match self {
            Share::Large => trade::rest(conn),
            Share::Small => Ok(()),
        }
    }

    /// Drops the indices of `records`, for sorting them once is cheaper. Contacts found their records by them.
    pub(super) fn before_records(self, conn: &Connection) -> Result<(), Trouble> {
        if self == Share::Large {
            for (name, _) in schema::RECORD_INDICES {
                conn.execute_batch(&format!("DROP INDEX {name}"))?;
            }
        }
        Ok(())
    }

    /// Makes all of it again.
    pub(super) fn after_records(self, conn: &Connection) -> Result<(), Trouble> {
        if self == Share::Large {
            for (_, sql) in schema::RECORD_INDICES {
                conn.execute_batch(sql)?;
            }
            trade::follow(conn)?;
        }
        Ok(())
    }
}
