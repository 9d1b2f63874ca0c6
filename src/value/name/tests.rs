//! Names as people write them, and what they say.

use super::{Gender, Kind, Parsed, join, key, parse, split};

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
