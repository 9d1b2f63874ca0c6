//! Several numbers in a cell, numbers of other countries, numbers in the wrong column.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use super::check;
use crate::model::Field::{
    Country, Email, Mobile, MobileAlt, Phone, PhoneAlt, PhoneExt, Province, Wechat,
};

#[test]
fn several_numbers_in_a_cell_are_told_apart() {
    check(&[
        (
            "slash",
            &[(Mobile, "13800138000/13900139000")],
            &[(Mobile, "13800138000"), (MobileAlt, "13900139000")],
            "",
        ),
        (
            "by class",
            &[(Mobile, "13800138000、13900139000；021-12345678")],
            &[
                (Mobile, "13800138000"),
                (MobileAlt, "13900139000"),
                (Phone, "021-12345678"),
            ],
            "",
        ),
        (
            "a space",
            &[(Mobile, "13800138000 13900139000")],
            &[(Mobile, "13800138000"), (MobileAlt, "13900139000")],
            "",
        ),
        (
            "a line break",
            &[(Mobile, "13800138000\n13900139000")],
            &[(Mobile, "13800138000"), (MobileAlt, "13900139000")],
            "",
        ),
        (
            "glued",
            &[(Mobile, "1380013800013900139000")],
            &[(Mobile, "1380013800013900139000")],
            "PHN013",
        ),
        (
            "endings",
            &[(Mobile, "13800138000/1/2")],
            &[(Mobile, "13800138000"), (MobileAlt, "")],
            "PHN018",
        ),
        (
            "last digits",
            &[(Phone, "021-12345678/79")],
            &[(Phone, "021-12345678"), (PhoneAlt, "021-12345679")],
            "",
        ),
        (
            "inherited area code",
            &[(Phone, "021-12345678,62345678")],
            &[(Phone, "021-12345678"), (PhoneAlt, "021-62345678")],
            "",
        ),
        (
            "the same number twice",
            &[(Mobile, "13800138000"), (Phone, "13800138000")],
            &[(Mobile, "13800138000"), (MobileAlt, ""), (Phone, "")],
            "",
        ),
        (
            "or",
            &[(Mobile, "13800138000或13900139000")],
            &[(Mobile, "13800138000"), (MobileAlt, "13900139000")],
            "",
        ),
        (
            "alternatives with extensions",
            &[(Phone, "021-12345678转801;0755-22107333转9")],
            &[
                (Phone, "021-12345678"),
                (PhoneExt, "801"),
                (PhoneAlt, "0755-22107333-9"),
            ],
            "",
        ),
    ]);
}

#[test]
fn numbers_of_other_countries_are_e164() {
    check(&[
        (
            "Hong Kong",
            &[(Mobile, "+852 9123 4567")],
            &[(Mobile, "+85291234567")],
            "",
        ),
        (
            "Hong Kong with zeros",
            &[(Mobile, "00852-91234567")],
            &[(Mobile, "+85291234567")],
            "",
        ),
        (
            "Taiwan",
            &[(Mobile, "+886 912-345-678")],
            &[(Mobile, "+886912345678")],
            "",
        ),
        (
            "America",
            &[(Mobile, "+1 (415) 555-2671")],
            &[(Mobile, "+14155552671")],
            "",
        ),
        (
            "America with zeros",
            &[(Mobile, "001-415-555-2671")],
            &[(Mobile, "+14155552671")],
            "",
        ),
        (
            "London",
            &[(Phone, "+44 (0)20 7946 0958")],
            &[(Phone, "+442079460958")],
            "",
        ),
        (
            "Macau",
            &[(Mobile, "+853 6612 3456")],
            &[(Mobile, "+85366123456")],
            "",
        ),
        (
            "too short",
            &[(Mobile, "+852 9123")],
            &[(Mobile, "")],
            "PHN004",
        ),
    ]);
}

#[test]
fn what_stands_in_the_wrong_column_moves() {
    check(&[
        (
            "landline",
            &[(Mobile, "021-12345678")],
            &[(Mobile, ""), (Phone, "021-12345678")],
            "PHN022",
        ),
        (
            "e-mail",
            &[(Mobile, "zhang@163.com")],
            &[(Mobile, ""), (Email, "zhang@163.com")],
            "",
        ),
        (
            "mobile",
            &[(Phone, "13800138000")],
            &[(Mobile, "13800138000"), (Phone, "")],
            "PHN022",
        ),
        (
            "a second mobile",
            &[(Mobile, "13900139000"), (Phone, "13800138000")],
            &[
                (Mobile, "13900139000"),
                (MobileAlt, "13800138000"),
                (Phone, ""),
            ],
            "PHN022",
        ),
        (
            "WeChat",
            &[(Mobile, "13800138000(微信同号)")],
            &[(Mobile, "13800138000"), (Wechat, "13800138000")],
            "PHN027",
        ),
    ]);
}

#[test]
fn a_number_without_its_calling_code_gets_it_only_where_the_row_tells_it() {
    check(&[
        (
            "Hong Kong",
            &[(Mobile, "9123 4567"), (Province, "香港特别行政区")],
            &[(Mobile, "+85291234567"), (Phone, "")],
            "PHN033",
        ),
        (
            "Macau, a landline",
            &[(Phone, "28353535"), (Country, "澳门")],
            &[(Phone, "+85328353535")],
            "PHN033",
        ),
        (
            "nothing tells",
            &[(Phone, "28353535")],
            &[(Phone, "28353535")],
            "PHN020",
        ),
        (
            "North America's form",
            &[(Mobile, "(310) 246-1501")],
            &[(Mobile, "(310) 246-1501"), (Phone, "")],
            "PHN031",
        ),
        (
            "a stroke behind the area code",
            &[(Phone, "310/246-1501")],
            &[(Phone, "310/246-1501")],
            "PHN031",
        ),
        (
            "a calling code without a sign",
            &[(Phone, "44-20-79460958")],
            &[(Phone, "44-20-79460958")],
            "PHN031",
        ),
        (
            "a range that Macau does not use",
            &[(Phone, "00853-28123456")],
            &[(Phone, "")],
            "PHN032",
        ),
    ]);
}
