//! The store under test: runs built by hand, and what must hold after them.

mod copies;
mod killed;
mod known;
mod laws;
mod opening;
mod reading;
mod runs;
mod undoing;

use super::{blocks, schema, values};
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use jiff::civil::date;

use super::{Access, RunInfo, RunKind, RunReport, Store, StoreError};
use crate::dedupe::{
    Because, BlockKey, Contact, Doubt, Fate, Provenance, RecordRef, RowDigest, Status,
};
use crate::model::{Batch, Code, ColumnUse, ContactId, Field, Finding, FrameBuilder, Input};
use crate::model::{
    InputColumn, InputIx, Ledger, Origin, RecordId, Rejected, RowDraft, RowIx, Severity,
};
use crate::rules::Preference;
use crate::run::{RunContext, Silent};
use crate::tag::Tagged;

pub(crate) const WAITS: Code = Code::new("CON001");
pub(crate) const BLANK: Code = Code::new("REJ001");

static GO_ON: AtomicBool = AtomicBool::new(false);
static STOP: AtomicBool = AtomicBool::new(true);

pub(crate) fn context(cancel: &'static AtomicBool) -> RunContext<'static> {
    RunContext {
        today: date(2026, 5, 1),
        progress: &Silent,
        cancel,
    }
}

/// What an undoing is told to be.
pub(crate) fn undoing() -> RunInfo {
    RunInfo {
        kind: RunKind::Undo,
        ..info()
    }
}

pub(crate) fn info() -> RunInfo {
    RunInfo {
        kind: RunKind::Run,
        started_at: "2026-05-01T08:00:00Z".to_owned(),
        rules_digest: "abc".to_owned(),
        by: Some("mei".to_owned()),
    }
}

pub(crate) fn input(file: &str, source: &str) -> Input {
    let column = |header: &str, usage| InputColumn {
        header: header.to_owned(),
        usage,
        reason: "its name".to_owned(),
    };
    Input {
        file: PathBuf::from("/lists").join(file),
        sheet: None,
        source: source.to_owned(),
        priority: 1,
        encoding: "UTF-8".to_owned(),
        as_of: date(2026, 4, 1),
        columns: vec![
            column("姓名", ColumnUse::Field(Field::Name)),
            column("手机", ColumnUse::Field(Field::Mobile)),
        ],
        notes: vec!["two columns".to_owned()],
    }
}

/// A run being built by hand, row after row.
#[derive(Default)]
pub(crate) struct Scene {
    tagged: Tagged,
    frame: Vec<RowDraft<'static>>,
    inputs: Vec<Input>,
    next_row: u32,
}

impl Scene {
    pub(crate) fn of(file: &str, source: &str) -> Self {
        let mut scene = Scene::default();
        scene.list(file, source);
        scene
    }

    /// The rows that follow come from this list.
    pub(crate) fn list(&mut self, file: &str, source: &str) -> &mut Self {
        self.inputs.push(input(file, source));
        self.next_row = 0;
        self
    }

    fn origin(&mut self) -> Origin {
        self.next_row += 1;
        Origin {
            input: InputIx(u32::try_from(self.inputs.len() - 1).expect("few inputs")),
            row: self.next_row,
        }
    }

    /// A row of name and mobile number.
    pub(crate) fn row(&mut self, cells: [&str; 2], fate: Fate) -> RowIx {
        let origin = self.origin();
        let resolved = &mut self.tagged.resolved;
        let ix = RowIx(u32::try_from(resolved.fates.len()).expect("few rows"));
        let mut draft = RowDraft::default();
        draft.set(Field::Name, cells[0].trim().to_owned());
        draft.set(Field::Mobile, cells[1].replace('-', ""));
        resolved.batch.rows.origins.push(origin);
        resolved.batch.rows.raw.push_row(cells);
        resolved.digests.push(digest(cells));
        resolved
            .keys
            .push(&[key(draft.get(Field::Mobile).unwrap_or_default())]);
        resolved.fates.push(fate);
        self.frame.push(draft);
        ix
    }

    /// A row that founds a contact.
    pub(crate) fn founds(&mut self, cells: [&str; 2]) -> RowIx {
        let at = self.tagged.resolved.contacts.len();
        let row = self.row(cells, Fate::Founds(at));
        self.tagged.resolved.contacts.push(Contact {
            rows: vec![row],
            ..Contact::default()
        });
        self.tagged.tags.push(vec!["new".to_owned()]);
        row
    }

    /// A row that joins a known contact, which may absorb others on the way.
    pub(crate) fn joins(
        &mut self,
        cells: [&str; 2],
        id: ContactId,
        absorbed: &[ContactId],
    ) -> RowIx {
        let at = self.tagged.resolved.contacts.len();
        let row = self.row(cells, Fate::Joins(at));
        self.tagged.resolved.contacts.push(Contact {
            id: Some(id),
            absorbed: absorbed.to_vec(),
            known: Vec::new(),
            rows: vec![row],
            status: Status::Live,
        });
        self.tagged
            .tags
            .push(vec!["grown".to_owned(), "regular".to_owned()]);
        row
    }

    /// A row that is no record.
    pub(crate) fn blank(&mut self) -> &mut Self {
        let origin = self.origin();
        self.tagged.resolved.batch.rejected.push(Rejected {
            origin,
            code: BLANK,
            cells: vec![String::new(), " ".to_owned()],
        });
        self
    }

    pub(crate) fn finds(&mut self, row: RowIx, code: Code) -> &mut Self {
        self.tagged.resolved.batch.findings.push(Finding {
            row,
            field: Some(Field::Mobile),
            code,
            severity: Severity::Warning,
            value: Some("139-1".into()),
            proposal: None,
        });
        self
    }

    pub(crate) fn doubts(&mut self, left: RecordRef, right: RecordRef, weight: f64) -> &mut Self {
        self.tagged.resolved.doubts.push(Doubt {
            left,
            right,
            weight,
            reason: "name equal +5.0".to_owned(),
        });
        self
    }

    pub(crate) fn done(mut self) -> (Vec<Input>, Tagged) {
        let mut frame = FrameBuilder::with_capacity(self.frame.len());
        self.frame.iter().for_each(|row| frame.push(row));
        let mut golden = FrameBuilder::with_capacity(0);
        for contact in &self.tagged.resolved.contacts {
            golden.push(
                contact
                    .rows
                    .first()
                    .map_or(&RowDraft::default(), |row| &self.frame[row.at()]),
            );
        }
        self.tagged.resolved.golden = golden.finish();
        let speaks = |contact: &Contact| match (contact.id, contact.rows.as_slice()) {
            (Some(_), [row, ..]) => vec![Provenance {
                record: Some(RecordRef::New(*row)),
                because: Because::Preferred(Preference::Newest),
                fields: [Field::Name, Field::Mobile].into_iter().collect(),
            }],
            _ => Vec::new(),
        };
        let resolved = &mut self.tagged.resolved;
        resolved.provenance = resolved.contacts.iter().map(speaks).collect();
        self.tagged.resolved.batch = Batch {
            frame: frame.finish(),
            ..self.tagged.resolved.batch
        };
        (self.inputs, self.tagged)
    }

    /// Writes the run.
    pub(crate) fn into(self, store: &mut Store) -> Result<RunReport, StoreError> {
        let (inputs, tagged) = self.done();
        store.write_run(&info(), &inputs, &tagged, &context(&GO_ON))
    }
}

pub(crate) fn digest(cells: [&str; 2]) -> RowDigest {
    let hash = blake3::hash(cells.join("\0").as_bytes());
    RowDigest(*hash.as_bytes().first_chunk().expect("a hash is longer"))
}

pub(crate) fn key(mobile: &str) -> BlockKey {
    let hash = blake3::hash(mobile.as_bytes());
    BlockKey::of(u64::from_le_bytes(
        *hash.as_bytes().first_chunk().expect("a hash is longer"),
    ))
}

pub(crate) fn ledger(rows: [u64; 5]) -> Ledger {
    let [created, merged, unchanged, review, rejected] = rows;
    Ledger {
        rows_in: rows.iter().sum(),
        created,
        merged,
        unchanged,
        review,
        rejected,
    }
}

/// Three people, one of whom waits, a repeated row and a blank one: `C1`, `C2`, `R1` to `R3`.
pub(crate) fn first_run() -> Scene {
    let mut scene = Scene::of("leads.csv", "erp");
    let zhang = scene.founds(["张伟", "139-12345678"]);
    scene.blank();
    let li = scene.founds(["李娜", "13800138000"]);
    let wang = scene.row(["王芳", ""], Fate::Review(WAITS));
    scene.row(["张伟", "139-12345678"], Fate::Repeats(zhang));
    scene.finds(wang, WAITS).finds(zhang, Code::new("PHN004"));
    scene.doubts(RecordRef::New(li), RecordRef::New(zhang), 3.5);
    scene
}

/// All tables but `runs`, `inputs` and the counters, row by row, in a fixed order: what undo must bring back.
pub(crate) fn dump(store: &Store) -> Vec<String> {
    const TABLES: [&str; 4] = ["arrivals", "findings", "review_items", "history"];
    let whole = TABLES.map(|table| (table, format!("SELECT * FROM {table}")));
    let contacts = format!(
        "SELECT id, status, merged_into, founded_run, updated_run, {}, {}, provenance FROM contacts",
        schema::TAGS,
        *schema::FIELD_LIST
    );
    let records = "SELECT id, input, row, outcome, contact, digest, key_sum FROM records";
    let parts = [("contacts", contacts), ("records", records.to_owned())];
    let mut lines = Vec::new();
    for (table, sql) in parts.into_iter().chain(whole) {
        let mut statement = store.conn.prepare(&sql).expect("the table is there");
        let width = statement.column_count();
        let mut rows = statement.query([]).expect("it can be read");
        while let Some(row) = rows.next().expect("it can be read") {
            let cells: Vec<String> = (0..width)
                .map(|at| format!("{:?}", row.get_ref(at)))
                .collect();
            lines.push(format!("{table}: {}", cells.join(", ")));
        }
    }
    lines.extend(cells_of_records(&store.conn));
    // How values, tags and keys are kept is no part of what they say.
    let values = values_of_records(&store.conn).into_iter();
    lines.extend(values.map(|(record, values)| format!("values: R{record} {values}")));
    lines.extend(
        blocks::all(&store.conn)
            .iter()
            .map(|entry| format!("blocks: {entry:?}")),
    );
    lines.sort();
    lines
}

/// The cells of every record, as JSON.
fn cells_of_records(conn: &rusqlite::Connection) -> Vec<String> {
    let columns = values::columns(conn).expect("a version");
    let sql = format!("SELECT id, {columns} FROM records");
    let mut statement = conn.prepare(&sql).expect("the table is there");
    let mut rows = statement.query([]).expect("it can be read");
    let mut reader = values::Reader::new(conn);
    let mut all = Vec::new();
    while let Some(row) = rows.next().expect("it can be read") {
        let [_, raw] = reader.told(row, 1).expect("it was written here");
        all.push(format!(
            "cells: R{} {raw}",
            row.get::<_, i64>(0).expect("an id")
        ));
    }
    all
}

/// The values of every record, as JSON under their names.
pub(crate) fn values_of_records(conn: &rusqlite::Connection) -> Vec<(i64, String)> {
    let columns = values::columns(conn).expect("a version");
    let sql = format!("SELECT id, {columns} FROM records ORDER BY id");
    let mut statement = conn.prepare(&sql).expect("the table is there");
    let mut rows = statement.query([]).expect("it can be read");
    let mut reader = values::Reader::new(conn);
    let mut all = Vec::new();
    while let Some(row) = rows.next().expect("it can be read") {
        let values = reader
            .owned(row, 1)
            .expect("it was written here")
            .into_iter();
        let values = values.map(|(field, value)| (field.name().to_owned(), value.into()));
        let values: serde_json::Map<String, serde_json::Value> = values.collect();
        let values = serde_json::to_string(&values).expect("text");
        all.push((row.get(0).expect("an id"), values));
    }
    all
}

#[track_caller]
pub(crate) fn sound(store: &Store) {
    assert_eq!(
        store.check().expect("the store can be read"),
        [],
        "the store keeps its laws"
    );
}
