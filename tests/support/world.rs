//! A store in memory with the whole chain before it, for tests of what happens over several runs.

#![allow(dead_code, reason = "each test file uses its part of it")]
#![allow(
    unreachable_pub,
    reason = "shared by test files, each a crate of its own"
)]

#[path = "world_orders.rs"]
pub mod orders;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;

use iclear::dedupe::Modelling;
use iclear::import::{self, InputSpec, OnBroken};
use iclear::model::{ContactId, Field, Ledger, RecordId, RunId};
use iclear::pipeline;
use iclear::review::{self, Party, RulingError};
use iclear::rules::RuleBook;
use iclear::run::{RunContext, Silent};
use iclear::store::{Asked, RunInfo, RunKind, Store, StoreError};
use jiff::civil::date;
use proptest::prelude::*;

/// The default rules, and some under which other rows wait, are rejected and are one person.
static BOOKS: LazyLock<[RuleBook; 3]> = LazyLock::new(|| {
    let default = RuleBook::load(None).expect("the default rules are right");
    let other = |edits: &[(&str, &str, &str)]| {
        let folder = tempfile::tempdir().expect("a folder");
        for (file, from, to) in edits {
            let text = std::fs::read_to_string(format!("rules/{file}")).expect("it is there");
            assert!(text.contains(from), "{file} has {from}");
            std::fs::write(folder.path().join(file), text.replacen(from, to, 1)).expect("written");
        }
        RuleBook::load(Some(folder.path())).expect("rules with other numbers")
    };
    let no_channel = "code = \"CON101\"\nseverity = \"error\"\naction = \"review\"";
    let no_company = "code = \"CON102\"\nseverity = \"info\"\naction = \"flag\"";
    let edit = |code: &str, to: &str| code.replace("review", to).replace("flag", to);
    let (rejected, waits) = (edit(no_channel, "reject"), edit(no_company, "review"));
    [
        other(&[
            ("checks.toml", no_channel, &rejected),
            ("match.toml", "link = 2.4", "link = 9.0"),
        ]),
        other(&[
            ("checks.toml", no_company, &waits),
            ("orders.toml", "\"交易关闭\", ", ""),
        ]),
        default,
    ]
});

static GO_ON: AtomicBool = AtomicBool::new(false);

fn context() -> RunContext<'static> {
    RunContext {
        today: date(2024, 6, 1),
        progress: &Silent,
        cancel: &GO_ON,
    }
}

/// A store in memory, and the runs that stand.
pub struct World {
    pub store: Store,
    pub runs: Vec<RunId>,
    book: &'static RuleBook,
}

/// A row: the file it was read from, and its number.
pub type Row = (String, u32);

/// Who is one person, by the rows they were read from, and the golden values.
pub type State = BTreeSet<(BTreeSet<Row>, Vec<Option<String>>)>;

impl World {
    pub fn new() -> Self {
        World {
            store: Store::in_memory().expect("memory"),
            runs: Vec::new(),
            book: &BOOKS[2],
        }
    }

    /// The same under one of the rule books; the last one is the default.
    pub fn under(mut self, book: usize) -> Self {
        self.book = &BOOKS[book];
        self
    }

    /// Brings all records under another of the rule books.
    pub fn rework(&mut self, book: usize) {
        self.book = &BOOKS[book];
        let info = self.info(RunKind::Rework);
        pipeline::reworked(&mut self.store, &info, self.book, &context()).expect("it can be done");
        assert!(self.store.stands_by(&info).expect("it can be read"));
        assert_eq!(self.store.check().expect("it can be read"), []);
    }

    /// Runs a list of the source `shop` into the store. Every other list has its columns the other way round, which is
    /// nothing to any row.
    pub fn import(&mut self, file: &str, rows: &[[String; 4]]) {
        let folder = tempfile::tempdir().expect("a folder");
        let is_turned = file.as_bytes().first().is_some_and(|name| name % 2 == 1);
        let line = |mut cells: [String; 4]| {
            if is_turned {
                cells.reverse();
            }
            format!("{}\n", cells.join(","))
        };
        let file = folder.path().join(file);
        let headers = ["客户编号", "姓名", "手机", "邮箱"].map(str::to_owned);
        let lines = std::iter::once(&headers).chain(rows).cloned().map(line);
        std::fs::write(&file, lines.collect::<String>()).expect("written");
        let spec = InputSpec {
            source: Some("shop".to_owned()),
            // A column whose values repeat is taken for no key unless a person says so.
            columns: vec![(Field::SourceKey, vec!["客户编号".to_owned()])],
            ..InputSpec::new(&file, date(2024, 5, 1))
        };
        let ctx = context();
        let mut importer =
            import::open(&[spec], &self.book.fields, None, OnBroken::Stop, &ctx).expect("a list");
        let checked =
            pipeline::all_checked(&mut importer, self.book, &ctx).expect("it can be read");
        let inputs = importer.inputs().to_vec();
        let tagged = pipeline::tagged(
            checked,
            &inputs,
            &self.store,
            (self.book, Modelling::AsGiven),
            &ctx,
        )
        .expect("it resolves");
        drop(importer);
        let report = self
            .store
            .write_run(&self.info(RunKind::Run), &inputs, &tagged, &ctx)
            .expect("it adds up");
        self.settle(report.run_id);
    }

    /// Takes a decision; what cannot be decided is left.
    pub fn decide(&mut self, asked: Result<Vec<Asked>, RulingError>) -> bool {
        let Ok(asked) = asked else { return false };
        let decided = self
            .store
            .decided(asked, "wang", None)
            .expect("they are here");
        let ctx = context();
        let resolved = pipeline::decided(&self.store, &decided, self.book, &ctx);
        let tagged = resolved.expect("it resolves");
        let report = self
            .store
            .write_decided(&self.info(RunKind::Decision), &decided, &tagged, &ctx)
            .expect("it adds up");
        self.settle(report.run_id);
        true
    }

    pub fn settle(&mut self, run: Option<RunId>) {
        self.runs.extend(run);
        assert_eq!(self.store.check().expect("it can be read"), []);
    }

    /// Undoes the newest run that stands.
    pub fn undo(&mut self) {
        let run = self.runs.pop().expect("a run that stands");
        let undoing = self.info(RunKind::Undo);
        self.store.undo(run, &undoing).expect("the newest run");
        assert_eq!(self.store.check().expect("it can be read"), []);
    }

    /// Undoes the run at this position of those that stand.
    pub fn undo_at(&mut self, at: usize) {
        let run = self.runs.remove(at);
        let info = self.info(RunKind::Undo);
        pipeline::undone(&mut self.store, run, &info, self.book, &context())
            .expect("it can be taken back");
        assert_eq!(self.store.check().expect("it can be read"), []);
    }

    /// The rows that wait for a person.
    pub fn waiting(&self) -> BTreeSet<Vec<Row>> {
        let mut rows = self.questions();
        rows.retain(|rows| rows.len() == 1);
        rows
    }

    /// The open questions, by the rows they are about.
    pub fn questions(&self) -> BTreeSet<Vec<Row>> {
        let queue = self.store.queue().expect("it can be read");
        let open = queue.into_iter().filter(|item| item.open);
        let places = open.map(|item| {
            let records = std::iter::once(item.record).chain(item.other);
            let mut places: Vec<_> = records
                .map(|record| self.store.record(record).expect("it is there").place)
                .map(|place| (place.file, place.row))
                .collect();
            places.sort();
            places
        });
        places.collect()
    }

    /// The ledgers of the runs that stand. A row that founded a contact or joined one counts as the same: contacts part
    /// and join again, and which of their rows came first is told of the moment.
    pub fn ledgers(&self) -> Vec<Ledger> {
        let runs = self.store.info(usize::MAX).expect("it can be read").runs;
        let mut ledgers: Vec<(RunId, Ledger)> = runs
            .into_iter()
            .filter(|run| self.runs.contains(&run.run_id))
            .map(|run| (run.run_id, run.ledger))
            .collect();
        ledgers.sort_by_key(|(run, _)| *run);
        let mut ledgers: Vec<Ledger> = ledgers.into_iter().map(|(_, ledger)| ledger).collect();
        for ledger in &mut ledgers {
            ledger.created += std::mem::take(&mut ledger.merged);
        }
        ledgers
    }

    fn info(&self, kind: RunKind) -> RunInfo {
        RunInfo {
            kind,
            started_at: "2024-06-01T08:00:00Z".to_owned(),
            rules_digest: self.book.digest.clone(),
            by: Some("mei".to_owned()),
        }
    }

    /// The live contacts with their records' rows and ids.
    pub fn contacts(&self) -> BTreeMap<ContactId, Vec<(Row, RecordId)>> {
        let mut contacts: BTreeMap<ContactId, Vec<(Row, RecordId)>> = BTreeMap::new();
        self.store
            .each_record(|line| {
                if let Some(contact) = line.contact {
                    contacts
                        .entry(contact)
                        .or_default()
                        .push(((line.place.file.clone(), line.place.row), line.record));
                }
                Ok::<_, StoreError>(())
            })
            .expect("it can be read");
        contacts
    }

    pub fn state(&self) -> State {
        let contacts = self.contacts();
        let mut state = State::new();
        self.store
            .each_contact(|line| {
                let rows = contacts[&line.contact]
                    .iter()
                    .map(|(row, _)| row.clone())
                    .collect();
                state.insert((rows, line.values.clone()));
                Ok::<_, StoreError>(())
            })
            .expect("it can be read");
        state
    }

    /// A live contact and its records.
    pub fn pick(&self, choice: usize) -> (ContactId, Vec<RecordId>) {
        let contacts = self.contacts();
        let (contact, records) = contacts
            .into_iter()
            .nth(choice % self.contacts().len())
            .expect("one of them");
        (
            contact,
            records.into_iter().map(|(_, record)| record).collect(),
        )
    }

    /// Merges two contacts, or splits one, as `choice` says.
    pub fn decide_something(&mut self, [one, other]: [usize; 2]) {
        let (contact, records) = self.pick(one);
        let (second, _) = self.pick(other);
        let asked = match contact == second {
            true => review::split(&self.store, contact, &records[..other % records.len()]),
            false => review::merge(
                &self.store,
                &[Party::Contact(contact), Party::Contact(second)],
            ),
        };
        self.decide(asked);
    }
}

/// Rows out of few values, so that they share much; each with its own mark, so that none comes twice.
pub fn rows() -> impl Strategy<Value = Vec<[String; 4]>> {
    let pick =
        |values: &'static [&'static str]| prop::sample::select(values).prop_map(str::to_owned);
    let row = (
        pick(&["", "", "K1", "K2", "K3"]),
        pick(&["张伟", "张玮", "李娜", "王小明", "", "Zhang Wei"]),
        pick(&["", "13917120456", "13758201934", "13880982716"]),
        pick(&["", "zhangwei@qq.com", "lina@163.com"]),
    );
    let rows = prop::collection::btree_set(row, 2..10);
    rows.prop_map(|rows| rows.into_iter().map(<[String; 4]>::from).collect())
}
