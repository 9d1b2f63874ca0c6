//! Cells as people fill them.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use super::super::{Reading, read_cell};

/// What a cell says, one line a candidate: `=` an address, `!` a repaired one, `?` a proposal, `*` a masked one, `-`
/// none.
fn told(cell: &str) -> String {
    let entries = read_cell(cell);
    let lines = entries.iter().map(|entry| match &entry.reading {
        Reading::Address(address) => format!("={address}"),
        Reading::Repaired(address, _) => format!("!{address}"),
        Reading::Proposed(address) | Reading::Qq(address) | Reading::Flaw(Some(address)) => {
            format!("?{address}")
        }
        Reading::Masked => format!("*{}", entry.text),
        Reading::Flaw(None) => "-".to_owned(),
    });
    lines.collect::<Vec<_>>().join(" ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(cell, wanted)| told(cell) != *wanted)
        .map(|(cell, wanted)| format!("{cell:?}: wanted {wanted}, got {}", told(cell)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_stands_around_an_address_is_taken_off() {
    let ways = [
        "zhang@huaxin.com",
        " zhang@huaxin.com ",
        "ｚｈａｎｇ＠ｈｕａｘｉｎ．ｃｏｍ",
        "zhang＠huaxin。com",
        "mailto:zhang@huaxin.com",
        "mailto:zhang@huaxin.com?subject=hi",
        "<zhang@huaxin.com>",
        "《zhang@huaxin.com》",
        "张三<zhang@huaxin.com>",
        "张三 zhang@huaxin.com",
        "张三zhang@huaxin.com",
        "zhang@huaxin.com张三",
        "zhang@huaxin.com（张三）",
        "(zhang@huaxin.com)",
        "（zhang@huaxin.com）",
        "zhang@huaxin.com。",
        "zhang@huaxin.com,",
        "zhang@huaxin.com；",
        "zhang@huaxin.com、",
        "zhang@huaxin.com.",
        "zhang@huaxin.com;;",
        "'zhang@huaxin.com'",
        "\"zhang@huaxin.com\"",
        "“zhang@huaxin.com”",
        "邮箱：zhang@huaxin.com",
        "邮箱zhang@huaxin.com",
        "E-mail: zhang@huaxin.com",
        "Email zhang@huaxin.com",
        "email=zhang@huaxin.com",
        "E-MAIL：zhang@huaxin.com",
        "zhang@HUAXIN.COM",
        "http://zhang@huaxin.com",
        "[zhang@huaxin.com]",
        "【zhang@huaxin.com】",
        "zhang@huaxin.com-",
        "联系人张三：zhang@huaxin.com",
        "zhang@huaxin.com!",
        "zhang@huaxin.com/",
        "`zhang@huaxin.com",
        "zhang@huaxin.com\n",
    ];
    check(&ways.map(|way| (way, "=zhang@huaxin.com")));
}

#[test]
fn blanks_that_split_an_address_are_closed() {
    let ways = [
        "zhang @huaxin.com",
        "zhang@ huaxin.com",
        "zhang @ huaxin.com",
        "zhang@huaxin. com",
        "zhang@huaxin .com",
    ];
    check(&ways.map(|way| (way, "!zhang@huaxin.com")));
    check(&[
        ("zhang san@huaxin.com", "?zhangsan@huaxin.com"),
        ("to m@huaxin.com", "?tom@huaxin.com"),
        (
            "zhang@huaxin.com13800138000",
            "=zhang@huaxin.com ?13800138000@qq.com",
        ),
        ("zhang%40163.com", "!zhang@163.com"),
        ("müller@huaxin.com", "=müller@huaxin.com"),
        ("иван@huaxin.com", "=иван@huaxin.com"),
        ("संपर्क@huaxin.com", "=संपर्क@huaxin.com"),
        ("z@[IPv6:2001:DB8::1]", "=z@[IPv6:2001:DB8::1]"),
    ]);
}

#[test]
fn several_addresses_are_told_apart() {
    let two = "=ab@huaxin.com =cd@qq.com";
    let ways = [
        "ab@huaxin.com;cd@qq.com",
        "ab@huaxin.com,cd@qq.com",
        "ab@huaxin.com，cd@qq.com",
        "ab@huaxin.com；cd@qq.com",
        "ab@huaxin.com、cd@qq.com",
        "ab@huaxin.com cd@qq.com",
        "ab@huaxin.com\ncd@qq.com",
        "ab@huaxin.com/cd@qq.com",
        "ab@huaxin.com|cd@qq.com",
        "ab@huaxin.com / cd@qq.com",
        "ab@huaxin.com或cd@qq.com",
        "ab@huaxin.com(cd@qq.com)",
        "<ab@huaxin.com>,<cd@qq.com>",
        "张三<ab@huaxin.com>;李四<cd@qq.com>",
        "工作：ab@huaxin.com 私人：cd@qq.com",
    ];
    check(&ways.map(|way| (way, two)));
    check(&[
        ("ab@163.comcd@qq.com", "?ab@163.com;cd@qq.com"),
        ("13800138000/ab@qq.com", "?13800138000@qq.com =ab@qq.com"),
    ]);
}

#[test]
fn signs_in_disguise_are_read_at_providers_that_everybody_knows() {
    let ways = [
        "zhang#163.com",
        "zhang(at)163.com",
        "zhang[at]163[dot]com",
        "zhang at 163.com",
        "zhang AT 163 DOT com",
        "zhang{at}163.com",
        "zhang<at>163.com",
        "zhang_at_163.com",
        "zhang@@163.com",
        "zhang★163.com",
        "zhang（at）163.com",
    ];
    check(&ways.map(|way| (way, "!zhang@163.com")));
    check(&[
        ("zhang(at)huaxin.com", "?zhang@huaxin.com"),
        ("zhang163.com", "?zhang@163.com"),
        ("zhang.vip.163.com", "?zhang@vip.163.com"),
        ("123456789", "?123456789@qq.com"),
        ("QQ:123456789", "?123456789@qq.com"),
        ("123456789qq.com", "?123456789@qq.com"),
        ("www.163.com", "-"),
        ("http://www.huaxin.com", "-"),
    ]);
}

#[test]
fn slips_are_repaired_only_where_one_provider_can_be_meant() {
    let repaired = [
        ("qq.con", "qq.com"),
        ("qqcom", "qq.com"),
        ("qq.cmo", "qq.com"),
        ("qq,com", "qq.com"),
        ("qq..com", "qq.com"),
        ("163.cmo", "163.com"),
        ("163.con", "163.com"),
        ("126.cm", "126.com"),
        ("yahoo.cm", "yahoo.com"),
        ("sina.con", "sina.com"),
        ("gmial.com", "gmail.com"),
        ("gmal.com", "gmail.com"),
        ("hotmial.com", "hotmail.com"),
        ("foxmial.com", "foxmail.com"),
        ("outlok.com", "outlook.com"),
        ("outlookk.com", "outlook.com"),
        ("icolud.com", "icloud.com"),
        ("GMIAL.COM", "gmail.com"),
        ("vip.163.con", "vip.163.com"),
        ("hotmail.con", "hotmail.com"),
    ];
    for (typed, meant) in repaired {
        assert_eq!(
            told(&format!("zhangwei@{typed}")),
            format!("!zhangwei@{meant}"),
            "{typed}"
        );
    }
    let proposed = [
        ("qq", "qq.com"),
        ("163", "163.com"),
        ("gmail", "gmail.com"),
        ("qq.c", "qq.com"),
        ("qq.co", "qq.com"),
        ("gmail.co", "gmail.com"),
        ("126.co", "126.com"),
        ("gq.com", "qq.com"),
        ("qq.cn", "qq.com"),
    ];
    for (typed, meant) in proposed {
        assert_eq!(
            told(&format!("zhangwei@{typed}")),
            format!("?zhangwei@{meant}"),
            "{typed}"
        );
    }
    let real = [
        "mail.com",
        "email.com",
        "139.com",
        "189.cn",
        "21cn.com",
        "163.net",
        "vip.163.com",
        "yeah.net",
        "ymail.com",
        "sina.com.cn",
        "sina.cn",
        "vip.sina.com",
        "wo.cn",
        "188.com",
        "263.net",
        "me.com",
        "mac.com",
        "live.cn",
        "outlook.de",
        "yahoo.co.uk",
        "gmx.net",
        "gmx.de",
        "huawei.com",
        "tencent.com",
        "jd.com",
        "360.cn",
        "bilibili.com",
        "sinopec.com",
        "sohu-inc.com",
        "alibaba-inc.com",
        "fudan.edu.cn",
        "qmail.com",
        "126.net",
        "aol.com",
        "hotmail.fr",
        "mails.tsinghua.edu.cn",
        "sino.com.cn",
        "sany.com.cn",
        "lenovo.com",
        "gmx.com",
        "live.com",
        "mail.ru",
        "hainan.cn",
        "foxconn.com",
        "sinochem.com",
        "hotel.com",
        "google.com",
        "yahoo-inc.com",
        "olive.com",
        "outlook.com.br",
        "qq.com.cn",
    ];
    for domain in real {
        assert_eq!(
            told(&format!("zhangwei@{domain}")),
            format!("=zhangwei@{domain}"),
            "{domain}"
        );
    }
}

#[test]
fn what_is_broken_is_not_made_up() {
    check(&[
        (".zhang@huaxin.com", "?zhang@huaxin.com"),
        ("zhang.@huaxin.com", "?zhang@huaxin.com"),
        ("zhang..wei@huaxin.com", "?zhang.wei@huaxin.com"),
        ("zhang@huaxin..com", "?zhang@huaxin.com"),
        ("zhang@.huaxin.com", "?zhang@huaxin.com"),
        ("zhang@-huaxin.com", "-"),
        ("zhang@163.com@qq.com", "-"),
        ("zhang san@huaxin.com", "?zhangsan@huaxin.com"),
        ("z***g@163.com", "*z***g@163.com"),
        ("z*g@163.com", "*z*g@163.com"),
        ("www.zhang@163.com", "?zhang@163.com"),
        ("请联系前台", "-"),
        ("zhang@", "-"),
        ("@huaxin.com", "-"),
        ("zhang@huaxin", "-"),
        ("zhang@localhost", "-"),
        ("zhang@公司.中国", "=zhang@xn--55qx5d.xn--fiqs8s"),
        ("\"zhang wei\"@huaxin.com", "=\"zhang wei\"@huaxin.com"),
        ("zhang@[127.0.0.1]", "=zhang@[127.0.0.1]"),
        (
            "!#$%&'*+/=?^`{|}~@huaxin.com",
            "=!#$%&'*+/=?^`{|}~@huaxin.com",
        ),
        ("zhang/li@huaxin.com", "=zhang/li@huaxin.com"),
        ("zhang(wei)@huaxin.com", "-"),
        ("zhang\"wei@huaxin.com", "-"),
    ]);
}
