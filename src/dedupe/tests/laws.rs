//! The laws of the house, as far as they are dedupe's: no order of arrival, nothing touched twice, one outcome a row.

use proptest::prelude::*;

use super::{List, Memory};
use crate::dedupe::{Fate, RecordRef};
use crate::model::{Field, RowIx};

use Field::{Company, Email, LastPurchase, Mobile, Name, SourceKey, Street};

pub(super) const COLUMNS: [Field; 7] = [
    SourceKey,
    Name,
    Mobile,
    Email,
    Company,
    Street,
    LastPurchase,
];

/// Rows out of few values, so that they share much and contradict each other often.
fn row() -> impl Strategy<Value = Vec<String>> {
    let pick =
        |values: &'static [&'static str]| prop::sample::select(values).prop_map(str::to_owned);
    (
        pick(&["", "", "", "K1", "K2"]),
        pick(&[
            "张伟",
            "张玮",
            "李娜",
            "王小明",
            "王晓明",
            "王",
            "",
            "Zhang Wei",
            "Zhang W",
        ]),
        pick(&["", "13912345678", "13812345678", "13712345678"]),
        pick(&["", "zw@qq.com", "ln@163.com", "info@a.cn"]),
        pick(&["", "上海晨光科技有限公司", "晨光科技"]),
        pick(&["", "人民路100号", "人民路100号502室"]),
        pick(&["", "2024-01-02", "2023-05-06"]),
    )
        .prop_map(|(key, name, mobile, email, company, street, date)| {
            vec![key, name, mobile, email, company, street, date]
        })
}

/// Each row with its source and the run it comes in.
pub(super) fn arrivals() -> impl Strategy<Value = Vec<(Vec<String>, usize)>> {
    prop::collection::vec((row(), 0..2_usize), 1..14)
}

const SOURCES: [&str; 2] = ["shop", "fair"];

/// The lists of the two sources, with rows in the order given.
pub(super) fn lists(rows: &[(Vec<String>, usize)]) -> Vec<List> {
    let list = |(number, source): (usize, &&'static str)| {
        let mut list = List::new(source, &COLUMNS, &[]);
        list.rows = rows
            .iter()
            .filter(|row| row.1 == number)
            .map(|row| row.0.clone())
            .collect();
        list
    };
    SOURCES
        .iter()
        .enumerate()
        .map(list)
        .filter(|list| !list.rows.is_empty())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn rows_in_any_order_and_any_number_of_runs_give_the_same_contacts(
        rows in arrivals(),
        (seed, cut) in (any::<u64>(), 1..5_usize),
    ) {
        // A row that comes twice in one list is two records, in two lists of one source it is one: leave those out.
        let mut rows = rows;
        rows.sort();
        rows.dedup();
        let mut at_once = Memory::default();
        at_once.run(&lists(&rows));
        let mut shuffled = rows;
        shuffled.sort_by_key(|row| crate::dedupe::keys::combine(&[seed, crate::dedupe::keys::id(&row.0.join("|"))]));
        let mut by_and_by = Memory::default();
        for part in shuffled.chunks(cut) {
            by_and_by.run(&lists(part));
        }
        prop_assert_eq!(at_once.groups(), by_and_by.groups());
    }

    #[test]
    fn rows_that_come_again_touch_nothing(rows in arrivals()) {
        let mut memory = Memory::default();
        memory.run(&lists(&rows));
        let again = memory.run(&lists(&rows));
        prop_assert!(again.fates.iter().all(|fate| matches!(fate, Fate::Unchanged(_))));
        prop_assert!(again.contacts.is_empty() && again.doubts.is_empty());
    }

    #[test]
    fn any_text_in_any_field_is_resolved(cells in prop::collection::vec(prop::collection::vec(any::<String>(), Field::COUNT), 1..6)) {
        let mut list = List::new("shop", &Field::ALL, &[]);
        list.rows = cells;
        let resolved = Memory::default().run(std::slice::from_ref(&list));
        prop_assert_eq!(resolved.fates.len(), list.rows.len());
        prop_assert_eq!(resolved.golden.len(), resolved.contacts.len());
    }
}

#[test]
fn a_row_in_two_files_of_one_source_is_one_record() {
    let list = List::new("shop", &[Name, Mobile], &[&["张伟", "13912345678"]]);
    let resolved = Memory::default().run(&[list.clone(), list]);
    assert!(matches!(
        resolved.fates.as_slice(),
        [Fate::Founds(0), Fate::Repeats(_)]
    ));
}

#[test]
fn the_newest_version_of_a_record_speaks_for_it() {
    let columns = [SourceKey, Name, Mobile, Street];
    let old = List::new(
        "shop",
        &columns,
        &[&["K1", "张伟", "13912345678", "人民路1号"]],
    )
    .dated(2023);
    let new = List::new(
        "shop",
        &columns,
        &[&["K1", "张伟", "13812345678", "中山路2号"]],
    )
    .dated(2024);
    for runs in [[&old, &new], [&new, &old]] {
        let mut memory = Memory::default();
        runs.iter()
            .for_each(|&list| drop(memory.run(std::slice::from_ref(list))));
        let golden: Vec<_> = memory.golden.values().collect();
        let expected = [
            (SourceKey, "K1"),
            (Name, "张伟"),
            (Mobile, "13812345678"),
            (Street, "中山路2号"),
        ];
        assert_eq!(
            golden,
            [&expected.map(|(field, value)| (field, value.to_owned()))]
        );
    }
}

#[test]
fn one_number_of_a_source_for_several_people_does_not_make_them_one() {
    let columns = [SourceKey, Name, Mobile];
    let list = List::new(
        "erp",
        &columns,
        &[
            &["K1", "张伟", "13912345678"],
            &["K1", "李娜", "13812345678"],
        ],
    );
    let resolved = Memory::default().run(&[list]);
    assert_eq!((resolved.contacts.len(), resolved.doubts.len()), (2, 1));
}

#[test]
fn a_record_without_a_name_does_not_tie_two_people_together() {
    let columns = [Name, Mobile];
    let rows: [&[&str]; 3] = [
        &["张伟", "13912345678"],
        &["", "13912345678"],
        &["李娜", "13912345678"],
    ];
    let resolved = Memory::default().run(&[List::new("shop", &columns, &rows)]);
    assert_eq!((resolved.contacts.len(), resolved.doubts.len()), (2, 1));
}

#[test]
fn further_numbers_are_kept_beside_the_main_one() {
    let columns = [Name, Mobile, Email];
    let one = List::new("shop", &columns, &[&["张伟", "13912345678", "zw@qq.com"]]).dated(2023);
    let other = List::new("fair", &columns, &[&["张伟", "13812345678", "zw@qq.com"]]).dated(2024);
    let mut memory = Memory::default();
    memory.run(&[one, other]);
    let golden = memory.golden.values().next().expect("one contact");
    assert!(golden.contains(&(Mobile, "13812345678".to_owned())));
    assert!(golden.contains(&(Field::MobileAlt, "13912345678".to_owned())));
}

#[test]
fn every_golden_value_is_told_where_it_comes_from_and_why() {
    let columns = [SourceKey, Name, Mobile, Email, Company];
    let old = |rows| List::new("shop", &columns, rows).dated(2023);
    let new = |rows| List::new("fair", &columns, rows).dated(2024);
    let one: &[&str] = &["", "张伟", "13912345678", "zw@qq.com", ""];
    let keyed: &[&str] = &["K1", "张伟", "13912345678", "zw@qq.com", ""];
    /// A field, the row its value comes from, and why.
    type Told<'t> = (Field, Option<usize>, &'t str);
    let cases: [(&str, [List; 2], &[Told<'_>]); 3] = [
        (
            "two lists",
            [
                old(&[one]),
                new(&[&["", "张伟", "13812345678", "zw@qq.com", "晨光科技"]]),
            ],
            &[
                (Name, Some(1), "agreed"),
                (Mobile, Some(1), "newest"),
                (Field::MobileAlt, None, "kept"),
                (Email, Some(1), "agreed"),
                (Company, Some(1), "only"),
            ],
        ),
        (
            "a number that one list has covered",
            [
                old(&[one]),
                new(&[&["", "张伟", "139****5678", "zw@qq.com", ""]]),
            ],
            &[
                (Mobile, Some(0), "whole"),
                (Field::MobileAlt, None, "kept"),
                (Email, Some(1), "agreed"),
            ],
        ),
        (
            "two versions of one record",
            [
                old(&[keyed]),
                List::new("shop", &columns, &[keyed]).dated(2024),
            ],
            &[],
        ),
    ];
    for (case, lists, expected) in cases {
        let resolved = Memory::default().run(&lists);
        let told = |field: Field| {
            let mut parts = resolved.provenance[0].iter();
            let part = parts.find(|part| part.fields.iter().any(|of| of == field));
            part.map(|part| (part.record, part.because.name()))
        };
        for &(field, row, because) in expected {
            let row = row.map(|at| RecordRef::New(RowIx(u32::try_from(at).expect("two rows"))));
            assert_eq!(told(field), Some((row, because)), "{case}: {field}");
        }
        assert_eq!(
            expected.is_empty(),
            resolved.provenance[0].is_empty(),
            "{case}"
        );
    }
}

#[test]
fn linking_lists_compares_across_them_alone() {
    let columns = [Name, Mobile];
    let twice: [&[&str]; 3] = [
        &["张伟", "13912345678"],
        &["张伟", "139-1234-5678"],
        &["李娜", "13812345678"],
    ];
    let shop = List::new("shop", &columns, &twice);
    let fair = |rows| List::new("fair", &columns, rows);
    let cases: [(&str, &[&[&str]], usize); 3] = [
        ("a list alone is not compared with itself", &[], 3),
        ("a match in the other list", &[&["李娜", "13812345678"]], 3),
        ("two rows by way of a third", &[&["张伟", "13912345678"]], 2),
    ];
    for (case, rows, contacts) in cases {
        let resolved = Memory::link(&[shop.clone(), fair(rows)]);
        assert_eq!(resolved.contacts.len(), contacts, "{case}");
    }
}

#[test]
fn a_row_tells_the_strongest_link_to_its_contact() {
    let columns = [Name, Mobile, Email];
    let rows: [&[&str]; 4] = [
        &["张伟", "13912345678", "zw@qq.com"],
        &["张伟", "13912345678", "zw@qq.com"],
        &["张伟", "13912345678", ""],
        &["李娜", "13812345678", ""],
    ];
    let ties = Memory::default()
        .run(&[List::new("shop", &columns, &rows)])
        .ties;
    assert_eq!(ties[0], ties[1]);
    assert!(ties[2] > Some(0.0) && ties[2] < ties[0], "{ties:?}");
    assert_eq!(ties[3], None);
    let again = List::new("shop", &columns, &rows[3..]);
    let ties = Memory::default().run(&[again.clone(), again]).ties;
    assert!(
        ties[0] > Some(0.0) && ties[0] == ties[1],
        "a row in two files: {ties:?}"
    );
}
