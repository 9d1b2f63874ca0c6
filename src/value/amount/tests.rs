//! Amounts and counts as lists have them.

use super::{Reading, read};

fn shown(text: &str) -> String {
    match read(text) {
        Reading::Number(number) => number,
        Reading::About(number) => format!("about {number}"),
        Reading::Ambiguous => "kept".to_owned(),
        Reading::Flaw => "none".to_owned(),
    }
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, expected)| shown(text) != *expected)
        .map(|(text, expected)| format!("{text}: {} and not {expected}", shown(text)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn currency_units_and_separators_are_left_out() {
    check(&[
        ("￥1,234.50", "1234.50"),
        ("RMB 1,234.50", "1234.50"),
        ("1234.50 CNY", "1234.50"),
        ("人民币1234.5元整", "1234.5"),
        ("1 234 567", "1234567"),
        ("1'234'567", "1234567"),
        ("１２３４．５０", "1234.50"),
        ("1234。50", "1234.50"),
        ("1234.", "1234"),
        (".5", "0.5"),
        ("+500", "500"),
        ("100积分", "100"),
        ("128单", "128"),
        ("100分", "100"),
    ]);
}

#[test]
fn what_is_owed_is_below_nothing() {
    check(&[
        ("(1,234.50)", "-1234.50"),
        ("（￥500）", "-500"),
        ("-￥500", "-500"),
        ("￥-500", "-500"),
        ("1,234-", "-1234"),
        ("−500", "-500"),
        ("负500元", "-500"),
    ]);
}

#[test]
fn numerals_and_units_are_counted() {
    check(&[
        ("1.2万", "12000"),
        ("1.5w", "15000"),
        ("3.5亿", "350000000"),
        ("12万5千", "125000"),
        ("12万5", "125000"),
        ("1亿2千万", "120000000"),
        ("2千5百", "2500"),
        ("一万二千", "12000"),
        ("一万二", "12000"),
        ("一万零二", "10002"),
        ("二百五", "250"),
        ("一百零五", "105"),
        ("一亿二千万", "120000000"),
        ("十七", "17"),
        ("两百", "200"),
        ("壹万贰仟叁佰肆拾伍元陆角柒分", "12345.67"),
        ("壹万贰仟叁佰元整", "12300"),
        ("12元5角", "12.5"),
        ("12块5", "12.5"),
        ("3块5毛", "3.5"),
        ("5角", "0.5"),
        ("1万500", "10500"),
        ("三十二次", "32"),
    ]);
}

#[test]
fn rough_numbers_are_called_so() {
    check(&[
        ("约3000", "about 3000"),
        ("3000左右", "about 3000"),
        ("3000+", "about 3000"),
        ("3000余元", "about 3000"),
        ("~3000", "about 3000"),
        ("超过3万", "about 30000"),
    ]);
}

#[test]
fn what_can_be_read_in_two_ways_or_is_no_amount_is_kept() {
    for text in [
        "1.234,56",
        "1,5",
        "12,34",
        "12.345.678",
        "$100",
        "100美元",
        "NT$3,000",
        "€1.234,56",
        "50%",
        "100-200",
        "100~200",
        "1万至5万",
        "3000以下",
        "不到3000",
        "1000元/年",
        "5折",
        "1.2E+05",
        "1/2",
    ] {
        assert_eq!(shown(text), "kept", "{text}");
    }
    for text in ["很多", "近万元", "--", "1234.5.6x", "万", "元", ""] {
        assert_eq!(shown(text), "none", "{text}");
    }
}
