//! Lines of orders, as exports and screens show them.

use rusqlite::{Connection, Row};

use super::super::Store;
use super::super::error::{StoreError, Trouble};
use super::{has_lines, tables};
use crate::model::{ContactId, Money, TransactionId};

/// Why a line is no contact's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unmatched {
    /// No live contact has what the line says of its buyer.
    None,
    /// Several have, and nothing says which of them it is.
    Several,
}

impl Unmatched {
    /// The name in exports and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Unmatched::None => "none",
            Unmatched::Several => "several",
        }
    }
}

/// A line of an order, as it was said last.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct TransactionLine {
    /// The line.
    pub transaction_id: TransactionId,
    /// The contact that is its buyer today.
    pub contact_id: Option<ContactId>,
    /// Why there is none.
    pub unmatched: Option<Unmatched>,
    /// The source of its list.
    pub source: String,
    /// The number of the order.
    pub order_no: Option<String>,
    /// What tells the line from others of the order.
    pub order_line: Option<String>,
    /// The day, ISO 8601.
    pub day: String,
    /// The code of the goods.
    pub product_code: Option<String>,
    /// The goods in words.
    pub product: Option<String>,
    /// How many.
    pub quantity: Option<String>,
    /// The money of the line, or of its whole order.
    pub amount: Money,
    /// Whether the money is of the whole order.
    pub of_order: bool,
    /// Whether it is a purchase: false where its status says that nothing came of it.
    pub counts: bool,
    /// What has become of the order.
    pub status: Option<String>,
    /// Where it was bought.
    pub shop: Option<String>,
    /// The buyer's key in the source.
    pub source_key: Option<String>,
    /// The buyer's name, as the list has it.
    pub name: Option<String>,
    /// The buyer's mobile number.
    pub mobile: Option<String>,
    /// The buyer's mail address.
    pub email: Option<String>,
}

/// The columns that [`line`] reads, of `lines`, their `buyers`, and `them`, who says whose they are.
const COLUMNS: &str =
    "lines.id, answer, source, order_no, order_line, day, product_code, product, quantity, amount,
    of_order, counts, lines.status, shop, source_key, name, mobile, email";

fn line(row: &Row<'_>) -> rusqlite::Result<TransactionLine> {
    let answer: Option<i64> = row.get(1)?;
    Ok(TransactionLine {
        transaction_id: TransactionId(row.get(0)?),
        contact_id: answer.filter(|id| *id > 0).map(ContactId),
        unmatched: match answer {
            None => Some(Unmatched::None),
            Some(0) => Some(Unmatched::Several),
            Some(_) => None,
        },
        source: row.get(2)?,
        order_no: row.get(3)?,
        order_line: row.get(4)?,
        day: row.get(5)?,
        product_code: row.get(6)?,
        product: row.get(7)?,
        quantity: row.get(8)?,
        amount: Money(row.get(9)?),
        of_order: row.get(10)?,
        counts: row.get(11)?,
        status: row.get(12)?,
        shop: row.get(13)?,
        source_key: row.get(14)?,
        name: row.get(15)?,
        mobile: row.get(16)?,
        email: row.get(17)?,
    })
}

/// The query for the current lines of some buyers.
fn of(buyers: &str) -> String {
    format!(
        "WITH them AS MATERIALIZED ({buyers})
         SELECT {COLUMNS} FROM current_lines AS lines JOIN them ON them.buyer = lines.buyer
         JOIN buyers ON buyers.id = lines.buyer"
    )
}

/// The latest lines of a contact.
pub(super) fn latest(
    conn: &Connection,
    contact: ContactId,
    limit: usize,
) -> Result<Vec<TransactionLine>, Trouble> {
    let theirs = of(&tables::buyers_of("?1"));
    let mut statement = conn.prepare(&format!(
        "{theirs} ORDER BY day DESC, order_no DESC, lines.id DESC LIMIT ?2"
    ))?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let lines = statement.query_map((contact.0, limit), line)?;
    Ok(lines.collect::<Result<_, _>>()?)
}

impl Store {
    /// Hands every line of an order to `visit`, as it was said last, in the order in which they came.
    ///
    /// # Errors
    /// When the store cannot be read, or `visit` fails.
    pub fn each_transaction<E: From<StoreError>>(
        &self,
        visit: impl FnMut(TransactionLine) -> Result<(), E>,
    ) -> Result<(), E> {
        if !self.read(|conn| Ok(has_lines(conn)?))? {
            return Ok(());
        }
        let all = of("SELECT buyer, answer FROM buyer_answers");
        self.each(
            &format!("{all} ORDER BY lines.id"),
            |row| Ok(line(row)?),
            visit,
        )
    }
}
