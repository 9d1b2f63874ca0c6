//! Landlines: area codes, extensions, service numbers.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use super::check;
use crate::model::Field::{City, Phone, PhoneAlt, PhoneExt, Province};

#[test]
fn a_landline_is_split_into_area_code_number_and_extension() {
    for way in [
        "(021)12345678",
        "（021）12345678",
        "021 12345678",
        "021－12345678",
        "02112345678",
        "+86-21-12345678",
        "+86(0)21 12345678",
        "0086-021-12345678",
        "21-12345678",
        "2112345678",
        "2112345678.0",
        "电话/传真:021-12345678",
        "862112345678",
    ] {
        check(&[(
            way,
            &[(Phone, way)],
            &[(Phone, "021-12345678"), (PhoneExt, ""), (PhoneAlt, "")],
            "",
        )]);
    }
    for way in [
        "021-12345678转801",
        "021-12345678-801",
        "021-12345678*801",
        "021-12345678#801",
        "021-12345678,801",
        "021-12345678分机801",
        "021-12345678转分机801",
        "021-12345678ext.801",
        "021-12345678 x801",
        "021-12345678 EXT 801",
        "021-12345678 转 801",
    ] {
        check(&[(
            way,
            &[(Phone, way)],
            &[(Phone, "021-12345678"), (PhoneExt, "801"), (PhoneAlt, "")],
            "",
        )]);
    }
    check(&[
        (
            "groups of four",
            &[(Phone, "0755-2210-7333")],
            &[(Phone, "0755-22107333")],
            "",
        ),
        (
            "groups with spaces",
            &[(Phone, "0755 2210 7333")],
            &[(Phone, "0755-22107333")],
            "",
        ),
        (
            "lost zero",
            &[(Phone, "75512345678")],
            &[(Phone, "0755-12345678")],
            "",
        ),
        (
            "a range of extensions",
            &[(Phone, "021-12345678转801-805")],
            &[(Phone, "021-12345678"), (PhoneExt, "801")],
            "PHN016",
        ),
        (
            "a range of lines",
            &[(Phone, "021-12345678-81")],
            &[(Phone, "021-12345678"), (PhoneExt, "")],
            "PHN017",
        ),
        (
            "seven digits",
            &[(Phone, "0373-5123456")],
            &[(Phone, "0373-5123456")],
            "",
        ),
        (
            "extension in its own column",
            &[(Phone, "021-62345678"), (PhoneExt, "转801")],
            &[(Phone, "021-62345678"), (PhoneExt, "801")],
            "",
        ),
    ]);
}

#[test]
fn a_landline_that_cannot_be_dialled_is_reported() {
    check(&[
        (
            "area code from the city",
            &[(Phone, "62345678"), (Province, "上海市"), (City, "上海市")],
            &[(Phone, "021-62345678")],
            "PHN021",
        ),
        (
            "a plain sequence with a city",
            &[(Phone, "12345678"), (Province, "上海市"), (City, "上海市")],
            &[(Phone, "021-12345678")],
            "PHN021",
        ),
        (
            "length of another city",
            &[(Phone, "6234567"), (Province, "上海市"), (City, "上海市")],
            &[(Phone, "6234567")],
            "PHN020",
        ),
        (
            "no address",
            &[(Phone, "84664163")],
            &[(Phone, "84664163")],
            "PHN020",
        ),
        (
            "old length",
            &[(Phone, "0551-1234567")],
            &[(Phone, "")],
            "PHN007",
        ),
        (
            "old code",
            &[(Phone, "0565-2345678")],
            &[(Phone, "")],
            "PHN006",
        ),
        (
            "service",
            &[(Phone, "4008201234")],
            &[(Phone, "400-820-1234")],
            "PHN029",
        ),
        (
            "service in groups",
            &[(Phone, "400 8201 234")],
            &[(Phone, "400-820-1234")],
            "PHN029",
        ),
        (
            "service, landlines only",
            &[(Phone, "800-810-1234")],
            &[(Phone, "800-810-1234")],
            "PHN029",
        ),
        ("bank", &[(Phone, "95588")], &[(Phone, "")], "PHN008"),
        ("operator", &[(Phone, "10086")], &[(Phone, "")], "PHN008"),
        ("consumers", &[(Phone, "12315")], &[(Phone, "")], "PHN008"),
        ("96", &[(Phone, "96110")], &[(Phone, "")], "PHN008"),
        (
            "fax behind",
            &[(Phone, "021-12345678(传真)")],
            &[(Phone, "")],
            "PHN023",
        ),
        (
            "fax before",
            &[(Phone, "FAX:021-12345678")],
            &[(Phone, "")],
            "PHN023",
        ),
        (
            "one to eight",
            &[(Phone, "12345678")],
            &[(Phone, "")],
            "PHN002",
        ),
        (
            "zeros",
            &[(Phone, "0000-0000000")],
            &[(Phone, "")],
            "PHN002",
        ),
        (
            "zeros behind a code",
            &[(Phone, "021-00000000")],
            &[(Phone, "")],
            "PHN002",
        ),
        (
            "eights behind a code",
            &[(Phone, "021-88888888")],
            &[(Phone, "021-88888888")],
            "PHN019",
        ),
        ("secret", &[(Phone, "保密")], &[(Phone, "")], ""),
    ]);
}
