//! Rows with addresses, and what becomes of them at the desk; any rows at all, standardized twice.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use proptest::prelude::*;

use crate::model::{ContactFrame, Field, Finding, FrameBuilder, RowDraft, RowIx};
use crate::rules::StandardizeRules;
use crate::standardize::{Desk, Standardizer, address, company, name, title};

use Field::{
    Address, City, Company, Country, Department, District, Mobile, Name, Postcode, Province,
    Street, Title,
};

const STANDARDIZERS: [Standardizer; 4] = [
    name::standardize,
    company::standardize,
    title::standardize,
    address::standardize,
];

fn frame(cells: &[(Field, &str)]) -> ContactFrame {
    let mut draft = RowDraft::default();
    for (field, value) in cells {
        draft.set(*field, (*value).to_owned());
    }
    let mut builder = FrameBuilder::with_capacity(1);
    builder.push(&draft);
    builder.finish()
}

/// The row after every standardizer, as field and value, and the codes found.
fn standardized(cells: &[(Field, &str)]) -> (Vec<(Field, String)>, Vec<String>) {
    let frame = frame(cells);
    let rules = StandardizeRules::default();
    let mut findings: Vec<Finding> = Vec::new();
    let mut desk = Desk::new(frame.row(RowIx(0)), &rules, &mut findings);
    STANDARDIZERS
        .iter()
        .for_each(|standardizer| standardizer(&mut desk));
    let draft = desk.into_draft();
    let row = Field::ALL
        .into_iter()
        .filter_map(|field| draft.get(field).map(|value| (field, value.to_owned())));
    let row = row.collect();
    (
        row,
        findings
            .iter()
            .map(|finding| finding.code.to_string())
            .collect(),
    )
}

/// A case: its name, the row, the row expected, the codes expected.
pub(super) type Case<'a> = (
    &'a str,
    &'a [(Field, &'a str)],
    &'a [(Field, &'a str)],
    &'a [&'a str],
);

pub(super) fn check(cases: &[Case<'_>]) {
    for (case, cells, expected, codes) in cases {
        let (row, found) = standardized(cells);
        let row: Vec<(Field, &str)> = row
            .iter()
            .map(|(field, value)| (*field, value.as_str()))
            .collect();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(row, expected, "{case}");
        assert_eq!(found, *codes, "{case}");
    }
}

#[test]
fn an_address_fills_the_columns_beside_it() {
    check(&[
        (
            "columns from the address",
            &[(Address, "上海徐汇虹漕路４６１号")],
            &[
                (Province, "上海市"),
                (City, "上海市"),
                (District, "徐汇区"),
                (Street, "虹漕路461号"),
                (Address, "上海市徐汇区虹漕路461号"),
            ],
            &[],
        ),
        (
            "address from the columns",
            &[
                (Province, "广东"),
                (City, "深圳"),
                (District, "南山"),
                (Address, "科技园路1号"),
            ],
            &[
                (Province, "广东省"),
                (City, "深圳市"),
                (District, "南山区"),
                (Street, "科技园路1号"),
                (Address, "广东省深圳市南山区科技园路1号"),
            ],
            &[],
        ),
        (
            "street alone in its column",
            &[
                (Province, "广东省"),
                (City, "深圳市"),
                (District, "南山区"),
                (Street, "科技园路1号"),
            ],
            &[
                (Province, "广东省"),
                (City, "深圳市"),
                (District, "南山区"),
                (Street, "科技园路1号"),
                (Address, "广东省深圳市南山区科技园路1号"),
            ],
            &[],
        ),
        (
            "columns that contradict",
            &[
                (Province, "浙江省"),
                (City, "杭州市"),
                (Address, "广东省深圳市南山区科技园路1号"),
            ],
            &[
                (Province, "浙江省"),
                (City, "杭州市"),
                (Address, "广东省深圳市南山区科技园路1号"),
            ],
            &["ADR002"],
        ),
        (
            "ambiguous",
            &[(Address, "朝阳区建国路88号")],
            &[(Address, "朝阳区建国路88号")],
            &["ADR001"],
        ),
        (
            "postcode",
            &[(Address, "仙桃市沔阳大道1号(433000)")],
            &[
                (Province, "湖北省"),
                (District, "仙桃市"),
                (Street, "沔阳大道1号"),
                (Address, "湖北省仙桃市沔阳大道1号"),
                (Postcode, "433000"),
            ],
            &["ADR006"],
        ),
        ("placeholder", &[(Address, "同上")], &[], &["ADR004"]),
        (
            "English",
            &[(Address, "Room 801, No.461 Hongcao Rd, Xuhui, Shanghai")],
            &[
                (Province, "上海市"),
                (City, "上海市"),
                (District, "徐汇区"),
                (Address, "Room 801, No.461 Hongcao Rd, Xuhui, Shanghai"),
                (Country, "CN"),
            ],
            &[],
        ),
        (
            "columns in pinyin",
            &[
                (Province, "Guangdong"),
                (City, "Shenzhen"),
                (Address, "88 Keyuan Road"),
            ],
            &[
                (Province, "广东省"),
                (City, "深圳市"),
                (Address, "88 Keyuan Road"),
            ],
            &[],
        ),
        (
            "an address abroad",
            &[
                (Province, "NSW"),
                (City, "Dali"),
                (Address, "12 Canton Street"),
                (Country, "Australia"),
            ],
            &[
                (Province, "NSW"),
                (City, "Dali"),
                (Address, "12 Canton Street"),
                (Country, "Australia"),
            ],
            &[],
        ),
        (
            "text before the place",
            &[(Address, "张三 13912345678 广东省深圳市南山区科技园路1号")],
            &[
                (Province, "广东省"),
                (City, "深圳市"),
                (District, "南山区"),
                (Street, "科技园路1号"),
                (Address, "张三广东省深圳市南山区科技园路1号"),
                (Mobile, "13912345678"),
            ],
            &["ADR009", "ADR005"],
        ),
        (
            "no place",
            &[(Address, "体育路往东300米")],
            &[(Street, "体育路往东300米"), (Address, "体育路往东300米")],
            &[],
        ),
    ]);
}

/// Pieces of which people make addresses and names, so that random text meets the rules.
const PIECES: [&str; 44] = [
    "上海",
    "上海市",
    "吉林",
    "吉林市",
    "海南",
    "省",
    "市",
    "区",
    "县",
    "朝阳",
    "朝阳区",
    "鼓楼区",
    "徐汇",
    "江苏省",
    "南京",
    "西路",
    "路",
    "大道",
    "工业园区",
    "苏州",
    "市辖区",
    "中国",
    " ",
    "-",
    "（",
    "）",
    "(",
    "邮编",
    "200030",
    "1",
    "张",
    "三",
    "先生",
    "经理",
    "公司",
    "有限",
    "市场部",
    "Wang",
    "·",
    "/",
    "、",
    "原",
    "地址：",
    "襄樊市",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES.as_slice()), 0..9)
        .prop_map(|pieces| pieces.concat());
    prop_oneof![pieces, any::<String>()]
}

proptest! {
    #[test]
    fn standardizing_twice_changes_nothing(
        cells in prop::collection::vec((prop::sample::select([Name, Company, Title, Department, Province, City, District, Street, Address].as_slice()), text()), 1..5)
    ) {
        let cells: Vec<(Field, &str)> = cells.iter().map(|(field, value)| (*field, value.trim())).collect();
        let (once, _) = standardized(&cells);
        let again: Vec<(Field, &str)> = once.iter().map(|(field, value)| (*field, value.as_str())).collect();
        prop_assert_eq!(&standardized(&again).0, &once);
    }
}
