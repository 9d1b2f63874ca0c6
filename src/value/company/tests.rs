//! Company names as people write them, and what they say.

use super::{is_company, is_placeholder, key, tidy};

#[test]
fn names_are_written_as_they_are_registered() {
    let cases = [
        ("D145", "阿里巴巴(中国)有限公司", "阿里巴巴（中国）有限公司"),
        (
            "D145 small brackets",
            "阿里巴巴﹙中国﹚有限公司",
            "阿里巴巴（中国）有限公司",
        ),
        ("D146", "上海 海明 智业 有限公司", "上海海明智业有限公司"),
        ("D156", "廣達電腦股份有限公司", "廣達電腦股份有限公司"),
        (
            "D157",
            "Huawei Technologies Co.,Ltd.",
            "Huawei Technologies Co., Ltd.",
        ),
        (
            "D157 shouted",
            "HUAWEI TECHNOLOGIES CO LTD",
            "Huawei Technologies Co., Ltd.",
        ),
        (
            "abbreviation",
            "IBM CHINA COMPANY LIMITED",
            "IBM China Co., Ltd.",
        ),
        ("care taken", "eBay Inc", "eBay Inc."),
        ("no legal form", "Acme  Rockets", "Acme Rockets"),
        ("D161", "\u{200B}上海海明\n", "上海海明"),
        ("mixed", "IBM(中国)有限公司", "IBM（中国）有限公司"),
    ];
    for (case, text, expected) in cases {
        let once = tidy(text).name;
        assert_eq!(once, expected, "{case}");
        assert_eq!(tidy(&once).name, expected, "{case}, again");
    }
}

#[test]
fn faults_departments_and_former_names_are_found() {
    for text in ["上海海明有限公可", "上海海明有限公国", "上海海明有限公词"]
    {
        assert_eq!(
            tidy(text).respelt.as_deref(),
            Some("上海海明有限公司"),
            "{text}"
        );
    }
    assert!(tidy("上海海明有限公").cut_off);
    let cases = [
        (
            "D153",
            "上海交通大学计算机系",
            Some(("上海交通大学", "计算机系")),
        ),
        (
            "D153",
            "海明智业有限公司市场部",
            Some(("海明智业有限公司", "市场部")),
        ),
        ("a branch", "常州途畅互联网科技有限公司合肥分公司", None),
        ("no department", "上海海明有限公司", None),
    ];
    for (case, text, expected) in cases {
        let found = tidy(text).department;
        let found = found
            .as_ref()
            .map(|(company, department)| (company.as_str(), department.as_str()));
        assert_eq!(found, expected, "{case}");
    }
    let (today, former) = tidy("上海新海(原上海旧海)").former.unwrap_or_default();
    assert_eq!((today.as_str(), former.as_str()), ("上海新海", "上海旧海"));
}

#[test]
fn keys_meet_where_the_company_is_the_same() {
    for (case, one, other) in [
        ("D148", "海明有限公司", "海明有限责任公司"),
        ("D149", "海明（集团）股份有限公司", "海明集团公司"),
        ("D152", "海明智业(武汉)有限公司", "武汉海明智业有限公司"),
        ("D156", "廣達電腦股份有限公司", "广达电脑股份有限公司"),
    ] {
        assert_eq!(key(one), key(other), "{case}");
    }
    assert_ne!(key("途畅科技有限公司合肥分公司"), key("途畅科技有限公司"));
}

#[test]
fn organizations_are_told_from_people() {
    for company in ["上海海明有限公司", "北京大学", "中国工商银行徐汇支行"] {
        assert!(is_company(company), "{company}");
    }
    for person in ["张三", "张公司", "欧阳学院", "李超市"] {
        assert!(
            person.chars().count() > 3 || !is_company(person),
            "{person}"
        );
    }
    assert!(is_placeholder("个人") && is_placeholder("某公司") && !is_placeholder("海明"));
}
