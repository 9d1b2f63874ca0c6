//! What values in standard form tell beyond the fields.

use super::{Row, rules, standardized};
use crate::model::{Field, RowIx};
use crate::standardize::{Fact, facts};

/// The facts of a row, after it has been standardized.
fn told(row: Row<'_>) -> Vec<Option<String>> {
    let rules = rules();
    let (frame, _) = standardized(row, &rules);
    let mut all = facts(&frame, &rules);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].len(), Fact::NAMES.len());
    all.remove(RowIx(0).at())
}

/// A row, and facts by the names of their columns; empty text: not known.
type Case<'a> = (&'a str, Row<'a>, &'a [(&'a str, &'a str)]);

#[test]
fn a_row_tells_more_than_its_fields() {
    let cases: [Case<'_>; 9] = [
        (
            "a mobile number",
            &[(Field::Mobile, "139 1712 0456")],
            &[
                ("mobile_kind", "mobile"),
                ("mobile_operator", "中国移动"),
                ("mobile_home", "上海市"),
            ],
        ),
        (
            "a number from abroad",
            &[(Field::Mobile, "+852 9123 4567")],
            &[
                ("mobile_kind", "mobile HK"),
                ("mobile_operator", ""),
                ("mobile_home", ""),
            ],
        ),
        (
            "a number of both payers",
            &[(Field::Phone, "400 820 1234")],
            &[("phone_kind", "shared cost")],
        ),
        (
            "a mailbox of a role at a free provider",
            &[(Field::Email, "sales@163.com")],
            &[("email_kind", "role;free")],
        ),
        (
            "a mailbox of a firm",
            &[(Field::Email, "wei.zhang@haiming-textile.com.cn")],
            &[("email_kind", "own")],
        ),
        (
            "a door",
            &[(
                Field::Address,
                "广东省深圳市南山区粤海街道科苑路15号科兴科学园A座3单元1203室",
            )],
            &[
                ("division_code", "440305"),
                ("town", "粤海街道"),
                ("road", "科苑路"),
                ("house_number", "15"),
                ("building", "A"),
                ("unit", "3"),
                ("room", "1203"),
            ],
        ),
        (
            "a company",
            &[(Field::Company, "武汉海明智业电子商务有限公司合肥分公司")],
            &[
                ("company_region", "武汉"),
                ("company_core", "海明智业"),
                ("company_trade", "电子商务"),
                ("company_form", "有限公司"),
                ("company_branch", "合肥分公司"),
            ],
        ),
        (
            "a title and an industry",
            &[(Field::Title, "副总经理"), (Field::Industry, "I65")],
            &[("title_level", "decision maker")],
        ),
        (
            "a name in traditional characters and an identity number",
            &[
                (Field::Name, "陳偉國"),
                (Field::IdNumber, "11010519491231002X"),
            ],
            &[("name_key", "陈伟国"), ("id_region", "北京市朝阳区")],
        ),
    ];
    for (case, row, wanted) in cases {
        let facts = told(row);
        for (name, text) in wanted {
            let at = Fact::NAMES.iter().position(|known| known == name);
            let told = at.and_then(|at| facts[at].as_deref()).unwrap_or_default();
            assert_eq!(told, *text, "{case}: {name}");
        }
    }
}
