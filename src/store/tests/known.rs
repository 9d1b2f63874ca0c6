//! What the store tells dedupe.

use super::*;
use crate::dedupe::KnownContacts;

#[test]
fn a_digest_leads_to_its_record_whether_few_or_many_are_asked() {
    let mut store = Store::in_memory().expect("memory");
    let mut scene = Scene::of("a.csv", "erp");
    let names: Vec<String> = (0..100).map(|at| format!("人{at}")).collect();
    for name in &names {
        scene.founds([name, "1"]);
    }
    scene.into(&mut store).expect("a sound run");
    let stranger = digest(["nobody", ""]);
    for count in [1, 5, 100] {
        let mut asked: Vec<_> = names
            .iter()
            .take(count)
            .map(|name| digest([name, "1"]))
            .collect();
        asked.push(stranger);
        let mut expected: Vec<_> = (1..=count)
            .map(|at| Some(RecordId(i64::try_from(at).expect("few"))))
            .collect();
        expected.push(None);
        assert_eq!(
            store.holders(&asked).expect("it can be read"),
            expected,
            "{count}"
        );
    }
}

#[test]
fn a_key_leads_to_the_records_that_have_it_and_a_record_to_its_contact() {
    let mut store = Store::in_memory().expect("memory");
    let mut scene = Scene::of("a.csv", "erp");
    scene.founds(["张伟", "1"]);
    scene.founds(["李娜", "2"]);
    scene.founds(["钱进", "3"]);
    scene.row(["孙", "1"], Fate::Review(WAITS));
    scene.into(&mut store).expect("a sound run");
    let mut scene = Scene::of("b.csv", "shop");
    scene.joins(["张伟", "2"], ContactId(1), &[]);
    scene.into(&mut store).expect("a sound run");
    let cases = [
        ("one that waits has it too", "1", vec![1, 4], vec![1, 5]),
        ("of two contacts", "2", vec![2, 5], vec![1, 2, 5]),
        ("of one record", "3", vec![3], vec![3]),
        ("of nobody", "9", vec![], vec![]),
    ];
    for (name, asked, bearers, companions) in cases {
        let key = key(asked);
        let found = store.bearers(&[key]).expect("it can be read");
        let expected: Vec<_> = bearers.into_iter().map(|id| (key, RecordId(id))).collect();
        assert_eq!(found, expected, "{name}");
        let found: Vec<RecordId> = found.into_iter().map(|(_, record)| record).collect();
        let whole = store.companions(&found).expect("it can be read");
        let expected: Vec<_> = companions.into_iter().map(RecordId).collect();
        assert_eq!(whole, expected, "{name}: with all of their contacts");
    }
    assert_eq!(store.bearers(&[]).expect("it can be read"), []);
}

#[test]
fn one_who_waits_is_not_loaded() {
    let mut store = Store::in_memory().expect("memory");
    let mut scene = Scene::of("a.csv", "erp");
    scene.founds(["张伟", "1"]);
    scene.row(["孙", "1"], Fate::Review(WAITS));
    scene.into(&mut store).expect("a sound run");
    let asked = [1, 2, 7].map(RecordId);
    let known = store.load(&asked).expect("it can be read");
    assert_eq!(known.records, [RecordId(1)]);
    assert_eq!(known.frame.len(), 1);
}

#[test]
fn known_records_come_with_values_contact_digest_and_input() {
    let mut store = Store::in_memory().expect("memory");
    first_run().into(&mut store).expect("a sound run");
    let known = store.load(&[RecordId(1)]).expect("it can be read");
    assert_eq!(
        known.frame.row(RowIx(0)).get(Field::Mobile),
        Some("13912345678")
    );
    assert_eq!(known.contacts, [ContactId(1)]);
    assert_eq!(known.digests, [digest(["张伟", "139-12345678"])]);
    assert_eq!(known.inputs[known.input_of[0]], input("leads.csv", "erp"));
}
