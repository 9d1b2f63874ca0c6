//! E-mail addresses.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use super::check;
use crate::model::Field::{Email, EmailAlt};

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
