//! What holds for any text: standardizing twice is standardizing once, nothing panics, every code is declared once.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{RULES, standardized};
use crate::model::{Field, RowIx};
use crate::standardize::{findings, standardize};

/// Pieces that cells of contact points are made of.
const PIECES: [&str; 60] = [
    "13800138000",
    "13912345670",
    "021",
    "-",
    "62345678",
    "12345678",
    "0755",
    "22107333",
    "转",
    "801",
    "+86",
    "0086",
    "(",
    ")",
    "/",
    "、",
    " ",
    ";",
    ",",
    "\n",
    "传真",
    "电话:",
    "ext",
    "x",
    "*",
    "**",
    "张三",
    "微信",
    "已停机",
    "zhang",
    "@",
    "163.com",
    "qq.con",
    ".",
    "E+10",
    "1.38",
    "１３８",
    "一三八",
    "O",
    "400",
    "8201234",
    "1",
    "年",
    "万",
    "+852",
    "91234567",
    "310",
    "246-1501",
    "(at)",
    "..",
    "www.",
    "QQ:",
    ":",
    "、",
    "·",
    "zhang san",
    "86-",
    "02-2345-6789",
    "#",
    "一",
];

fn dirty() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec(proptest::sample::select(&PIECES[..]), 1..7);
    pieces.prop_map(|pieces| pieces.concat())
}

fn field() -> impl Strategy<Value = Field> {
    proptest::sample::select(&Field::ALL[..])
}

fn holds(cells: &[(Field, String)]) -> Result<(), TestCaseError> {
    let rules = &*RULES;
    let row: Vec<(Field, &str)> = cells
        .iter()
        .map(|(field, text)| (*field, text.as_str()))
        .collect();
    let (once, _) = standardized(&row, rules);
    let (twice, _) = standardize(&once, rules);
    let texts = |frame: &crate::model::ContactFrame| format!("{:?}", frame.row(RowIx(0)));
    prop_assert_eq!(texts(&once), texts(&twice));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn dirty_cells_are_standardized_once_and_for_all(cells in proptest::collection::vec((field(), dirty()), 1..6)) {
        holds(&cells)?;
    }

    #[test]
    fn contact_cells_are_standardized_once_and_for_all(mobile in dirty(), phone in dirty(), email in dirty()) {
        holds(&[(Field::Mobile, mobile), (Field::Phone, phone), (Field::Email, email)])?;
    }

    #[test]
    fn any_text_is_standardized_once_and_for_all(cells in proptest::collection::vec((field(), any::<String>()), 1..6)) {
        holds(&cells)?;
    }
}

#[test]
fn rows_that_once_changed_again_no_longer_do() -> Result<(), TestCaseError> {
    let rows: [&[(Field, &str)]; 7] = [
        &[(Field::Mobile, "+85262345678+852")],
        &[(Field::Mobile, "**021x801")],
        &[(Field::Street, ",'丽")],
        &[(Field::Name, "'A`")],
        &[
            (Field::Mobile, "246-1501"),
            (Field::Phone, "9123456786-(8201234"),
        ],
        &[(Field::Street, "13800138000传真13800138000(")],
        &[(Field::PhoneAlt, "@.*?A")],
    ];
    for row in rows {
        let cells = row.iter().map(|(field, text)| (*field, (*text).to_owned()));
        holds(&cells.collect::<Vec<_>>())?;
    }
    Ok(())
}

#[test]
fn every_code_is_declared_once() {
    let mut codes = BTreeSet::new();
    for kind in findings::KINDS.iter().copied().flatten() {
        assert!(codes.insert(kind.code), "{} is declared twice", kind.code);
        assert!(kind.manual.contains("## Why it matters"), "{}", kind.code);
    }
}
