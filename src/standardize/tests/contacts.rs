//! Telephone numbers and e-mail addresses.

use super::check;
use crate::model::Field::{
    City, Email, EmailAlt, Mobile, MobileAlt, Phone, PhoneAlt, PhoneExt, Province, Wechat,
};

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

#[test]
fn an_address_is_read_however_it_was_typed() {
    for way in [
        "zhang@163.com",
        "ｚｈａｎｇ＠１６３．ｃｏｍ",
        "zhang＠163。com",
        "zhang@163。com",
        "zhang@163，com",
        "zhang@163,com",
        "zhang#163.com",
        "zhang(at)163.com",
        "zhang[at]163[dot]com",
        "zhang at 163.com",
        "zhang@163.con",
        "zhang@163.cm",
        "zhang@163.cim",
        "zhang@163..com",
        "zhang@163com",
        "http://zhang@163.com",
        "mailto:zhang@163.com",
        "张三 <zhang@163.com>",
        "\"张三\"<zhang@163.com>",
        "zhang@163.com.",
        "zhang@163.com；",
        "(zhang@163.com)",
        "zhang\u{200b}@163.com",
        "邮箱：zhang@163.com",
        "zhang@163.COM....",
    ] {
        check(&[(
            way,
            &[(Email, way)],
            &[(Email, "zhang@163.com"), (EmailAlt, "")],
            "",
        )]);
    }
    check(&[
        (
            "case of the local part",
            &[(Email, " Zhang.San@163.COM ")],
            &[(Email, "Zhang.San@163.com")],
            "",
        ),
        (
            "semicolon",
            &[(Email, "ab@163.com;ac@qq.com")],
            &[(Email, "ab@163.com"), (EmailAlt, "ac@qq.com")],
            "",
        ),
        (
            "ideographic comma",
            &[(Email, "ab@163.com、ac@qq.com")],
            &[(Email, "ab@163.com"), (EmailAlt, "ac@qq.com")],
            "",
        ),
        (
            "space",
            &[(Email, "ab@163.com ac@qq.com")],
            &[(Email, "ab@163.com"), (EmailAlt, "ac@qq.com")],
            "",
        ),
        (
            "Chinese domain",
            &[(Email, "张三@公司.中国")],
            &[(Email, "张三@xn--55qx5d.xn--fiqs8s")],
            "EML011",
        ),
    ]);
}

#[test]
fn a_slip_in_a_domain_is_repaired_only_where_one_provider_can_be_meant() {
    for (slip, domain) in [
        ("qq.con", "qq.com"),
        ("qq.cm", "qq.com"),
        ("qqcom", "qq.com"),
        ("gmial.com", "gmail.com"),
        ("gamil.com", "gmail.com"),
        ("hotmial.com", "hotmail.com"),
        ("yaho.com.cn", "yahoo.com.cn"),
        ("sian.com", "sina.com"),
        ("126.cm", "126.com"),
        ("gmail.con", "gmail.com"),
    ] {
        check(&[(
            slip,
            &[(Email, &format!("zhangwei@{slip}"))],
            &[(Email, &format!("zhangwei@{domain}"))],
            "",
        )]);
    }
    for domain in ["q.com", "gq.com", "sohu.cn", "qq.cn"] {
        let address = format!("zhangwei@{domain}");
        check(&[(domain, &[(Email, &address)], &[(Email, &address)], "EML005")]);
    }
    for domain in [
        "company.com.cn",
        "huawei.com",
        "mq.com.cn",
        "iclear.io",
        "tencent.com",
    ] {
        let address = format!("zhangwei@{domain}");
        let (_, findings) = super::standardized(&[(Email, &address)], &super::rules());
        assert!(findings.is_empty(), "{domain}: {findings:?}");
    }
}

#[test]
fn an_address_that_cannot_be_used_is_reported() {
    check(&[
        (
            "no sign",
            &[(Email, "zhang163.com")],
            &[(Email, "zhang163.com")],
            "EML005",
        ),
        (
            "www",
            &[(Email, "www.zhang@163.com")],
            &[(Email, "www.zhang@163.com")],
            "EML005",
        ),
        (
            "closed",
            &[(Email, "zhangwei@yahoo.com.cn")],
            &[(Email, "zhangwei@yahoo.com.cn")],
            "EML008",
        ),
        (
            "QQ number",
            &[(Email, "123456789")],
            &[(Email, "123456789")],
            "EML006",
        ),
        (
            "placeholder",
            &[(Email, "test@test.com")],
            &[(Email, "")],
            "EML002",
        ),
        (
            "one at one",
            &[(Email, "1@1.com")],
            &[(Email, "")],
            "EML002",
        ),
        (
            "none",
            &[(Email, "none@none.com")],
            &[(Email, "")],
            "EML002",
        ),
        (
            "short QQ",
            &[(Email, "123@qq.com")],
            &[(Email, "")],
            "EML002",
        ),
        (
            "one at QQ",
            &[(Email, "1@qq.com")],
            &[(Email, "")],
            "EML002",
        ),
        (
            "plain QQ",
            &[(Email, "123456@qq.com")],
            &[(Email, "")],
            "EML002",
        ),
        (
            "dot in front",
            &[(Email, ".zhang@163.com")],
            &[(Email, "")],
            "EML001",
        ),
        (
            "two dots",
            &[(Email, "zhang..san@163.com")],
            &[(Email, "")],
            "EML001",
        ),
        (
            "hyphen in front",
            &[(Email, "zhang@-163.com")],
            &[(Email, "")],
            "EML001",
        ),
        (
            "two signs",
            &[(Email, "zhang@163.com@qq.com")],
            &[(Email, "")],
            "EML001",
        ),
        ("words", &[(Email, "请联系前台")], &[(Email, "")], "EML001"),
        (
            "role",
            &[(Email, "info@huawei.com")],
            &[(Email, "info@huawei.com")],
            "EML009",
        ),
        (
            "disposable",
            &[(Email, "zw@mailinator.com")],
            &[(Email, "zw@mailinator.com")],
            "EML010",
        ),
        (
            "masked",
            &[(Email, "z***g@163.com")],
            &[(Email, "z***g@163.com")],
            "EML007",
        ),
        (
            "short name",
            &[(Email, "zhang@163.com")],
            &[(Email, "zhang@163.com")],
            "EML012",
        ),
        (
            "mobile mailbox",
            &[(Email, "13800138000@163.com")],
            &[(Email, "13800138000@163.com")],
            "",
        ),
    ]);
}
