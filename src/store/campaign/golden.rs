//! Golden rows, as the rules of campaigns look at them.

use rusqlite::{Connection, Row};

use super::super::error::Trouble;
use super::super::schema::FIELD_LIST;
use crate::campaign::{ChannelValue, values_of};
use crate::model::{ContactFrame, Field, RowDraft, RowIx};

/// The golden values in the columns from `first` on, in canonical order.
pub(super) fn draft(row: &Row<'_>, first: usize) -> rusqlite::Result<RowDraft<'static>> {
    let mut draft = RowDraft::default();
    for field in Field::ALL {
        let value: Option<String> = row.get(first + field.index())?;
        if let Some(value) = value {
            draft.set(field, value);
        }
    }
    Ok(draft)
}

/// The values by which a contact is reached, as it is shown.
pub(super) fn values_of_contact(
    conn: &Connection,
    contact: i64,
) -> Result<Vec<ChannelValue>, Trouble> {
    let sql = format!("SELECT {} FROM contacts WHERE id = ?1", *FIELD_LIST);
    let mut statement = conn.prepare_cached(&sql)?;
    let draft = statement.query_row([contact], |row| draft(row, 0))?;
    Ok(values_of(ContactFrame::of_row(&draft).row(RowIx(0))))
}
