//! What a run leaves in the store.

use super::*;

/// How a scene is broken.
type Breakage = fn(&mut Scene);

#[test]
fn a_run_accounts_for_every_row() {
    let mut store = Store::in_memory().expect("memory");
    let report = first_run().into(&mut store).expect("a sound run");
    assert_eq!(report.ledger, ledger([2, 0, 1, 1, 1]));
    assert_eq!((report.contacts, report.review_open), (2, 2));
    sound(&store);
}

#[test]
fn the_same_list_again_changes_nothing_but_the_account() {
    let mut store = Store::in_memory().expect("memory");
    first_run().into(&mut store).expect("a sound run");
    let before = dump(&store);
    let mut again = Scene::of("leads.csv", "erp");
    for (cells, record) in [(["张伟", "139-12345678"], 1), (["李娜", "13800138000"], 2)] {
        let row = again.row(cells, Fate::Unchanged(RecordId(record)));
        again.finds(row, WAITS);
    }
    again.doubts(
        RecordRef::Known(RecordId(2)),
        RecordRef::Known(RecordId(1)),
        3.5,
    );
    let report = again.into(&mut store).expect("a sound run");
    assert_eq!(report.ledger, ledger([0, 0, 2, 0, 0]));
    let mut after = dump(&store);
    assert!(before.iter().all(|line| after.contains(line)));
    after.retain(|line| !before.contains(line));
    assert_eq!(after.len(), 2);
    assert!(
        after.iter().all(|line| line.starts_with("arrivals: ")),
        "{after:?}"
    );
    sound(&store);
}

#[test]
fn an_absorbed_contact_still_resolves_through_any_number_of_merges() {
    let mut store = Store::in_memory().expect("memory");
    let mut three = Scene::of("a.csv", "erp");
    for cells in [["张伟", "1"], ["张 伟", "2"], ["张  伟", "3"]] {
        three.founds(cells);
    }
    three.into(&mut store).expect("a sound run");
    let [one, two, other] = [1, 2, 3].map(ContactId);
    for (survivor, gone, mobile) in [(two, other, "4"), (one, two, "5")] {
        let mut scene = Scene::of("b.csv", "shop");
        scene.joins(["张伟", mobile], survivor, &[gone]);
        let report = scene.into(&mut store).expect("a sound run");
        assert_eq!(report.ledger, ledger([0, 1, 0, 0, 0]));
    }
    for contact in [one, two, other] {
        assert_eq!(store.resolve(contact).expect("it was there once"), one);
    }
    assert!(matches!(
        store.resolve(ContactId(9)),
        Err(StoreError::NoContact { .. })
    ));
    sound(&store);
}

#[test]
fn a_pair_that_came_together_by_another_way_is_no_question_any_more() {
    let mut store = Store::in_memory().expect("memory");
    assert_eq!(
        first_run()
            .into(&mut store)
            .expect("a sound run")
            .review_open,
        2
    );
    let mut link = Scene::of("b.csv", "shop");
    link.joins(["张伟", "13800138000"], ContactId(1), &[ContactId(2)]);
    link.tagged.resolved.anew = vec![RecordId(1), RecordId(2)];
    assert_eq!(link.into(&mut store).expect("a sound run").review_open, 1);
    sound(&store);
}

#[test]
fn rows_that_do_not_add_up_are_refused_and_leave_no_trace() {
    let broken: [(&str, Breakage); 5] = [
        ("a row of no input", |scene| {
            scene.tagged.resolved.batch.rows.origins[0].input = InputIx(7);
        }),
        ("two rows at one place", |scene| {
            scene.tagged.resolved.batch.rows.origins[1] =
                scene.tagged.resolved.batch.rows.origins[0];
        }),
        ("a contact that nobody founds", |scene| {
            scene.tagged.resolved.contacts.push(Contact::default());
            scene.tagged.tags.push(Vec::new());
        }),
        ("a fate too few", |scene| {
            scene.tagged.resolved.fates.pop();
        }),
        ("a known contact that is not there", |scene| {
            scene.joins(["x", "1"], ContactId(77), &[]);
        }),
    ];
    let mut store = Store::in_memory().expect("memory");
    first_run().into(&mut store).expect("a sound run");
    let before = dump(&store);
    for (name, break_it) in broken {
        let mut scene = first_run();
        break_it(&mut scene);
        let refused = scene.into(&mut store);
        assert!(
            matches!(refused, Err(StoreError::Inconsistent { .. })),
            "{name}: {refused:?}"
        );
        assert_eq!(dump(&store), before, "{name}");
    }
}

#[test]
fn a_run_stopped_while_it_is_written_leaves_no_trace() {
    let mut store = Store::in_memory().expect("memory");
    let before = dump(&store);
    let (inputs, tagged) = first_run().done();
    let stopped = store.write_run(&info(), &inputs, &tagged, &context(&STOP));
    assert!(matches!(stopped, Err(StoreError::Cancelled(_))));
    assert_eq!(dump(&store), before);
    assert!(store.info(9).expect("it can be read").runs.is_empty());
}

#[test]
fn a_dry_run_reports_what_the_run_then_does() {
    let mut store = Store::in_memory().expect("memory");
    let mut link = Scene::of("b.csv", "shop");
    link.joins(["张伟", "13800138000"], ContactId(1), &[ContactId(2)]);
    let row = link.row(["赵", "1"], Fate::Review(WAITS));
    link.doubts(RecordRef::Known(RecordId(3)), RecordRef::New(row), 1.0);
    for scene in [first_run(), link] {
        let (inputs, tagged) = scene.done();
        let before = dump(&store);
        let planned = store.plan_run(&tagged).expect("a sound run");
        assert_eq!(dump(&store), before);
        let mut done = store
            .write_run(&info(), &inputs, &tagged, &context(&GO_ON))
            .expect("a sound run");
        assert!(done.run_id.take().is_some());
        assert_eq!(planned, done);
    }
}
