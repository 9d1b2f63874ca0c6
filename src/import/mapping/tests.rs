//! Headers and cells, and the field a reader would say the column is.

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

/// Lists as the usual programs write them.
const USUAL_LISTS: &[Case] = &[
    (
        "an ERP export",
        &[
            "客户编码|客户名称|联系人|联系电话|手机号码|传真|详细地址|邮政编码|累计消费金额(元)",
            "K1|上海甲有限公司|张伟|021-12345678|13912345678||上海市徐汇区虹漕路461号|200030|12",
        ],
        "source_key|company|name|phone|mobile|-|address|postcode|amount",
    ),
    (
        "a web shop",
        &[
            "订单编号|买家昵称|收货人姓名|收货人手机|收货地址|买家留言|宝贝标题",
            "1|a|张伟|13912345678|上海市徐汇区虹漕路461号||x",
        ],
        "-|-|name|mobile|address|remark|-",
    ),
    (
        "a form",
        &[
            "序号|提交答卷时间|所用时间|来源|1、您的姓名|2、您的手机号码|3、您的公司名称|4、您的职位是",
            "1|2024/1/1 10:00:00|30秒|微信|张伟|13912345678|甲公司|经理",
        ],
        "-|registered_on|-|channel|name|mobile|company|title",
    ),
    (
        "an address book of Google",
        &[
            "First Name|Last Name|Organization Title|Organization Name|E-mail 1 - Value|Phone 1 - Value|Phone 2 - Value|Address 1 - Formatted|Address 1 - City|Labels",
            "Wei|Zhang|CEO|Acme Ltd|a@b.com|13912345678|021-62345678|上海市徐汇区虹漕路461号|Shanghai|x",
        ],
        "given_name|family_name|title|company|email|mobile|phone|address|city|-",
    ),
    (
        "an address book of Outlook",
        &[
            "First Name|Last Name|E-mail Address|E-mail 2 Address|Business Phone|Mobile Phone|Business Fax|Notes|Spouse",
            "Wei|Zhang|a@b.com|c@d.com|021-62345678|13912345678|021-62345679|x|Na",
        ],
        "given_name|family_name|email|email_alt|phone|mobile|-|remark|-",
    ),
    (
        "a list in traditional characters",
        &[
            "會員編號|姓名|行動電話|電子郵件|公司名稱|郵遞區號|備註",
            "A1|陳志豪|0912345678|a@b.tw|台灣電子股份有限公司|110|x",
        ],
        "source_key|name|mobile|email|company|postcode|remark",
    ),
    (
        "Salesforce",
        &[
            "Contact ID|Salutation|First Name|Last Name|Account Name|Title|Email|Mobile|Mailing Street|Mailing City|Mailing State/Province|Mailing Zip/Postal Code|Mailing Country|Contact Owner",
            "003|Mr.|Wei|Zhang|Acme Ltd|CEO|a@b.com|13912345678|Hongcao Rd 461|Shanghai|Shanghai|200030|China|Bob",
        ],
        "source_key|gender|given_name|family_name|company|title|email|mobile|street|city|province|postcode|country|-",
    ),
    (
        "Mailchimp",
        &[
            "Email Address|First Name|Last Name|Address|Phone Number|Birthday|MEMBER_RATING|OPTIN_TIME|LEID|TAGS",
            "a@b.com|Wei|Zhang|x|13912345678|01/02|2|2024-01-01|1|x",
        ],
        "email|given_name|family_name|address|mobile|birth_date|customer_level|registered_on|source_key|-",
    ),
    (
        "a member list",
        &[
            "No.|会员卡号|姓 名|性别|出生日期|身份证号|手 机*|会员等级|可用积分|注册时间|最后购买时间",
            "1|V01|张伟|男|1990-01-01|11010519491231002X|13912345678|金卡|10|2020-01-01|2024-01-01",
        ],
        "-|source_key|name|gender|birth_date|id_number|mobile|customer_level|points|registered_on|last_purchase",
    ),
    (
        "pinyin",
        &[
            "xingming|shoujihao|youxiang|gongsi",
            "张伟|13912345678|a@b.cn|甲",
        ],
        "name|mobile|email|company",
    ),
    (
        "what the program exports",
        &[
            "source_key|name|mobile|mobile_alt|phone|phone_ext|email|company|address",
            "1|张伟|13912345678||021-12345678|8|a@b.cn|甲公司|x",
        ],
        "source_key|name|mobile|mobile_alt|phone|phone_ext|email|company|address",
    ),
    (
        "someone else's columns",
        &[
            "姓名|手机|紧急联系人|紧急联系人手机|推荐人手机|业务员|门店电话",
            "张伟|13912345678|李娜|13812345678|13712345678|王五|021-12345678",
        ],
        "name|mobile|-|-|-|-|-",
    ),
    (
        "a two-row header",
        &[
            "客户|联系方式|联系方式|联系方式|紧急联系人|紧急联系人",
            "姓名|手机|电话|邮箱|姓名|电话",
            "张伟|13912345678|021-12345678|a@b.cn|李娜|13812345678",
        ],
        "name|mobile|phone|email|-|-",
    ),
];

#[test]
fn usual_lists_are_mapped_by_their_headers() {
    check(USUAL_LISTS);
}

/// Headers that are one thing here and another there.
const UNSURE_HEADERS: &[Case] = &[
    (
        "a customer beside a contact",
        &["客户名称|联系人|手机", "甲|张伟|13912345678"],
        "company|name|mobile",
    ),
    (
        "customers that are companies",
        &[
            "客户名称|手机",
            "甲有限公司|13912345678",
            "乙集团|13812345678",
        ],
        "company|mobile",
    ),
    (
        "customers that are people",
        &["客户名称|手机", "张伟|13912345678", "李娜|13812345678"],
        "name|mobile",
    ),
    (
        "a name beside a company",
        &["Name|Company|Phone", "Wei Zhang|Acme|021-12345678"],
        "name|company|phone",
    ),
    (
        "telephones that are mobiles",
        &["姓名|联系电话", "张伟|13912345678", "李娜|13812345678"],
        "name|mobile",
    ),
    (
        "telephones of all kinds",
        &["姓名|联系电话", "张伟|13912345678", "李娜|021-12345678"],
        "name|phone",
    ),
    (
        "telephones beside mobiles",
        &["姓名|手机|联系电话", "张伟|13912345678|13912345678"],
        "name|mobile|phone",
    ),
    (
        "any contact that is mail",
        &["姓名|联系方式", "张伟|a@b.cn", "李娜|b@c.cn"],
        "name|email",
    ),
    (
        "any contact, mixed",
        &["姓名|联系方式", "张伟|weixin_a", "李娜|b@c.cn"],
        "name|-",
    ),
    (
        "a slash between ways to reach",
        &["姓名|手机/微信", "张伟|13912345678", "李娜|13812345678"],
        "name|mobile",
    ),
    (
        "keys that repeat",
        &["编号|姓名|手机", "A|张伟|13912345678", "A|李娜|13812345678"],
        "-|name|mobile",
    ),
    (
        "an ID that is an identity number",
        &[
            "ID|姓名",
            "11010519491231002X|张伟",
            "110105194912310038|李娜",
        ],
        "id_number|name",
    ),
    (
        "an amount in ten thousands",
        &["姓名|手机|消费金额（万元）", "张伟|13912345678|1.2"],
        "name|mobile|-",
    ),
];

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
