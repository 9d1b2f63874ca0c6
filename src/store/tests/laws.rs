//! The laws hold after any sequence of runs and undos, and `store check` sees it when they do not.

use proptest::prelude::*;

use super::*;
use crate::model::RunId;
use crate::store::ProblemKind;

/// What is done to the store next; numbers choose among what is there.
#[derive(Clone, Debug)]
enum Step {
    /// A run of so many new people, so many rows that wait, and so many blank rows.
    Found(u8, u8, u8),
    /// A row that joins one live contact and lets it absorb another.
    Link(u8, u8),
    /// All records so far, again.
    Again,
    /// The newest run that stands is undone.
    Undo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0..4_u8, 0..3_u8, 0..3_u8).prop_map(|(new, wait, blank)| Step::Found(new, wait, blank)),
        3 => (any::<u8>(), any::<u8>()).prop_map(|(one, other)| Step::Link(one, other)),
        1 => Just(Step::Again),
        2 => Just(Step::Undo),
    ]
}

fn live(store: &Store) -> Vec<ContactId> {
    let mut ids = Vec::new();
    store
        .each_contact(|line| {
            ids.push(line.contact);
            Ok::<_, StoreError>(())
        })
        .expect("it can be read");
    ids
}

fn take(store: &mut Store, number: usize, step: &Step, before: &mut Vec<(RunId, Vec<String>)>) {
    let mut scene = Scene::of(&format!("{}.csv", number % 3), "erp");
    let cell = |at: u8| format!("{number}-{at}");
    match *step {
        Step::Found(new, wait, blank) => {
            (0..new).for_each(|at| {
                scene.founds([&cell(at), &cell(at)]);
            });
            (0..wait).for_each(|at| {
                scene.row([&cell(at), "waits"], Fate::Review(WAITS));
            });
            (0..blank).for_each(|_| {
                scene.blank();
            });
        }
        Step::Link(one, other) => {
            let ids = live(store);
            if ids.is_empty() {
                return;
            }
            let [one, other] = [one, other].map(|at| ids[usize::from(at) % ids.len()]);
            let absorbed: Vec<ContactId> = (one != other).then_some(other).into_iter().collect();
            scene.joins([&cell(0), "link"], one, &absorbed);
        }
        Step::Again => {
            let records = store
                .conn
                .prepare("SELECT id FROM records")
                .expect("the table")
                .query_map([], |row| row.get(0))
                .expect("ids")
                .collect::<Result<Vec<i64>, _>>()
                .expect("ids");
            for record in records {
                scene.row(["again", ""], Fate::Unchanged(RecordId(record)));
            }
        }
        Step::Undo => {
            if let Some((run, dump_before)) = before.pop() {
                store.undo(run, &undoing()).expect("the newest run");
                assert_eq!(dump(store), dump_before);
            }
            return;
        }
    }
    let image = dump(store);
    let report = scene.into(store).expect("a sound run");
    before.push((report.run_id.expect("it was written"), image));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn any_sequence_of_runs_and_undos_keeps_the_laws(steps in prop::collection::vec(step(), 1..12)) {
        let mut store = Store::in_memory().expect("memory");
        let mut before = Vec::new();
        for (number, step) in steps.iter().enumerate() {
            take(&mut store, number, step, &mut before);
            prop_assert_eq!(store.check().expect("it can be read"), []);
        }
    }
}

/// A fault, how it is made, and what the check says of it, and where.
type Broken = (&'static str, &'static str, ProblemKind, &'static str);

const BROKEN: [Broken; 9] = [
    (
        "a lost arrival",
        "DELETE FROM arrivals WHERE row = 2",
        ProblemKind::LedgerDiffers,
        "run 1",
    ),
    (
        "a lost contact",
        "DELETE FROM contacts WHERE id = 1",
        ProblemKind::RecordWithoutContact,
        "R1",
    ),
    (
        "a contact without records",
        "UPDATE records SET contact = 1 WHERE id = 2",
        ProblemKind::ContactWithoutRecord,
        "C2",
    ),
    (
        "merged in a circle",
        "UPDATE contacts SET status = 'merged', merged_into = 3 - id",
        ProblemKind::MergedNowhere,
        "C1",
    ),
    (
        "a lost key",
        "DELETE FROM block_parts",
        ProblemKind::KeysDiffer,
        "R1",
    ),
    (
        "a link to another contact",
        "INSERT INTO links VALUES (2, 1, 'match', 9.0)",
        ProblemKind::LinkDiffers,
        "R2",
    ),
    (
        "another outcome",
        "UPDATE records SET outcome = 'merged' WHERE id = 2",
        ProblemKind::ArrivalDiffers,
        "R2",
    ),
    (
        "a lost input",
        "DELETE FROM inputs",
        ProblemKind::DanglingReference,
        "records 1 -> inputs",
    ),
    (
        "an undone run",
        "UPDATE runs SET status = 'undone'",
        ProblemKind::UndoneButThere,
        "run 1",
    ),
];

#[test]
fn the_check_names_what_is_broken_and_where() {
    for (name, sql, kind, place) in BROKEN {
        let mut store = Store::in_memory().expect("memory");
        first_run().into(&mut store).expect("a sound run");
        store.conn.execute_batch(sql).expect("SQL");
        let problems = store.check().expect("it can be read");
        let found = problems
            .iter()
            .any(|problem| problem.kind == kind && problem.place == place);
        assert!(found, "{name}: {problems:?}");
    }
}

#[test]
fn a_golden_value_is_that_of_the_record_it_comes_from() {
    let cases = [
        ("as merged", "SELECT 1", None),
        (
            "another value",
            "UPDATE contacts SET mobile = '13700000000' WHERE id = 1",
            Some("C1"),
        ),
        (
            "a record of another contact",
            "UPDATE contacts SET provenance = '[[2,\"newest\",[\"name\"]]]' WHERE id = 1",
            Some("C1"),
        ),
        (
            "no word of it",
            "UPDATE contacts SET provenance = NULL",
            None,
        ),
    ];
    for (name, sql, expected) in cases {
        let mut store = Store::in_memory().expect("memory");
        first_run().into(&mut store).expect("a sound run");
        let mut scene = Scene::of("later.csv", "shop");
        scene.joins(["张伟", "13912345678"], ContactId(1), &[]);
        scene.into(&mut store).expect("a sound run");
        store.conn.execute_batch(sql).expect("SQL");
        let problems = store.check().expect("it can be read");
        let places: Vec<&str> = problems
            .iter()
            .map(|problem| problem.place.as_str())
            .collect();
        assert_eq!(places, Vec::from_iter(expected), "{name}: {problems:?}");
        let chosen = store.provenance(ContactId(2)).expect("it can be read");
        assert_eq!(chosen, [], "{name}: all of its only record");
    }
}
