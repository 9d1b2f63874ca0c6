//! Names as people write them, and what they say.

use super::{Gender, Kind, Parsed, is_plain, join, key, parse, split};

#[test]
fn names_lose_what_is_written_beside_them() {
    let cases = [
        ("D162 space", "张 三", "张三"),
        ("D162 wide space", "张　三", "张三"),
        ("D163", "张先生", "张"),
        ("D163 boss", "王总", "王"),
        ("D164 behind", "张三 总经理", "张三"),
        ("D164 brackets", "张三（经理）", "张三"),
        ("D164 before", "经理张三", "张三"),
        ("D165 slash", "张三/李四", "张三"),
        ("D165 space", "张三 李四", "张三"),
        ("D167 full stop", "买买提.艾力", "买买提·艾力"),
        ("D167 bullet", "买买提•艾力", "买买提·艾力"),
        ("D167 hyphen", "买买提-艾力", "买买提·艾力"),
        ("D167 as it should be", "买买提·艾力", "买买提·艾力"),
        ("D169 brackets", "张三(Tony)", "张三"),
        ("D169 beside", "张三 Tony", "张三"),
        ("D174 traditional", "張國榮", "張國榮"),
        ("compound", "欧阳 修", "欧阳修"),
        ("a given name like a title", "王经", "王经"),
        ("a name that ends like a title", "李长工", "李长工"),
        ("zero width", "张\u{200B}伟", "张伟"),
    ];
    for (case, text, expected) in cases {
        let once = parse(text).name;
        assert_eq!(once, expected, "{case}");
        assert_eq!(parse(&once).name, expected, "{case}, again");
    }
}

#[test]
fn what_stood_beside_a_name_is_used() {
    let lady = parse("李小姐");
    assert_eq!(
        (lady.gender, lady.family_only),
        (Some(Gender::Female), true)
    );
    assert_eq!(parse("张三 总经理").title.as_deref(), Some("总经理"));
    assert_eq!(parse("赵工").title.as_deref(), Some("工程师"));
    assert_eq!(parse("张三/李四").others, ["李四"]);
    assert_eq!(parse("张三(Tony)").alias.as_deref(), Some("Tony"));
    assert!(parse("张三1").digits);
}

#[test]
fn what_is_no_name_is_called_so() {
    let cases = [
        ("D172", "测试", Kind::Placeholder),
        ("D172", "test", Kind::Placeholder),
        ("D172", "客户", Kind::Placeholder),
        ("D172", "前台", Kind::Role),
        ("D172", "采购部", Kind::Role),
        ("digits", "12345", Kind::Placeholder),
        ("D171", "张**", Kind::Masked),
        ("D171", "张某某", Kind::Masked),
        ("D171", "张XX", Kind::Masked),
        ("D173", "张?", Kind::Doubtful),
        ("D175", "上海海明有限公司", Kind::Company),
        ("D177", "张三之妻", Kind::Doubtful),
        ("D178", "一二三四五六七八", Kind::Doubtful),
        ("a person", "张三", Kind::Person),
        ("an ethnic name", "阿卜杜热西提·买买提明", Kind::Person),
    ];
    for (case, text, expected) in cases {
        assert_eq!(parse(text).kind, expected, "{case}: {text}");
    }
}

#[test]
fn a_whole_name_splits_and_joins_again() {
    for (name, parts) in [("欧阳修", ("欧阳", "修")), ("张三", ("张", "三"))] {
        assert_eq!(split(name), Some(parts));
        assert_eq!(join(parts.0, parts.1), name);
    }
    assert_eq!(join("WANG", "WEI"), "Wang Wei");
    assert_eq!(join("Smith", "John"), "John Smith");
}

#[test]
fn a_key_is_the_same_for_every_way_of_writing() {
    for (one, other) in [
        ("張國榮", "张 国荣"),
        ("Wang Wei", "WANG-WEI"),
        ("买买提·艾力", "买买提艾力"),
    ] {
        assert_eq!(key(one), key(other));
    }
}

#[test]
fn an_empty_cell_is_no_name() {
    assert_eq!(parse("").kind, Kind::Placeholder);
    assert_eq!(parse("（）").kind, Kind::Placeholder);
    assert_eq!(Parsed::default().kind, Kind::Person);
}

#[test]
fn a_name_is_found_among_what_people_write_beside_it() {
    let cases = [
        ("brackets around", "【张三】", "张三"),
        ("the number of a list", "1、张三", "张三"),
        ("a label", "联系人：张三", "张三"),
        ("to be received", "张三 收", "张三"),
        ("the gender", "张三（女）", "张三"),
        ("a department before", "市场部张三", "张三"),
        ("a department behind", "张三-市场部", "张三"),
        ("department and title", "张三（市场部经理）", "张三"),
        ("work and title", "张三销售总监", "张三"),
        ("work and title before", "销售总监张三", "张三"),
        ("a firm before", "上海海明有限公司 张三", "张三"),
        ("a firm glued", "上海海明有限公司张三", "张三"),
        ("a number after a colon", "张三:13800138000", "张三"),
        ("a number after a slash", "张三/13800138000", "张三"),
        ("a note", "张三 大客户", "张三"),
        ("a nickname", "老李", "李"),
        ("an aunt", "王姐", "王"),
        ("a gentleman of Hong Kong", "黄Sir", "黄"),
        (
            "a Latin name with a Chinese form",
            "Zhang Wei先生",
            "Zhang Wei",
        ),
        ("any dot", "买买提∙吐尔逊", "买买提·吐尔逊"),
        ("a space for a dot", "爱新觉罗 溥仪", "爱新觉罗·溥仪"),
        ("an address of mail", "wei.zhang", "Wei Zhang"),
        ("the third", "JOHN SMITH III", "John Smith III"),
        ("a couple", "John & Mary Smith", "John Smith"),
        (
            "a whole name before a comma",
            "CHAN Tai Man, David",
            "Chan Tai Man",
        ),
        ("son of", "Ravi s/o Kumar", "Ravi S/o Kumar"),
        ("a guard, who may be called so", "张保安", "张保安"),
        ("a doctor's given name", "李博", "李博"),
    ];
    for (case, text, expected) in cases {
        let once = parse(text).name;
        assert_eq!(once, expected, "{case}");
        assert_eq!(parse(&once).name, expected, "{case}, again");
    }
}

#[test]
fn people_written_into_one_cell_are_told_apart_or_proposed() {
    for (text, others) in [
        ("张三和李四", vec!["李四"]),
        ("张三|李四", vec!["李四"]),
        ("张三 / 李四 / 王五", vec!["李四", "王五"]),
        ("John Smith/Mary Smith", vec!["Mary Smith"]),
        ("张和平", vec![]),
    ] {
        assert_eq!(parse(text).others, others, "{text}");
    }
    for (text, two) in [
        ("张伟李娜", Some("张伟;李娜")),
        ("王小明李小红", Some("王小明;李小红")),
        ("欧阳娜娜", None),
        ("司马相如", None),
        ("张小明", None),
    ] {
        assert_eq!(parse(text).perhaps_two.as_deref(), two, "{text}");
    }
    let unknown = parse("张先生/女士");
    assert_eq!(
        (unknown.name.as_str(), unknown.gender, unknown.family_only),
        ("张", None, true)
    );
}

#[test]
fn keys_struck_at_random_are_no_name() {
    for text in [
        "asdf",
        "qwerty",
        "aaa",
        "test01",
        "Test User",
        "测试2",
        "客户123",
    ] {
        assert_eq!(parse(text).kind, Kind::Placeholder, "{text}");
    }
    for text in ["Stu", "Fred", "Tyu Ng", "Abe", "Wer"] {
        assert_eq!(parse(text).kind, Kind::Person, "{text}");
    }
}

#[test]
fn names_without_anything_beside_them_are_seen_at_a_look() {
    for text in ["张伟", "王小明", "欧阳修", "陳大文"] {
        assert!(is_plain(text), "{text}");
        assert_eq!(parse(text).name, text);
    }
    for text in [
        "张总",
        "王经理",
        "测试一",
        "小王",
        "买买提",
        "张三1",
        "李小姐",
        "",
    ] {
        assert!(
            !is_plain(text) || parse(text).kind == Kind::Person && parse(text).name == text,
            "{text}"
        );
    }
}
