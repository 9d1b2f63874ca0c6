//! Postcodes.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use super::check;
use crate::model::Field::{Country, Postcode, Province};

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
