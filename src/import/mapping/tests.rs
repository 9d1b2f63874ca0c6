//! Headers and cells, and the field a reader would say the column is.

mod lists;

use lists::{UNSURE_HEADERS, USUAL_LISTS};

use super::*;
use crate::import::layout;
use crate::model::CellRows;
use crate::rules::RuleBook;

/// A list as lines; cells are separated by `|`.
fn map_lines(lines: &[&str], wanted: &[(Field, Vec<String>)]) -> Result<Mapping, UnknownHeader> {
    let book = RuleBook::load(None).expect("the default rules are sound");
    let mut cells = CellRows::new();
    lines
        .iter()
        .for_each(|line| cells.push_row(line.split('|')));
    let numbers: Vec<u32> = (1..).take(lines.len()).collect();
    let layout = layout::find(&cells, &numbers, &book.fields).expect("a list");
    let profiles = profile_columns(&cells, layout.first_data, layout.headers.len());
    let evidence = Evidence {
        headers: &layout.headers,
        header_by: layout.header_by,
        profiles: &profiles,
        rules: &book.fields,
    };
    map(&evidence, wanted)
}

/// The uses of the columns as words: a field's name, `-` for an extra, nothing for an empty column.
fn uses(mapping: &Mapping) -> String {
    let word = |column: &InputColumn| match column.usage {
        ColumnUse::Field(field) => field.to_string(),
        ColumnUse::Extra => "-".to_owned(),
        ColumnUse::Empty => String::new(),
    };
    let words: Vec<String> = mapping.columns.iter().map(word).collect();
    words.join("|")
}

/// What a case shows, the lines of the list, the uses of its columns.
type Case = (&'static str, &'static [&'static str], &'static str);

fn check(cases: &[(&str, &[&str], &str)]) {
    for (case, lines, expected) in cases {
        let mapping = map_lines(lines, &[]).expect("nothing is named");
        assert_eq!(uses(&mapping), *expected, "{case}: {:#?}", mapping.columns);
    }
}

#[test]
fn usual_lists_are_mapped_by_their_headers() {
    check(USUAL_LISTS);
}

#[test]
fn a_word_with_two_meanings_is_decided_by_the_list_around_it() {
    check(UNSURE_HEADERS);
}

#[test]
fn a_second_column_goes_to_the_further_values_or_stays_an_extra() {
    check(&[
        (
            "mobiles",
            &[
                "姓名|手机|手机|手机3",
                "张伟|13912345678|13812345678|13712345678",
            ],
            "name|mobile|mobile_alt|mobile_alt",
        ),
        (
            "telephones",
            &["姓名|电话|电话", "张伟|021-12345678|021-12345679"],
            "name|phone|phone_alt",
        ),
        (
            "mail",
            &["姓名|邮箱|备用邮箱|Email", "张伟|a@b.cn|b@b.cn|c@b.cn"],
            "name|email|email_alt|email_alt",
        ),
        (
            "addresses",
            &["姓名|家庭地址|公司地址", "张伟|x|y"],
            "name|address|-",
        ),
        (
            "the better hit wins",
            &["姓名|所在公司全称|公司", "张伟|甲有限公司|甲"],
            "name|-|company",
        ),
    ]);
    let mapping =
        map_lines(&["姓名|家庭地址|公司地址", "张伟|x|y"], &[]).expect("nothing is named");
    assert!(
        mapping.notes[0].contains("--map address=公司地址"),
        "{:?}",
        mapping.notes
    );
}

#[test]
fn columns_with_unknown_headers_are_told_by_unmistakable_cells() {
    let five = |row: &'static str| vec!["甲|乙|姓名", row, row, row, row, row];
    let cases = [
        (
            "mobiles and mail",
            five("13912345678|a@b.cn|张伟"),
            "mobile|email|name",
        ),
        (
            "identity numbers and addresses",
            five("11010519491231002X|上海市徐汇区虹漕路461号|张伟"),
            "id_number|address|name",
        ),
        (
            "numbers and words are not",
            five("123456|上海|张伟"),
            "-|-|name",
        ),
        (
            "two of a kind are two readings",
            five("上海市徐汇区虹漕路461号|上海市徐汇区虹漕路461号|张伟"),
            "-|-|name",
        ),
    ];
    for (case, lines, expected) in cases {
        check(&[(case, &lines, expected)]);
    }
    check(&[
        ("too few cells", &["甲|姓名", "13912345678|张伟"], "-|name"),
        (
            "no header at all",
            &["张伟|13912345678|上海", "李娜|13812345678|北京"],
            "name|mobile|-",
        ),
        (
            "a header that the cells belie",
            &[
                "姓名|手机",
                "张伟|a@b.cn",
                "张三|a@b.cn",
                "张四|a@b.cn",
                "李娜|b@c.cn",
                "王五|c@d.cn",
            ],
            "name|mobile",
        ),
    ]);
}

#[test]
fn a_doubtful_header_is_told() {
    let mail = [
        "姓名|手机",
        "张伟|a@b.cn",
        "张三|a@b.cn",
        "张四|a@b.cn",
        "李娜|b@c.cn",
        "王五|c@d.cn",
    ];
    let mapping = map_lines(&mail, &[]).expect("nothing is named");
    assert_eq!(
        mapping.notes,
        ["手机: the cells look like e-mail addresses"]
    );
}

#[test]
fn the_users_word_comes_first() {
    let lines = [
        "姓名|手机|省|地 址|Mail*",
        "张伟|13912345678|上海|徐汇|a@b.cn",
    ];
    let wanted = |field, headers: &[&str]| {
        (
            field,
            headers.iter().map(|&header| header.to_owned()).collect(),
        )
    };
    type Wanted = Vec<(Field, Vec<String>)>;
    let cases: [(&str, Wanted, &str); 4] = [
        (
            "another field",
            vec![wanted(Field::Wechat, &["手机"])],
            "name|wechat|province|address|email",
        ),
        (
            "joined columns",
            vec![wanted(Field::Address, &["省", "地址"])],
            "name|mobile|address|address|email",
        ),
        (
            "named without its star",
            vec![wanted(Field::Remark, &["mail"])],
            "name|mobile|province|address|remark",
        ),
        (
            "the field of another column",
            vec![wanted(Field::Name, &["地 址"])],
            "-|mobile|province|name|email",
        ),
    ];
    for (case, wanted, expected) in cases {
        let mapping = map_lines(&lines, &wanted).expect("all are there");
        assert_eq!(uses(&mapping), expected, "{case}");
    }
    let unknown = map_lines(&lines, &[wanted(Field::Mobile, &["移动电话"])]).map(|_| ());
    let header = "移动电话".to_owned();
    assert_eq!(
        unknown,
        Err(UnknownHeader {
            field: Field::Mobile,
            header
        })
    );
}

#[test]
fn cells_are_trimmed_and_joined() {
    let lines = [
        "姓名|省|地址|手机|手机",
        " 张伟 |上海市|徐汇区| 139 |138",
        "A|Shanghai|Road||137",
    ];
    let joined = [(Field::Address, vec!["省".to_owned(), "地址".to_owned()])];
    let mapping = map_lines(&lines, &joined).expect("all are there");
    let mut cells = CellRows::new();
    lines[1..]
        .iter()
        .for_each(|line| cells.push_row(line.split('|')));
    let frame = fill(&mapping.outputs, &cells, &[0, 1], &[(0, 3)]);
    let row = |row| {
        [Field::Name, Field::Address, Field::Mobile, Field::MobileAlt]
            .map(|field| frame.row(crate::model::RowIx(row)).get(field))
    };
    assert_eq!(
        row(0),
        [Some("张伟"), Some("上海市徐汇区"), None, Some("138")]
    );
    assert_eq!(
        row(1),
        [Some("A"), Some("Shanghai Road"), None, Some("137")]
    );
}
