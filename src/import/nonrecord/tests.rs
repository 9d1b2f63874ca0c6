//! Rows of a list, and why they are no records.

use super::*;
use crate::import::layout;
use crate::import::mapping::{Evidence, map, profile_columns};
use crate::model::CellRows;
use crate::rules::RuleBook;

const HEADER: &str = "区域|姓名|公司|手机|金额";

/// Judges `row` in a list with a title, the header and two records.
fn judge(
    header: &str,
    row: &str,
    judge: impl Fn(&RowJudge, Cells<'_>) -> Option<&'static FindingKind>,
) -> Option<String> {
    let book = RuleBook::load(None).expect("the default rules are sound");
    let mut cells = CellRows::new();
    for line in [
        "2024年客户名单",
        header,
        "华东|张伟|甲|13912345678|1",
        "华北|李娜|乙|13812345678|2",
        row,
    ] {
        cells.push_row(line.split('|'));
    }
    let layout = layout::find(&cells, &[1, 2, 3, 4, 5], &book.fields).expect("a list");
    let profiles = profile_columns(&cells, layout.first_data, layout.headers.len());
    let evidence = Evidence {
        headers: &layout.headers,
        header_by: layout.header_by,
        profiles: &profiles,
        rules: &book.fields,
    };
    let mapping = map(&evidence, &[]).expect("nothing is named");
    let rows = RowJudge::new(&layout, &mapping);
    judge(&rows, cells.row(4)).map(|kind| kind.code.to_string())
}

#[test]
fn rows_that_are_no_records_are_told_by_what_they_say() {
    let cases = [
        ("blank", " ||　||", Some("REJ001")),
        ("no cell at all", "", Some("REJ001")),
        ("the header again", HEADER, Some("REJ002")),
        (
            "the header again, cut off",
            "区域|姓名|公司|手机",
            Some("REJ002"),
        ),
        ("totals", "合计||||128", Some("REJ003")),
        (
            "totals in the column of names",
            "|合 计|||1,234.50",
            Some("REJ003"),
        ),
        ("a subtotal of a group", "华东|小计|||3", Some("REJ003")),
        ("a count", "共128人||||", Some("REJ003")),
        ("English totals", "Grand Total||||¥128", Some("REJ003")),
        (
            "a signature line",
            "制表人：张三||审核：李四||",
            Some("REJ004"),
        ),
        ("a note", "备注：仅供内部使用||||", Some("REJ004")),
        ("a page number", "第 1 页 共 3 页||||", Some("REJ004")),
        ("the title again", "2024年客户名单||||", Some("REJ005")),
        (
            "the title again, merged",
            "2024年客户名单|2024年客户名单|2024年客户名单|2024年客户名单|2024年客户名单",
            Some("REJ005"),
        ),
        ("a drawn line", "-----|-----|---|---|", Some("REJ006")),
        ("a heading", "华南地区||||", Some("REJ008")),
        (
            "a merged heading",
            "华南|华南|华南|华南|华南",
            Some("REJ008"),
        ),
        ("a person called 合计", "华东|合计|甲|13712345678|3", None),
        ("a company beside the word", "|合计|丙有限公司||3", None),
        ("a person without numbers", "华东|王五|||", None),
        ("only a name", "|王五|||", None),
        ("only a mobile", "|||13712345678|", None),
        (
            "a mobile in full-width digits",
            "合计|||１３７１２３４５６７８|",
            None,
        ),
        ("a remark in place of a region", "备注|王五|甲||", None),
    ];
    for (case, row, code) in cases {
        assert_eq!(
            judge(HEADER, row, RowJudge::judge).as_deref(),
            code,
            "{case}"
        );
    }
}

#[test]
fn a_lone_text_at_the_end_is_a_note_unless_it_is_a_name() {
    let cases = [
        (
            "a sentence",
            "|以上数据截至五月底，请勿外传|||",
            Some("REJ004"),
        ),
        ("in a column of no names", "||||内部资料", Some("REJ004")),
        ("a name", "|王五|||", None),
        ("a company", "||丙有限公司||", None),
        ("a number", "||||12", None),
    ];
    for (case, row, code) in cases {
        assert_eq!(
            judge(HEADER, row, RowJudge::judge_tail).as_deref(),
            code,
            "{case}"
        );
    }
}
