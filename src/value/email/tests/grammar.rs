//! What RFC 5321, 5322, 6531, 1035 and 4291 say of single addresses, by category.

#![expect(clippy::too_many_lines, reason = "tables of cases")]

use super::super::parts;

/// Holds each address against what the grammar makes of it.
fn check(wanted: bool, category: &str, addresses: &[&str]) {
    for address in addresses {
        let whole = parts(address).map(|(local, domain)| format!("{local}@{domain}"));
        assert_eq!(whole.is_some(), wanted, "{category}: {address:?}");
        if let Some(whole) = whole {
            assert_eq!(&whole, address, "{category}");
        }
    }
}

/// `count` times the same letter.
fn long(count: usize) -> String {
    "a".repeat(count)
}

#[test]
fn atoms_with_dots_between_them_are_local_parts() {
    let atoms = [
        "zhang@huaxin.com",
        "zhang.wei@huaxin.com",
        "z@huaxin.com",
        "z.w@huaxin.com",
        "1@huaxin.com",
        "13800138000@163.com",
        "zhang+list@huaxin.com",
        "zhang-wei@huaxin.com",
        "zhang_wei@huaxin.com",
        "_zhang@huaxin.com",
        "-zhang@huaxin.com",
        "zhang-@huaxin.com",
        "--@huaxin.com",
        "o'brien@huaxin.com",
        "zhang!wei@huaxin.com",
        "zhang#1@huaxin.com",
        "zhang$@huaxin.com",
        "zhang%host@huaxin.com",
        "zhang&li@huaxin.com",
        "zhang*@huaxin.com",
        "zhang/li@huaxin.com",
        "zhang=li@huaxin.com",
        "zhang?@huaxin.com",
        "zhang^@huaxin.com",
        "`zhang@huaxin.com",
        "{zhang}@huaxin.com",
        "zhang|li@huaxin.com",
        "~zhang@huaxin.com",
        "!#$%&'*+/=?^`{|}~@huaxin.com",
        "ZHANG.Wei@huaxin.com",
    ];
    check(true, "atoms", &atoms);
    let broken = [
        ".zhang@huaxin.com",
        "zhang.@huaxin.com",
        "zhang..wei@huaxin.com",
        ".@huaxin.com",
        "..@huaxin.com",
        "zhang. wei@huaxin.com",
        "zhang .wei@huaxin.com",
        "zhang wei@huaxin.com",
        " zhang@huaxin.com",
        "zhang @huaxin.com",
        "zhang(wei@huaxin.com",
        "zhang)wei@huaxin.com",
        "zhang<wei@huaxin.com",
        "zhang>wei@huaxin.com",
        "zhang[wei@huaxin.com",
        "zhang]wei@huaxin.com",
        "zhang:wei@huaxin.com",
        "zhang;wei@huaxin.com",
        "zhang,wei@huaxin.com",
        "zhang\\wei@huaxin.com",
        "zhang\"wei@huaxin.com",
        "zhang\\@wei@huaxin.com",
        "zhang\u{0}@huaxin.com",
        "zhang\u{7}@huaxin.com",
        "zhang\u{7f}@huaxin.com",
        "zhang\t@huaxin.com",
        "zhang\n@huaxin.com",
        "zhang\r\n @huaxin.com",
    ];
    check(false, "no atoms", &broken);
}

#[test]
fn quoted_strings_are_local_parts() {
    let quoted = [
        "\"zhang\"@huaxin.com",
        "\"zhang wei\"@huaxin.com",
        "\"zhang@wei\"@huaxin.com",
        "\"zhang..wei\"@huaxin.com",
        "\".zhang\"@huaxin.com",
        "\"zhang,wei\"@huaxin.com",
        "\"zhang(wei)\"@huaxin.com",
        "\"\"@huaxin.com",
        "\" \"@huaxin.com",
        "\"zhang\\\"wei\"@huaxin.com",
        "\"zhang\\\\wei\"@huaxin.com",
        "\"zhang\\ wei\"@huaxin.com",
        "\"\\a\"@huaxin.com",
        "\"<zhang>\"@huaxin.com",
        "\"[zhang]\"@huaxin.com",
        "\"zhang;wei:\"@huaxin.com",
    ];
    check(true, "quoted", &quoted);
    let broken = [
        "\"@huaxin.com",
        "\"zhang@huaxin.com",
        "zhang\"@huaxin.com",
        "\"zhang\"wei@huaxin.com",
        "zhang\"wei\"@huaxin.com",
        "\"zhang\".wei@huaxin.com",
        "zhang.\"wei\"@huaxin.com",
        "\"zhang\".\"wei\"@huaxin.com",
        "\"zhang\"\"wei\"@huaxin.com",
        "\"zhang\\\"@huaxin.com",
        "\"\\\"@huaxin.com",
        "\"zhang\twei\"@huaxin.com",
        "\"zhang\r\n wei\"@huaxin.com",
        "\"zhang\u{0}\"@huaxin.com",
        "\"zhang\\\u{7}\"@huaxin.com",
        "\"\"\"@huaxin.com",
        "\"zhang\" @huaxin.com",
        " \"zhang\"@huaxin.com",
    ];
    check(false, "quoted wrongly", &broken);
}

#[test]
fn a_domain_is_a_full_host_name() {
    let hosts = [
        "z@a.cn",
        "z@a-b.cn",
        "z@a--b.cn",
        "z@1.com",
        "z@163.com",
        "z@1a.com",
        "z@a1.com",
        "z@123.456.com",
        "z@huaxin.com.cn",
        "z@mail.huaxin.com.cn",
        "z@a.b.c.d.e.f.g.cn",
        "z@xn--55qx5d.xn--fiqs8s",
        "z@huaxin.museum",
        "z@huaxin.co-op",
        "z@huaxin.xn--p1ai",
        "z@huaxin.xn--j6w193g",
        "z@c.n",
        "z@x--y.com",
    ];
    check(true, "host names", &hosts);
    let broken = [
        "z@",
        "z@.",
        "z@.com",
        "z@com",
        "z@localhost",
        "z@io",
        "z@huaxin.",
        "z@huaxin.com.",
        "z@.huaxin.com",
        "z@huaxin..com",
        "z@-huaxin.com",
        "z@huaxin-.com",
        "z@huaxin.-com",
        "z@huaxin.com-",
        "z@hua_xin.com",
        "z@hua xin.com",
        "z@ huaxin.com",
        "z@huaxin.com ",
        "z@hua,xin.com",
        "z@hua!xin.com",
        "z@hua/xin.com",
        "z@hua\\xin.com",
        "z@(huaxin).com",
        "z@hua(xin)xin.com",
        "z@huaxin.com(xin)",
        "z@\"huaxin\".com",
        "z@huaxin.123",
        "z@192.168.0.1",
        "z@huaxin.c0m1",
        "z@HUAXIN.com",
        "z@公司.中国",
        "z@huaxin.com\n",
        "z@huaxin.\u{0}com",
        "z@hua\r\n xin.com",
        "z@huaxin:25.com",
        "z@[huaxin].com",
    ];
    check(false, "no host names", &broken);
}

#[test]
fn a_domain_may_be_the_address_of_a_machine() {
    let machines = [
        "z@[127.0.0.1]",
        "z@[255.255.255.255]",
        "z@[0.0.0.0]",
        "z@[IPv6:::1]",
        "z@[IPv6:::]",
        "z@[ipv6:2001:db8::1]",
        "z@[IPv6:1111:2222:3333:4444:5555:6666:7777:8888]",
        "z@[IPv6:1111:2222:3333:4444:5555:6666::8888]",
        "z@[IPv6:1111:2222:3333:4444:5555:6666:255.255.255.255]",
        "z@[IPv6:::255.255.255.255]",
        "z@[IPv6:1111::255.255.255.255]",
        "\"z w\"@[127.0.0.1]",
    ];
    check(true, "machines", &machines);
    let broken = [
        "z@[]",
        "z@[127.0.0]",
        "z@[127.0.0.1.1]",
        "z@[127.0.0.256]",
        "z@[127.0.0.a]",
        "z@[127.0.0.1",
        "z@127.0.0.1]",
        "z@[ 127.0.0.1]",
        "z@[127.0.0.1] ",
        "z@[127.0.0.1].com",
        "z@z[127.0.0.1]",
        "z@[[127.0.0.1]]",
        "z@[2001:db8::1]",
        "z@[IPv6:1111:2222:3333:4444:5555:6666:7777]",
        "z@[IPv6:1111:2222:3333:4444:5555:6666:7777:8888:9999]",
        "z@[IPv6:1111:2222:3333:4444:5555:6666:7777:888g]",
        "z@[IPv6:1111::3333::5555]",
        "z@[IPv6:11111::1]",
        "z@[IPv6:1111:2222:3333:4444:5555:255.255.255.255]",
        "z@[IPv6::1]",
        "z@[IPv6:]",
        "z@[IPv4:127.0.0.1]",
        "z@[x-tag:1]",
        "z@[huaxin.com]",
        "z@[127.0.0.1(home)]",
        "z@[\\127.0.0.1]",
    ];
    check(false, "no machines", &broken);
}

#[test]
fn an_address_has_a_local_part_one_sign_and_a_domain() {
    let broken = [
        "",
        "@",
        "@@",
        "zhang",
        "zhang@",
        "@huaxin.com",
        "zhang@@huaxin.com",
        "zhang@wei@huaxin.com",
        "huaxin.com",
        "zhang@huaxin.com@qq.com",
        "(zhang)wei@huaxin.com",
        "zhang(wei)@huaxin.com",
        "zhang@huaxin.com (wei)",
        "zhang@huaxin.com, wei@huaxin.com",
        "<zhang@huaxin.com>",
        "zhang <zhang@huaxin.com>",
        "mailto:zhang@huaxin.com",
        "@qq.com:zhang@huaxin.com",
        "zhang@huaxin.com\r\n",
        "\r\n zhang@huaxin.com",
        "zhang\r\n @huaxin.com",
        "zhang@\r\n huaxin.com",
        "zhang＠huaxin.com",
    ];
    check(false, "shape", &broken);
}

#[test]
fn lengths_are_counted_in_octets() {
    let host = |length: usize| {
        let full = format!("{}.", long(63)).repeat(3);
        format!("{full}{}", long(length - full.len()))
    };
    let fits = [
        format!("{}@huaxin.com", long(64)),
        format!("z@{}.com", long(63)),
        format!("z@{}", host(252)),
        format!("{}@{}", long(60), host(193)),
        format!("\"{}\"@huaxin.com", long(62)),
        format!("{}@huaxin.com", "张".repeat(21)),
    ];
    let too_long = [
        format!("{}@huaxin.com", long(65)),
        format!("z@{}.com", long(64)),
        format!("z@{}", host(254)),
        format!("{}@{}", long(64), host(253)),
        format!("{}@{}", long(61), host(193)),
        format!("\"{}\"@huaxin.com", long(63)),
        format!("{}@huaxin.com", "张".repeat(22)),
        format!("z@huaxin.{}", long(64)),
    ];
    check(true, "lengths", &fits.each_ref().map(String::as_str));
    check(false, "too long", &too_long.each_ref().map(String::as_str));
}

#[test]
fn letters_of_every_script_are_atoms() {
    let words = [
        "张三@huaxin.com",
        "zhang.三@huaxin.com",
        "müller@huaxin.com",
        "иван@huaxin.com",
        "संपर्क@huaxin.com",
        "ありがとう@huaxin.com",
        "김@huaxin.com",
        "\"张 三\"@huaxin.com",
        "e\u{301}@huaxin.com",
    ];
    check(true, "words", &words);
    let signs = [
        "张　三@huaxin.com",
        "张，三@huaxin.com",
        "（张）@huaxin.com",
        "张\u{200b}三@huaxin.com",
        "\u{202e}z@huaxin.com",
        "☎@huaxin.com",
        "z\u{2400}@huaxin.com",
        "z\u{85}@huaxin.com",
        "z\u{feff}@huaxin.com",
    ];
    check(false, "signs", &signs);
}
