//! The check stage as a whole, on small batches.

use std::sync::LazyLock;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::model::{Code, FrameBuilder, RowDraft, Severity};
use crate::rules::RuleBook;

const TODAY: Date = date(2025, 6, 1);

static RULES: LazyLock<CheckRules> =
    LazyLock::new(|| RuleBook::load(None).expect("the default rules").checks);

fn batch(rows: &[&[(Field, &str)]]) -> Batch {
    let mut builder = FrameBuilder::with_capacity(rows.len());
    for cells in rows {
        let mut draft = RowDraft::default();
        cells
            .iter()
            .for_each(|(field, cell)| draft.set(*field, *cell));
        builder.push(&draft);
    }
    Batch {
        frame: builder.finish(),
        ..Batch::default()
    }
}

fn codes(checked: &Checked, row: u32) -> Vec<String> {
    let findings = checked.batch().findings.iter();
    findings
        .filter(|finding| finding.row == RowIx(row))
        .map(|finding| finding.code.to_string())
        .collect()
}

#[test]
fn rows_without_fault_pass_without_a_word() {
    let clean: &[(Field, &str)] = &[
        (Field::Name, "欧阳志远"),
        (Field::Gender, "male"),
        (Field::BirthDate, "1985-07-19"),
        (Field::Mobile, "18607151849"),
        (Field::Email, "zhiyuan.ouyang@foxmail.com"),
        (Field::Province, "湖北省"),
        (Field::City, "武汉市"),
        (Field::District, "洪山区"),
        (Field::Street, "珞喻路129号"),
        (Field::Postcode, "430079"),
        (Field::Phone, "027-87651234"),
        (Field::Amount, "1280.50"),
        (Field::OrderCount, "3"),
        (Field::RegisteredOn, "2021-03-02"),
        (Field::LastPurchase, "2024-11-11"),
    ];
    let checked = look_at(batch(&[clean]), &RULES, TODAY);
    assert_eq!(codes(&checked, 0), Vec::<String>::new());
    assert_eq!(checked.verdicts(), [Verdict::Pass]);
}

#[test]
fn the_worst_action_makes_the_verdict() {
    let checked = look_at(
        batch(&[
            &[(Field::Name, "陈静"), (Field::Mobile, "18607151849")],
            &[(Field::Name, "陈静"), (Field::Amount, "-1")],
            &[(Field::Remark, "合计")],
        ]),
        &RULES,
        TODAY,
    );
    let code = |text| Code::new(text);
    assert_eq!(
        checked.verdicts(),
        [
            Verdict::Pass,
            Verdict::Review(code("CON101")),
            Verdict::Reject(code("CON103")),
        ]
    );
}

#[test]
fn a_row_whose_only_number_was_unusable_waits_and_one_of_fillers_goes() {
    let mut before = batch(&[&[], &[]]);
    let about = |row, severity| {
        let kind = &crate::check::contact::no_channel::NO_CHANNEL;
        let finding = Finding::new(kind, RowIx(row), Field::Mobile);
        Finding {
            severity,
            ..finding
        }
    };
    before.findings = vec![about(0, Severity::Error), about(1, Severity::Warning)];
    let checked = look_at(before, &RULES, TODAY);
    assert_eq!(
        checked.verdicts(),
        [
            Verdict::Review(Code::new("CON101")),
            Verdict::Reject(Code::new("CON103")),
        ]
    );
}

/// Province, city, postcode and area code of places that a simpler table would get wrong.
const PLACES: [(&str, &str, &str, &str); 21] = [
    ("内蒙古自治区", "呼和浩特市", "010010", "0471"),
    ("内蒙古自治区", "呼伦贝尔市", "021008", "0470"),
    ("内蒙古自治区", "兴安盟", "137400", "0482"),
    ("内蒙古自治区", "阿拉善盟", "750306", "0483"),
    ("内蒙古自治区", "阿拉善盟", "735400", "0483"),
    ("河北省", "廊坊市", "065200", "0316"),
    ("河北省", "廊坊市", "101601", "0316"),
    ("重庆市", "重庆市", "404000", "023"),
    ("海南省", "海口市", "570100", "0898"),
    ("西藏自治区", "拉萨市", "850000", "0891"),
    ("新疆维吾尔自治区", "喀什地区", "844000", "0998"),
    ("青海省", "海西蒙古族藏族自治州", "816000", "0979"),
    ("宁夏回族自治区", "银川市", "750001", "0951"),
    ("湖北省", "恩施土家族苗族自治州", "445000", "0718"),
    ("吉林省", "延边朝鲜族自治州", "133000", "0433"),
    ("黑龙江省", "大兴安岭地区", "165000", "0457"),
    ("贵州省", "黔东南苗族侗族自治州", "556000", "0855"),
    ("陕西省", "咸阳市", "712000", "029"),
    ("四川省", "眉山市", "620010", "028"),
    ("江西省", "赣州市", "341000", "0797"),
    ("天津市", "天津市", "300050", "022"),
];

#[test]
fn places_with_borrowed_postcodes_and_shared_area_codes_are_at_peace() {
    for (province, city, postcode, area_code) in PLACES {
        let phone = format!("{area_code}-8765432");
        let row: &[(Field, &str)] = &[
            (Field::Name, "陈静"),
            (Field::Province, province),
            (Field::City, city),
            (Field::Street, "人民路129号"),
            (Field::Postcode, postcode),
            (Field::Phone, &phone),
        ];
        let checked = look_at(batch(&[row]), &RULES, TODAY);
        assert_eq!(
            codes(&checked, 0),
            Vec::<String>::new(),
            "{city} {postcode}"
        );
    }
}

#[test]
fn city_and_district_outvote_the_province() {
    let row: &[(Field, &str)] = &[
        (Field::Name, "陈静"),
        (Field::Mobile, "18607151849"),
        (Field::Province, "广东省"),
        (Field::City, "武汉市"),
        (Field::District, "洪山区"),
    ];
    let checked = look_at(batch(&[row]), &RULES, TODAY);
    let [finding] = checked.batch().findings.as_slice() else {
        panic!("one finding: {:?}", checked.batch().findings)
    };
    assert_eq!(finding.field, Some(Field::Province));
    assert_eq!(finding.proposal.as_deref(), Some("湖北省"));
}

#[test]
fn a_derived_value_fills_an_empty_cell_and_no_other() {
    let id = (Field::IdNumber, "11010519491231002X");
    let mobile = (Field::Mobile, "18607151849");
    let checked = look_at(
        batch(&[
            &[mobile],
            &[mobile, id],
            &[
                mobile,
                id,
                (Field::BirthDate, "1949-12-30"),
                (Field::Gender, "female"),
            ],
        ]),
        &RULES,
        TODAY,
    );
    let frame = &checked.batch().frame;
    let births: Vec<_> = frame.rows().map(|row| row.get(Field::BirthDate)).collect();
    let genders: Vec<_> = frame.rows().map(|row| row.get(Field::Gender)).collect();
    assert_eq!(births, [None, Some("1949-12-31"), Some("1949-12-30")]);
    assert_eq!(genders, [None, Some("female"), Some("female")]);
    assert_eq!(codes(&checked, 1), ["CON102", "IDN105", "IDN106"]);
    assert_eq!(codes(&checked, 2), ["CON102", "IDN102"]);
}

#[test]
fn what_is_off_can_be_set_to_fill_its_cell() {
    let rules = RuleBook::with_checks("[[check]]\ncode = \"ADR109\"\naction = \"fix\"\n").checks;
    let row: &[(Field, &str)] = &[
        (Field::Name, "陈静"),
        (Field::Mobile, "18607151849"),
        (Field::Province, "广东省"),
    ];
    let checked = look_at(batch(&[row]), &rules, TODAY);
    let region = checked.batch().frame.row(RowIx(0)).get(Field::Region);
    assert_eq!(region, Some("华南"));
    assert_eq!(codes(&checked, 0), ["ADR109"]);
}

#[test]
fn findings_of_earlier_stages_stay_and_rows_stay_in_order() {
    let bad: &[(Field, &str)] = &[(Field::Name, "陈静"), (Field::BirthDate, "2999-01-01")];
    let mut before = batch(&vec![bad; 3_000]);
    let kind = &crate::check::time::born_in_future::BORN_IN_FUTURE;
    before.findings = vec![Finding::new(kind, RowIx(2_500), None)];
    let checked = look_at(before, &RULES, TODAY);
    let findings = &checked.batch().findings;
    assert!(findings.is_sorted_by_key(|finding| finding.row));
    assert_eq!(findings.len(), 3_000 + 1);
    assert_eq!(checked.verdicts().len(), 3_000);
}

fn any_row() -> impl Strategy<Value = Vec<(Field, String)>> {
    let cell = prop_oneof![
        any::<String>(),
        "[0-9X;-]{0,20}",
        "[12][09][0-9]{2}-[01][0-9]-[0-3][0-9]",
        "(上海|内蒙古|市|区|号|公司|x|@|[.]|0){0,8}",
        "-?[0-9]{1,400}([.][0-9]{0,3})?",
    ];
    let field = (0..Field::COUNT).prop_map(|at| Field::ALL[at]);
    proptest::collection::vec((field, cell), 0..12)
}

proptest! {
    #[test]
    fn no_text_panics_and_no_row_changes_another(rows in proptest::collection::vec(any_row(), 1..6)) {
        let borrowed: Vec<Vec<(Field, &str)>> = rows
            .iter()
            .map(|row| row.iter().map(|(field, cell)| (*field, cell.as_str())).collect())
            .collect();
        let slices: Vec<&[(Field, &str)]> = borrowed.iter().map(Vec::as_slice).collect();
        let together = look_at(batch(&slices), &RULES, TODAY);
        for (row, cells) in (0..).zip(slices) {
            let alone = look_at(batch(&[cells]), &RULES, TODAY);
            prop_assert_eq!(codes(&alone, 0), codes(&together, row));
            prop_assert_eq!(alone.verdicts()[0], together.verdicts()[row as usize]);
            for field in Field::ALL {
                prop_assert_eq!(
                    alone.batch().frame.row(RowIx(0)).get(field),
                    together.batch().frame.row(RowIx(row)).get(field)
                );
            }
        }
    }
}
