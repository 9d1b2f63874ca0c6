//! What a contact and its records were before, from the images that runs left.

use rusqlite::Connection;

use super::super::error::{StoreError, Trouble};
use super::super::info::run_line;
use super::super::inputs::parsed;
use super::super::{RunLine, Store};
use crate::model::{ContactId, Field, RecordId, RunId};

/// What had become of a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It was shown and exported.
    Live,
    /// It lay in the recycle bin.
    Deleted,
    /// It was part of another.
    Merged(ContactId),
}

/// A contact as it was before a run changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// The run that changed it.
    pub run: RunId,
    /// What had become of it.
    pub phase: Phase,
    /// Its golden values, in canonical order.
    pub values: Vec<Option<String>>,
}

/// The images of one row, run by run: a look-up for each run that stands, for the table is in the order of the runs.
const IMAGES: &str = "SELECT run, image FROM history
    WHERE run IN (SELECT id FROM runs WHERE status = 'done') AND tbl = ?1 AND id = ?2 ORDER BY run";

impl Store {
    /// The contact of this very id as it was before each run that changed it, oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn images(&self, contact: ContactId) -> Result<Vec<Image>, StoreError> {
        self.read(|conn| {
            let images = images(conn, "contacts", contact.0)?;
            images
                .into_iter()
                .map(|(run, json)| image(run, &json))
                .collect()
        })
    }

    /// The run that brought a record, and the contacts it has belonged to: before each run that moved it, and today.
    ///
    /// # Errors
    /// When there is no such record, or the store cannot be read.
    pub fn whereabouts(&self, record: RecordId) -> Result<Whereabouts, StoreError> {
        let today = self.contact_of(record)?;
        self.read(|conn| {
            let born = conn
                .prepare_cached("SELECT run FROM records JOIN inputs ON inputs.id = input WHERE records.id = ?1")?
                .query_row([record.0], |row| row.get(0).map(RunId))?;
            let images = images(conn, "records", record.0)?;
            let before = images.into_iter().map(|(run, json)| {
                let [contact]: [Option<i64>; 1] = parsed(&json)?;
                Ok::<_, Trouble>((run, contact.map(ContactId)))
            });
            Ok(Whereabouts {
                born,
                before: before.collect::<Result<_, _>>()?,
                today,
            })
        })
    }

    /// A run, as the store remembers it.
    ///
    /// # Errors
    /// When there is no such run, or the store cannot be read.
    pub fn run_line(&self, run: RunId) -> Result<RunLine, StoreError> {
        self.read(|conn| run_line(conn, run))?
            .ok_or(StoreError::NoRun { run })
    }
}

/// Where a record has been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// The run that brought it.
    pub born: RunId,
    /// Its contact before each run that moved it, oldest first.
    pub before: Vec<(RunId, Option<ContactId>)>,
    /// Its contact today.
    pub today: Option<ContactId>,
}

impl Whereabouts {
    /// The runs that brought it or moved it.
    pub fn runs(&self) -> impl Iterator<Item = RunId> {
        let moved = self.before.iter().map(|(run, _)| *run);
        std::iter::once(self.born).chain(moved)
    }

    /// Its contact before `run`.
    #[must_use]
    pub fn before_run(&self, run: RunId) -> Option<ContactId> {
        if run <= self.born {
            return None;
        }
        self.at(|moved| moved >= run)
    }

    /// Its contact after `run`.
    #[must_use]
    pub fn after_run(&self, run: RunId) -> Option<ContactId> {
        if run < self.born {
            return None;
        }
        self.at(|moved| moved > run)
    }

    /// Its contact before the first run that is late enough to have moved it away.
    fn at(&self, late: impl Fn(RunId) -> bool) -> Option<ContactId> {
        let next = self.before.iter().find(|(run, _)| late(*run));
        next.map_or(self.today, |(_, contact)| *contact)
    }
}

fn images(conn: &Connection, table: &str, id: i64) -> Result<Vec<(RunId, String)>, Trouble> {
    let mut statement = conn.prepare_cached(IMAGES)?;
    let images = statement.query_map((table, id), |row| Ok((RunId(row.get(0)?), row.get(1)?)))?;
    Ok(images.collect::<Result<_, _>>()?)
}

/// An image: status, merged into, updated by, tags, then the fields.
fn image(run: RunId, json: &str) -> Result<Image, Trouble> {
    const FIRST_FIELD: usize = 4;
    let cells: Vec<serde_json::Value> = parsed(json)?;
    let text = |at: usize| cells.get(at).and_then(|cell| cell.as_str());
    let merged_into = cells.get(1).and_then(serde_json::Value::as_i64);
    Ok(Image {
        run,
        phase: match (merged_into, text(0)) {
            (Some(other), _) => Phase::Merged(ContactId(other)),
            (None, Some("deleted")) => Phase::Deleted,
            _ => Phase::Live,
        },
        values: (0..Field::COUNT)
            .map(|field| text(FIRST_FIELD + field).map(str::to_owned))
            .collect(),
    })
}
