//! Layouts of lists as marketing departments have them.

use super::*;
use crate::rules::RuleBook;

/// A list as lines; cells are separated by `|`.
fn lay_out(lines: &[&str]) -> Option<Layout> {
    let book = RuleBook::load(None).expect("the default rules are sound");
    let mut cells = CellRows::new();
    for line in lines {
        cells.push_row(line.split('|'));
    }
    let numbers: Vec<RowNumber> = (1..).take(lines.len()).collect();
    find(&cells, &numbers, &book.fields)
}

struct Expected<'a> {
    headers: &'a [&'a str],
    first_data: usize,
    header_by: HeaderBy,
}

fn check(case: &str, lines: &[&str], expected: &Expected<'_>) {
    let layout = lay_out(lines).unwrap_or_else(|| unreachable!("{case}: a list"));
    let headers: Vec<&str> = layout
        .headers
        .iter()
        .map(|header| header.label.as_str())
        .collect();
    assert_eq!(headers, expected.headers, "{case}");
    assert_eq!(layout.first_data, expected.first_data, "{case}");
    assert_eq!(layout.header_by, expected.header_by, "{case}");
}

#[test]
fn the_header_is_found_below_titles_and_blank_rows() {
    let row = "张伟|13912345678|上海";
    let cases: [(&str, &[&str], usize); 7] = [
        ("in the first row", &["姓名|手机|城市", row], 1),
        (
            "below a title and a blank row",
            &["2024年客户名单||", "||", "姓名|手机|城市", row],
            3,
        ),
        (
            "below a merged title",
            &["客户名单|客户名单|客户名单", "姓名|手机|城市", row],
            2,
        ),
        (
            "below a title with a print date",
            &[
                "客户名单||",
                "制表日期：2024-01-01||制表人：李四",
                "姓名|手机|城市",
                row,
            ],
            3,
        ),
        (
            "below a title with a telephone",
            &[
                "上海公司||",
                "联系电话：|021-12345678|",
                "姓名|手机|城市",
                row,
            ],
            3,
        ),
        ("below blank rows", &["||", "||", "姓名|手机|城市", row], 3),
        ("without rows", &["姓名|手机|城市"], 1),
    ];
    for (case, lines, first_data) in cases {
        let headers = ["姓名", "手机", "城市"];
        let header_by = HeaderBy::Dictionary;
        check(
            case,
            lines,
            &Expected {
                headers: &headers,
                first_data,
                header_by,
            },
        );
    }
}

#[test]
fn headers_of_two_rows_are_joined() {
    let row = "张伟|13912345678|021-12345678|a@b.cn|上海";
    let joined = [
        "姓名",
        "联系方式/手机",
        "联系方式/电话",
        "联系方式/邮箱",
        "城市",
    ];
    let cases: [(&str, &[&str], usize); 4] = [
        (
            "merged cells filled",
            &[
                "姓名|联系方式|联系方式|联系方式|城市",
                "姓名|手机|电话|邮箱|城市",
                row,
            ],
            2,
        ),
        (
            "merged cells left blank",
            &["姓名|联系方式|||城市", "|手机|电话|邮箱|", row],
            2,
        ),
        (
            "a title above",
            &[
                "客户名单|客户名单|客户名单|客户名单|客户名单",
                "姓名|联系方式|联系方式|联系方式|城市",
                "姓名|手机|电话|邮箱|城市",
                row,
            ],
            3,
        ),
        (
            "a parent above the middle",
            &[
                "|联系方式|联系方式|联系方式|",
                "姓名|手机|电话|邮箱|城市",
                row,
            ],
            2,
        ),
    ];
    for (case, lines, first_data) in cases {
        let header_by = HeaderBy::Dictionary;
        check(
            case,
            lines,
            &Expected {
                headers: &joined,
                first_data,
                header_by,
            },
        );
    }
}

#[test]
fn headers_are_made_unique_and_put_on_one_line() {
    let cases: [(&str, &str, &[&str]); 4] = [
        (
            "twice the same",
            "姓名|电话|电话",
            &["姓名", "电话", "电话_2"],
        ),
        (
            "line breaks",
            "姓\n名|手机\r\n号码|E\nmail",
            &["姓名", "手机号码", "E mail"],
        ),
        (
            "a blank leading column",
            "|姓名|手机",
            &["列1", "姓名", "手机"],
        ),
        (
            "a blank trailing column",
            "Name|Mobile|",
            &["Name", "Mobile"],
        ),
    ];
    for (case, header, headers) in cases {
        let lines = [header, "a|b|c", "a|b|c"];
        let layout = lay_out(&lines).expect("a list");
        let labels: Vec<&str> = layout
            .headers
            .iter()
            .map(|header| header.label.as_str())
            .take(headers.len())
            .collect();
        assert_eq!(labels, headers, "{case}");
    }
}

#[test]
fn a_header_in_an_unknown_language_is_told_by_contrast() {
    let lines = [
        "Имя|Мобильный|Адрес",
        "Иван|13912345678|x",
        "Анна|13812345678|y",
    ];
    let headers = ["Имя", "Мобильный", "Адрес"];
    check(
        "Russian",
        &lines,
        &Expected {
            headers: &headers,
            first_data: 1,
            header_by: HeaderBy::Contrast,
        },
    );
}

#[test]
fn a_list_without_header_begins_with_data() {
    let lines = ["张伟|13912345678|上海", "李娜|13812345678|北京"];
    let headers = ["列1", "列2", "列3"];
    check(
        "Chinese",
        &lines,
        &Expected {
            headers: &headers,
            first_data: 0,
            header_by: HeaderBy::Absent,
        },
    );
    let lines = ["Mary Smith|mary@example.com", "John Doe|john@example.com"];
    let headers = ["column_1", "column_2"];
    check(
        "English",
        &lines,
        &Expected {
            headers: &headers,
            first_data: 0,
            header_by: HeaderBy::Absent,
        },
    );
}

#[test]
fn prose_and_blank_sheets_are_no_lists() {
    let cases: [(&str, &[&str]); 3] = [
        ("nothing", &[]),
        ("blank rows", &["||", "|"]),
        ("prose", &["使用说明", "请勿修改本表", "谢谢"]),
    ];
    for (case, lines) in cases {
        assert!(lay_out(lines).is_none(), "{case}");
    }
}

#[test]
fn rows_count_from_the_last_header_row() {
    let layout = lay_out(&["客户名单|", "姓名|手机", "张伟|13912345678"]).expect("a list");
    assert_eq!((layout.base, layout.first_data), (2, 2));
    assert_eq!(layout.titles, ["客户名单"]);
}
