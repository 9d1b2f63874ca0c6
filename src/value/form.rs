//! A filled-in form in one cell: 收货人: 张三 手机号码: 138… 所在地区: 广东省深圳市 详细地址: ….

/// What a label of a form asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The person.
    Name,
    /// A telephone number.
    Phone,
    /// Province, city, district.
    Region,
    /// The way to the door, or the whole address.
    Address,
    /// The postcode.
    Postcode,
    /// The e-mail address.
    Email,
    /// The firm.
    Company,
}

/// The labels; of two that fit at one place the longer comes first.
const LABELS: [(&str, Part); 30] = [
    ("收货人姓名", Part::Name),
    ("收货人", Part::Name),
    ("收件人", Part::Name),
    ("联系人", Part::Name),
    ("姓名", Part::Name),
    ("手机号码", Part::Phone),
    ("手机号", Part::Phone),
    ("手机", Part::Phone),
    ("联系电话", Part::Phone),
    ("联系方式", Part::Phone),
    ("电话号码", Part::Phone),
    ("电话", Part::Phone),
    ("所在地区", Part::Region),
    ("所在区域", Part::Region),
    ("所在省市", Part::Region),
    ("省市区", Part::Region),
    ("地区", Part::Region),
    ("详细地址", Part::Address),
    ("收货地址", Part::Address),
    ("收件地址", Part::Address),
    ("通讯地址", Part::Address),
    ("联系地址", Part::Address),
    ("街道地址", Part::Address),
    ("地址", Part::Address),
    ("邮政编码", Part::Postcode),
    ("邮编", Part::Postcode),
    ("电子邮箱", Part::Email),
    ("邮箱", Part::Email),
    ("公司名称", Part::Company),
    ("公司", Part::Company),
];

/// The parts of a form in the order written, or none where the text is no form: it begins with a label, has a second
/// one for something else, and an address or region among them.
#[must_use]
pub fn read(text: &str) -> Option<Vec<(Part, &str)>> {
    if !text.contains([':', '：']) {
        return None;
    }
    let labels = labels(text);
    let begins = labels
        .first()
        .is_some_and(|(from, ..)| text[..*from].trim().is_empty());
    let mut parts = Vec::new();
    for (at, &(_, end, part)) in labels.iter().enumerate() {
        let next = labels.get(at + 1).map_or(text.len(), |(from, ..)| *from);
        let value =
            text[end..next].trim_matches(|c: char| c.is_whitespace() || ",，;；。".contains(c));
        parts.push((part, value));
    }
    let other = parts
        .iter()
        .any(|(part, _)| !matches!(part, Part::Region | Part::Address));
    let place = parts
        .iter()
        .any(|(part, _)| matches!(part, Part::Region | Part::Address));
    (begins && place && (other || parts.len() > 1)).then_some(parts)
}

/// Where each label begins, where its value begins, and what it asks for.
fn labels(text: &str) -> Vec<(usize, usize, Part)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(colon) = text[from..].find([':', '：']).map(|at| from + at) {
        let before = text[from..colon].trim_end();
        if let Some((label, part)) = LABELS.iter().find(|(label, _)| before.ends_with(label)) {
            let begin = from + before.len() - label.len();
            let colon_len = text[colon..].chars().next().map_or(1, char::len_utf8);
            found.push((begin, colon + colon_len, *part));
        }
        from = colon + text[colon..].chars().next().map_or(1, char::len_utf8);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_told_from_an_address_with_a_label() {
        let lines = "收货人: 杨某\n手机号码: 13139912345\n所在地区: 广东省深圳市南山区\n详细地址: 科技园路1号";
        let parts = read(lines).expect("a form");
        assert_eq!(parts[0], (Part::Name, "杨某"));
        assert_eq!(parts[3], (Part::Address, "科技园路1号"));
        let one_line = read("姓名：张三，电话：13912345678，地址：虹漕路461号").expect("a form");
        assert_eq!(one_line[1], (Part::Phone, "13912345678"));
        for text in [
            "地址：上海市虹漕路461号",
            "上海市虹漕路461号",
            "送货时间:9:00",
            "张三 电话:139",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
