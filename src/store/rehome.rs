//! Tells a record by another input, whose row it becomes: the same cells under the same headers, perhaps in another
//! order.
//!
//! Used by `withdraw`, where a later run that read the row again keeps it.

use rusqlite::Connection;

use super::books;
use super::error::Trouble;
use super::inputs::{self, json, parsed};
use super::plan::position;
use super::values::{self, Verbatim, Writer};
use crate::model::{CellRows, ContactFrame, Field, Input};

/// Writes values and cells of `record` as those of a row of `input`, before it becomes one.
pub(super) fn retell(conn: &Connection, record: i64, input: i64) -> Result<(), Trouble> {
    let sql = format!(
        "SELECT {} FROM records WHERE id = ?1",
        values::columns(conn)?
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([record])?;
    let Some(row) = rows.next()? else {
        return Ok(());
    };
    let (here, there) = (input_of(conn, row.get(0)?)?, input_of(conn, input)?);
    let headers = |input: &Input| -> Vec<String> {
        let columns = input.columns.iter();
        columns.map(|column| column.header.clone()).collect()
    };
    let verbatim = Verbatim::read(conn, input)?;
    if headers(&here) == headers(&there) && Verbatim::read(conn, row.get(0)?)? == verbatim {
        return Ok(());
    }
    let mut reader = values::Reader::new(conn);
    let told = reader.owned(row, 0)?;
    let cells: Vec<String> = parsed(reader.told(row, 0)?[1])?;
    drop(rows);
    let cells = reordered(cells, &headers(&here), &headers(&there));
    let fields = differing(&told, &cells, &verbatim);
    books::write_plain(conn, record, &fields, &json(&cells)?)
}

fn input_of(conn: &Connection, id: i64) -> Result<Input, Trouble> {
    let sql = format!("SELECT {} FROM inputs WHERE id = ?1", inputs::COLUMNS);
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([id])?;
    match rows.next()? {
        Some(row) => inputs::read(row, 0),
        None => Err(Trouble::Inconsistent(format!("input {id} is missing"))),
    }
}

/// Cells under the headers `here` in the order of the headers `there`; those without a header stay behind.
fn reordered(cells: Vec<String>, here: &[String], there: &[String]) -> Vec<String> {
    let mut cells: Vec<Option<String>> = cells.into_iter().map(Some).collect();
    let mut take = |at: usize| cells.get_mut(at).and_then(Option::take);
    let mut row: Vec<String> = Vec::with_capacity(there.len());
    for header in there {
        let at = here.iter().position(|known| known == header);
        row.push(at.and_then(&mut take).unwrap_or_default());
    }
    // A cell whose header the other list has not is empty, or the rows were not equal.
    row.extend(cells.into_iter().skip(here.len()).flatten());
    row
}

/// `values` as what differs from `cells`.
fn differing(values: &[(Field, String)], cells: &[String], verbatim: &Verbatim) -> String {
    let values = values.iter().map(|(field, value)| (*field, value.as_str()));
    let frame = ContactFrame::of_row(&values.collect());
    let mut rows = CellRows::new();
    rows.push_row(cells.iter().map(String::as_str));
    let mut fields = Vec::new();
    Writer::of(&frame, verbatim).write(&mut fields, position(0), &rows.row(0));
    super::rows::text(&fields).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_follow_their_headers_and_those_without_one_stay_behind() {
        let text =
            |cells: &[&str]| -> Vec<String> { cells.iter().map(|&cell| cell.to_owned()).collect() };
        type Row<'a> = &'a [&'a str];
        let cases: [(&str, Row<'_>, Row<'_>, Row<'_>); 4] = [
            (
                "the same order",
                &["n", "m"],
                &["张伟", "1"],
                &["张伟", "1"],
            ),
            ("turned round", &["m", "n"], &["1", "张伟"], &["张伟", "1"]),
            (
                "one more here",
                &["x", "m", "n"],
                &["", "1", "张伟"],
                &["张伟", "1"],
            ),
            (
                "surplus",
                &["m", "n"],
                &["1", "张伟", "?"],
                &["张伟", "1", "?"],
            ),
        ];
        for (name, here, cells, expected) in cases {
            let row = reordered(text(cells), &text(here), &text(&["n", "m"]));
            assert_eq!(row, text(expected), "{name}");
        }
    }
}
