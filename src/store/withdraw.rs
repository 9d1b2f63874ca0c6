//! Takes a run back from under later ones: the store holds what it would hold without that run.
//!
//! Beside `undo`, which takes the newest run back by its before-images. What comes in: a run with others above it. Its
//! rows go, with everything that was said of them; a row that a later run read again becomes that run's own. What is
//! left of every contact that the rows could have touched is resolved anew by the caller, in the same transaction. Ids
//! stay: a contact that has records left keeps its own.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::error::{StoreError, Trouble};
use super::journal::{self, Digests};
use super::outcome::{self, Home};
use super::undo;
use super::write::{self, RunInfo, RunReport};
use super::{Store, blocks, contacts, edits, history, known, links, queue, rehome};
use crate::dedupe::Stopped;
use crate::model::{ContactId, Ledger, RecordId, RunId};
use crate::run::RunContext;
use crate::tag::Tagged;

impl Store {
    /// Takes `run` back although later runs stand. The records that its going may concern are handed to `settle`, which
    /// reads them from the store as it is without the run, and resolves them; `info` says when and by which rules.
    ///
    /// # Errors
    /// When there is no such run, it is undone already or applied decisions, or the store cannot be read or written.
    /// The store is then as it was.
    pub fn withdraw(
        &mut self,
        run: RunId,
        info: &RunInfo,
        settle: impl FnOnce(&Store, &[RecordId]) -> Result<Tagged, Stopped<StoreError>>,
        ctx: &RunContext<'_>,
    ) -> Result<RunReport, StoreError> {
        self.in_transaction(|conn| {
            let undoing = begin(conn, run, info)?;
            let concerned = remove(conn, run, undoing)?;
            let tagged = settle(self, &concerned).map_err(StoreError::of)?;
            let report = finish(conn, undoing, &tagged, ctx)?;
            let entry = info.entry(Some(run));
            journal::seal(conn, &entry, Digests::Stored)?;
            journal::seal_changed(conn, &entry)?;
            Ok(report)
        })
    }
}

/// Marks the run as undone; returns the run that the undoing itself is.
fn begin(conn: &Connection, run: RunId, info: &RunInfo) -> Result<RunId, Trouble> {
    undo::stands(conn, run)?;
    if undo::applies_decisions(conn, run)? {
        return Err(StoreError::DecisionsStand { run }.into());
    }
    undo::mark(conn, run, &info.started_at)?;
    let last_record = write::last_id(conn, "records")?;
    write::insert_run(conn, info, &Ledger::default(), last_record)
}

/// Takes out the rows of the run; returns the records that are left and may be concerned.
fn remove(conn: &Connection, run: RunId, undoing: RunId) -> Result<Vec<RecordId>, Trouble> {
    conn.execute_batch("CREATE TEMP TABLE gone (id INTEGER PRIMARY KEY)")?;
    let own = undo::own(run);
    conn.execute(&format!("INSERT INTO temp.gone {own}"), [])?;
    let mut concerned: BTreeSet<i64> = rehome(conn, run)?.into_iter().collect();
    let ids = going(conn)?;
    let contacts = known::contacts_of(conn, &ids)?;
    concerned.extend(known::members_of(conn, contacts)?);
    concerned.extend(known::reach(conn, blocks::keys_of(conn, &ids)?)?);
    concerned.extend(edits::records_under(conn, run)?);
    ids.iter().for_each(|id| {
        concerned.remove(id);
    });
    history::REVIEW.restore(conn, run)?;
    for sql in undo::SAID {
        conn.execute(sql, [run.0])?;
    }
    outcome::remove_records(conn, "SELECT id FROM temp.gone")?;
    conn.execute_batch("DROP TABLE temp.gone")?;
    for sql in WITHOUT_RECORDS {
        conn.execute_batch(sql)?;
    }
    conn.execute(
        "UPDATE contacts SET founded_run = coalesce(
             (SELECT min(inputs.run) FROM records JOIN inputs ON inputs.id = input WHERE contact = contacts.id), ?2)
         WHERE founded_run = ?1",
        (run.0, undoing.0),
    )?;
    conn.execute(
        "UPDATE contacts SET updated_run = ?2 WHERE updated_run = ?1",
        (run.0, undoing.0),
    )?;
    Ok(concerned.into_iter().map(RecordId).collect())
}

/// Takes out the contacts without a record, and those that had become part of them.
pub(super) const WITHOUT_RECORDS: [&str; 3] = [
    "DELETE FROM contacts WHERE status <> 'merged' AND NOT EXISTS (SELECT 1 FROM records WHERE contact = contacts.id)",
    "WITH RECURSIVE safe (id) AS (
         SELECT id FROM contacts WHERE status <> 'merged'
         UNION SELECT contacts.id FROM contacts JOIN safe ON merged_into = safe.id)
     DELETE FROM contacts WHERE id NOT IN (SELECT id FROM safe)",
    "DELETE FROM history WHERE (tbl = 'contacts' AND id NOT IN (SELECT id FROM contacts))
         OR (tbl = 'review_items' AND id NOT IN (SELECT id FROM review_items))",
];

/// The records that go, by id.
fn going(conn: &Connection) -> Result<Vec<i64>, Trouble> {
    let mut statement = conn.prepare("SELECT id FROM records WHERE id IN temp.gone ORDER BY id")?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// A row of the run that a later run read again, where it was read first after it.
struct Again {
    record: i64,
    input: i64,
    row: i64,
    run: i64,
}

/// Gives the rows that later runs read again to the first of them; returns their records.
fn rehome(conn: &Connection, run: RunId) -> Result<Vec<i64>, Trouble> {
    let mut moved = Vec::new();
    for again in read_again(conn, run)? {
        if moved.last() != Some(&again.record) {
            adopt(conn, run, &again)?;
            moved.push(again.record);
        }
    }
    Ok(moved)
}

fn read_again(conn: &Connection, run: RunId) -> Result<Vec<Again>, Trouble> {
    let mut statement = conn.prepare(
        "SELECT record, input, row, inputs.run FROM arrivals JOIN inputs ON inputs.id = input
         WHERE outcome = 'unchanged' AND record IN temp.gone AND inputs.run <> ?1 ORDER BY record, input, row",
    )?;
    let found = statement.query_map([run.0], |row| {
        Ok(Again {
            record: row.get(0)?,
            input: row.get(1)?,
            row: row.get(2)?,
            run: row.get(3)?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Makes a record the row of a later run.
fn adopt(conn: &Connection, run: RunId, again: &Again) -> Result<(), Trouble> {
    let here = (again.record, again.input, again.row);
    rehome::retell(conn, again.record, again.input)?;
    for sql in [
        "UPDATE row_findings SET input = ?2, row = ?3 WHERE (input, row) = (SELECT input, row FROM records WHERE id = ?1)",
        "UPDATE records SET input = ?2, row = ?3 WHERE id = ?1",
        "UPDATE arrivals SET outcome = (SELECT outcome FROM records WHERE id = ?1) WHERE input = ?2 AND row = ?3",
    ] {
        conn.prepare_cached(sql)?.execute(here)?;
    }
    let becomes = outcome::outcome_of(conn, again.record)?;
    outcome::recount(conn, again.run, "unchanged", &becomes)?;
    conn.prepare_cached(
        "UPDATE review_items SET run = ?2 WHERE run = ?1 AND kind = 'row' AND record = ?3",
    )?
    .execute((run.0, again.run, again.record))?;
    conn.prepare_cached("DELETE FROM temp.gone WHERE id = ?1")?
        .execute([again.record])?;
    Ok(())
}

/// Writes what became of the contacts that are left.
fn finish(
    conn: &Connection,
    undoing: RunId,
    tagged: &Tagged,
    ctx: &RunContext<'_>,
) -> Result<RunReport, Trouble> {
    let ids = contacts::write(conn, undoing, tagged, &[], ctx)?;
    links::write(conn, undoing, &tagged.resolved, &[])?;
    queue::write(conn, undoing, &tagged.resolved, &[])?;
    for contact in ids {
        follow_founder(conn, contact)?;
    }
    ctx.checkpoint(0)?;
    write::report(conn, undoing, Ledger::default())
}

/// Lets the first row of a contact found it, where the row that did has gone or stayed with another contact.
fn follow_founder(conn: &Connection, contact: ContactId) -> Result<(), Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT records.id, inputs.run, outcome, records.input, records.row FROM records JOIN inputs ON inputs.id = input
         WHERE contact = ?1 ORDER BY outcome = 'created' DESC, inputs.run, digest LIMIT 1",
    )?;
    let mut rows = statement.query([contact.0])?;
    let Some(row) = rows.next()? else {
        return Ok(());
    };
    if row.get::<_, String>(2)? != "merged" {
        return Ok(());
    }
    let home = Home {
        run: row.get(1)?,
        input: row.get(3)?,
        row: row.get(4)?,
    };
    outcome::turn(conn, &home, row.get(0)?, "created")
}
