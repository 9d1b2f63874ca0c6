//! What the standardizer of people's names reports.

use crate::finding_kinds;

finding_kinds! {
    /// ## What it looks for
    /// A title or form of address beside the name: 张先生, 张三（经理）, Dr. Wang.
    /// ## Why it matters
    /// It is taken off the name and fills gender or title where these are empty.
    TITLE_IN_NAME = "NAM001", Info, "the name carries a title or form of address", "姓名中带称呼或职务";
    /// ## What it looks for
    /// Only a family name is left once the form of address is taken off: 王总, 李小姐.
    /// ## Why it matters
    /// Many people share a family name; such a contact is matched by other fields.
    GIVEN_NAME_MISSING = "NAM002", Warning, "the given name is missing", "只有姓没有名";
    /// ## What it looks for
    /// Two people in one cell: 张三/李四.
    /// ## Why it matters
    /// A contact is one person. The first stays, the other is named in the finding.
    SEVERAL_PEOPLE = "NAM003", Warning, "the cell names several people", "一个单元格有多个人名";
    /// ## What it looks for
    /// Words that stand where a name should: 测试, 客户, 前台, test.
    /// ## Why it matters
    /// Letters to Dear Test are how lists lose their readers. The field is emptied.
    NAME_PLACEHOLDER = "NAM004", Warning, "this is no name", "不是真实姓名";
    /// ## What it looks for
    /// A name that is masked or withheld: 张**, 张某某, 张XX.
    /// ## Why it matters
    /// It is no full name and never proves that two records are one person.
    MASKED_NAME = "NAM005", Warning, "the name is masked", "姓名被打码";
    /// ## What it looks for
    /// Digits behind a name: 张三1.
    /// ## Why it matters
    /// They were added to have the name twice in one list. The name without them is proposed.
    DIGITS_IN_NAME = "NAM006", Warning, "there are digits in the name", "姓名中有数字";
    /// ## What it looks for
    /// An organization in the name field.
    /// ## Why it matters
    /// It moves to the company where that is empty; else both stay.
    COMPANY_IN_NAME = "NAM007", Warning, "the name is that of an organization", "姓名栏填的是单位";
    /// ## What it looks for
    /// A second name or a note in brackets or beside the name: 张三(Tony), Tony 张.
    /// ## Why it matters
    /// The name stands alone; the alias is kept in the finding.
    ALIAS_IN_NAME = "NAM008", Info, "the name has an alias or a note", "姓名中带别名或备注";
    /// ## What it looks for
    /// More than six Han characters without a middle dot, a relative (张三之妻), or a lost character (张?).
    /// ## Why it matters
    /// It is probably no name, or not this person's. It stays as it is.
    DOUBTFUL_NAME = "NAM009", Warning, "the name is doubtful", "姓名可疑";
    /// ## What it looks for
    /// A name in Latin letters whose parts cannot be told apart: zhangsan.
    /// ## Why it matters
    /// It stays as it is; somebody who knows the person can write it out.
    UNDIVIDED_NAME = "NAM010", Info, "the name is pinyin written in one word", "姓名为连写拼音";
    /// ## What it looks for
    /// The name of a person beside a number or an address of mail, in a row that has no name.
    /// ## Why it matters
    /// It is probably the contact. It is proposed; the rules can have it written.
    NAME_ELSEWHERE = "NAM011", Info, "a name stands in another cell, and the row has none", "其他单元格里有姓名，而姓名为空";
    /// ## What it looks for
    /// A Chinese name in Latin letters with the family name behind: San Zhang.
    /// ## Why it matters
    /// One person must not be two. Linda Wang reads the same way, so that the other order is only proposed.
    FAMILY_NAME_LAST = "NAM012", Info, "the family name stood behind the given name", "拼音姓名的姓在后面";
    /// ## What it looks for
    /// Four to six characters that read as two whole names: 张伟李娜.
    /// ## Why it matters
    /// Two people may have been written into one cell; it may also be one person with the family names of both parents.
    /// The two are proposed, and the cell stays.
    PERHAPS_TWO = "NAM013", Info, "the name may be those of two people", "可能是两个人的姓名连写";
}
