//! What forms put before an address: 地址：, 收货地址, 寄往, the name of the country.

use super::walk;

/// Labels that stand for themselves.
const LABELS: [&str; 22] = [
    "通讯地址",
    "通信地址",
    "收货地址",
    "收件地址",
    "送货地址",
    "发货地址",
    "寄件地址",
    "联系地址",
    "详细地址",
    "公司地址",
    "单位地址",
    "办公地址",
    "注册地址",
    "经营地址",
    "家庭地址",
    "家庭住址",
    "户籍地址",
    "邮寄地址",
    "居住地址",
    "所在地区",
    "所在地",
    "地址",
];
/// Words that are a label only before a colon or a space, for addresses begin with them as well.
const VERBS: [&str; 16] = [
    "住址",
    "现住址",
    "居住地",
    "收货人地址",
    "寄往",
    "寄到",
    "寄至",
    "寄",
    "送至",
    "送到",
    "送货至",
    "发往",
    "配送至",
    "请寄到",
    "ADD",
    "Add",
];
const COUNTRIES: [&str; 5] = ["中华人民共和国", "中国大陆", "中国", "P.R.China", "China"];
const MARKS: [char; 10] = [':', '：', ' ', ',', '，', '-', '·', '.', '】', ']'];

/// The text without a label, or the country, before it.
pub(super) fn without_label(text: &str) -> &str {
    let mut rest = text;
    while let Some(shorter) = one_less(rest) {
        rest = shorter;
    }
    rest
}

/// The first characters of all of these, so that most addresses are looked at once.
const FIRST: &str = "通收送发寄联详公单办注经家户邮居所地住现配请Aa中PC【[";

fn one_less(rest: &str) -> Option<&str> {
    if !rest.starts_with(|first| FIRST.contains(first)) {
        return None;
    }
    let open = rest.trim_start_matches(['【', '[']);
    let labelled = |labels: &[&str]| {
        let behind = labels.iter().find_map(|label| open.strip_prefix(label))?;
        let trimmed = behind.trim_start_matches(MARKS);
        Some((behind, trimmed)).filter(|_| !trimmed.is_empty())
    };
    if let Some((behind, trimmed)) = labelled(&LABELS).or_else(|| labelled(&VERBS))
        && (trimmed.len() < behind.len() || begins_with_place(trimmed))
    {
        return Some(trimmed);
    }
    let (_, trimmed) = labelled(&COUNTRIES)?;
    begins_with_place(trimmed).then_some(trimmed)
}

fn begins_with_place(text: &str) -> bool {
    !walk::walk(text, None).ways.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_goes_and_a_name_that_looks_like_one_stays() {
        let cases = [
            ("地址：上海市虹漕路", "上海市虹漕路"),
            ("收货地址:地址 虹漕路1号", "虹漕路1号"),
            ("【收货地址】虹漕路1号", "虹漕路1号"),
            ("寄：上海市虹漕路", "上海市虹漕路"),
            ("寄往上海市虹漕路", "上海市虹漕路"),
            ("中国 上海市虹漕路", "上海市虹漕路"),
            ("China 上海市虹漕路", "上海市虹漕路"),
            ("中国银行大厦", "中国银行大厦"),
            ("寄畅园1号", "寄畅园1号"),
            ("地址", "地址"),
        ];
        for (text, expected) in cases {
            assert_eq!(without_label(text), expected, "{text}");
        }
    }
}
