//! Lists as they come, in a few lines each, and what a reader would say their columns are.

use super::Case;

/// Lists as the usual programs write them.
pub(super) const USUAL_LISTS: &[Case] = &[
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

/// Headers that are one thing here and another there.
pub(super) const UNSURE_HEADERS: &[Case] = &[
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
