//! Writes rows of a table by the dozen.
//!
//! With every statement SQLite makes ready what the constraints of the table need, looks up the last id and takes its
//! cursors, which costs as much as the row itself; so one statement writes several rows.

use rusqlite::{Connection, Statement};

use super::error::Trouble;

/// Rows that one statement writes. More of them gain little: what is left is the work for each row.
const ROWS: usize = 16;

/// A table to be written, with columns in a fixed order.
pub(super) struct Bulk<'c> {
    conn: &'c Connection,
    /// Table and columns, as they stand behind `INTO`.
    into: String,
    width: usize,
    many: Option<Statement<'c>>,
    one: Option<Statement<'c>>,
}

impl<'c> Bulk<'c> {
    /// Into the `columns` of `table`.
    pub(super) fn new(conn: &'c Connection, table: &str, columns: &[&str]) -> Self {
        Bulk {
            conn,
            into: format!("{table} ({})", columns.join(", ")),
            width: columns.len(),
            many: None,
            one: None,
        }
    }

    /// Writes rows; `bind` binds the columns of one, the first of which is the parameter it is told.
    pub(super) fn write<R>(
        &mut self,
        mut rows: impl ExactSizeIterator<Item = R>,
        mut bind: impl FnMut(&mut Statement<'c>, usize, R) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        while rows.len() > 0 {
            let (statement, count) = match rows.len() >= ROWS {
                true => (&mut self.many, ROWS),
                false => (&mut self.one, 1),
            };
            let statement = match statement {
                Some(statement) => statement,
                none => none.insert(prepared(self.conn, &self.into, self.width, count)?),
            };
            for (at, row) in rows.by_ref().take(count).enumerate() {
                bind(statement, 1 + at * self.width, row)?;
            }
            statement.raw_execute()?;
        }
        Ok(())
    }
}

/// A statement for `count` rows. When one of them fails the whole run is rolled back, so that it need not be possible to
/// roll back the statement alone.
fn prepared<'c>(
    conn: &'c Connection,
    into: &str,
    width: usize,
    count: usize,
) -> rusqlite::Result<Statement<'c>> {
    let row = format!("({})", vec!["?"; width].join(", "));
    let rows = vec![row; count].join(", ");
    conn.prepare(&format!("INSERT OR FAIL INTO {into} VALUES {rows}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_written_once_whatever_their_number() {
        for count in [0, 1, ROWS - 1, ROWS, 3 * ROWS + 2] {
            let conn = Connection::open_in_memory().expect("memory");
            conn.execute_batch("CREATE TABLE t (a, b)").expect("SQL");
            let mut bulk = Bulk::new(&conn, "t", &["a", "b"]);
            let bind = |statement: &mut Statement<'_>, first: usize, row: usize| {
                statement.raw_bind_parameter(first, row.to_string())?;
                Ok(statement.raw_bind_parameter(first + 1, "b")?)
            };
            bulk.write(0..count, bind).expect("they fit");
            let sql = "SELECT a || b FROM t ORDER BY rowid";
            let mut statement = conn.prepare(sql).expect("SQL");
            let rows = statement.query_map([], |row| row.get(0)).expect("rows");
            let rows: Vec<String> = rows.map(|row| row.expect("a row")).collect();
            let expected: Vec<String> = (0..count).map(|row| format!("{row}b")).collect();
            assert_eq!(rows, expected);
        }
    }
}
