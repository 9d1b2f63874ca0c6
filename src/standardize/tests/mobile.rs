//! Mobile numbers: however they were typed, and those that nobody can dial.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use super::check;
use crate::model::Field::{Mobile, MobileAlt, Phone};

#[test]
fn a_mobile_number_is_read_however_it_was_typed() {
    let ways = [
        "138-0013-8000",
        "138 0013 8000",
        "138.0013.8000",
        "138\u{a0}0013\u{2003}8000",
        "138—0013—8000",
        "138–0013–8000",
        "138－0013－8000",
        "+86 138-0013-8000",
        "+86+86 13800138000",
        "0086-13800138000",
        "008613800138000",
        "86-13800138000",
        "8613800138000",
        "(86)13800138000",
        "013800138000",
        "１３８００１３８０００",
        "①③⑧００１３８０００",
        "一三八零零一三八零零零",
        "壹叁捌〇〇壹叁捌〇〇〇",
        "手机:13800138000",
        "电话：13800138000",
        "TEL:13800138000",
        "M:13800138000",
        "13800138000(张三)",
        "13800138000 王先生",
        "13800138000(微信同号)",
        "13800138000.0",
        "'13800138000",
        "`13800138000",
        "=\"13800138000\"",
        "13,800,138,000",
        "\u{202d}13800138000\u{202c}",
        "13800138000(已停机/空号/停用)",
        "张三\n13800138000",
        "手机号码 138 0013 8000",
        "+86(0)13800138000",
        "13800138000;",
    ];
    for way in ways {
        check(&[(
            way,
            &[(Mobile, way)],
            &[(Mobile, "13800138000"), (MobileAlt, ""), (Phone, "")],
            "",
        )]);
    }
}

#[test]
fn a_mobile_number_that_nobody_can_dial_is_taken_out_and_reported() {
    check(&[
        (
            "letters",
            &[(Mobile, "138OO138OOO")],
            &[(Mobile, "138OO138OOO")],
            "PHN012",
        ),
        (
            "letters, small",
            &[(Mobile, "l38oo138ooo")],
            &[(Mobile, "l38oo138ooo")],
            "PHN012",
        ),
        (
            "exponent",
            &[(Mobile, "1.38E+10")],
            &[(Mobile, "")],
            "PHN001",
        ),
        (
            "exponent with most digits",
            &[(Mobile, "1.3800138E+10")],
            &[(Mobile, "1.3800138E+10")],
            "PHN014",
        ),
        ("hashes", &[(Mobile, "########")], &[(Mobile, "")], "TXT001"),
        (
            "ten digits",
            &[(Mobile, "1380013800")],
            &[(Mobile, "")],
            "PHN004",
        ),
        (
            "twelve digits",
            &[(Mobile, "138001380000")],
            &[(Mobile, "")],
            "PHN004",
        ),
        (
            "prefix 128",
            &[(Mobile, "12800138000")],
            &[(Mobile, "")],
            "PHN005",
        ),
        (
            "a thing",
            &[(Mobile, "1064012345678")],
            &[(Mobile, "")],
            "PHN009",
        ),
        (
            "a thing of 144",
            &[(Mobile, "1440123456789")],
            &[(Mobile, "")],
            "PHN009",
        ),
        (
            "zeros",
            &[(Mobile, "13800000000")],
            &[(Mobile, "")],
            "PHN002",
        ),
        (
            "130 and zeros",
            &[(Mobile, "13000000000")],
            &[(Mobile, "")],
            "PHN002",
        ),
        (
            "ones",
            &[(Mobile, "13811111111")],
            &[(Mobile, "")],
            "PHN002",
        ),
        (
            "eights",
            &[(Mobile, "13888888888")],
            &[(Mobile, "")],
            "PHN002",
        ),
        (
            "one to nine",
            &[(Mobile, "12345678901")],
            &[(Mobile, "")],
            "PHN002",
        ),
        (
            "only ones",
            &[(Mobile, "11111111111")],
            &[(Mobile, "")],
            "PHN002",
        ),
        (
            "only zeros",
            &[(Mobile, "00000000000")],
            &[(Mobile, "")],
            "PHN002",
        ),
        (
            "a sequence",
            &[(Mobile, "13812345678")],
            &[(Mobile, "13812345678")],
            "PHN019",
        ),
        (
            "masked",
            &[(Mobile, "138****8000")],
            &[(Mobile, "138****8000")],
            "PHN003",
        ),
        (
            "masked with X",
            &[(Mobile, "138XXXX8000")],
            &[(Mobile, "138****8000")],
            "PHN003",
        ),
        (
            "masked with dots",
            &[(Mobile, "138••••8000")],
            &[(Mobile, "138****8000")],
            "PHN003",
        ),
        (
            "masked and cut",
            &[(Mobile, "138****")],
            &[(Mobile, "138****")],
            "PHN003",
        ),
        ("see above", &[(Mobile, "同上")], &[(Mobile, "")], "PHN010"),
        (
            "phone as above",
            &[(Mobile, "电话同上")],
            &[(Mobile, "")],
            "PHN010",
        ),
        (
            "WeChat alone",
            &[(Mobile, "微信同号")],
            &[(Mobile, "")],
            "PHN011",
        ),
        ("nothing", &[(Mobile, "无电话")], &[(Mobile, "")], ""),
        (
            "out of use",
            &[(Mobile, "13800138000(已停机)")],
            &[(Mobile, "13800138000")],
            "PHN024",
        ),
        (
            "two countries",
            &[(Mobile, "+13912345670")],
            &[(Mobile, "+13912345670")],
            "PHN015",
        ),
    ]);
}

#[test]
fn every_prefix_in_use_is_accepted() {
    for number in [
        "17012345670",
        "16512345670",
        "16212345670",
        "19212345670",
        "19012345670",
        "19912345670",
        "16612345670",
        "17312345670",
    ] {
        check(&[(number, &[(Mobile, number)], &[(Mobile, number)], "")]);
    }
    for number in [
        "14912345670",
        "14512345670",
        "14712345670",
        "17400123450",
        "17491234560",
    ] {
        check(&[(number, &[(Mobile, number)], &[(Mobile, number)], "PHN028")]);
    }
}
