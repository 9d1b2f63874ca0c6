//! A store in memory with the whole chain before it: lists come in, people have their word, runs are taken back.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;

use iclear::dedupe::{Act, Modelling, Status};
use iclear::import::{self, InputSpec, OnBroken};
use iclear::model::{ContactId, Field, Ledger, RunId};
use iclear::pipeline;
use iclear::review::{self, Party};
use iclear::rules::RuleBook;
use iclear::run::{RunContext, Silent};
use iclear::store::{Asked, RunInfo, RunKind, Store, StoreError};
use jiff::civil::date;

pub(crate) static BOOK: LazyLock<RuleBook> =
    LazyLock::new(|| RuleBook::load(None).expect("the default rules are right"));

static GO_ON: AtomicBool = AtomicBool::new(false);

pub(crate) fn context() -> RunContext<'static> {
    RunContext {
        today: date(2024, 6, 1),
        progress: &Silent,
        cancel: &GO_ON,
    }
}

fn info(kind: RunKind) -> RunInfo {
    RunInfo {
        kind,
        started_at: "2024-06-01T08:00:00Z".to_owned(),
        rules_digest: BOOK.digest.clone(),
        by: Some("mei".to_owned()),
    }
}

/// What happens after a person's word, and must not change what was said.
pub(crate) type Event = fn(&mut World);

/// What comes and goes without a word of a person.
pub(crate) const EVENTS: [(&str, Event); 6] = [
    ("nothing", |_| {}),
    ("the rules, anew", World::rework),
    ("another list of the same person", |world| {
        world.import("shop", SHOP);
    }),
    ("the next version of the record", |world| {
        world.import(
            "crm",
            &[[
                "CRM-0001",
                "张伟",
                "13917120456",
                "",
                "武汉光谷科技有限公司",
            ]],
        );
    }),
    ("the same list again", |world| {
        world.import("crm", CRM);
    }),
    ("the undoing of a later run", |world| {
        let (run, _) = world.import("shop", SHOP);
        world.undo(run);
    }),
];

/// Rows of a list: number, name, mobile, e-mail, company.
pub(crate) type Rows<'a> = &'a [[&'a str; 5]];

/// A store and what is done to it.
pub(crate) struct World {
    pub(crate) store: Store,
}

impl World {
    pub(crate) fn new() -> Self {
        World::of(Store::in_memory().expect("memory"))
    }

    pub(crate) fn of(store: Store) -> Self {
        World { store }
    }

    /// Runs a list of a source into the store.
    pub(crate) fn import(&mut self, source: &str, rows: Rows<'_>) -> (RunId, Ledger) {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(format!("{source}.csv"));
        let mut list = String::from("客户编号,姓名,手机,邮箱,公司\n");
        rows.iter()
            .for_each(|row| list.push_str(&format!("{}\n", row.join(","))));
        std::fs::write(&file, list).expect("written");
        let spec = InputSpec::new(&file, date(2024, 5, 1));
        let ctx = context();
        let mut importer =
            import::open(&[spec], &BOOK.fields, None, OnBroken::Stop, &ctx).expect("a list");
        let checked = pipeline::all_checked(&mut importer, &BOOK, &ctx).expect("it can be read");
        let inputs = importer.inputs().to_vec();
        let rules = (&*BOOK, Modelling::AsGiven);
        let tagged = pipeline::tagged(checked, &inputs, &self.store, rules, &ctx);
        let tagged = tagged.expect("it resolves");
        drop(importer);
        let planned = self.store.plan_run(&tagged).expect("it can be planned");
        let report = self
            .store
            .write_run(&info(RunKind::Run), &inputs, &tagged, &ctx)
            .expect("it adds up");
        assert_eq!(planned.contacts, report.contacts, "a dry run says the same");
        self.sound();
        (report.run_id.expect("it was written"), report.ledger)
    }

    /// Does something to a contact.
    pub(crate) fn act(&mut self, contact: ContactId, acts: &[Act]) -> RunId {
        let kind = match acts {
            [Act::Delete] => RunKind::Delete,
            [Act::Restore] => RunKind::Restore,
            _ => RunKind::Edit,
        };
        let edited = self
            .store
            .edited(contact, acts.to_vec(), "wang", Some("a call"));
        let edited = edited.expect("it is here");
        let ctx = context();
        let tagged = pipeline::edited(&self.store, &edited, &BOOK, &ctx).expect("it resolves");
        let report = self
            .store
            .write_edited(&info(kind), &edited, &tagged, &ctx)
            .expect("it adds up");
        self.sound();
        report.run_id.expect("it was written")
    }

    pub(crate) fn set(&mut self, contact: i64, field: Field, value: &str) -> RunId {
        let value = Some(value.to_owned()).filter(|value| !value.is_empty());
        self.act(ContactId(contact), &[Act::Set(field, value)])
    }

    pub(crate) fn merge(&mut self, one: i64, other: i64) -> RunId {
        let parties = [one, other].map(|id| Party::Contact(ContactId(id)));
        let asked = review::merge(&self.store, &parties).expect("two contacts");
        self.decide(asked)
    }

    /// Every record of a contact is someone else.
    pub(crate) fn split(&mut self, contact: i64) -> RunId {
        let asked = review::split(&self.store, ContactId(contact), &[]).expect("several records");
        self.decide(asked)
    }

    fn decide(&mut self, asked: Vec<Asked>) -> RunId {
        let decided = self
            .store
            .decided(asked, "wang", None)
            .expect("they are here");
        let ctx = context();
        let tagged = pipeline::decided(&self.store, &decided, &BOOK, &ctx).expect("it resolves");
        let report = self
            .store
            .write_decided(&info(RunKind::Decision), &decided, &tagged, &ctx)
            .expect("it adds up");
        self.sound();
        report.run_id.expect("it was written")
    }

    pub(crate) fn undo(&mut self, run: RunId) {
        let undone = pipeline::undone(
            &mut self.store,
            run,
            &info(RunKind::Undo),
            &BOOK,
            &context(),
        );
        undone.expect("a run that stands");
        self.sound();
    }

    /// Brings all records under the rules anew.
    pub(crate) fn rework(&mut self) {
        let reworked =
            pipeline::reworked(&mut self.store, &info(RunKind::Rework), &BOOK, &context());
        reworked.expect("it can be written");
        self.sound();
    }

    /// The golden value of a contact, or of the one it has become part of.
    pub(crate) fn value(&self, contact: i64, field: Field) -> Option<String> {
        let contact = self.store.resolve(ContactId(contact)).expect("it is here");
        let person = self.store.person(contact).expect("it is here");
        person.value(field).map(str::to_owned)
    }

    pub(crate) fn status(&self, contact: i64) -> Status {
        let contact = self.store.resolve(ContactId(contact)).expect("it is here");
        self.store.person(contact).expect("it is here").status
    }

    /// The names of the live contacts, by id.
    pub(crate) fn live(&self) -> BTreeMap<ContactId, String> {
        let mut live = BTreeMap::new();
        self.store
            .each_contact(|line| {
                let name = line.value(Field::Name).unwrap_or_default();
                live.insert(line.contact, name.to_owned());
                Ok::<_, StoreError>(())
            })
            .expect("it can be read");
        live
    }

    #[track_caller]
    pub(crate) fn sound(&self) {
        assert_eq!(self.store.check().expect("it can be read"), []);
    }
}

/// Two people, of one of whom two lists know: `C1` is 张伟 and `C2` is 李娜.
pub(crate) fn two_people() -> World {
    let mut world = World::new();
    world.import("crm", CRM);
    world
}

pub(crate) const CRM: Rows<'static> = &[
    [
        "CRM-0001",
        "张伟",
        "13917120456",
        "zhangwei@example.com",
        "武汉晨光贸易有限公司",
    ],
    [
        "CRM-0002",
        "李娜",
        "13758201934",
        "lina@example.org",
        "上海远景文化传播有限公司",
    ],
];

/// The same 张伟, as another list knows him.
pub(crate) const SHOP: Rows<'static> = &[[
    "SHOP-0001",
    "张伟",
    "13917120456",
    "zhangwei@example.com",
    "武汉晨光商贸有限责任公司",
]];
