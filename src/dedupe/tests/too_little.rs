//! What says too little to link two records, and how much of it people are asked about.

use super::{List, Memory};
use crate::model::Field;

use Field::{Address, City, Mobile, Name, Province};

/// Family names, each of which stands for a person and somebody of nearly the same name at the same number.
const FAMILIES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";

#[test]
fn no_more_is_asked_than_people_answer() {
    let mut list = List::new("shop", &[Name, Mobile], &[]);
    for (at, family) in FAMILIES.chars().enumerate() {
        let mobile = format!("139{:08}", 12_345_678 + 7_654_321 * at);
        let named = |given: &str| vec![format!("{family}{given}"), mobile.clone()];
        list.rows.extend([named("小明"), named("小红")]);
    }
    let pairs = FAMILIES.chars().count();
    let resolved = Memory::default().run_only(&[list]);
    assert_eq!(resolved.contacts.len(), 2 * pairs, "nobody is linked");
    assert_eq!(resolved.doubts.len(), 10, "the list is short");
    assert_eq!(resolved.unasked, pairs as u64 - 10, "none is forgotten");
    let weights: Vec<f64> = resolved.doubts.iter().map(|doubt| doubt.weight).collect();
    assert!(
        weights.is_sorted_by(|one, other| one >= other),
        "{weights:?}"
    );
}

#[test]
fn an_address_that_is_but_a_town_is_no_street() {
    let columns = [Name, Province, City, Address];
    let cases = [
        ("the town alone", "江西省南昌市", 2),
        ("the town and nothing before it", "南昌市", 2),
        ("a house in it", "江西省南昌市中山路18号3栋502室", 1),
    ];
    for (case, address, contacts) in cases {
        let row: &[&str] = &["张小玉", "江西省", "南昌市", address];
        let lists = ["shop", "fair"].map(|source| List::new(source, &columns, &[row]));
        let resolved = Memory::default().run_only(&lists);
        assert_eq!(resolved.contacts.len(), contacts, "{case}");
    }
}
