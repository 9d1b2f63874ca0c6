//! What standardizers report about names, companies, titles and addresses.

use crate::finding_kinds;

finding_kinds! {
    /// ## What it looks for
    /// An address that names a district of which there are several (朝阳区, 鼓楼区) without saying in which city.
    /// ## Why it matters
    /// Choosing one would send the letter to the wrong province. The address stays as it is; the candidates are listed.
    AMBIGUOUS_PLACE = "ADR001", Warning, "the address can mean several places", "地址可能指多个地方";
    /// ## What it looks for
    /// An address that names two places, or another place than the province, city and district columns of its row.
    /// ## Why it matters
    /// One of the two is wrong, and the list does not say which. All stay as they are.
    CONTRADICTING_PLACES = "ADR002", Warning, "the address names two places that exclude each other", "地址前后矛盾或与省市区列不符";
    /// ## What it looks for
    /// A province, city or district under a name that was given up: renamed, upgraded, merged.
    /// ## Why it matters
    /// Today's name is written, so that lists of different years can be compared. The raw cell keeps the old one.
    FORMER_NAME = "ADR003", Info, "the division has another name today", "行政区划已更名或合并";
    /// ## What it looks for
    /// Words that stand where an address should: 同上, 本市, 地址不详, 测试.
    /// ## Why it matters
    /// They are no address; the field is emptied so that nobody prints them on a letter.
    ADDRESS_PLACEHOLDER = "ADR004", Warning, "this is no address", "不是有效地址";
    /// ## What it looks for
    /// A name, a number or a firm before the province: 张三 13912345678 广东省深圳市南山区.
    /// ## Why it matters
    /// The place was read from behind it; the text before it was left in the address.
    TEXT_BEFORE_PLACE = "ADR005", Info, "there is other text before the address", "地址前有其他内容";
    /// ## What it looks for
    /// A postcode inside the address while the postcode field is empty.
    /// ## Why it matters
    /// It moves to its own field. Where that field holds another postcode, both stay.
    POSTCODE_IN_ADDRESS = "ADR006", Info, "the address contains a postcode", "地址中含有邮编";
    /// ## What it looks for
    /// An address that breaks off: it ends in an ellipsis or within a bracket.
    /// ## Why it matters
    /// The column it came from was too short, and the end is lost for good.
    CUT_OFF_ADDRESS = "ADR007", Warning, "the address is cut off", "地址被截断";

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
    /// Words that stand where a company should: 个人, 无单位, 某公司.
    /// ## Why it matters
    /// They would make one company of all people without one. The field is emptied.
    COMPANY_PLACEHOLDER = "CMP001", Info, "this is no company", "不是有效单位名称";
    /// ## What it looks for
    /// A legal form that is mistyped: 有限公可.
    /// ## Why it matters
    /// It is written out correctly, for only one form can be meant.
    MISTYPED_LEGAL_FORM = "CMP002", Info, "the legal form is mistyped", "公司后缀有错字";
    /// ## What it looks for
    /// A legal form that breaks off: 有限公.
    /// ## Why it matters
    /// The column was too short, and more may be lost. The whole form is proposed.
    CUT_OFF_COMPANY = "CMP003", Warning, "the company's name is cut off", "公司名称被截断";
    /// ## What it looks for
    /// A department behind the company: 上海交通大学计算机系.
    /// ## Why it matters
    /// It moves to the department where that is empty; else both stay.
    DEPARTMENT_IN_COMPANY = "CMP004", Info, "the company contains a department", "单位名称中含部门";
    /// ## What it looks for
    /// A former name of the company: 上海新（原上海旧）.
    /// ## Why it matters
    /// The name of today stands alone; the old one is kept in the finding.
    FORMER_COMPANY_NAME = "CMP005", Info, "a former company name is given", "含公司曾用名";

    /// ## What it looks for
    /// A department and a title in one cell: 市场部经理.
    /// ## Why it matters
    /// They are told apart where the department is empty.
    DEPARTMENT_IN_TITLE = "TTL001", Info, "the title contains a department", "职务中含部门";
    /// ## What it looks for
    /// A title in the department column and a department in the title column.
    /// ## Why it matters
    /// The exchange is proposed; nothing is changed unasked.
    SWAPPED_TITLE = "TTL002", Warning, "department and title are swapped", "部门与职务填反";
}
