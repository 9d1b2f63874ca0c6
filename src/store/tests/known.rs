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
fn a_shared_key_draws_in_whole_contacts_and_no_others() {
    let mut store = Store::in_memory().expect("memory");
    let mut scene = Scene::of("a.csv", "erp");
    scene.founds(["张伟", "1"]);
    scene.founds(["李娜", "2"]);
    scene.founds(["钱进", "3"]);
    scene.row(["孙", "1"], Fate::Review(WAITS));
    scene.into(&mut store).expect("a sound run");
    // C1 now has the keys 1 and 2. Where its other key leads is asked for by dedupe; a record that waits is nobody's.
    let mut scene = Scene::of("b.csv", "shop");
    scene.joins(["张伟", "2"], ContactId(1), &[]);
    scene.into(&mut store).expect("a sound run");
    let cases = [
        ("one of two keys", vec![key("1")], vec![1, 5]),
        ("a key of one contact", vec![key("3")], vec![3]),
        ("an unknown key", vec![key("9")], vec![]),
        ("no key", vec![], vec![]),
    ];
    for (name, keys, records) in cases {
        let known = store.sharing(&keys).expect("it can be read");
        assert_eq!(
            known.records,
            records.into_iter().map(RecordId).collect::<Vec<_>>(),
            "{name}"
        );
        assert_eq!(known.frame.len(), known.records.len(), "{name}");
    }
}

#[test]
fn known_records_come_with_values_contact_digest_and_input() {
    let mut store = Store::in_memory().expect("memory");
    first_run().into(&mut store).expect("a sound run");
    let known = store
        .sharing(&[key("13912345678")])
        .expect("it can be read");
    assert_eq!(
        known.frame.row(RowIx(0)).get(Field::Mobile),
        Some("13912345678")
    );
    assert_eq!(known.contacts, [ContactId(1)]);
    assert_eq!(known.digests, [digest(["张伟", "139-12345678"])]);
    assert_eq!(known.inputs[known.input_of[0]], input("leads.csv", "erp"));
}
