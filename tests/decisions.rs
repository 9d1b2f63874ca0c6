//! People's decisions over the whole chain: every merge can be split and comes back the same, and decisions outlive the
//! records they are about.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;

use iclear::dedupe::Modelling;
use iclear::import::{self, InputSpec, OnBroken};
use iclear::model::{ContactId, RecordId, RunId};
use iclear::pipeline;
use iclear::review::{self, Party, RulingError};
use iclear::rules::RuleBook;
use iclear::run::{RunContext, Silent};
use iclear::store::{Asked, RunInfo, RunKind, Store, StoreError};
use jiff::civil::date;
use proptest::prelude::*;

static BOOK: LazyLock<RuleBook> =
    LazyLock::new(|| RuleBook::load(None).expect("the default rules are right"));

static GO_ON: AtomicBool = AtomicBool::new(false);

fn context() -> RunContext<'static> {
    RunContext {
        today: date(2024, 6, 1),
        progress: &Silent,
        cancel: &GO_ON,
    }
}

/// A store in memory, and the runs that stand.
struct World {
    store: Store,
    runs: Vec<RunId>,
}

/// Who is one person, by the rows they were read from, and the golden values.
type State = BTreeSet<(BTreeSet<u32>, Vec<Option<String>>)>;

impl World {
    fn new() -> Self {
        World {
            store: Store::in_memory().expect("memory"),
            runs: Vec::new(),
        }
    }

    /// Runs a list of the source `shop` into the store.
    fn import(&mut self, rows: &[[String; 4]]) {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("shop.csv");
        let mut list = String::from("客户编号,姓名,手机,邮箱\n");
        rows.iter()
            .for_each(|row| list.push_str(&format!("{}\n", row.join(","))));
        std::fs::write(&file, list).expect("written");
        let spec = InputSpec::new(&file, date(2024, 5, 1));
        let ctx = context();
        let mut importer =
            import::open(&[spec], &BOOK.fields, None, OnBroken::Stop, &ctx).expect("a list");
        let checked = pipeline::all_checked(&mut importer, &BOOK, &ctx).expect("it can be read");
        let inputs = importer.inputs().to_vec();
        let tagged = pipeline::tagged(
            checked,
            &inputs,
            &self.store,
            (&BOOK, Modelling::AsGiven),
            &ctx,
        )
        .expect("it resolves");
        drop(importer);
        let report = self
            .store
            .write_run(&info(RunKind::Run), &inputs, &tagged, &ctx)
            .expect("it adds up");
        self.settle(report.run_id);
    }

    /// Takes a decision; what cannot be decided is left.
    fn decide(&mut self, asked: Result<Vec<Asked>, RulingError>) -> bool {
        let Ok(asked) = asked else { return false };
        let decided = self
            .store
            .decided(asked, "wang", None)
            .expect("they are here");
        let ctx = context();
        let resolved = pipeline::decided(&self.store, &decided, &BOOK, &ctx);
        let tagged = resolved.expect("it resolves");
        let report = self
            .store
            .write_decided(&info(RunKind::Decision), &decided, &tagged, &ctx)
            .expect("it adds up");
        self.settle(report.run_id);
        true
    }

    fn settle(&mut self, run: Option<RunId>) {
        self.runs.extend(run);
        assert_eq!(self.store.check().expect("it can be read"), []);
    }

    fn undo(&mut self) {
        let run = self.runs.pop().expect("a run that stands");
        self.store.undo(run, "now").expect("the newest run");
        assert_eq!(self.store.check().expect("it can be read"), []);
    }

    /// The live contacts with their records' rows and ids.
    fn contacts(&self) -> BTreeMap<ContactId, Vec<(u32, RecordId)>> {
        let mut contacts: BTreeMap<ContactId, Vec<(u32, RecordId)>> = BTreeMap::new();
        self.store
            .each_record(|line| {
                if let Some(contact) = line.contact {
                    contacts
                        .entry(contact)
                        .or_default()
                        .push((line.place.row, line.record));
                }
                Ok::<_, StoreError>(())
            })
            .expect("it can be read");
        contacts
    }

    fn state(&self) -> State {
        let contacts = self.contacts();
        let mut state = State::new();
        self.store
            .each_contact(|line| {
                let rows = contacts[&line.contact]
                    .iter()
                    .map(|(row, _)| *row)
                    .collect();
                state.insert((rows, line.values.clone()));
                Ok::<_, StoreError>(())
            })
            .expect("it can be read");
        state
    }

    /// A live contact and its records.
    fn pick(&self, choice: usize) -> (ContactId, Vec<RecordId>) {
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
    fn decide_something(&mut self, [one, other]: [usize; 2]) {
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

fn info(kind: RunKind) -> RunInfo {
    RunInfo {
        kind,
        started_at: "2024-06-01T08:00:00Z".to_owned(),
        rules_digest: String::new(),
    }
}

/// Rows out of few values, so that they share much; each with its own mark, so that none comes twice.
fn rows() -> impl Strategy<Value = Vec<[String; 4]>> {
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_merge_can_be_split_and_comes_back_the_same(rows in rows(), choice in any::<[usize; 2]>()) {
        let mut world = World::new();
        world.import(&rows);
        let (one, other) = (world.pick(choice[0]), world.pick(choice[1]));
        prop_assume!(!world.contacts().is_empty() && one.0 != other.0);
        let apart = world.state();
        let parties = [Party::Contact(one.0), Party::Contact(other.0)];
        prop_assert!(world.decide(review::merge(&world.store, &parties)));
        let merged = world.state();
        let survivor = world.store.resolve(one.0).expect("it was there");
        prop_assert_eq!(world.store.resolve(other.0).expect("it was there"), survivor);
        // Where the two are one, a third that fitted both may join them; it is not what was merged.
        let both: BTreeSet<RecordId> = one.1.iter().chain(&other.1).copied().collect();
        let all = world.store.records_of(survivor).expect("it can be read");
        prop_assume!(all.into_iter().collect::<BTreeSet<_>>() == both);
        prop_assert!(world.decide(review::split(&world.store, survivor, &other.1)));
        prop_assert_eq!(world.state(), apart.clone());
        let parts = [one.1[0], other.1[0]].map(Party::Record);
        prop_assert!(world.decide(review::merge(&world.store, &parts)));
        prop_assert_eq!(world.state(), merged.clone());
        prop_assert_eq!(world.store.resolve(other.0).expect("it was there"), survivor);
        for before in [apart.clone(), merged, apart] {
            world.undo();
            prop_assert_eq!(world.state(), before);
        }
    }

    #[test]
    fn decisions_outlive_the_records_they_are_about(
        rows in rows(),
        choices in prop::collection::vec(any::<[usize; 2]>(), 1..4),
    ) {
        let mut world = World::new();
        world.import(&rows);
        prop_assume!(!world.contacts().is_empty());
        choices.into_iter().for_each(|choice| world.decide_something(choice));
        let decided = world.state();
        while !world.runs.is_empty() {
            world.undo();
        }
        prop_assert_eq!(world.state(), State::new());
        world.import(&rows);
        prop_assert_eq!(world.state(), decided);
    }
}
