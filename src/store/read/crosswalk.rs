//! The crosswalk: which row of which file is which contact today.

use rusqlite::Connection;

use super::super::error::{StoreError, Trouble};
use super::super::{Store, outcome_named};
use super::Place;
use crate::model::{ContactId, Outcome, RecordId};

/// One row of one file, as it was read last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrosswalkLine {
    /// Where the row stands.
    pub place: Place,
    /// The record it is; none for a rejected row.
    pub record: Option<RecordId>,
    /// What became of it. A row that was read again, unchanged, at the place where its record came from shows what
    /// became of it then.
    pub outcome: Outcome,
    /// The contact it belongs to today.
    pub contact: Option<ContactId>,
}

/// Inputs of one source, file name and sheet, by run: readings of the same list.
struct Readings {
    source: String,
    file: String,
    sheet: Option<String>,
}

/// The latest reading of each row of a list. Two files of one name in one run are both shown.
const LATEST: &str = "
    WITH readings AS (SELECT id, run FROM inputs WHERE source = ?1 AND file = ?2 AND sheet IS ?3),
         latest AS (SELECT row, max(run) AS run FROM arrivals JOIN readings ON readings.id = input GROUP BY row)
    SELECT arrivals.row, record, arrivals.outcome, contact, records.row, records.outcome, home.run <> readings.run
           AND home.source = ?1 AND home.file = ?2 AND home.sheet IS ?3
    FROM latest JOIN readings USING (run)
    JOIN arrivals ON arrivals.input = readings.id AND arrivals.row = latest.row
    LEFT JOIN records ON records.id = record
    LEFT JOIN inputs AS home ON home.id = records.input
    ORDER BY arrivals.row, arrivals.input";

/// The same for a list that was read once.
const ONLY: &str = "
    SELECT arrivals.row, record, arrivals.outcome, contact, NULL, NULL, 0
    FROM inputs JOIN arrivals ON arrivals.input = inputs.id
    LEFT JOIN records ON records.id = record
    WHERE source = ?1 AND file = ?2 AND sheet IS ?3
    ORDER BY arrivals.row";

impl Store {
    /// Hands the latest reading of every row to `visit`, list by list.
    ///
    /// # Errors
    /// When the store cannot be read, or `visit` fails.
    pub fn each_crosswalk<E: From<StoreError>>(
        &self,
        mut visit: impl FnMut(&CrosswalkLine) -> Result<(), E>,
    ) -> Result<(), E> {
        let known = |trouble: Trouble| trouble.at(&self.path);
        for (readings, times) in lists(&self.conn).map_err(known)? {
            let sql = if times == 1 { ONLY } else { LATEST };
            let mut statement = self.conn.prepare_cached(sql).map_err(|e| known(e.into()))?;
            let mut rows = statement
                .query((&readings.source, &readings.file, &readings.sheet))
                .map_err(|e| known(e.into()))?;
            while let Some(row) = rows.next().map_err(|e| known(e.into()))? {
                visit(&line(&readings, row).map_err(known)?)?;
            }
        }
        Ok(())
    }
}

fn lists(conn: &Connection) -> Result<Vec<(Readings, i64)>, Trouble> {
    let mut statement = conn.prepare(
        "SELECT source, file, sheet, count(*) FROM inputs JOIN runs ON runs.id = run WHERE status = 'done'
         GROUP BY source, file, sheet ORDER BY source, file, sheet",
    )?;
    let lists = statement.query_map([], |row| {
        let readings = Readings {
            source: row.get(0)?,
            file: row.get(1)?,
            sheet: row.get(2)?,
        };
        Ok((readings, row.get(3)?))
    })?;
    Ok(lists.collect::<Result<_, _>>()?)
}

fn line(readings: &Readings, row: &rusqlite::Row<'_>) -> Result<CrosswalkLine, Trouble> {
    let at: u32 = row.get(0)?;
    let outcome = outcome_named(&row.get::<_, String>(2)?)?;
    let founded_here =
        outcome == Outcome::Unchanged && row.get::<_, bool>(6)? && row.get::<_, u32>(4)? == at;
    Ok(CrosswalkLine {
        place: Place {
            source: readings.source.clone(),
            file: readings.file.clone(),
            sheet: readings.sheet.clone(),
            row: at,
        },
        record: row.get::<_, Option<i64>>(1)?.map(RecordId),
        outcome: if founded_here {
            outcome_named(&row.get::<_, String>(5)?)?
        } else {
            outcome
        },
        contact: row.get::<_, Option<i64>>(3)?.map(ContactId),
    })
}
