//! What contacts have bought, and how many lines wait for theirs.

use rusqlite::{Connection, Row, Rows};

use super::super::Store;
use super::super::error::{StoreError, Trouble};
use super::tables::{self, EVERYBODY};
use super::write::Attached;
use super::{has_lines, is_there};
use crate::model::{ContactId, Money, RunId};

/// What a contact has bought, over all lists of orders.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Sums {
    /// Orders in which something was bought.
    pub purchases: u64,
    /// Their money, less what was given back.
    pub amount: Money,
    /// The day of the first, ISO 8601.
    pub first: Option<String>,
    /// The day of the last.
    pub last: Option<String>,
}

/// What a contact has bought, with the latest lines.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Purchases {
    /// The sums.
    #[serde(flatten)]
    pub sums: Sums,
    /// Lines of its orders, the latest first.
    pub lines: Vec<super::TransactionLine>,
}

/// The sums from column `first` on.
fn sums(row: &Row<'_>, first: usize) -> rusqlite::Result<Sums> {
    Ok(Sums {
        purchases: row.get::<_, i64>(first)?.unsigned_abs(),
        amount: Money(row.get(first + 1)?),
        first: row.get(first + 2)?,
        last: row.get(first + 3)?,
    })
}

const COLUMNS: &str = "contact, purchases, amount, first, last";

impl Store {
    /// What a live contact has bought, with its `latest` lines; none where no line is its own.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn purchases(
        &self,
        contact: ContactId,
        latest: usize,
    ) -> Result<Option<Purchases>, StoreError> {
        self.read(|conn| {
            if !has_lines(conn)? {
                return Ok(None);
            }
            let lines = super::read::latest(conn, contact, latest)?;
            if lines.is_empty() {
                return Ok(None);
            }
            let summed = tables::sums(&tables::buyers_of("?1"));
            let mut statement = conn.prepare(&format!("SELECT {COLUMNS} FROM ({summed})"))?;
            let mut rows = statement.query([contact.0])?;
            // Orders that came to nothing are lines, and sum up to none.
            let sums = match rows.next()? {
                Some(row) => sums(row, 1)?,
                None => Sums::default(),
            };
            Ok(Some(Purchases { sums, lines }))
        })
    }
}

/// The sums of contact after contact.
pub(in crate::store) struct Bought<'s> {
    rows: Option<Rows<'s>>,
    next: Option<(i64, Sums)>,
}

impl<'s> Bought<'s> {
    /// The query for them; none where the store has no orders.
    pub(in crate::store) fn statement(
        conn: &Connection,
    ) -> Result<Option<rusqlite::Statement<'_>>, Trouble> {
        if !has_lines(conn)? {
            return Ok(None);
        }
        let summed = tables::sums(EVERYBODY);
        let sql = format!("SELECT {COLUMNS} FROM ({summed}) ORDER BY contact");
        Ok(Some(conn.prepare(&sql)?))
    }

    pub(in crate::store) fn new(rows: Option<Rows<'s>>) -> Result<Self, Trouble> {
        let mut bought = Bought { rows, next: None };
        bought.advance()?;
        Ok(bought)
    }

    fn advance(&mut self) -> Result<(), Trouble> {
        self.next = match &mut self.rows {
            None => None,
            Some(rows) => match rows.next()? {
                Some(row) => Some((row.get(0)?, sums(row, 1)?)),
                None => None,
            },
        };
        Ok(())
    }

    /// What `contact` has bought; asked in the order of the contacts.
    pub(in crate::store) fn of(&mut self, contact: ContactId) -> Result<Option<Sums>, Trouble> {
        while let Some((owner, _)) = self.next {
            if owner > contact.0 {
                break;
            }
            let bought = self.next.take();
            self.advance()?;
            if owner == contact.0 {
                return Ok(bought.map(|(_, sums)| sums));
            }
        }
        Ok(None)
    }
}

/// Whose the lines are that a run has read.
pub(super) fn attached_of(conn: &Connection, run: RunId) -> Result<Attached, Trouble> {
    let read =
        "SELECT line FROM line_arrivals WHERE input IN (SELECT id FROM inputs WHERE run = ?1)";
    counted(
        conn,
        &format!("WHERE buyer IN (SELECT buyer FROM lines WHERE id IN ({read}))"),
        &format!("WHERE lines.id IN ({read})"),
        &[&run.0],
    )
}

/// Whose all lines are; none where the store has no orders.
pub(in crate::store) fn waiting(conn: &Connection) -> Result<Option<Attached>, Trouble> {
    if !is_there(conn)? || !has_lines(conn)? {
        return Ok(None);
    }
    counted(conn, "", "", &[]).map(Some)
}

fn counted(
    conn: &Connection,
    buyers: &str,
    lines: &str,
    parameters: &[&dyn rusqlite::ToSql],
) -> Result<Attached, Trouble> {
    // Each buyer is asked for once, however many lines he has.
    let sql = format!(
        "WITH them AS MATERIALIZED (SELECT buyer, answer FROM buyer_answers {buyers})
         SELECT count(*), coalesce(sum(answer > 0), 0), coalesce(sum(answer IS NULL), 0), coalesce(sum(answer = 0), 0)
         FROM current_lines AS lines JOIN them ON them.buyer = lines.buyer {lines}"
    );
    Ok(conn.query_row(&sql, parameters, |row| {
        let count = |at| row.get::<_, i64>(at).map(i64::unsigned_abs);
        Ok(Attached {
            lines: count(0)?,
            attached: count(1)?,
            unmatched_none: count(2)?,
            unmatched_several: count(3)?,
        })
    })?)
}
