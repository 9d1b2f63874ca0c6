//! Writes what became of the rows of one input: values, findings, and outcomes that are others than before.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::Redone;
use super::kept::{Place, Standing};
use crate::dedupe::Fate;
use crate::model::{Code, Field, Finding, RecordId, RecordRows, RunId};
use crate::store::books::{self, Kept, Packer};
use crate::store::error::Trouble;
use crate::store::findings;
use crate::store::outcome::{self, Home, recount};
use crate::store::plan::position;
use crate::store::queue::{self, Status};
use crate::store::rows::{text, write_list};
use crate::store::tags;
use crate::store::values::{self, Verbatim, Writer};

/// What the rows of one input are written with.
pub(super) struct Desk<'a> {
    pub(super) conn: &'a Connection,
    /// The rework.
    pub(super) run: RunId,
    /// The run that read the input.
    pub(super) owner: i64,
    pub(super) input: i64,
    pub(super) raw: &'a RecordRows,
    pub(super) redone: &'a Redone,
    /// The cells that the fields of the input are read from.
    pub(super) verbatim: &'a Verbatim,
    /// What packs the records of the input that are packed.
    pub(super) packer: Option<&'a Packer>,
}

/// A finding as it stands in the store: field, code, severity, value, proposal.
type Line = (
    Option<String>,
    String,
    String,
    Option<String>,
    Option<String>,
);

impl Desk<'_> {
    /// Writes the rows at `places`; returns of how many anything is told otherwise than before.
    pub(super) fn write(
        &self,
        places: &[Place],
        is_of_file: impl Fn(Code) -> bool,
    ) -> Result<u64, Trouble> {
        let writer = Writer::of(&self.redone.frame, self.verbatim);
        let mut findings = self.new_findings();
        let mut before = self.old_findings()?;
        let mut fields = Vec::new();
        let mut changed = 0;
        for (at, place) in places.iter().enumerate() {
            if matches!(place.standing, Standing::Again) {
                continue;
            }
            fields.clear();
            writer.write(&mut fields, position(at), &self.raw.raw.row(at));
            let moved = self.write_row(at, place, text(&fields))?;
            let known = before.remove(&place.row).unwrap_or_default();
            let of_file = |line: &&Line| line.1.parse::<Code>().is_ok_and(&is_of_file);
            let mut seen: Vec<Line> = known.iter().filter(of_file).cloned().collect();
            seen.extend(findings.remove(&at).unwrap_or_default());
            let told = seen != known;
            if told {
                self.write_findings(place.row, &seen)?;
            }
            changed += u64::from(moved || told);
        }
        Ok(changed)
    }

    /// Writes values and outcome of one row; tells whether either is another than before.
    fn write_row(&self, at: usize, place: &Place, fields: &str) -> Result<bool, Trouble> {
        let fate = self.redone.fates[at];
        match (&place.standing, fate) {
            (Standing::Again, _) | (Standing::Rejected, Some(Fate::Rejected(_))) => Ok(false),
            (Standing::Of(record, known), None)
            | (Standing::Waiting(record, known), Some(Fate::Review(_))) => {
                let differs = self.differ(at, known, fields)?;
                if differs {
                    self.set_fields(at, *record, fields)?;
                }
                Ok(differs)
            }
            (Standing::Of(record, _), Some(Fate::Review(code))) => {
                self.set_fields(at, *record, fields)?;
                self.wait(place.row, *record, code)?;
                Ok(true)
            }
            (Standing::Waiting(record, _), None) => {
                self.set_fields(at, *record, fields)?;
                self.go_on(place.row, *record)?;
                Ok(true)
            }
            (Standing::Of(record, _) | Standing::Waiting(record, _), Some(fate)) => {
                let code = code_of(fate)?;
                self.conn
                    .prepare_cached("INSERT INTO temp.rejected (record, code) VALUES (?1, ?2)")?
                    .execute((record.0, code.as_str()))?;
                Ok(true)
            }
            (Standing::Rejected, _) if self.is_known(at, place.row)? => Ok(true),
            (Standing::Rejected, fate) => {
                let record = self.add_record(at, place.row, fields)?;
                match fate {
                    Some(Fate::Review(code)) => self.ask(record, code)?,
                    _ => self.go_on(place.row, record)?,
                }
                Ok(true)
            }
        }
    }

    /// Whether a row has other values by `fields` than by `known`, which an earlier version may have written otherwise.
    fn differ(&self, at: usize, known: &str, fields: &str) -> Result<bool, Trouble> {
        if known == fields {
            return Ok(false);
        }
        let mut raw = Vec::new();
        write_list(&mut raw, self.raw.raw.row(at).iter());
        let values = |fields| values::read(fields, text(&raw), self.verbatim);
        Ok(values(known)? != values(fields)?)
    }

    fn set_fields(&self, at: usize, record: RecordId, fields: &str) -> Result<(), Trouble> {
        let is_packed = self
            .conn
            .prepare_cached("SELECT packed IS NOT NULL FROM records WHERE id = ?1")?
            .query_row([record.0], |row| row.get(0))?;
        let mut raw = Vec::new();
        write_list(&mut raw, self.raw.raw.row(at).iter());
        match self.packer.filter(|_| is_packed) {
            Some(packer) => packer.keep(
                self.conn,
                &Kept {
                    record: record.0,
                    fields,
                    raw: text(&raw),
                    source_key: self.redone.frame.row(position(at)).get(Field::SourceKey),
                },
            ),
            None => books::write_plain(self.conn, record.0, fields, text(&raw)),
        }
    }

    /// Lets a record wait for a person.
    fn wait(&self, row: u32, record: RecordId, code: Code) -> Result<(), Trouble> {
        self.conn
            .prepare_cached("UPDATE records SET contact = NULL WHERE id = ?1")?
            .execute([record.0])?;
        self.turn(row, record, "review")?;
        self.ask(record, code)
    }

    /// Puts a record that waits into the queue.
    fn ask(&self, record: RecordId, code: Code) -> Result<(), Trouble> {
        let known = self.item_of(record)?;
        match known {
            Some(item) => queue::turn(self.conn, self.run, item, Status::Open),
            None => queue::ask_of_row(self.conn, RunId(self.owner), record, code),
        }
    }

    fn item_of(&self, record: RecordId) -> Result<Option<i64>, Trouble> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT id FROM review_items WHERE kind = 'row' AND record = ?1")?;
        let mut rows = statement.query([record.0])?;
        Ok(match rows.next()? {
            Some(row) => Some(row.get(0)?),
            None => None,
        })
    }

    /// Gives a record a contact of its own, which may join another when all are resolved.
    fn go_on(&self, row: u32, record: RecordId) -> Result<(), Trouble> {
        if let Some(item) = self.item_of(record)? {
            queue::turn(self.conn, self.run, item, Status::Settled)?;
        }
        self.conn
            .prepare_cached(
                "INSERT INTO contacts (status, founded_run, updated_run, tag_set) VALUES ('live', ?1, ?2, ?3)",
            )?
            .execute((self.owner, self.run.0, tags::number(self.conn, "[]")?))?;
        let contact = self.conn.last_insert_rowid();
        self.conn
            .prepare_cached("UPDATE records SET contact = ?2 WHERE id = ?1")?
            .execute((record.0, contact))?;
        self.conn
            .prepare_cached("INSERT INTO temp.founders (record, contact) VALUES (?1, ?2)")?
            .execute((record.0, contact))?;
        self.turn(row, record, "created")
    }

    /// Whether a row that was none is a record by now, which an equal row has become; then it is that record again.
    fn is_known(&self, at: usize, row: u32) -> Result<bool, Trouble> {
        let known = self
            .conn
            .prepare_cached("SELECT min(id) FROM records WHERE digest = ?1")?
            .query_row([&self.redone.digests[at].0[..]], |row| {
                row.get::<_, Option<i64>>(0)
            })?;
        let Some(record) = known else {
            return Ok(false);
        };
        self.conn
            .prepare_cached(
                "UPDATE arrivals SET outcome = 'unchanged', record = ?3, code = NULL, raw = NULL
                 WHERE input = ?1 AND row = ?2",
            )?
            .execute((self.input, row, record))?;
        recount(self.conn, self.owner, "rejected", "unchanged")?;
        Ok(true)
    }

    /// Makes a record of a row that was none; it waits until it gets a contact.
    fn add_record(&self, at: usize, row: u32, fields: &str) -> Result<RecordId, Trouble> {
        let mut raw = Vec::new();
        write_list(&mut raw, self.raw.raw.row(at).iter());
        self.conn
            .prepare_cached(
                "INSERT INTO records (input, row, outcome, digest, key_sum, fields, raw)
                 VALUES (?1, ?2, 'review', ?3, 0, ?4, ?5)",
            )?
            .execute(params![
                self.input,
                row,
                &self.redone.digests[at].0[..],
                fields,
                text(&raw)
            ])?;
        let record = RecordId(self.conn.last_insert_rowid());
        self.conn
            .prepare_cached(
                "UPDATE arrivals SET outcome = 'review', record = ?3, code = NULL, raw = NULL
                 WHERE input = ?1 AND row = ?2",
            )?
            .execute((self.input, row, record.0))?;
        recount(self.conn, self.owner, "rejected", "review")?;
        Ok(record)
    }

    /// Gives a record and its row another outcome, and the ledger of its run too.
    fn turn(&self, row: u32, record: RecordId, outcome: &str) -> Result<(), Trouble> {
        let home = Home {
            run: self.owner,
            input: self.input,
            row: row.into(),
        };
        outcome::turn(self.conn, &home, record.0, outcome)
    }

    /// The findings of today, by the position of their row.
    fn new_findings(&self) -> BTreeMap<usize, Vec<Line>> {
        let mut lines: BTreeMap<usize, Vec<Line>> = BTreeMap::new();
        for finding in &self.redone.findings {
            lines
                .entry(finding.row.at())
                .or_default()
                .push(line(finding));
        }
        lines
    }

    /// The findings in the store, by row.
    fn old_findings(&self) -> Result<BTreeMap<u32, Vec<Line>>, Trouble> {
        let mut statement = self.conn.prepare_cached(
            "SELECT row, field, code, severity, value, proposal FROM findings WHERE input = ?1 ORDER BY row, nth",
        )?;
        let mut rows = statement.query([self.input])?;
        let mut lines: BTreeMap<u32, Vec<Line>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let line = (
                row.get(1)?,
                row.get(2)?,
                row.get(3)?,
                row.get(4)?,
                row.get(5)?,
            );
            lines.entry(row.get(0)?).or_default().push(line);
        }
        Ok(lines)
    }

    fn write_findings(&self, row: u32, lines: &[Line]) -> Result<(), Trouble> {
        self.conn
            .prepare_cached("DELETE FROM row_findings WHERE input = ?1 AND row = ?2")?
            .execute((self.input, row))?;
        let mut insert = self.conn.prepare_cached(
            "INSERT INTO row_findings (input, row, nth, kind, value, proposal) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        for (nth, (field, code, severity, value, proposal)) in (1i64..).zip(lines) {
            let kind = findings::number(self.conn, field.as_deref(), code, severity)?;
            insert.execute(params![self.input, row, nth, kind, value, proposal])?;
        }
        Ok(())
    }
}

fn line(finding: &Finding) -> Line {
    (
        finding.field.map(|field| field.name().to_owned()),
        finding.code.as_str().to_owned(),
        finding.severity.name().to_owned(),
        finding.value.as_deref().map(str::to_owned),
        finding.proposal.as_deref().map(str::to_owned),
    )
}

fn code_of(fate: Fate) -> Result<Code, Trouble> {
    match fate {
        Fate::Rejected(code) => Ok(code),
        other => Err(Trouble::Inconsistent(format!(
            "a row that was read before comes to {other:?}"
        ))),
    }
}
