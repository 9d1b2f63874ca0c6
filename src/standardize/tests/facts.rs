//! Amounts, and cells that say nothing.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use super::check;
use crate::model::Field::{Amount, Company, Name, OrderCount, Remark};

#[test]
fn an_amount_is_digits_with_a_point() {
    check(&[
        (
            "yen sign and separators",
            &[(Amount, "￥1,234.50")],
            &[(Amount, "1234.50")],
            "",
        ),
        ("unit", &[(Amount, "1234.5元")], &[(Amount, "1234.5")], ""),
        (
            "ten thousands",
            &[(Amount, "1.2万")],
            &[(Amount, "12000")],
            "",
        ),
        (
            "full-width comma",
            &[(Amount, "1，234")],
            &[(Amount, "1234")],
            "",
        ),
        ("brackets", &[(Amount, "(1,234)")], &[(Amount, "-1234")], ""),
        ("minus", &[(Amount, "-12.5")], &[(Amount, "-12.5")], ""),
        (
            "cheque",
            &[(Amount, "壹万贰仟叁佰元整")],
            &[(Amount, "12300")],
            "",
        ),
        (
            "comma for a point",
            &[(Amount, "1,5")],
            &[(Amount, "1,5")],
            "AMT003",
        ),
        (
            "dollars",
            &[(Amount, "$100")],
            &[(Amount, "$100")],
            "AMT003",
        ),
        ("words", &[(Amount, "很多")], &[(Amount, "")], "AMT001"),
        ("times", &[(OrderCount, "3次")], &[(OrderCount, "3")], ""),
        (
            "Chinese times",
            &[(OrderCount, "三次")],
            &[(OrderCount, "3")],
            "",
        ),
        (
            "about",
            &[(OrderCount, "约3")],
            &[(OrderCount, "3")],
            "AMT002",
        ),
        (
            "seventeen",
            &[(OrderCount, "十七")],
            &[(OrderCount, "17")],
            "",
        ),
        (
            "a hundred and five",
            &[(OrderCount, "一百零五")],
            &[(OrderCount, "105")],
            "",
        ),
    ]);
}

#[test]
fn a_cell_that_says_nothing_is_empty() {
    for nothing in [
        "NULL", "null", "None", "NaN", "N/A", "#N/A", "-", "--", "—", "无", "空", "(空)", "不详",
        "未知", "暂无", "未填", "\u{3000}", "\u{200b}",
    ] {
        check(&[(
            nothing,
            &[(Company, nothing), (Name, "张伟")],
            &[(Company, ""), (Name, "张伟")],
            "",
        )]);
    }
    check(&[(
        "only the whole cell",
        &[(Name, "无名"), (Remark, "客户无邮箱\n下周联系")],
        &[(Name, "无名"), (Remark, "客户无邮箱\n下周联系")],
        "",
    )]);
}
