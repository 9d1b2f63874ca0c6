//! Undo brings back what was there, exactly.

use super::*;
use crate::model::RunId;

#[test]
fn an_undone_run_leaves_the_store_as_it_was_before() {
    let mut store = Store::in_memory().expect("memory");
    let empty = dump(&store);
    first_run().into(&mut store).expect("a sound run");
    let first = dump(&store);
    let mut link = Scene::of("b.csv", "shop");
    link.joins(["张 伟", "13800138000"], ContactId(1), &[ContactId(2)]);
    link.founds(["钱", "3"]);
    link.blank();
    link.into(&mut store).expect("a sound run");
    assert_ne!(dump(&store), first);
    for (run, before) in [(2, first), (1, empty)] {
        store.undo(RunId(run), &undoing()).expect("the newest run");
        assert_eq!(dump(&store), before, "run {run}");
        sound(&store);
    }
    let runs = store.info(9).expect("it can be read").runs;
    assert!(
        runs.iter()
            .all(|run| run.status == "undone" && run.ledger.rows_in > 0)
    );
}

#[test]
fn ids_of_an_undone_run_are_never_used_again() {
    let mut store = Store::in_memory().expect("memory");
    first_run().into(&mut store).expect("a sound run");
    store.undo(RunId(1), &undoing()).expect("the newest run");
    let report = first_run().into(&mut store).expect("a sound run");
    assert_eq!(report.run_id, Some(RunId(2)));
    assert!(matches!(
        store.resolve(ContactId(1)),
        Err(StoreError::NoContact { .. })
    ));
    assert_eq!(
        store
            .resolve(ContactId(3))
            .expect("the first of the second run"),
        ContactId(3)
    );
    assert!(store.record(RecordId(3)).is_err() && store.record(RecordId(4)).is_ok());
    sound(&store);
}

#[test]
fn a_run_that_others_build_on_is_not_undone() {
    let mut store = Store::in_memory().expect("memory");
    for file in ["a.csv", "b.csv", "c.csv"] {
        let mut scene = Scene::of(file, "erp");
        scene.founds([file, "1"]);
        scene.into(&mut store).expect("a sound run");
    }
    let refused = store
        .undo(RunId(1), &undoing())
        .expect_err("two runs came later");
    assert_eq!(
        refused.to_string(),
        "run 1 cannot be undone while later runs stand: 3, 2"
    );
    assert!(matches!(
        store.undo(RunId(9), &undoing()),
        Err(StoreError::NoRun { .. })
    ));
    store.undo(RunId(3), &undoing()).expect("the newest run");
    assert!(matches!(
        store.undo(RunId(3), &undoing()),
        Err(StoreError::UndoneAlready { .. })
    ));
    store
        .undo(RunId(2), &undoing())
        .expect("the newest run that stands");
}
