//! Identity numbers and gender.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use super::check;
use crate::model::Field::{Gender, IdNumber};

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
