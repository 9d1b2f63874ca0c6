//! Postcodes, identity numbers, dates, gender, amounts, and cells that say nothing.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use super::check;
use crate::model::Field::{
    Amount, BirthDate, Company, Country, Gender, IdNumber, Name, OrderCount, Postcode, Province,
    Remark,
};

#[test]
fn a_postcode_is_six_digits() {
    check(&[
        (
            "lost zero of Inner Mongolia",
            &[(Postcode, "10000"), (Province, "内蒙古自治区")],
            &[(Postcode, "010000")],
            "PST003",
        ),
        (
            "lost zero of Hebei",
            &[(Postcode, "50000"), (Province, "河北省")],
            &[(Postcode, "050000")],
            "PST003",
        ),
        (
            "five digits elsewhere",
            &[(Postcode, "20003"), (Province, "上海市")],
            &[(Postcode, "")],
            "PST001",
        ),
        (
            "five digits anywhere",
            &[(Postcode, "20003")],
            &[(Postcode, "20003")],
            "PST004",
        ),
        (
            "float",
            &[(Postcode, "200030.0")],
            &[(Postcode, "200030")],
            "",
        ),
        (
            "exponent",
            &[(Postcode, "2.0003E+05")],
            &[(Postcode, "200030")],
            "PST005",
        ),
        (
            "full width",
            &[(Postcode, "２０００３０")],
            &[(Postcode, "200030")],
            "",
        ),
        (
            "label",
            &[(Postcode, "邮编:200030")],
            &[(Postcode, "200030")],
            "",
        ),
        (
            "brackets",
            &[(Postcode, "(200030)")],
            &[(Postcode, "200030")],
            "",
        ),
        (
            "letters",
            &[(Postcode, "2OOO3O")],
            &[(Postcode, "2OOO3O")],
            "PST004",
        ),
        (
            "seven digits",
            &[(Postcode, "2000300")],
            &[(Postcode, "")],
            "PST001",
        ),
        (
            "zeros",
            &[(Postcode, "000000")],
            &[(Postcode, "")],
            "PST002",
        ),
        ("ones", &[(Postcode, "111111")], &[(Postcode, "")], "PST002"),
        (
            "one to six",
            &[(Postcode, "123456")],
            &[(Postcode, "")],
            "PST002",
        ),
        (
            "nines",
            &[(Postcode, "999999")],
            &[(Postcode, "")],
            "PST002",
        ),
        (
            "whole city",
            &[(Postcode, "200000")],
            &[(Postcode, "200000")],
            "",
        ),
        (
            "Hong Kong",
            &[(Postcode, "999077")],
            &[(Postcode, "999077")],
            "",
        ),
        (
            "with a dash",
            &[(Postcode, "518-000")],
            &[(Postcode, "518-000")],
            "",
        ),
        (
            "London",
            &[(Postcode, "SW1A 1AA")],
            &[(Postcode, "SW1A 1AA")],
            "",
        ),
        (
            "another country",
            &[(Postcode, "94105"), (Country, "美国")],
            &[(Postcode, "94105")],
            "",
        ),
    ]);
}

#[test]
fn an_identity_number_has_eighteen_characters_and_a_right_check_digit() {
    let sample = "11010519491231002X";
    for way in [
        "11010519491231002x",
        "１１０１０５ １９４９１２３１ ００２Ｘ",
        "11010519491231002×",
        "11010519491231002*",
        "11010519491231002Χ",
        "11010519491231002х",
        "'11010519491231002X",
    ] {
        check(&[(way, &[(IdNumber, way)], &[(IdNumber, sample)], "")]);
    }
    check(&[
        (
            "exponent",
            &[(IdNumber, "1.10105E+17")],
            &[(IdNumber, "")],
            "IDN003",
        ),
        (
            "last three digits",
            &[(IdNumber, "110105194912310000")],
            &[(IdNumber, "")],
            "IDN003",
        ),
        (
            "fifteen digits",
            &[(IdNumber, "110105491231002")],
            &[(IdNumber, sample)],
            "IDN004",
        ),
        (
            "check digit",
            &[(IdNumber, "110105194912310021")],
            &[(IdNumber, "")],
            "IDN002",
        ),
        (
            "ones",
            &[(IdNumber, "111111111111111111")],
            &[(IdNumber, "")],
            "IDN005",
        ),
        (
            "sequence",
            &[(IdNumber, "123456789012345678")],
            &[(IdNumber, "")],
            "IDN005",
        ),
        (
            "zeros",
            &[(IdNumber, "000000000000000000")],
            &[(IdNumber, "")],
            "IDN005",
        ),
        (
            "masked",
            &[(IdNumber, "110105********002X")],
            &[(IdNumber, "110105********002X")],
            "IDN006",
        ),
        (
            "masked more",
            &[(IdNumber, "1101**********002X")],
            &[(IdNumber, "1101**********002X")],
            "IDN006",
        ),
        (
            "permit",
            &[(IdNumber, "H12345678")],
            &[(IdNumber, "H12345678")],
            "IDN007",
        ),
        (
            "passport",
            &[(IdNumber, "E12345678")],
            &[(IdNumber, "E12345678")],
            "IDN007",
        ),
        (
            "firm",
            &[(IdNumber, "91350100M000100Y43")],
            &[(IdNumber, "")],
            "IDN008",
        ),
        (
            "words",
            &[(IdNumber, "身份证")],
            &[(IdNumber, "")],
            "IDN001",
        ),
    ]);
}

#[test]
fn a_date_is_written_as_iso() {
    for way in [
        "1990/1/2",
        "1990.1.2",
        "1990年1月2日",
        "19900102",
        "90-1-2",
        "32875",
        "32875.0",
        "32875.5",
        "1990-01-02 00:00:00",
        "1990-01-02T00:00:00Z",
        "民國79年1月2日",
        "民国79年1月2日",
        "一九九〇年一月二日",
        "90年1月2日",
        "1990-1-2",
        "19900102.0",
        "2-Jan-1990",
        "Jan 2, 1990",
        "900102",
    ] {
        check(&[(way, &[(BirthDate, way)], &[(BirthDate, "1990-01-02")], "")]);
    }
    check(&[
        (
            "day or month",
            &[(BirthDate, "1/2/1990")],
            &[(BirthDate, "1/2/1990")],
            "DAT003",
        ),
        (
            "day first",
            &[(BirthDate, "25/12/1990")],
            &[(BirthDate, "1990-12-25")],
            "",
        ),
        (
            "month first",
            &[(BirthDate, "12/25/1990")],
            &[(BirthDate, "1990-12-25")],
            "",
        ),
        (
            "month only",
            &[(BirthDate, "90.1")],
            &[(BirthDate, "90.1")],
            "DAT003",
        ),
        (
            "Chinese month",
            &[(BirthDate, "九零年一月")],
            &[(BirthDate, "九零年一月")],
            "DAT003",
        ),
        (
            "Chinese month of 2000",
            &[(BirthDate, "二〇〇〇年十二月")],
            &[(BirthDate, "二〇〇〇年十二月")],
            "DAT003",
        ),
        (
            "30 February",
            &[(BirthDate, "1990-02-30")],
            &[(BirthDate, "")],
            "DAT001",
        ),
        (
            "month 13",
            &[(BirthDate, "1990-13-01")],
            &[(BirthDate, "")],
            "DAT001",
        ),
        (
            "zeros",
            &[(BirthDate, "00/00/0000")],
            &[(BirthDate, "")],
            "DAT001",
        ),
        (
            "zeros, ISO",
            &[(BirthDate, "0000-00-00")],
            &[(BirthDate, "")],
            "DAT001",
        ),
        (
            "1900",
            &[(BirthDate, "1900-01-01")],
            &[(BirthDate, "")],
            "DAT002",
        ),
        (
            "1970",
            &[(BirthDate, "1970-01-01")],
            &[(BirthDate, "")],
            "DAT002",
        ),
        (
            "1899",
            &[(BirthDate, "1899-12-30")],
            &[(BirthDate, "")],
            "DAT002",
        ),
        (
            "9999",
            &[(BirthDate, "9999-12-31")],
            &[(BirthDate, "")],
            "DAT002",
        ),
        (
            "lunar",
            &[(BirthDate, "农历1990年正月初六")],
            &[(BirthDate, "农历1990年正月初六")],
            "DAT003",
        ),
        (
            "Japanese era",
            &[(BirthDate, "昭和55年")],
            &[(BirthDate, "昭和55年")],
            "DAT003",
        ),
        (
            "midnight in universal time",
            &[(BirthDate, "1990-01-01T16:00:00Z")],
            &[(BirthDate, "1990-01-01T16:00:00Z")],
            "DAT003",
        ),
        (
            "23 November in Chinese",
            &[(BirthDate, "二〇〇一年十一月二十三日")],
            &[(BirthDate, "2001-11-23")],
            "",
        ),
    ]);
}

#[test]
fn gender_is_male_female_or_empty() {
    for (text, wanted) in [
        ("M", "male"),
        ("F", "female"),
        ("1", "male"),
        ("2", "female"),
        ("男性", "male"),
        ("女", "female"),
        ("先生", "male"),
        ("女士", "female"),
        ("Male", "male"),
        ("female", "female"),
        ("公", "male"),
        ("母", "female"),
        ("1.0", "male"),
        ("未知", ""),
        ("保密", ""),
        ("0", ""),
        ("9", ""),
        ("不详", ""),
    ] {
        check(&[(text, &[(Gender, text)], &[(Gender, wanted)], "")]);
    }
    check(&[("words", &[(Gender, "财务")], &[(Gender, "")], "GEN001")]);
}

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
