//! Rows with one fault, and all that is found in them: each cause is told once.

use std::sync::LazyLock;

use jiff::civil::date;

use super::Checked;
use super::looking::look_at;
use crate::model::Field::{self, *};
use crate::model::{Batch, ContactFrame, Finding, FrameBuilder, RowDraft, RowIx};
use crate::rules::{CheckRules, RuleBook};
use crate::standardize::findings;

static RULES: LazyLock<CheckRules> =
    LazyLock::new(|| RuleBook::load(None).expect("the default rules").checks);

/// A row in which nothing is wrong.
const SOUND: [(Field, &str); 18] = [
    (Name, "欧阳志远"),
    (Gender, "male"),
    (BirthDate, "1985-07-19"),
    (IdNumber, "420111198507194035"),
    (Mobile, "18607151849"),
    (Email, "zhiyuan.ouyang@foxmail.com"),
    (Company, "武汉晨光贸易有限公司"),
    (Title, "销售经理"),
    (Province, "湖北省"),
    (City, "武汉市"),
    (District, "洪山区"),
    (Street, "珞喻路129号"),
    (Postcode, "430079"),
    (Phone, "027-87651234"),
    (Amount, "1280.50"),
    (OrderCount, "3"),
    (RegisteredOn, "2021-03-02"),
    (LastPurchase, "2024-11-11"),
];

/// What is found in the sound row after cells were changed, and after earlier stages reported `earlier`.
fn found(changes: &[(Field, &str)], earlier: &[&str]) -> Vec<String> {
    let draft = SOUND.iter().chain(changes).copied().collect();
    let kinds = || findings::KINDS.iter().copied().flatten();
    let reported = earlier.iter().map(|code| {
        let kind = kinds().find(|kind| kind.code.as_str() == *code);
        Finding::new(kind.expect("a kind of the standardizer"), RowIx(0), None)
    });
    let batch = Batch {
        frame: ContactFrame::of_row(&draft),
        findings: reported.collect(),
        ..Batch::default()
    };
    codes(&look_at(batch, &RULES, date(2025, 6, 1)))
}

fn codes(checked: &Checked) -> Vec<String> {
    let findings = checked.batch().findings.iter();
    findings.map(|finding| finding.code.to_string()).collect()
}

/// What is changed in the sound row, and all that is found then.
type Case<'a> = (&'a str, &'a [(Field, &'a str)], &'a [&'a str]);

const CASES: [Case<'_>; 17] = [
    ("nothing", &[], &[]),
    (
        "an address of long ago",
        &[(Postcode, "510620"), (Phone, "020-87651234")],
        &["ADR103"],
    ),
    ("a wrong province", &[(Province, "广东省")], &["ADR104"]),
    (
        "a code for a postcode",
        &[(Postcode, "420102")],
        &["PST102"],
    ),
    (
        "a number of another person",
        &[(BirthDate, "1990-03-07"), (Gender, "female")],
        &["IDN109"],
    ),
    (
        "the birth date of a child",
        &[(BirthDate, "2019-07-19")],
        &["IDN102"],
    ),
    (
        "a birth date to come",
        &[(BirthDate, "2071-07-19")],
        &["IDN102"],
    ),
    (
        "a birth date to come and no number",
        &[(BirthDate, "2071-07-19"), (IdNumber, "")],
        &["DAT101"],
    ),
    (
        "the day of the form",
        &[(BirthDate, "2021-03-02"), (IdNumber, "")],
        &["DAT110"],
    ),
    (
        "born in 1901",
        &[(BirthDate, "1901-03-02"), (IdNumber, "")],
        &["DAT102"],
    ),
    (
        "a number of nowhere",
        &[(IdNumber, "780111198507194037"), (BirthDate, "")],
        &["IDN107"],
    ),
    (
        "born after everything",
        &[(BirthDate, "2024-12-02"), (IdNumber, ""), (Title, "")],
        &["DAT103", "DAT104"],
    ),
    (
        "registered tomorrow",
        &[(RegisteredOn, "2031-03-02")],
        &["DAT107"],
    ),
    ("no orders", &[(OrderCount, "0")], &["AMT103"]),
    ("half an order owed", &[(OrderCount, "-2.5")], &["AMT102"]),
    ("fingers for a name", &[(Name, "哈哈哈")], &["NAM103"]),
    (
        "a nickname of digits and words",
        &[(Wechat, "13静静")],
        &["CON108"],
    ),
];

#[test]
fn one_cause_is_told_once() {
    for (case, changes, expected) in CASES {
        assert_eq!(found(changes, &[]), expected, "{case}");
    }
}

#[test]
fn what_an_earlier_stage_has_told_is_not_told_again() {
    let cases = [
        ("a contradiction", &[(Province, "广东省")][..], "ADR002"),
        ("a code for a postcode", &[(Postcode, "420111")], "PST006"),
        ("a placeholder", &[(Street, "测试")], "ADR004"),
        ("a doubtful name", &[(Name, "珞珈山下的风")], "NAM009"),
    ];
    for (case, changes, told) in cases {
        assert_eq!(found(changes, &[told]), [told], "{case}");
    }
}

#[test]
fn a_check_that_is_off_silences_none() {
    let rules = RuleBook::with_checks("[[check]]\ncode = \"ADR103\"\naction = \"off\"\n").checks;
    let mut draft = RowDraft::default();
    let moved = [(Postcode, "510620"), (Phone, "020-87651234")];
    for (field, cell) in SOUND.iter().chain(&moved) {
        draft.set(*field, *cell);
    }
    let mut builder = FrameBuilder::with_capacity(1);
    builder.push(&draft);
    let batch = Batch {
        frame: builder.finish(),
        ..Batch::default()
    };
    assert_eq!(
        codes(&look_at(batch, &rules, date(2025, 6, 1))),
        ["PHN101", "PST101"]
    );
}
